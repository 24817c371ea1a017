"""Periods of the calendar: a unit and the day it begins with, written as TIMEX3 and as EDTF."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from enum import StrEnum

from laut.model.moment import Moment


class Unit(StrEnum):
    """Units of time; the value is the letter that TIMEX3 uses in durations."""

    SECOND = "S"
    MINUTE = "MIN"
    HOUR = "H"
    DAY = "D"
    WEEKEND = "WE"
    WEEK = "W"
    MONTH = "M"
    SEASON = "SEASON"
    QUARTER = "Q"
    HALF = "HALF"
    YEAR = "Y"
    DECADE = "DE"
    CENTURY = "CE"
    MILLENNIUM = "ML"


MONTHS_OF: dict[Unit, int] = {
    Unit.MONTH: 1,
    Unit.SEASON: 3,
    Unit.QUARTER: 3,
    Unit.HALF: 6,
    Unit.YEAR: 12,
    Unit.DECADE: 120,
    Unit.CENTURY: 1200,
}
"""Months that a unit spans."""

DAYS_OF: dict[Unit, int] = {Unit.DAY: 1, Unit.WEEKEND: 2, Unit.WEEK: 7}
"""Days that a unit spans."""

_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A day, week, month … of the calendar; `first` is its first day."""

    first: date
    unit: Unit

    @property
    def last(self) -> date:
        """Its last day, inclusive."""
        if self.unit in DAYS_OF:
            return self.first + timedelta(days=DAYS_OF[self.unit] - 1)
        return month_shifted(self.first, MONTHS_OF[self.unit]) - timedelta(days=1)

    @property
    def timex(self) -> str:
        """The TIMEX3 value; units as in the German corpora (`2014-SU`, `2014-H2`, `199`)."""
        year, month = f"{self.first.year:04d}", self.first.month
        match self.unit:
            case Unit.DAY:
                return self.first.isoformat()
            case Unit.WEEK | Unit.WEEKEND:
                iso = self.first.isocalendar()
                return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if self.unit is Unit.WEEKEND else "")
            case Unit.MONTH:
                return f"{year}-{month:02d}"
            case Unit.SEASON:
                return f"{year}-{_SEASONS[month]}"
            case Unit.QUARTER:
                return f"{year}-Q{(month + 2) // 3}"
            case Unit.HALF:
                return f"{year}-H{1 if month < 7 else 2}"
            case Unit.DECADE:
                return year[:3]
            case Unit.CENTURY:
                return year[:2]
            case _:
                return year

    @property
    def edtf(self) -> str:
        """EDTF; weeks, seasons, quarters and halves as intervals of days or months."""
        year = f"{self.first.year:04d}"
        match self.unit:
            case Unit.DAY:
                return self.first.isoformat()
            case Unit.WEEK | Unit.WEEKEND:
                return f"{self.first.isoformat()}/{self.last.isoformat()}"
            case Unit.MONTH:
                return year + f"-{self.first.month:02d}"
            case Unit.SEASON | Unit.QUARTER | Unit.HALF:
                return f"{year}-{self.first.month:02d}/{self.last.year:04d}-{self.last.month:02d}"
            case Unit.DECADE:
                return year[:3] + "X"
            case Unit.CENTURY:
                return year[:2] + "XX"
            case _:
                return year


def month_shifted(day: date, months: int) -> date:
    """`day` moved by whole months, at most to the last day of the month reached; raises `OverflowError` outside years 1-9999."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if not 1 <= year <= MAXYEAR:
        raise OverflowError(f"the year {year} is outside the calendar")
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def period_of(day: date, unit: Unit) -> Period:
    """The period of this unit that `day` belongs to; a weekend is that of its week."""
    match unit:
        case Unit.DAY:
            return Period(day, unit)
        case Unit.WEEK:
            return Period(day - timedelta(days=day.weekday()), unit)
        case Unit.WEEKEND:
            return Period(day + timedelta(days=5 - day.weekday()), unit)
        case Unit.SEASON:
            start = month_shifted(day.replace(day=1), -(day.month % 3))
            return Period(start, unit)
        case Unit.DECADE:
            return Period(date(max(day.year // 10 * 10, 1), 1, 1), unit)
        case Unit.CENTURY:
            return Period(date(max(day.year // 100 * 100, 1), 1, 1), unit)
        case _:
            months = MONTHS_OF[unit]
            return Period(date(day.year, (day.month - 1) // months * months + 1, 1), unit)


def moved(period: Period, steps: int) -> Period:
    """The period `steps` of its units later; raises `OverflowError` outside the calendar."""
    if period.unit in (Unit.WEEK, Unit.WEEKEND):
        return Period(period.first + timedelta(weeks=steps), period.unit)
    if period.unit is Unit.DAY:
        return Period(period.first + timedelta(days=steps), period.unit)
    return Period(month_shifted(period.first, steps * MONTHS_OF[period.unit]), period.unit)


def day_moved(day: date, unit: Unit, steps: float) -> date:
    """`day` moved by an amount of time; raises `OverflowError` outside the calendar."""
    if unit in MONTHS_OF:
        return month_shifted(day, round(steps * MONTHS_OF[unit]))
    if unit is Unit.MILLENNIUM:
        return month_shifted(day, round(steps * 12000))
    return day + timedelta(days=round(steps * DAYS_OF.get(unit, 0)))


def common_timex(periods: Sequence[Period]) -> str:
    """The TIMEX3 value that all candidates share, `X` where they differ."""
    values = sorted({period.timex for period in periods})
    if len(values) == 1:
        return values[0]
    parts = [value.split("-") for value in values]
    if len({tuple(map(len, part)) for part in parts}) > 1 or any("W" in value for value in values):
        return "XXXX-XX-XX"
    shared: list[str] = []
    for column in zip(*parts, strict=True):
        same = len(set(column)) == 1 and all("X" not in part for part in shared)
        shared.append(column[0] if same else "X" * len(column[0]))
    return "-".join(shared)


def moment_of(periods: Sequence[Period]) -> Moment:
    """One period as it is, several as `[a,b,…]`; a full month of days as that month."""
    distinct = sorted(set(periods))
    if len(distinct) == 1:
        return Moment(distinct[0].edtf)
    if _is_month(distinct):
        return Moment(period_of(distinct[0].first, Unit.MONTH).edtf)
    if any("/" in period.edtf for period in distinct):
        return Moment(f"{distinct[0].first.isoformat()}/{max(p.last for p in distinct).isoformat()}")
    return Moment("[" + _runs(distinct) + "]")


def _is_month(periods: Sequence[Period]) -> bool:
    first = periods[0]
    whole = period_of(first.first, Unit.MONTH)
    return (
        first.unit is Unit.DAY
        and first.first == whole.first
        and periods[-1].first == whole.last
        and len(periods) == whole.last.day
    )


def _runs(periods: Sequence[Period]) -> str:
    """Members of a set, neighbours of three or more written `a..b`."""
    runs: list[list[Period]] = []
    for period in periods:
        if runs and moved(runs[-1][-1], 1) == period:
            runs[-1].append(period)
        else:
            runs.append([period])
    return ",".join(f"{run[0].edtf}..{run[-1].edtf}" if len(run) > 2 else ",".join(p.edtf for p in run) for run in runs)
