"""A timeline: one strip an event; what is planned, demanded or denied above, what happened below. Positions are percent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from laut.model.kinds import Status
from laut.model.moment import Moment, Precision
from laut.web.drawing.axis import Axis, Tick, axis, ticks, whole

_LONGEST = 400
"""Days; what may lie in a longer span does not stretch the axis, and is drawn up to its ends."""
_ABOVE, _MIDDLE, _BELOW = 7, 12, 17


@dataclass(frozen=True, slots=True)
class Said:
    """When some reports say an event falls, and as what."""

    when: Moment
    status: Status


@dataclass(frozen=True, slots=True)
class Shape:
    """A mark from `x` to `x` + `width` at height `y` (pixels): `kind` is `dot` (a day), `bar` (from … to), `vague`
    (some day in it) or `link` (joins the days of which it is one); `before` and `after` if it goes on beyond the axis.
    """

    kind: str
    x: float
    width: float
    y: int
    about: bool = False
    before: bool = False
    after: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """`strips` holds for each event the shapes of each of its marks."""

    ticks: tuple[Tick, ...]
    breaks: tuple[float, ...]
    strips: tuple[tuple[tuple[Shape, ...], ...], ...]


def drawing(rows: Sequence[Sequence[Said]], asked: Moment | None = None) -> Drawing | None:
    """The timeline of some events, over the time that was asked for if that has both ends; None if none is dated."""
    found = _axis_of(rows, asked)
    return Drawing(ticks(found), found.breaks, tuple(_strip(row, found) for row in rows)) if found else None


def _axis_of(rows: Sequence[Sequence[Said]], asked: Moment | None) -> Axis | None:
    if asked and asked.earliest > date.min and asked.latest < date.max:
        return whole(asked.earliest, asked.latest)
    spans = [span for row in rows for said in row for span in said.when.ranges]
    known = [(first, last) for first, last in (_ends(span) for span in spans) if (last - first).days <= _LONGEST]
    return axis(known or [_ends(span) for span in spans])


def _ends(span: tuple[date, date]) -> tuple[date, date]:
    """Without its open side."""
    first, last = span
    if first == date.min:
        return last, last
    return (first, first) if last == date.max else (first, last)


def _strip(row: Sequence[Said], drawn: Axis) -> tuple[tuple[Shape, ...], ...]:
    happened = {said.status is Status.ACTUAL for said in row}
    heights = {True: _BELOW, False: _ABOVE} if len(happened) == 2 else {True: _MIDDLE, False: _MIDDLE}
    return tuple(tuple(_shapes(said.when, drawn, heights[said.status is Status.ACTUAL])) for said in row)


def _shapes(when: Moment, drawn: Axis, y: int) -> Iterator[Shape]:
    spans = when.ranges
    if len(spans) > 1:
        left, right = drawn.x(spans[0][0]), drawn.end(spans[-1][1])
        yield Shape("link", left, round(right - left, 3), y)
    vague = when.precision > Precision.DAY and "/" not in when.edtf
    yield from (_shape(first, last, vague, when.approximate, drawn, y) for first, last in spans)


def _shape(first: date, last: date, vague: bool, about: bool, drawn: Axis, y: int) -> Shape:
    left, right = drawn.x(first), drawn.end(last)
    before, after = first < drawn.first, last > drawn.last
    if first == last and not before and not after:
        return Shape("dot", round((left + right) / 2, 3), 0.0, y, about)
    return Shape("vague" if vague else "bar", left, round(right - left, 3), y, about, before, after)
