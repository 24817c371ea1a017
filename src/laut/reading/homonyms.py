"""Which of the places that bear a name is meant.

Decided by the countries that the report speaks of, by size, and by how near
a place lies to those already known (compare the features of Leidner, «Toponym Resolution in
Text», 2007). The weights were set by hand on places of Wikinews reports.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from laut.model.place import Extent
from laut.reading.gazetteer import Candidate

_OWN = 0.8
_GERMAN = 1.2
"""laut's own tables give the name to this place: it is the one that German reports mostly mean."""
_REGION_WANTED, _REGION = 3.0, -1.2
_FOREIGN_COUNTRY = -2.0
"""A country's German names are tried before; what is left is a foreign one («Georgia»)."""
_NAMED_COUNTRY, _SHARE = 1.6, 1.2
_HOME = 0.5
"""German reports name German places without their country."""
_CAPITAL = 1.5
_NEAR, _NEAR_KM = 1.0, 300.0
_LARGE = 45_000
"""People from whom on a town may be meant by a foreign name of it without its country being named."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a report says about where it plays: countries with their share of mentions, known points (lat, lon)."""

    shares: dict[str, float] = field(default_factory=dict)
    points: tuple[tuple[float, float], ...] = ()


NOWHERE = Surroundings()


def likeliest(
    candidates: Iterable[Candidate], near: Surroundings, region: bool, seat: str | None = None
) -> tuple[float, Candidate] | None:
    """The candidate of most weight, with it; None if none is likely.

    `region` = a word like «Provinz» stands before; `seat` = the country whose government the name stands for.
    """
    possible = [candidate for candidate in candidates if _possible(candidate, near)]
    weighed = [(weight(candidate, near, region, seat), k) for k, candidate in enumerate(possible)]
    if not weighed:
        return None
    best, k = max(weighed)
    return best, possible[k]


def _possible(candidate: Candidate, near: Surroundings) -> bool:
    return not near.shares or candidate.own or candidate.population >= _LARGE or candidate.place.country in near.shares


def weight(candidate: Candidate, near: Surroundings, region: bool, seat: str | None) -> float:
    """Higher is likelier: size (logarithm), own name, capital, country named in the report, points near by."""
    place = candidate.place
    known = candidate.own or seat == place.country
    total = math.log10(candidate.population + 10) + _OWN * candidate.own + _GERMAN * candidate.german
    total += _CAPITAL * (candidate.capital and known)
    if place.precision is Extent.REGION:
        total += _REGION_WANTED if region else _REGION
    elif place.precision is Extent.COUNTRY:
        total += _FOREIGN_COUNTRY
    if seat is not None and seat == place.country and not candidate.capital:
        total += _CAPITAL
    if place.country in near.shares:
        total += _NAMED_COUNTRY + _SHARE * near.shares[place.country]
    elif place.country == "DE":
        total += _HOME
    if place.lat is not None and place.lon is not None:
        total += _NEAR * any(distance(point, (place.lat, place.lon)) < _NEAR_KM for point in near.points)
    return total


def distance(left: tuple[float, float], right: tuple[float, float]) -> float:
    """Kilometres between two points (lat, lon in degrees), along the great circle."""
    (a, b), (c, d) = ((math.radians(x), math.radians(y)) for x, y in (left, right))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, h)))
