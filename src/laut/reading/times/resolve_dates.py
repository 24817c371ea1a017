"""Dates: placed in the calendar from the reference or from what the text has introduced."""

from collections.abc import Sequence
from datetime import date

from laut.model.moment import Moment
from laut.model.reason import Reason
from laut.reading.times.meaning import Base, Bound, Dated, Feast, Meaning, Mention, Part, Shift, Weekday
from laut.reading.times.periods import Period, Unit, common_timex, moment_of, moved
from laut.reading.times.placing import last_day, place
from laut.reading.times.setting import UNKNOWN, Resolved, Setting, Story, candidates, counted_from

_RECENT_DAYS = 31
"""A bare day this near before the reference is that day, whatever year was told before."""


def resolve_date(mention: Mention, meaning: Meaning, setting: Setting) -> Resolved:
    periods, anchor, because = placed_periods(mention, meaning, setting)
    if not periods:
        return Resolved(UNKNOWN, None, None, Reason(mention.rule, because))
    moment = _moment(meaning, periods)
    return Resolved(
        common_timex(periods), bounded(moment, periods, mention), anchor, Reason(mention.rule, because), tuple(periods)
    )


def placed_periods(mention: Mention, meaning: Meaning, setting: Setting) -> tuple[list[Period], str | None, str]:
    """The candidate periods, what they were anchored to, and why."""
    story = _story_for(meaning, setting)
    if story is not None and not _recent(mention, meaning, setting):
        period = place(meaning, story.period.first, mention.direction, story.period)
        return (
            ([period] if period else []),
            story.id,
            story.because,
        )
    if _complete(meaning):
        period = place(meaning, date.min, None, None)
        return ([period] if period else []), None, "it is spelled out"
    days = candidates(setting.now)
    if not days or setting.now is None:
        return [], None, "the date that it counts from is unknown"
    because = counted_from(mention, setting)
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


def bounded(moment: Moment, periods: Sequence[Period], mention: Mention) -> Moment:
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
