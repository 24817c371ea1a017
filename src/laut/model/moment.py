"""A moment: a range of days with a precision, written in EDTF (ISO 8601-2).

A moment carries exactly as much as is known. `2021-12` is not a day of
December; `[2021-12-02,2021-12-09]` is one of two days. The part of EDTF that
laut reads and writes:

    2021            a year (also `199X` a decade, `19XX` a century)
    2021-12         a month
    2021-12-03      a day
    2021-21..24     spring, summer, autumn, winter of a year
    2021-12~        approximate (`~`), uncertain (`?`), both (`%`)
    a/b             an interval; either side may be `..` (open)
    [a,b,c]         one of several; `a..b` inside means any of the range
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from functools import lru_cache

from laut.errors import BadMoment

_DATE = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<qualifier>[~?%]?)")
_SEASON_FIRST_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}


class Precision(IntEnum):
    """How exactly a moment is known; smaller is more exact."""

    DAY = 1
    MONTH = 2
    SEASON = 3
    YEAR = 4
    DECADE = 5
    CENTURY = 6


@dataclass(frozen=True, slots=True)
class _Range:
    """First and last day (inclusive; None = open) and the precision of the ends."""

    first: date | None
    last: date | None
    precision: Precision


@dataclass(frozen=True, slots=True)
class Moment:
    """A time, as exact as it is known. `edtf` is its only field.

    Raises `BadMoment` when `edtf` is not in the part of EDTF above.
    """

    edtf: str

    def __post_init__(self) -> None:
        _parse(self.edtf)

    @property
    def ranges(self) -> tuple[tuple[date, date], ...]:
        """The candidate ranges of days, first and last inclusive, in order."""
        return tuple((r.first or date.min, r.last or date.max) for r in _parse(self.edtf))

    @property
    def earliest(self) -> date:
        """First day it can be; `date.min` where the start is open."""
        return min(first for first, _ in self.ranges)

    @property
    def latest(self) -> date:
        """Last day it can be; `date.max` where the end is open."""
        return max(last for _, last in self.ranges)

    @property
    def precision(self) -> Precision:
        """The precision of its least exact part."""
        return max(r.precision for r in _parse(self.edtf))

    @property
    def approximate(self) -> bool:
        return any(mark in self.edtf for mark in "~?%")

    def overlaps(self, other: "Moment") -> bool:
        """True where some day can belong to both."""
        return any(a <= d and c <= b for a, b in self.ranges for c, d in other.ranges)

    def __str__(self) -> str:
        return self.edtf


@lru_cache(maxsize=4096)
def _parse(edtf: str) -> tuple[_Range, ...]:
    if edtf.startswith("[") and edtf.endswith("]"):
        return tuple(_member(part.strip(), edtf) for part in edtf[1:-1].split(","))
    if "/" in edtf:
        start, _, end = edtf.partition("/")
        return (_interval(start, end, edtf),)
    return (_single(edtf, edtf),)


def _member(part: str, whole: str) -> _Range:
    start, dots, end = part.partition("..")
    return _interval(start or "..", end or "..", whole) if dots else _single(part, whole)


def _interval(start: str, end: str, whole: str) -> _Range:
    if start == end == "..":
        raise _bad(whole, "an interval needs at least one date")
    left = None if start == ".." else _single(start, whole)
    right = None if end == ".." else _single(end, whole)
    known = [side for side in (left, right) if side is not None]
    first, last = left.first if left else None, right.last if right else None
    if first and last and last < first:
        raise _bad(whole, "the end lies before the start")
    return _Range(first, last, max(side.precision for side in known))


def _single(text: str, whole: str) -> _Range:
    match = _DATE.fullmatch(text)
    if match is None:
        raise _bad(whole, f"«{text}» is no date")
    year, month, day = match["year"], match["month"], match["day"]
    try:
        if "X" in year:
            return _unspecified(year, month, whole)
        if month is None:
            return _Range(date(int(year), 1, 1), date(int(year), 12, 31), Precision.YEAR)
        if int(month) in _SEASON_FIRST_MONTH and day is None:
            return _season(int(year), int(month))
        if day is None:
            return _months(int(year), int(month), 1, Precision.MONTH)
        exact = date(int(year), int(month), int(day))
    except ValueError as error:
        raise _bad(whole, str(error)) from None
    return _Range(exact, exact, Precision.DAY)


def _unspecified(year: str, month: str | None, whole: str) -> _Range:
    if month is not None:
        raise _bad(whole, "a decade or century has no month")
    precision = Precision.CENTURY if year.endswith("XX") else Precision.DECADE
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return _Range(date(max(first, 1), 1, 1), date(last, 12, 31), precision)


def _season(year: int, season: int) -> _Range:
    return _months(year, _SEASON_FIRST_MONTH[season], 3, Precision.SEASON)


def _months(year: int, month: int, count: int, precision: Precision) -> _Range:
    end_year, end_month = year + (month + count - 2) // 12, (month + count - 2) % 12 + 1
    return _Range(date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1]), precision)


def _bad(whole: str, why: str) -> BadMoment:
    return BadMoment(
        f"«{whole}» is not a date that laut reads: {why}; right would be 2021, 2021-12, 2021-12-03, 2021-12~, a/b or [a,b]"
    )


def day(value: date) -> Moment:
    """The moment that is exactly this day."""
    return Moment(value.isoformat())


def month_of(year: int, month: int) -> Moment:
    return Moment(f"{year:04d}-{month:02d}")


def one_of(days: list[date]) -> Moment:
    """The set of candidate days, in order; a single candidate is that day."""
    listed = sorted(set(days))
    return day(listed[0]) if len(listed) == 1 else Moment("[" + ",".join(d.isoformat() for d in listed) + "]")


def shifted(value: date, days: int) -> date:
    """`value` moved by `days`."""
    return value + timedelta(days=days)
