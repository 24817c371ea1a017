"""Where reports of one event contradict each other, with the words of both.

Planned and then done, or called off, is no contradiction; done and denied is. Numbers contradict where their
ranges do not meet, days where they cannot overlap, places where neither lies in the other.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from laut.merging.names import alike, any_alike, states
from laut.model.event import Contradiction, Version
from laut.model.evidence import Span
from laut.model.kinds import EntityKind, EventType, Status
from laut.model.moment import Precision
from laut.model.telling import Count, Telling

V = TypeVar("V")
Group = list[tuple[Telling, V]]

_BY_SOMEBODY = {EventType.ASSAULT}
_SOMEBODY = {EntityKind.PERSON, EntityKind.ORGANIZATION}
_ASSERTS = {Status.ACTUAL, Status.PLANNED}


def find_contradictions(told: Sequence[Telling]) -> tuple[Contradiction, ...]:
    """All contradictions between the tellings of one event, one for each aspect (and thing counted)."""
    found = [_status(told), _when(told), _where(told), _who(told)]
    for of in sorted({count.of for t in told for count in t.counts}):
        found.append(_how_many(told, of))
    return tuple(contradiction for contradiction in found if contradiction)


def _status(told: Sequence[Telling]) -> Contradiction | None:
    denied = [t for t in told if t.status is Status.DENIED or t.disputed]
    asserted = [t for t in told if t.status in _ASSERTS and not t.disputed]
    if not denied or not any(t.status is Status.ACTUAL for t in asserted):
        return None
    versions = (_version(str(asserted[-1].status), asserted), _version("denied", denied))
    return Contradiction("status", versions, f"{denied[0].report} denies what {asserted[0].report} reports")


def _version(value: str, tellings: Sequence[Telling]) -> Version:
    return Version(value, _reports(tellings), tuple(t.trigger for t in tellings))


def _when(told: Sequence[Telling]) -> Contradiction | None:
    """Only days that surely belong to the act: an approximate one may be the other's, a noun's that of the verb beside it."""
    dated = [(t, t.when) for t in told if t.when and t.status is Status.ACTUAL and not t.shares_time]
    exact = [(t, when) for t, when in dated if when.precision <= Precision.DAY and not when.approximate]
    groups = _grouped(exact, lambda a, b: a.overlaps(b))
    return _between("when", groups, str, lambda t, _: t.trigger, "days that cannot overlap")


def _where(told: Sequence[Telling]) -> Contradiction | None:
    """A country and a town in it are no contradiction."""
    places = [(t, t.place) for t in told if t.place and t.place.geonames is not None and t.status is Status.ACTUAL]
    towns = {p.country for _, p in places if p.name not in states()}
    exact = [(t, p) for t, p in places if p.name not in states() or p.country not in towns]
    groups = _grouped(exact, alike, any)
    return _between("where", groups, lambda place: place.name, lambda t, _: t.trigger, "different places")


def _who(told: Sequence[Telling]) -> Contradiction | None:
    """Only acts of violence, and only where each report names somebody: in what is said or decided, «Brüssel»
    and «die Kommission» are no contradiction, and nobody contradicts «Bewaffnete»."""
    named = [(t, t.actors) for t in told if t.type in _BY_SOMEBODY and t.actors and t.actors[0].kind in _SOMEBODY]
    groups = _grouped(named, lambda a, b: any_alike(a, b) is not None, any)
    return _between("who", groups, lambda actors: actors[0].name, lambda t, _: t.trigger, "different actors")


def _how_many(told: Sequence[Telling], of: str) -> Contradiction | None:
    counted = [(t, count) for t in told for count in t.counts if count.of == of]
    return _between("how many", _grouped(counted, _meet), _shown, lambda _, count: count.span, of)


def _grouped(
    given: Iterable[tuple[Telling, V]], agree: Callable[[V, V], bool], with_: Callable[[Iterable[bool]], bool] = all
) -> list[Group[V]]:
    """A value joins the first group with all (or any) of which it agrees; in text order."""
    groups: list[Group[V]] = []
    for telling, value in given:
        group = next((g for g in groups if with_(agree(other, value) for _, other in g)), None)
        if group is None:
            groups.append([(telling, value)])
        else:
            group.append((telling, value))
    return groups


def _between(
    aspect: str,
    groups: Sequence[Group[V]],
    shown: Callable[[V], str],
    evidence: Callable[[Telling, V], Span],
    why: str,
) -> Contradiction | None:
    """A contradiction of at least two groups in at least two reports."""
    if len(groups) < 2 or len({t.report for group in groups for t, _ in group}) < 2:
        return None
    versions = tuple(
        Version(shown(group[0][1]), _reports(t for t, _ in group), tuple(evidence(t, v) for t, v in group))
        for group in groups
    )
    return Contradiction(aspect, versions, f"{why}: {' against '.join(v.value for v in versions)}")


def _reports(told: Iterable[Telling]) -> tuple[str, ...]:
    return tuple(sorted({t.report for t in told}))


def _meet(left: Count, right: Count) -> bool:
    return left.low <= _most(right) and right.low <= _most(left)


def _most(count: Count) -> float:
    return math.inf if count.high is None else count.high


def _shown(count: Count) -> str:
    if count.high is None:
        return f"≥ {count.low} {count.of}"
    return f"{count.low} {count.of}" if count.low == count.high else f"{count.low}–{count.high} {count.of}"
