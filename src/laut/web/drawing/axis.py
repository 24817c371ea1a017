"""An axis of days with breaks where nothing happens for long, and its ticks; positions are percent of its width."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum
from itertools import pairwise

_BREAK = 3.0
"""Percent that a break takes."""
_LONG_GAP, _SHARE, _MOST_BREAKS = 60, 0.3, 4
"""A gap is cut out if it is longer than so many days and than this share of what is left of the axis."""
_NARROWEST = 0.1
"""Share of the axis that even a single day has between two breaks."""
_MARGIN = 0.03
_CROWDS = (6, 11, 45)
"""How many ticks the whole axis has at most on a phone, on a wide page, and when looked at closely."""


class Unit(IntEnum):
    """What a tick's label says."""

    YEAR = 1
    MONTH = 2
    DAY = 3


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `first` to `last` (inclusive) drawn from `left` on, `width` wide."""

    first: date
    last: date
    left: float
    width: float

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def x(self, day: date) -> float:
        """Where a day begins."""
        return self.left + self.width * (day - self.first).days / self.days


@dataclass(frozen=True, slots=True)
class Tick:
    """`level` 0 is always shown, 1 on wide pages, 2 when looked at closely; `first` if none as coarse stands before it in its stretch."""

    day: date
    x: float
    unit: Unit
    level: int
    first: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """Stretches in order; between two of them is a break."""

    stretches: tuple[Stretch, ...]

    @property
    def first(self) -> date:
        return self.stretches[0].first

    @property
    def last(self) -> date:
        return self.stretches[-1].last

    @property
    def breaks(self) -> tuple[float, ...]:
        """The middles of the breaks."""
        return tuple((left.left + left.width + right.left) / 2 for left, right in pairwise(self.stretches))

    def x(self, day: date) -> float:
        """Where a day begins; days in a break stand in its middle, days outside at the ends."""
        for stretch in self.stretches:
            if day < stretch.first:
                return max(stretch.left - _BREAK / 2, 0.0)
            if day <= stretch.last:
                return round(stretch.x(day), 3)
        return 100.0

    def end(self, day: date) -> float:
        """Where a day ends."""
        if day >= self.last:
            return 100.0
        inside = next((stretch for stretch in self.stretches if stretch.first <= day <= stretch.last), None)
        return round(inside.x(day) + inside.width / inside.days, 3) if inside else self.x(day)


def axis(spans: Iterable[tuple[date, date]]) -> Axis | None:
    """The axis on which all spans (first and last day) can be seen; None for no span."""
    covered = _joined(sorted(spans))
    if not covered:
        return None
    pieces = _parted(covered)
    days = [(last - first).days + 1 for first, last in pieces]
    margin = max(1, round(sum(days) * _MARGIN))
    padded = [(_moved(first, -margin), _moved(last, margin)) for first, last in pieces]
    return Axis(tuple(_laid(padded)))


def whole(first: date, last: date) -> Axis:
    """The axis of exactly these days."""
    return Axis((Stretch(first, last, 0.0, 100.0),))


def _joined(spans: Sequence[tuple[date, date]]) -> list[tuple[date, date]]:
    found: list[tuple[date, date]] = []
    for first, last in spans:
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def _parted(covered: Sequence[tuple[date, date]]) -> list[tuple[date, date]]:
    """The covered days in pieces; the longest gaps between them are cut out."""
    left = (covered[-1][1] - covered[0][0]).days + 1
    gaps = sorted(((right[0] - before[1]).days, before[1]) for before, right in pairwise(covered))
    cuts: set[date] = set()
    for length, before in reversed(gaps):
        if length <= _LONG_GAP or length < _SHARE * left or len(cuts) == _MOST_BREAKS:
            break
        cuts.add(before)
        left -= length
    pieces = [covered[0]]
    for start, end in covered[1:]:
        if pieces[-1][1] in cuts:
            pieces.append((start, end))
        else:
            pieces[-1] = (pieces[-1][0], end)
    return pieces


def _laid(pieces: Sequence[tuple[date, date]]) -> Iterator[Stretch]:
    days = [(last - first).days + 1 for first, last in pieces]
    weights = [max(length, _NARROWEST * sum(days)) for length in days]
    room, left = 100.0 - _BREAK * (len(pieces) - 1), 0.0
    for (first, last), weight in zip(pieces, weights, strict=True):
        width = room * weight / sum(weights)
        yield Stretch(first, last, left, width)
        left += width + _BREAK


def _moved(day: date, by: int) -> date:
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return day


_STEPS: tuple[tuple[Unit, float, Callable[[date], bool]], ...] = (
    (Unit.YEAR, 36525, lambda d: d.month == d.day == 1 and d.year % 100 == 0),
    (Unit.YEAR, 3652.5, lambda d: d.month == d.day == 1 and d.year % 10 == 0),
    (Unit.YEAR, 1826.2, lambda d: d.month == d.day == 1 and d.year % 5 == 0),
    (Unit.YEAR, 365.25, lambda d: d.month == d.day == 1),
    (Unit.MONTH, 182.6, lambda d: d.day == 1 and d.month in (1, 7)),
    (Unit.MONTH, 91.3, lambda d: d.day == 1 and d.month in (1, 4, 7, 10)),
    (Unit.MONTH, 30.4, lambda d: d.day == 1),
    (Unit.DAY, 15.2, lambda d: d.day in (1, 15)),
    (Unit.DAY, 7.6, lambda d: d.day in (1, 8, 15, 22)),
    (Unit.DAY, 1.0, lambda d: True),
)
"""From coarse to fine: what a tick says, days from one to the next, and whether a day has one. Each holds the ones before it."""


def ticks(drawn: Axis) -> tuple[Tick, ...]:
    """The ticks of all stretches, in order."""
    return tuple(tick for stretch in drawn.stretches for tick in _with_one_always(list(_ticks(stretch))))


def _with_one_always(found: list[Tick]) -> list[Tick]:
    """The ticks of a stretch, its first one always shown if no other is."""
    return found if any(tick.level == 0 for tick in found) else [replace(found[0], level=0), *found[1:]]


def _ticks(stretch: Stretch) -> Iterator[Tick]:
    finest = [_finest(stretch.days, crowd * stretch.width / 100) for crowd in _CROWDS]
    coarsest = len(_CROWDS)
    for day in _starts(stretch, _STEPS[finest[-1]][0] if finest[-1] >= 0 else Unit.YEAR):
        step = next((n for n, (_, _, has) in enumerate(_STEPS) if n <= finest[-1] and has(day)), None)
        if step is not None:
            level = next(level for level, most in enumerate(finest) if step <= most)
            yield Tick(day, round(stretch.x(day), 3), _STEPS[finest[level]][0], level, level < coarsest)
            coarsest = min(coarsest, level)
    if coarsest == len(_CROWDS):
        yield Tick(stretch.first, stretch.left, Unit.DAY, 0, True)


def _starts(stretch: Stretch, unit: Unit) -> Iterator[date]:
    """The days of a stretch on which years, months or days begin."""
    for year in range(stretch.first.year, stretch.last.year + 1):
        for month in range(1, 13) if unit > Unit.YEAR else (1,):
            for number in range(1, monthrange(year, month)[1] + 1) if unit is Unit.DAY else (1,):
                day = date(year, month, number)
                if stretch.first <= day <= stretch.last:
                    yield day


def _finest(days: int, crowd: float) -> int:
    """The finest step with at most `crowd` ticks in so many days; -1 if even the coarsest has more."""
    return max((n for n, (_, every, _) in enumerate(_STEPS) if days / every <= crowd), default=-1)
