"""Lengths of time: their TIMEX3 value, and the moment that a preposition or a word like «später» gives them."""

from dataclasses import replace
from datetime import date

from laut.errors import BadMoment
from laut.model.moment import Moment, Precision, day
from laut.model.reason import Reason
from laut.reading.times.meaning import Amount, Bound, Direction, Mention
from laut.reading.times.periods import Unit, day_moved, period_of
from laut.reading.times.rules_amounts import timex_duration
from laut.reading.times.setting import UNKNOWN, Resolved, Setting, counted_from

_WEEKS_OF_A_MONTH = 4
_OPEN_COUNT = 3
"""«einige», «die letzten Monate»: about three, written with `~`; by eye on German news of 2005-2020."""
_FINE = (Unit.SECOND, Unit.MINUTE, Unit.HOUR)


def resolve_amount(mention: Mention, meaning: Amount, setting: Setting) -> Resolved:
    value = timex_duration(meaning.count, meaning.unit)
    length = Resolved(value, None, None, Reason(mention.rule, "it is a length of time"))
    if meaning.later:
        return _later(mention, meaning, setting)
    now = setting.now
    if (
        now is None
        or meaning.unit in _FINE
        or now.precision > Precision.MONTH
        or len(now.ranges) > 1
        or "/" in now.edtf
    ):
        return length
    try:
        placed = _placed_amount(mention, meaning, now.earliest, now.edtf)
    except (OverflowError, BadMoment):
        placed = None  # thousands of years ago: a length all the same
    if placed is None:
        return length
    return replace(
        length, moment=placed, anchor=setting.anchor, reason=Reason(mention.rule, counted_from(mention, setting))
    )


def _placed_amount(mention: Mention, meaning: Amount, now: date, shown: str) -> Moment | None:
    """The moment that «vor», «seit», «in», «die letzten …» give to a length of time."""
    if meaning.count is None and not (meaning.side or mention.bound is Bound.BEFORE):
        return None
    count = _OPEN_COUNT if meaning.count is None else meaning.count
    back = _approximately(day_moved(now, meaning.unit, -count), meaning.unit, count, meaning.count is None)
    ahead = _approximately(day_moved(now, meaning.unit, count), meaning.unit, count, meaning.count is None)
    edge = _as_exact(shown, meaning.unit)
    if meaning.side < 0 and back.endswith("~") and edge.startswith(back[:-1]):
        return Moment(back)
    if meaning.side < 0:
        return Moment(f"{back}/{edge}")
    if meaning.side > 0:
        return Moment(f"{edge}/{ahead}")
    match mention.bound:
        case Bound.BEFORE:
            return day(day_moved(now, meaning.unit, -count)) if meaning.exact else Moment(back)
        case Bound.SINCE:
            return Moment(f"{back}/..")
        case Bound.AHEAD if mention.direction is Direction.FUTURE:
            return Moment(ahead)
        case Bound.WITHIN:
            return Moment(f"{shown}/{ahead}")
        case _:
            return None


def _as_exact(shown: str, unit: Unit) -> str:
    """The reference at the end of a stretch counted in units: a month for months, a year for years."""
    if unit in (Unit.MONTH, Unit.QUARTER, Unit.HALF):
        return shown[:7]
    return shown[:4] if unit in (Unit.YEAR, Unit.DECADE, Unit.CENTURY) else shown


def _approximately(day: date, unit: Unit, count: float, vague: bool) -> str:
    """A day reached by counting units: as exact as the unit; an open number of weeks tells the month only."""
    if unit is Unit.DAY:
        return day.isoformat() + ("~" if vague else "")
    if unit in (Unit.WEEK, Unit.WEEKEND) and not vague and count < _WEEKS_OF_A_MONTH:
        return f"{day.isoformat()}~"
    if unit in (Unit.WEEK, Unit.WEEKEND, Unit.MONTH, Unit.QUARTER, Unit.HALF):
        return f"{day.year:04d}-{day.month:02d}~"
    return f"{day.year:04d}~"


def _later(mention: Mention, meaning: Amount, setting: Setting) -> Resolved:
    """«drei Jahre später»: counted from what the text introduced, or from the reference."""
    unknown = "XXXX-XX-XXTXX:XX" if meaning.unit in _FINE else UNKNOWN
    story = setting.story
    if meaning.count is None or meaning.unit in _FINE or story is None:
        return Resolved(unknown, None, None, Reason(mention.rule, "the text does not say from when it counts"))
    day = day_moved(story.period.first, meaning.unit, meaning.count * meaning.later)
    unit = meaning.unit if list(Unit).index(meaning.unit) > list(Unit).index(story.period.unit) else story.period.unit
    period = period_of(day, unit if unit is not Unit.WEEK or story.period.unit is not Unit.DAY else Unit.DAY)
    because = story.because
    moment = Moment(period.edtf if meaning.unit in (Unit.DAY, Unit.YEAR) or "/" in period.edtf else f"{period.edtf}~")
    return Resolved(period.timex, moment, story.id, Reason(mention.rule, because), (period,))
