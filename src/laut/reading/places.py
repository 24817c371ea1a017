"""Places: from words of a report to a point on the map.

A name may be borne by many places. Which one is meant is decided by the
countries that the report speaks of, by size, and by how near it lies to the places
already known (compare the features of Leidner, «Toponym Resolution in Text», 2007).
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from laut.model import evidence
from laut.model.place import Extent, Place
from laut.reading.countries import Countries, countries
from laut.reading.doc import tokens_in
from laut.reading.gazetteer import Candidate, Gazetteer, gazetteer

_CONTEXT_KEY = "laut_places_context"
_LONGEST = 5
"""Tokens in the longest name looked for."""

_NEAR_KM = 300.0
_OWN = 0.8


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a report says about where it plays: countries with their share of mentions, known points (lat, lon)."""

    shares: dict[str, float] = field(default_factory=dict)
    points: tuple[tuple[float, float], ...] = ()


NOWHERE = Surroundings()


def surroundings(doc: Doc, language: str = "de") -> Surroundings:
    """The countries named in the report (names, adjectives, inhabitants), computed once a Doc."""
    if _CONTEXT_KEY not in doc.user_data:
        doc.user_data[_CONTEXT_KEY] = _surroundings(doc, countries(language))
    found: Surroundings = doc.user_data[_CONTEXT_KEY]
    return found


def _surroundings(doc: Doc, words: Countries) -> Surroundings:
    counts = Counter(code for token in doc if (code := country_of(token.text, words)))
    total = sum(counts.values())
    return Surroundings({code: count / total for code, count in counts.items()})


@lru_cache(maxsize=50_000)
def _country_of_word(word: str, language: str) -> str | None:
    words = countries(language)
    if word.startswith(("US-", "Us-")):
        return "US"
    if not word[:1].isupper():
        return words.of_adjective(word)
    return words.of_name(word) or words.of_people(word) or words.of_adjective(word) or words.regions.get(word) or None


def country_of(word: str, words: Countries | None = None, language: str = "de") -> str | None:
    """The country that one word names: «Irak», «irakischen», «Iraker», «US-Armee»; None for other words."""
    return _country_of_word(word, language)


def is_place(name: str, language: str = "de") -> bool:
    """Whether countries, regions or gazetteer know `name`, in the nominative or the genitive."""
    words = countries(language)
    if words.of_name(name) or name in words.regions:
        return True
    return any(gazetteer(language).knows(form) for form in _forms(name))


def is_government_seat(name: str, language: str = "de") -> bool:
    """Whether `name` may stand for a government: «Bagdad», «Moskaus», «Kreml», «Weiße Haus»."""
    return countries(language).seat(name) is not None


def place_named(name: str, near: Surroundings = NOWHERE, *, region: bool = False, language: str = "de") -> Place | None:
    """The place that `name` most likely means in these surroundings; None if nothing bears the name.

    `region` says that a word like «Provinz» stands before it.
    """
    index = gazetteer(language)
    code = countries(language).of_name(name)
    if code is not None and not region:
        return _country_place(code, name, index, countries(language))
    for form in _forms(name):
        if found := index.candidates(form):
            best = max(found, key=lambda candidate: _weight(candidate, near, region))
            return replace(best.place, name=name)
    return None


def _country_place(code: str, name: str, index: Gazetteer, words: Countries) -> Place | None:
    for candidate in index.candidates(words.main[code]):
        if candidate.place.precision is Extent.COUNTRY and candidate.place.country == code:
            return replace(candidate.place, name=name)
    return None


def _forms(name: str) -> Iterator[str]:
    """The name, without the genitive's ending, without a leading «Stadt», and as a town of «-er»."""
    yield name
    if name.endswith(("s", "’", "'")) and len(name) > 4:
        yield name[:-1]
    if " " in name and name.split()[0] in _KINDS:
        yield from _forms(name.split(" ", 1)[1])
    if name.endswith("er") and len(name) > 5:
        yield from (name[:-2], name[:-2] + "en", name[:-3] + "en")


_KINDS = frozenset({"Stadt", "Provinz", "Region", "Bundesstaat", "Gouvernement", "Insel", "Halbinsel", "Distrikt"})
_LARGER = frozenset(
    "Provinz Provinzen Region Bundesstaat Bundesstaates Bundesland Gouvernement Departement Département Kanton Bezirk Distrikt".split()
)


def _weight(candidate: Candidate, near: Surroundings, region: bool) -> float:
    """Higher is likelier: size (logarithm), own name, country named in the report, points near by."""
    place = candidate.place
    weight = math.log10(candidate.population + 10) + (_OWN if candidate.own else 0.0)
    if place.precision is Extent.REGION:
        weight += 3.0 if region else -1.2
    elif place.precision is Extent.COUNTRY:
        weight -= 2.0  # its German names have been tried: this is a foreign one
    if place.country in near.shares:
        weight += 1.5 + 1.5 * near.shares[place.country]
    elif place.country == "DE":
        weight += 0.5  # German reports name German places without their country
    if place.lat is not None and place.lon is not None:
        weight += any(distance(point, (place.lat, place.lon)) < _NEAR_KM for point in near.points)
    return weight


def distance(left: tuple[float, float], right: tuple[float, float]) -> float:
    """Kilometres between two points (lat, lon in degrees), along the great circle."""
    (a, b), (c, d) = ((math.radians(x), math.radians(y)) for x, y in (left, right))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, h)))


def locate(doc: Doc, span: evidence.Span, language: str = "de") -> Place | None:
    """The place that a stretch of text names: «Bagdad», «Süden Thailands», «litauischen Hauptstadt»; None if none is known."""
    piece, near = tokens_in(doc, span), surroundings(doc, language)
    words = countries(language)
    if (found := _capital_in(piece, words, gazetteer(language))) is not None:
        return found
    for candidate in _name_spans(piece):
        before = doc[candidate.start - 1].text if candidate.start else ""
        found = place_named(candidate.text, near, region=before in _LARGER, language=language)
        if found is not None:
            return found
    return _by_adjective(piece, words, gazetteer(language))


def _capital_in(piece: Span, words: Countries, index: Gazetteer) -> Place | None:
    """«litauischen Hauptstadt», «Hauptstadt Äthiopiens» lead to the capital."""
    if not any(token.text == "Hauptstadt" for token in piece):
        return None
    codes = [code for token in piece if (code := country_of(token.text, words))]
    return index.capital(codes[0], piece.text) if codes else None


def _name_spans(piece: Span) -> Iterable[Span]:
    """Names in the piece: the encoder's place names, then runs of proper nouns, longest first."""
    yield from (name for name in piece.ents if name.label_ in ("LOC", "GPE"))
    for size in range(min(_LONGEST, len(piece)), 0, -1):
        for start in range(piece.start, piece.end - size + 1):
            run = piece.doc[start : start + size]
            if _may_name(run[0]) and _may_name(run[-1]):
                yield run


def _may_name(token: Token) -> bool:
    return token.text[:1].isupper() and (
        token.pos_ in ("PROPN", "X") or bool(token.ent_type_) or (token.text.endswith("er") and token.pos_ == "ADJ")
    )


def _by_adjective(piece: Span, words: Countries, index: Gazetteer) -> Place | None:
    """«pakistanischem Gebiet» lies in Pakistan, «sächsischen Metropole» in Sachsen."""
    for token in piece:
        if code := words.of_adjective(token.text):
            found = _country_place(code, piece.text, index, words)
        elif region := words.region_of_adjective(token.text):
            found = place_named(region, Surroundings(), region=True)
        else:
            continue
        if found is not None:
            return replace(found, name=piece.text)
    return None
