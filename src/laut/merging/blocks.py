"""Blocking keys: only tellings that share one are ever compared.

A key joins a family of types, a half-month and a who or where, so that the number
of comparisons grows with the number of tellings of one event and not with the ledger.
"""

from datetime import date, timedelta

from laut.merging.families import families
from laut.model.names import stems
from laut.model.telling import Named, Telling

_HALF_MONTH = 15
_MOST_PERIODS = 6
"""A telling whose time is vaguer than six half-months is looked up by its publication date."""
_AROUND_PUBLICATION = 31
"""Days before and after publication in which an undated act is looked for."""


def keys(telling: Telling) -> frozenset[str]:
    """`family|period|who-or-where` for every combination; empty where neither is known."""
    anchors = _anchors(telling)
    return frozenset(
        f"{family}|{period}|{anchor}"
        for family in families(telling.type)
        for period in _periods(telling)
        for anchor in anchors
    )


def _anchors(telling: Telling) -> frozenset[str]:
    parties = telling.actors + telling.recipients
    found = {f"c:{named.country}" for named in (*parties, *_place(telling)) if named.country}
    found |= {f"w:{stem}" for named in (*parties, *_place(telling)) for stem in stems(named.name)}
    return frozenset(found)


def _place(telling: Telling) -> tuple[Named, ...]:
    return (telling.place,) if telling.place else ()


def _periods(telling: Telling) -> frozenset[int]:
    """Numbers of the half-months (since year 1) in which the act may lie."""
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
    start, end = first.toordinal() // _HALF_MONTH, last.toordinal() // _HALF_MONTH
    return range(start, min(end, start + _MOST_PERIODS + 1) + 1)
