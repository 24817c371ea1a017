"""What each report of an event rests on, with a reason on each edge.

Roots are persons, bodies, documents and outlets (`Root`). A report rests on roots
and on other reports of the ledger. Reports that rest only on each other, in a
circle, rest on nothing: circular reporting.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from laut.model.kinds import EntityKind, EventType
from laut.model.names import same_name
from laut.model.relay import Copy
from laut.model.telling import Telling
from laut.origins.outlets import outlet_named

VERBAL: frozenset[EventType] = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN})
"""Acts done by words: who demands, accuses or threatens is the origin of our knowing it. A vote is no such act."""


@dataclass(frozen=True, slots=True)
class Root:
    """`kind` is `person`, `body`, `document`, `outlet` or `unknown`."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Rests:
    """`report` rests on a root or on another report (exactly one is set); `own` is its outlet's own word."""

    report: str
    root: Root | None
    on: str | None
    because: str
    own: bool = False


def edges(tellings: Iterable[Telling], copies: Iterable[Copy], outlets: Mapping[str, str]) -> tuple[Rests, ...]:
    """What the reports of one event rest on.

    `outlets` gives the outlet's name of each report of the event, so that a cited
    outlet is led to its own report.
    """
    listed = list(tellings)
    reports = {telling.report for telling in listed}
    copied = {c.copy: c for c in sorted(copies, key=lambda c: (c.share, c.of, c.copy)) if {c.copy, c.of} <= reports}
    found = [Rests(c.copy, None, c.of, c.because) for c in copied.values()]
    days = {t.report: t.published.earliest.isoformat() if t.published else "9999" for t in listed}
    found += [_of_telling(telling, outlets, days) for telling in listed if telling.report not in copied]
    return tuple(dict.fromkeys(found))


def _of_telling(telling: Telling, outlets: Mapping[str, str], days: Mapping[str, str]) -> Rests:
    own = telling.outlet is not None and telling.root is not None and same_name(telling.outlet, telling.root)
    if telling.root is not None and not own:
        return _of_root(telling, telling.root, outlets, days)
    if telling.type in VERBAL and telling.actors and telling.actors[0].kind is not EntityKind.GROUP:
        name = telling.actors[0].name
        kind = "person" if telling.actors[0].kind is EntityKind.PERSON else "body"
        return Rests(telling.report, Root(name, kind), None, f"{telling.report} tells what {name} says in public")
    if telling.credit:
        because = f"{telling.report} names no source but the agency {telling.credit}"
        return Rests(telling.report, Root(telling.credit, "outlet"), None, because, own=True)
    name = telling.outlet or telling.report
    return Rests(telling.report, Root(name, "outlet"), None, f"{telling.report} names no source", own=True)


def _of_root(telling: Telling, name: str, outlets: Mapping[str, str], days: Mapping[str, str]) -> Rests:
    shown = " › ".join(telling.chain)
    named = outlet_named(name, set(outlets.values())) if telling.root_kind in ("outlet", "body") else None
    theirs = sorted((days[id], id) for id, outlet in outlets.items() if outlet == named and id != telling.report)
    if theirs:
        earlier = [found for found in theirs if found[0] <= days[telling.report]]
        cited = (earlier or theirs[:1])[-1][1]
        return Rests(telling.report, None, cited, f"{telling.report} cites {name} («{shown}»)")
    kind = "outlet" if named else telling.root_kind or "unknown"
    return Rests(telling.report, Root(named or name, kind), None, f"{telling.report} has it from {name} («{shown}»)")


def circles(rests: Iterable[Rests]) -> tuple[tuple[str, ...], ...]:
    """Groups of reports that cite each other in a circle, each sorted."""
    following: dict[str, set[str]] = {}
    for edge in rests:
        if edge.on is not None:
            following.setdefault(edge.report, set()).add(edge.on)
    reach = {node: _reachable(node, following) for node in following}
    groups = {tuple(sorted(o for o in reach[n] if n in reach.get(o, ()))) for n in reach if n in reach[n]}
    return tuple(sorted(group for group in groups if len(group) > 1))


def _reachable(start: str, following: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    todo = list(following.get(start, ()))
    while todo:
        node = todo.pop()
        if node not in seen:
            seen.add(node)
            todo += following.get(node, ())
    return seen
