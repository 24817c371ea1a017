"""The origins of an event as a graph: on the left what counts, to the right who passes it on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

_WIDE, _HIGH = 216, 46
_ACROSS, _DOWN, _APART = 72, 12, 26
"""Pixels between columns, between nodes of one origin, and between origins."""
_EDGE = 8


@dataclass(frozen=True, slots=True)
class Source:
    """An origin with the reports that stand under it."""

    name: str
    kind: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """`report` has it from the report `on`, or from its origin where `on` is None."""

    report: str
    on: str | None
    because: str


@dataclass(frozen=True, slots=True)
class Node:
    """A box with its upper left corner; `kind` is `origin` or `report`, `id` a report or the origin's number."""

    kind: str
    id: str
    x: int
    y: int
    in_circle: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """A curve from a source to who passes it on; `kind` is `origin`, `relay`, `across` (to another origin) or `circle`."""

    kind: str
    path: str
    because: str


@dataclass(frozen=True, slots=True)
class Graph:
    """The drawing, in pixels."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    wide: int = _WIDE
    high: int = _HIGH


def graph(sources: Sequence[Source], arrows: Iterable[Arrow], circles: Iterable[tuple[str, ...]]) -> Graph:
    """The graph of an event; every report stands in the row of its origin, one column right of what it rests on."""
    listed = tuple(arrows)
    under = {report: number for number, source in enumerate(sources) for report in source.reports}
    circling = {report: circle for circle in circles for report in circle}
    columns = _columns(under, listed, circling)
    nodes = _placed(sources, columns, circling)
    drawn = tuple(_edges(listed, under, nodes, circling))
    width = max((node.x for node in nodes.values()), default=0) + _WIDE + _APART + 2
    height = max((node.y for node in nodes.values()), default=0) + _HIGH + 2
    return Graph(width, height, tuple(nodes.values()), drawn)


def _columns(under: Mapping[str, int], arrows: Sequence[Arrow], circling: Mapping[str, object]) -> dict[str, int]:
    """The column of each report: 1 where it rests on its origin or in a circle, else one more than what it rests on."""
    on: dict[str, list[str]] = {}
    for arrow in arrows:
        if arrow.on is not None and arrow.on in under and under[arrow.on] == under.get(arrow.report):
            on.setdefault(arrow.report, []).append(arrow.on)
    direct = {arrow.report for arrow in arrows if arrow.on is None} | set(circling)

    def column(report: str, seen: frozenset[str]) -> int:
        if report in direct or report in seen:
            return 1
        return max((column(other, seen | {report}) + 1 for other in on.get(report, ()) if other not in seen), default=1)

    return {report: column(report, frozenset()) for report in under}


def _placed(
    sources: Sequence[Source], columns: Mapping[str, int], circling: Mapping[str, object]
) -> dict[tuple[str, str], Node]:
    nodes: dict[tuple[str, str], Node] = {}
    top = 1
    for number, source in enumerate(sources):
        rows: dict[int, count[int]] = {}
        used = 1
        for report in source.reports:
            row = next(rows.setdefault(columns[report], count()))
            used = max(used, row + 1)
            x, y = 1 + columns[report] * (_WIDE + _ACROSS), top + row * (_HIGH + _DOWN)
            nodes["report", report] = Node("report", report, x, y, report in circling)
        middle = top + (used - 1) * (_HIGH + _DOWN) // 2
        nodes["origin", str(number)] = Node("origin", str(number), 1, middle, source.kind == "unknown")
        top += used * (_HIGH + _DOWN) + _APART
    return nodes


def _edges(
    arrows: Iterable[Arrow],
    under: Mapping[str, int],
    nodes: Mapping[tuple[str, str], Node],
    circling: Mapping[str, object],
) -> Iterable[Edge]:
    drawn: dict[tuple[str, str | None], list[str]] = {}
    for arrow in arrows:
        if arrow.report in under and (arrow.on is None or arrow.on in under):
            drawn.setdefault((arrow.report, arrow.on), []).append(arrow.because)
    for (report, on), reasons in drawn.items():
        to, because = nodes["report", report], "; ".join(dict.fromkeys(reasons))
        if on is None:
            yield Edge("origin", _curve(nodes["origin", str(under[report])], to), because)
        elif circling.get(report) is not None and circling.get(report) == circling.get(on):
            yield Edge("circle", _bow(nodes["report", on], to), because)
        else:
            kind = "relay" if under[on] == under[report] else "across"
            origin = nodes["report", on]
            yield Edge(kind, _curve(origin, to) if origin.x < to.x else _bow(origin, to), because)
    resting = {report for report, _ in drawn}
    for report in sorted(set(circling) & set(under) | set(under) - resting):
        if (report, None) not in drawn:
            yield Edge("origin", _curve(nodes["origin", str(under[report])], nodes["report", report]), "")


def _curve(left: Node, right: Node) -> str:
    """From the right side of one box to the left side of another."""
    x, y, to_x, to_y = left.x + _WIDE, left.y + _HIGH // 2, right.x - _EDGE, right.y + _HIGH // 2
    half = (to_x - x) // 2
    return f"M{x},{y} C{x + half},{y} {to_x - half},{to_y} {to_x},{to_y}"


def _bow(source: Node, to: Node) -> str:
    """Around the right sides of two boxes; the way there and the way back do not cover each other."""
    down = source.y < to.y
    shift = 6 if down else -6
    x, y, to_x, to_y = source.x + _WIDE, source.y + _HIGH // 2 + shift, to.x + _WIDE + _EDGE, to.y + _HIGH // 2 + shift
    out = max(x, to_x) + (_APART if down else _APART // 2)
    return f"M{x},{y} C{out},{y} {out},{to_y} {to_x},{to_y}"
