"""Blocking keys: only tellings that share one are ever compared.

A key joins a family of types, a month and a name: of who, whom or where, or one of the names that the
whole report is about. So the number of comparisons grows with the tellings of one matter and not with the ledger.
"""

import hashlib
from collections.abc import Sequence
from datetime import date, timedelta

from laut.merging.families import families
from laut.model.names import stems
from laut.model.telling import Named, Telling

_MONTH = 30
_MOST_PERIODS = 4
"""A telling whose time is vaguer than four months is looked up by its publication date."""
_NAMES = 6
"""Of the names that a report is about, as many lead to other reports."""
_AROUND_PUBLICATION = 31
"""Days before and after publication in which an undated act is looked for."""


def keys(telling: Telling) -> frozenset[int]:
    """A key for every combination of family, month and name; empty where no name is known.

    A key is a signed 64-bit number: 17 bits of month, 15 of the family's hash, 32 of the name's, so that an index of
    keys keeps one month together and a growing ledger is written to in few places.
    """
    anchors = [_bits(anchor, 32) for anchor in _anchors(telling)]
    found = [_bits(family, 15) for family in families(telling.type)]
    return frozenset(
        (period << 47 | family << 32 | anchor) - 2**63
        for family in found
        for period in _periods(telling)
        for anchor in anchors
    )


def _bits(word: str, count: int) -> int:
    digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> (64 - count)


def _anchors(telling: Telling) -> frozenset[str]:
    parties = telling.actors + telling.recipients + _place(telling)
    own = {stem for named in parties for stem in stems(named.name)}
    return frozenset(own | set(telling.names[:_NAMES]))


def _place(telling: Telling) -> tuple[Named, ...]:
    return (telling.place,) if telling.place else ()


def _periods(telling: Telling) -> frozenset[int]:
    """Numbers of the months (since year 1) in which the act may lie."""
    spans = [(first, last) for first, last in telling.when.ranges] if telling.when else []
    found = {n for first, last in spans for n in _numbers(first, last)}
    if found and len(found) <= _MOST_PERIODS:
        return frozenset(found)
    if telling.published is None:
        return frozenset({0})
    first, last = telling.published.earliest, telling.published.latest
    around = timedelta(days=_AROUND_PUBLICATION)
    return frozenset(_numbers(first - around, last + around))


def _numbers(first: date, last: date) -> range:
    start, end = first.toordinal() // _MONTH, last.toordinal() // _MONTH
    return range(start, min(end, start + _MOST_PERIODS + 1) + 1)


def split(told: Sequence[Telling], most: int) -> list[list[str]]:
    """Ids in parts of about `most` at most, by type and then by what day they were told; one part if they are few.

    The parts depend on the set of tellings alone.
    """
    if len(told) <= most:
        return [sorted(t.id for t in told)]
    parts: dict[str, list[tuple[str, str]]] = {}
    for telling in told:
        kind, day = split_by(telling)
        parts.setdefault(kind, []).append((day, telling.id))
    return [sorted(part) for group in parts.values() for part in _by_day(sorted(group), most)]


def split_by(telling: Telling) -> tuple[str, str]:
    """What `split` goes by: the families of its type, and the first day of its publication (ISO 8601), the last of all days where unknown."""
    day = telling.published.earliest if telling.published else date.max
    return " ".join(families(telling.type)), day.isoformat()


def _by_day(ordered: Sequence[tuple[str, str]], most: int) -> list[list[str]]:
    return [[id for _, id in ordered[i : i + most]] for i in range(0, len(ordered), most)]
