"""From a mention and its setting to TIMEX3 value, EDTF moment, anchor and reason."""

from dataclasses import replace
from datetime import timedelta

from laut.errors import BadMoment
from laut.model.moment import Moment
from laut.model.reason import Reason
from laut.reading.times.meaning import (
    Amount,
    Clock,
    DayPart,
    Edge,
    Fixed,
    Mention,
    Nth,
    Repeated,
    SamePeriod,
    Vague,
)
from laut.reading.times.periods import Period, Unit, day_moved, moment_of, moved, period_of
from laut.reading.times.resolve_amounts import resolve_amount
from laut.reading.times.resolve_clock import resolve_time
from laut.reading.times.resolve_dates import bounded, resolve_date
from laut.reading.times.setting import UNKNOWN, Resolved, Setting, Story

_EDGE_MONTHS = {"START": (1, 3), "MID": (5, 8), "END": (10, 12)}
"""The months that begin, middle and end of a year are taken to span."""
_EDGE_DAYS = {"START": 0, "MID": 2}
"""Days after Monday."""


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
            return resolve_amount(mention, mention.meaning, setting)
        case Clock() | DayPart():
            return resolve_time(mention, mention.meaning, setting)
        case _:
            return resolve_date(mention, mention.meaning, setting)


def _present(mention: Mention, now: Moment, anchor: str) -> Resolved:
    """«derzeit», «bis heute»: around the time of speaking, how long is not said."""
    if mention.rule == "deictic-adjective":
        return Resolved("PRESENT_REF", None, None, Reason(mention.rule, "it names no date"))
    moment = bounded(now, (), mention)
    return Resolved("PRESENT_REF", moment, anchor, Reason(mention.rule, f"the present of {now}"))


def _then(mention: Mention, story: Story) -> Resolved:
    """«damals»: vague by itself, the time that the text has just told of."""
    because = f"it points back to {story.period.edtf}, which the text has introduced before"
    return Resolved("PAST_REF", moment_of([story.period]), story.id, Reason(mention.rule, because))


def _edge(mention: Mention, meaning: Edge, setting: Setting) -> Resolved:
    """The value is the whole unit; the moment its first, middle or last months, or days of the week."""
    whole = resolve_date(mention, meaning.of, setting)
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
    return replace(whole, moment=bounded(moment, (), mention))


def _told(mention: Mention, period: Period, story: Story) -> Resolved:
    because = story.because
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
