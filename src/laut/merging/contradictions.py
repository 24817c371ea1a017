"""Where reports of one event contradict each other, with the words of both.

Planned and then done is no contradiction; done and denied is. Numbers contradict where their
ranges do not meet, days where they cannot overlap, places where neither lies in the other.
"""

import math
from collections.abc import Callable, Iterable, Sequence

from laut.merging.names import alike
from laut.model.event import Contradiction, Version
from laut.model.evidence import Span
from laut.model.kinds import EntityKind, EventType, Status
from laut.model.moment import Precision
from laut.model.telling import Count, Named, Telling

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
    denied = [t for t in told if t.status is Status.DENIED]
    asserted = [t for t in told if t.status in _ASSERTS]
    if not denied or not asserted:
        return None
    versions = (_version(str(asserted[-1].status), asserted), _version("denied", denied))
    return Contradiction("status", versions, f"{denied[0].report} denies what {asserted[0].report} reports")


def _version(value: str, tellings: Iterable[Telling], span: Callable[[Telling], Span] = lambda t: t.trigger) -> Version:
    listed = list(tellings)
    return Version(value, tuple(sorted({t.report for t in listed})), tuple(span(t) for t in listed))


def _when(told: Sequence[Telling]) -> Contradiction | None:
    dated = [t for t in told if t.when and t.when.precision <= Precision.DAY and t.status is Status.ACTUAL]
    groups: list[list[Telling]] = []
    for telling in dated:
        assert telling.when
        group = next((g for g in groups if g[0].when and g[0].when.overlaps(telling.when)), None)
        if group is None:
            groups.append([telling])
        else:
            group.append(telling)
    return _between("when", groups, lambda t: str(t.when), "days that cannot overlap")


def _where(told: Sequence[Telling]) -> Contradiction | None:
    exact = [t for t in told if t.place and t.place.geonames is not None and t.status is Status.ACTUAL]
    groups = _grouped(exact, lambda t: (t.place,) if t.place else ())
    return _between("where", groups, lambda t: t.place.name if t.place else "", "different places")


def _who(told: Sequence[Telling]) -> Contradiction | None:
    """Only acts of violence, and only where each report names somebody: in what is said or decided, «Brüssel»
    and «die Kommission» are no contradiction, and nobody contradicts «Bewaffnete»."""
    named = [t for t in told if t.type in _BY_SOMEBODY and t.actors and t.actors[0].kind in _SOMEBODY]
    groups = _grouped(named, lambda t: t.actors)
    return _between("who", groups, lambda t: t.actors[0].name, "different actors")


def _grouped(tellings: Iterable[Telling], of: Callable[[Telling], tuple[Named, ...]]) -> list[list[Telling]]:
    groups: list[list[Telling]] = []
    for telling in tellings:
        group = next((g for g in groups if any(alike(a, b) for t in g for a in of(t) for b in of(telling))), None)
        if group is None:
            groups.append([telling])
        else:
            group.append(telling)
    return groups


def _between(
    aspect: str, groups: Sequence[Sequence[Telling]], value: Callable[[Telling], str], why: str
) -> Contradiction | None:
    if len(groups) < 2 or len({t.report for group in groups for t in group}) < 2:
        return None
    versions = tuple(_version(value(group[0]), group) for group in groups)
    return Contradiction(aspect, versions, f"{why}: {' against '.join(v.value for v in versions)}")


def _how_many(told: Sequence[Telling], of: str) -> Contradiction | None:
    counted = [(t, c) for t in told for c in t.counts if c.of == of]
    groups: list[list[tuple[Telling, Count]]] = []
    for telling, count in counted:
        group = next((g for g in groups if _meet(g[0][1], count)), None)
        if group is None:
            groups.append([(telling, count)])
        else:
            group.append((telling, count))
    if len(groups) < 2 or len({t.report for group in groups for t, _ in group}) < 2:
        return None
    versions = tuple(
        Version(_shown(g[0][1]), tuple(sorted({t.report for t, _ in g})), tuple(c.span for _, c in g)) for g in groups
    )
    return Contradiction("how many", versions, f"{of}: {' against '.join(v.value for v in versions)}")


def _meet(left: Count, right: Count) -> bool:
    return left.low <= _most(right) and right.low <= _most(left)


def _most(count: Count) -> float:
    return math.inf if count.high is None else count.high


def _shown(count: Count) -> str:
    if count.high is None:
        return f"≥ {count.low} {count.of}"
    return f"{count.low} {count.of}" if count.low == count.high else f"{count.low}–{count.high} {count.of}"
