"""Counting the independent origins of an event.

Each report stands under one origin. A report that relays one source and adds
another of its own stands under the one it adds; reports that rest only on each
other share one origin of kind `unknown`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from laut.model.event import Origin
from laut.model.names import same_name
from laut.origins.graph import Rests, Root, circles
from laut.origins.outlets import known_outlets


def count(rests: Iterable[Rests]) -> tuple[Origin, ...]:
    """The origins with their reports, sorted by the first report of each."""
    edges = _sourced(tuple(rests))
    roots = _joined(_roots(edges))
    popular = Counter(root for found in roots.values() for root in found)
    groups: dict[Root, list[str]] = {}
    for report in sorted(roots):
        groups.setdefault(_own(roots[report], popular), []).append(report)
    made = [_origin(root, reports, edges) for root, reports in groups.items()]
    return tuple(sorted(made, key=lambda origin: origin.reports))


def _sourced(edges: tuple[Rests, ...]) -> tuple[Rests, ...]:
    """Where a report names a source for the event, its bare mentions of it («der Anschlag») are no origin beside that."""
    with_source = {edge.report for edge in edges if not edge.own}
    return tuple(edge for edge in edges if not edge.own or edge.report not in with_source)


def _roots(edges: tuple[Rests, ...]) -> dict[str, set[Root]]:
    """For every report the roots that it or the reports it rests on have."""
    own: dict[str, set[Root]] = {}
    on: dict[str, set[str]] = {}
    for edge in edges:
        own.setdefault(edge.report, set())
        on.setdefault(edge.report, set())
        if edge.root is not None:
            own[edge.report].add(edge.root)
        elif edge.on is not None:
            on[edge.report].add(edge.on)
    in_circle = {report: circle for circle in circles(edges) for report in circle}
    return {report: own[report] or _behind(report, own, on, in_circle) for report in own}


def _behind(
    report: str, own: Mapping[str, set[Root]], on: Mapping[str, set[str]], in_circle: Mapping[str, tuple[str, ...]]
) -> set[Root]:
    seen, todo = {report}, sorted(on[report])
    found: set[Root] = set()
    while todo:
        node = todo.pop(0)
        if node in seen:
            continue
        seen.add(node)
        found |= own.get(node, set())
        if not own.get(node):
            todo += sorted(on.get(node, ()))
    if found:
        return found
    circle = next((in_circle[node] for node in sorted(seen) if node in in_circle), (report,))
    return {Root(", ".join(circle), "unknown")}


def _joined(roots: dict[str, set[Root]]) -> dict[str, set[Root]]:
    """One root for each name, whatever form of it a report uses (the longest form stands)."""
    names = sorted({root for found in roots.values() for root in found}, key=lambda r: (-len(r.name), r.name, r.kind))
    stands: dict[Root, Root] = {}
    for root in names:
        stands[root] = next((stands[o] for o in stands if same_name(o.name, root.name)), root)
    return {report: {stands[root] for root in found} for report, found in roots.items()}


def _own(found: set[Root], popular: Counter[Root]) -> Root:
    """The root that the fewest other reports have: what a report adds of its own."""
    return min(found, key=lambda root: (root.kind == "unknown", popular[root], root.kind == "outlet", root.name))


def _origin(root: Root, reports: list[str], edges: tuple[Rests, ...]) -> Origin:
    reasons = [edge.because for edge in edges if edge.report in reports and (edge.on or edge.root)]
    shown = "; ".join(dict.fromkeys(reasons))
    if outlet := known_outlets().get(root.name):
        shown = f"{shown}; {outlet}"
    name = f"unbelegt: {root.name}" if root.kind == "unknown" and "," in root.name else root.name
    if root.kind == "unknown" and "," in root.name:
        shown = f"{root.name} rest only on each other; {shown}"
    return Origin(name, root.kind, tuple(reports), shown)
