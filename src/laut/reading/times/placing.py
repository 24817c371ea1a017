"""Placing a meaning in the calendar, from one day of reference.

Bare weekdays, days, months and parts of years take the nearest occurrence; the
tense of the clause makes the other side count as farther, so that «im Dezember»
in a past clause is last December, while a day just ahead stays near even where
the tense was misread.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from laut.reading.times import feasts
from laut.reading.times.meaning import Base, Dated, Direction, Feast, Meaning, Part, Shift, Weekday
from laut.reading.times.periods import DAYS_OF, MONTHS_OF, Period, Unit, month_shifted, moved, period_of

_AGAINST_TENSE = 30
"""How much farther an occurrence counts that lies on the other side than the tense says."""
_LIGHTER = {Unit.DAY: 2, Unit.QUARTER: 8, Unit.HALF: 8}
"""The same for days, few of which are named without their year from more than half a year away, and for quarters and
halves, which companies report on as soon as they are over."""
_FINENESS = (
    Unit.DAY,
    Unit.WEEKEND,
    Unit.WEEK,
    Unit.MONTH,
    Unit.SEASON,
    Unit.QUARTER,
    Unit.HALF,
    Unit.YEAR,
    Unit.DECADE,
    Unit.CENTURY,
)


def place(meaning: Meaning, now: date, direction: Direction | None, story: Period | None) -> Period | None:
    """The period that `meaning` names, seen from the day `now`; None where it names none.

    `story` is the time that the text introduced before. Raises `OverflowError` outside the calendar.
    """
    match meaning:
        case Shift():
            return shifted(meaning, now, story)
        case Weekday():
            return _weekday(meaning, now, direction)
        case Dated():
            return _dated(meaning, now, direction, story)
        case Part():
            return _part(meaning, now, direction, story)
        case Feast():
            return _feast(meaning, now, direction, story)
        case _:
            return None


def shifted(meaning: Shift, now: date, story: Period | None) -> Period:
    """The unit around the reference, moved; the story serves where it is exact enough."""
    usable = meaning.base is not Base.UTTERANCE and story is not None and _as_fine(story.unit, meaning.unit)
    origin = story.first if usable and story is not None else now
    return moved(period_of(origin, meaning.unit), meaning.steps)


def _as_fine(unit: Unit, wanted: Unit) -> bool:
    return _FINENESS.index(unit) <= _FINENESS.index(wanted)


def _weekday(meaning: Weekday, now: date, direction: Direction | None) -> Period:
    if meaning.week is not None:
        monday = period_of(now, Unit.WEEK).first + timedelta(weeks=meaning.week)
        return Period(monday + timedelta(days=meaning.number - 1), Unit.DAY)
    back = (now.isoweekday() - meaning.number) % 7
    before, after = now - timedelta(days=back), now + timedelta(days=(7 - back) % 7)
    if meaning.side is not None and meaning.side < 0:
        return Period((before if back else before - timedelta(days=7)) + timedelta(weeks=meaning.side + 1), Unit.DAY)
    if meaning.side is not None and meaning.side > 0:
        return Period((after if back else after + timedelta(days=7)) + timedelta(weeks=meaning.side - 1), Unit.DAY)
    return Period(after if direction is Direction.FUTURE else before, Unit.DAY)


def _year(year: int | Shift, now: date, story: Period | None) -> int:
    return year if isinstance(year, int) else shifted(year, now, story).first.year


def _dated(meaning: Dated, now: date, direction: Direction | None, story: Period | None) -> Period | None:
    if meaning.year is not None:
        return _exact(meaning, _year(meaning.year, now, story))
    if story is not None:
        return _exact(meaning, story.first.year)
    options = [_exact(meaning, year) for year in range(max(now.year - 6, 1), now.year + 7)]
    fitting = [
        p for p in options if p is not None and (meaning.weekday is None or p.first.isoweekday() == meaning.weekday)
    ]
    near = [p for p in options if p is not None and abs(p.first.year - now.year) <= 1]
    if meaning.weekday is not None and fitting:
        best = nearest(fitting, now, direction)
        return best if abs((best.first - now).days) < 400 else nearest(near or fitting, now, direction)
    return nearest(near, now, direction) if near else (nearest(fitting, now, direction) if fitting else None)


def _exact(meaning: Dated, year: int) -> Period | None:
    if meaning.month is None:
        return Period(date(year, 1, 1), Unit.YEAR)
    if meaning.day is None:
        return Period(date(year, meaning.month, 1), Unit.MONTH)
    try:
        return Period(date(year, meaning.month, meaning.day), Unit.DAY)
    except ValueError:
        return None


def nearest(options: Iterable[Period], now: date, direction: Direction | None) -> Period:
    """The option with the least distance from `now`, as the tense weighs it; of equals the earlier."""
    return min(options, key=lambda period: (_distance(period, now, direction), period.first))


def _distance(period: Period, now: date, direction: Direction | None) -> int:
    if period.first <= now <= period.last:
        return 0
    past = period.last < now
    days = (now - period.last).days if past else (period.first - now).days
    against = (past and direction is Direction.FUTURE) or (not past and direction is Direction.PAST)
    weight = _LIGHTER.get(period.unit, _AGAINST_TENSE)
    return days * weight if against else days


def _part(meaning: Part, now: date, direction: Direction | None, story: Period | None) -> Period | None:
    if meaning.unit in (Unit.DECADE, Unit.CENTURY):
        return Period(date(max(meaning.number, 1), 1, 1), meaning.unit)
    if meaning.unit is Unit.WEEKEND:
        weekend = period_of(now, Unit.WEEKEND)
        return nearest([moved(weekend, step) for step in (-1, 0, 1)], now, direction or Direction.PAST)
    if meaning.year is not None:
        return _part_in(meaning, _year(meaning.year, now, story))
    if story is not None:
        return _part_in(meaning, story.first.year)
    options = [_part_in(meaning, year) for year in range(max(now.year - 2, 1), now.year + 3)]
    return _on_side(options, meaning.side, now, direction)


def _on_side(options: list[Period], side: int | None, now: date, direction: Direction | None) -> Period:
    """The nearest option, or the one before, around or after `now` as «vergangenen», «diesen», «nächsten» ask."""
    if side is not None and side < 0:
        return [period for period in options if period.last < now][side]
    if side is not None and side > 0:
        return [period for period in options if period.first > now][side - 1]
    return nearest(options, now, direction)


def _part_in(meaning: Part, year: int) -> Period:
    if meaning.unit is Unit.MONTH:
        return Period(date(year, meaning.number // 10, 1), Unit.MONTH)
    if meaning.unit is Unit.SEASON:
        return Period(date(year, meaning.number, 1), Unit.SEASON)
    return Period(month_shifted(date(year, 1, 1), (meaning.number - 1) * MONTHS_OF[meaning.unit]), meaning.unit)


def _feast(meaning: Feast, now: date, direction: Direction | None, story: Period | None) -> Period:
    def on(year: int) -> Period:
        return Period(feasts.days_of(meaning.rule, year)[0], Unit.DAY)

    if meaning.year is not None:
        return on(_year(meaning.year, now, story))
    if story is not None:
        return on(story.first.year)
    return _on_side([on(year) for year in range(max(now.year - 2, 1), now.year + 3)], meaning.side, now, direction)


def last_day(meaning: Meaning, period: Period) -> date:
    """The last day of what was placed: feasts of several days and halves of months end otherwise than their period."""
    if isinstance(meaning, Feast):
        return feasts.days_of(meaning.rule, period.first.year)[1]
    return period.last


def span_days(unit: Unit) -> int:
    """About how many days a unit has; for telling near from far."""
    return DAYS_OF.get(unit, 0) or 30 * MONTHS_OF.get(unit, 0)
