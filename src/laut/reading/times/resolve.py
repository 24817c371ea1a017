"""From a mention and its reference to TIMEX3 value, EDTF moment, anchor and reason."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from laut.errors import BadMoment
from laut.model.moment import Moment, Precision, day
from laut.model.reason import Reason
from laut.reading.times.meaning import (
    Amount,
    Base,
    Bound,
    Clock,
    Dated,
    DayPart,
    Direction,
    Edge,
    Feast,
    Fixed,
    Meaning,
    Mention,
    Nth,
    Part,
    Repeated,
    SamePeriod,
    Shift,
    Vague,
    Weekday,
)
from laut.reading.times.periods import Period, Unit, common_timex, day_moved, moment_of, moved, period_of
from laut.reading.times.placing import last_day, place
from laut.reading.times.rules_amounts import timex_duration

UNKNOWN = "XXXX-XX-XX"
_MOST_CANDIDATES = 366
_EDGE_MONTHS = {"START": (1, 3), "MID": (5, 8), "END": (10, 12)}
_EDGE_DAYS = {"START": 0, "MID": 2}
_RECENT_DAYS = 31
_WEEKS_OF_A_MONTH = 4
_OPEN_COUNT = 3
"""«einige», «die letzten Monate»: about three, written with `~`; by eye on German news of 2005-2020."""
_FINE = (Unit.SECOND, Unit.MINUTE, Unit.HOUR)


@dataclass(frozen=True, slots=True)
class Story:
    """What the text has introduced before a mention: a time, the id of its expression, how near, whether its year was spelled out."""

    period: Period
    id: str
    sentence: int
    spelled_year: bool


@dataclass(frozen=True, slots=True)
class Setting:
    """What a mention is resolved against.

    `now` is the publication date or the time of the utterance (None = unknown), `anchor`
    names it; `story` the time for «tags darauf», `year` the one whose year a bare date
    takes, `day` the last single day named, `days` the days that a clock time can belong to (more than one: no single day),
    `timeless` is True for a clock time that belongs to a habit.
    """

    now: Moment | None
    anchor: str
    story: Story | None = None
    year: Story | None = None
    day: Story | None = None
    days: tuple[Story, ...] = ()
    timeless: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """The outcome; `periods` are the calendar periods it can be, empty for durations, sets and vague times."""

    value: str
    moment: Moment | None
    anchor: str | None
    reason: Reason
    periods: tuple[Period, ...] = ()


def resolve(mention: Mention, setting: Setting) -> Resolved:
    """Resolve one mention; never raises for a date outside the calendar: it stays unknown."""
    try:
        return _resolve(mention, setting)
    except (OverflowError, ValueError, BadMoment):
        return Resolved(UNKNOWN, None, None, Reason(mention.rule, "it lies outside the calendar"))


def _resolve(mention: Mention, setting: Setting) -> Resolved:
    match mention.meaning:
        case Vague(value="PAST_REF") if mention.rule == "vague" and setting.story is not None:
            return _then(mention, setting.story)
        case Vague(value="PRESENT_REF") if setting.now is not None:
            return _present(mention, setting.now, setting.anchor)
        case Vague(value=value) | Repeated(value=value):
            return Resolved(value, None, None, Reason(mention.rule, "it names no date"))
        case Fixed(value=value, edtf=edtf):
            return Resolved(value, Moment(edtf) if edtf else None, None, Reason(mention.rule, "it is spelled out"))
        case Edge():
            return _edge(mention, mention.meaning, setting)
        case Nth():
            return _nth(mention, mention.meaning, setting)
        case SamePeriod():
            return _same(mention, mention.meaning, setting)
        case Amount():
            return _amount(mention, mention.meaning, setting)
        case Clock() | DayPart():
            return _timed(mention, mention.meaning, setting)
        case _:
            return _dated(mention, mention.meaning, setting)


# --- dates


def _dated(mention: Mention, meaning: Meaning, setting: Setting) -> Resolved:
    periods, anchor, because = _placed(mention, meaning, setting)
    if not periods:
        return Resolved(UNKNOWN, None, None, Reason(mention.rule, because))
    moment = _moment(meaning, periods)
    return Resolved(
        common_timex(periods), _bounded(moment, periods, mention), anchor, Reason(mention.rule, because), tuple(periods)
    )


def _placed(mention: Mention, meaning: Meaning, setting: Setting) -> tuple[list[Period], str | None, str]:
    """The candidate periods, what they were anchored to, and why."""
    story = _story_for(meaning, setting)
    if story is not None and not _recent(mention, meaning, setting):
        period = place(meaning, story.period.first, mention.direction, story.period)
        return (
            ([period] if period else []),
            story.id,
            f"counted from {story.period.edtf}, which the text has introduced before",
        )
    if _complete(meaning):
        period = place(meaning, date.min, None, None)
        return ([period] if period else []), None, "it is spelled out"
    days = candidates(setting.now)
    if not days or setting.now is None:
        return [], None, "the date that it counts from is unknown"
    because = _because(mention, setting)
    if isinstance(meaning, Weekday) and meaning.side is None and len(days) > 7:
        fitting = [Period(day, Unit.DAY) for day in days if day.isoweekday() == meaning.number]
        return fitting, setting.anchor, because
    placed = {place(meaning, day, mention.direction, None) for day in days}
    return sorted(p for p in placed if p is not None), setting.anchor, because


def _recent(mention: Mention, meaning: Meaning, setting: Setting) -> bool:
    """A bare day of the last weeks is that day, even after a sentence about another year."""
    days = candidates(setting.now)
    if not days or not isinstance(meaning, Dated) or meaning.day is None or meaning.year is not None:
        return False
    near = place(meaning, days[-1], mention.direction, None)
    return near is not None and 0 <= (days[-1] - near.first).days <= _RECENT_DAYS


def _story_for(meaning: Meaning, setting: Setting) -> Story | None:
    shift = meaning if isinstance(meaning, Shift) else getattr(meaning, "year", None)
    if isinstance(shift, Shift):
        return setting.story if shift.base is not Base.UTTERANCE and _exact_enough(shift, setting.story) else None
    bare = isinstance(meaning, Dated | Feast | Part) and meaning.year is None and getattr(meaning, "side", None) is None
    dated = bare and not (isinstance(meaning, Part) and meaning.unit in (Unit.WEEKEND, Unit.DECADE, Unit.CENTURY))
    return setting.year if dated else None


def _exact_enough(shift: Shift, story: Story | None) -> bool:
    order = list(Unit)
    return story is not None and order.index(story.period.unit) <= order.index(shift.unit)


def _complete(meaning: Meaning) -> bool:
    match meaning:
        case Dated(year=int()) | Feast(year=int()) | Part(year=int()):
            return True
        case Part(unit=unit):
            return unit in (Unit.DECADE, Unit.CENTURY)
        case _:
            return False


def candidates(now: Moment | None) -> list[date]:
    """The days that the reference can be; empty where it is unknown or wider than a year."""
    if now is None:
        return []
    days: list[date] = []
    for first, last in now.ranges:
        if first == date.min or last == date.max or (last - first).days + len(days) >= _MOST_CANDIDATES:
            return []
        days.extend(first + timedelta(days=step) for step in range((last - first).days + 1))
    return days


def _because(mention: Mention, setting: Setting) -> str:
    source = "the publication date" if setting.anchor == "report" else "the time of the utterance"
    side = {Direction.PAST: ", in a clause of the past", Direction.FUTURE: ", in a clause of present or future"}
    shown = "" if mention.direction is None or isinstance(mention.meaning, Shift) else side[mention.direction]
    return f"counted from {source} {setting.now}{shown}"


def _moment(meaning: Meaning, periods: Sequence[Period]) -> Moment:
    if len(periods) == 1:
        period = periods[0]
        if isinstance(meaning, Part) and meaning.unit is Unit.MONTH:
            first, last = (1, 15) if meaning.number % 10 == 1 else (16, period.last.day)
            return Moment(f"{period.edtf}-{first:02d}/{period.edtf}-{last:02d}")
        end = last_day(meaning, period)
        if end != period.last:
            return Moment(f"{period.first.isoformat()}/{end.isoformat()}")
    return moment_of(periods)


def _bounded(moment: Moment, periods: Sequence[Period], mention: Mention) -> Moment:
    """Open to one side after «seit», «ab», «bis», «vor», «nach»; approximate after «etwa»."""
    if len(periods) == 1 and mention.bound in (Bound.BEFORE, Bound.AFTER):
        step = -1 if mention.bound is Bound.BEFORE else 1
        moment = moment_of([moved(periods[0], step)])
    if mention.approximate and len(periods) == 1 and "/" not in moment.edtf and "X" not in moment.edtf:
        moment = Moment(moment.edtf + "~")
    if "[" in moment.edtf:
        return moment
    start, _, end = moment.edtf.partition("/")
    if mention.bound in (Bound.SINCE, Bound.AFTER):
        return Moment(f"{start}/..")
    if mention.bound in (Bound.UNTIL, Bound.BEFORE):
        return Moment(f"../{end or start}")
    return moment


def _present(mention: Mention, now: Moment, anchor: str) -> Resolved:
    """«derzeit», «bis heute»: around the time of speaking, how long is not said."""
    if mention.rule == "deictic-adjective":
        return Resolved("PRESENT_REF", None, None, Reason(mention.rule, "it names no date"))
    moment = _bounded(now, (), mention)
    return Resolved("PRESENT_REF", moment, anchor, Reason(mention.rule, f"the present of {now}"))


def _then(mention: Mention, story: Story) -> Resolved:
    """«damals»: vague by itself, the time that the text has just told of."""
    because = f"it points back to {story.period.edtf}, which the text has introduced before"
    return Resolved("PAST_REF", moment_of([story.period]), story.id, Reason(mention.rule, because))


def _edge(mention: Mention, meaning: Edge, setting: Setting) -> Resolved:
    """The value is the whole unit; the moment its first, middle or last months, or days of the week."""
    whole = _dated(mention, meaning.of, setting)
    if len(whole.periods) != 1:
        return whole
    period = whole.periods[0]
    if period.unit is Unit.YEAR:
        first, last = _EDGE_MONTHS[meaning.edge]
        moment = Moment(f"{period.edtf}-{first:02d}/{period.edtf}-{last:02d}")
    elif period.unit is Unit.WEEK and meaning.edge in _EDGE_DAYS:
        moment = Moment(f"{(period.first + timedelta(days=_EDGE_DAYS[meaning.edge])).isoformat()}~")
    else:
        return whole
    return replace(whole, moment=_bounded(moment, (), mention))


def _told(mention: Mention, period: Period, story: Story) -> Resolved:
    because = f"counted from {story.period.edtf}, which the text has introduced before"
    return Resolved(period.timex, moment_of([period]), story.id, Reason(mention.rule, because), (period,))


def _nth(mention: Mention, meaning: Nth, setting: Setting) -> Resolved:
    """The n-th week or day since a day in the text."""
    story = setting.day
    if story is None:
        return Resolved(UNKNOWN, None, None, Reason(mention.rule, "the text does not say from when it counts"))
    return _told(mention, moved(period_of(story.period.first, meaning.unit), meaning.number - 1), story)


def _same(mention: Mention, meaning: SamePeriod, setting: Setting) -> Resolved:
    """The period of the story, some years away."""
    story = setting.story
    if story is None or story.period.unit in (Unit.WEEK, Unit.WEEKEND):
        return Resolved(UNKNOWN, None, None, Reason(mention.rule, "the text does not say which period it repeats"))
    return _told(mention, period_of(day_moved(story.period.first, Unit.YEAR, meaning.years), story.period.unit), story)


# --- clock times and parts of the day


def _timed(mention: Mention, meaning: Clock | DayPart, setting: Setting) -> Resolved:
    suffix = f"T{meaning.hour:02d}:{meaning.minute:02d}" if isinstance(meaning, Clock) else f"T{meaning.code}"
    open_side = mention.bound if mention.bound in (Bound.SINCE, Bound.UNTIL) else None
    mention = replace(mention, bound=open_side, approximate=False)
    if meaning.day is None:
        return _on_days(mention, suffix, setting)
    periods, anchor, because = _placed(mention, meaning.day, setting)
    if not periods:
        return Resolved(UNKNOWN + suffix, None, None, Reason(mention.rule, because))
    if isinstance(meaning, DayPart) and meaning.eve:
        eves = [moved(period, -1) for period in periods]
        moment = Moment(f"{eves[0].edtf}/{periods[0].edtf}") if len(periods) == 1 else moment_of(eves)
        return Resolved(common_timex(eves) + suffix, moment, anchor, Reason(mention.rule, because), tuple(eves))
    moment = _bounded(moment_of(periods), periods, mention)
    if isinstance(meaning, DayPart) and mention.rule == "relative-part" and meaning.code == "NI" and len(periods) == 1:
        moment = Moment(f"{periods[0].edtf}/{moved(periods[0], 1).edtf}")
    return Resolved(common_timex(periods) + suffix, moment, anchor, Reason(mention.rule, because), tuple(periods))


def _on_days(mention: Mention, suffix: str, setting: Setting) -> Resolved:
    """A time whose day the text before says, or that is on the day of reference."""
    if setting.timeless or len(setting.days) > 1:
        return Resolved(suffix, None, None, Reason(mention.rule, "it belongs to several days"))
    if setting.days:
        story = setting.days[0]
        because = f"on the day that the text has named before, {story.period.edtf}"
        periods: tuple[Period, ...] = (story.period,)
        anchor = story.id
    else:
        periods = tuple(Period(day, Unit.DAY) for day in candidates(setting.now))
        anchor, because = setting.anchor, _because(mention, setting)
    if not periods:
        return Resolved(UNKNOWN + suffix, None, None, Reason(mention.rule, "its day is unknown"))
    moment = _bounded(moment_of(periods), periods, mention)
    return Resolved(common_timex(periods) + suffix, moment, anchor, Reason(mention.rule, because), periods)


# --- lengths of time


def _amount(mention: Mention, meaning: Amount, setting: Setting) -> Resolved:
    value = timex_duration(meaning.count, meaning.unit)
    length = Resolved(value, None, None, Reason(mention.rule, "it is a length of time"))
    if meaning.later:
        return _later(mention, meaning, setting)
    now = setting.now
    if now is None or meaning.unit in _FINE or now.precision > Precision.MONTH or "[" in now.edtf:
        return length
    placed = _placed_amount(mention, meaning, now.earliest, now.edtf)
    if placed is None:
        return length
    return replace(
        length, moment=placed, anchor=setting.anchor, reason=Reason(mention.rule, _because(mention, setting))
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
    because = f"counted from {story.period.edtf}, which the text has introduced before"
    moment = Moment(period.edtf if meaning.unit in (Unit.DAY, Unit.YEAR) or "/" in period.edtf else f"{period.edtf}~")
    return Resolved(period.timex, moment, story.id, Reason(mention.rule, because), (period,))
