"""Clock times and parts of the day: the day they belong to."""

from dataclasses import replace

from laut.model.moment import Moment
from laut.model.reason import Reason
from laut.reading.times.meaning import Bound, Clock, DayPart, Mention
from laut.reading.times.periods import Period, Unit, common_timex, moment_of, moved
from laut.reading.times.resolve_dates import bounded, placed_periods
from laut.reading.times.setting import UNKNOWN, Resolved, Setting, candidates, counted_from


def resolve_time(mention: Mention, meaning: Clock | DayPart, setting: Setting) -> Resolved:
    suffix = f"T{meaning.hour:02d}:{meaning.minute:02d}" if isinstance(meaning, Clock) else f"T{meaning.code}"
    open_side = mention.bound if mention.bound in (Bound.SINCE, Bound.UNTIL) else None
    mention = replace(mention, bound=open_side, approximate=False)
    if meaning.day is None:
        return _on_days(mention, suffix, setting)
    periods, anchor, because = placed_periods(mention, meaning.day, setting)
    if not periods:
        return Resolved(UNKNOWN + suffix, None, None, Reason(mention.rule, because))
    if isinstance(meaning, DayPart) and meaning.eve:
        eves = [moved(period, -1) for period in periods]
        moment = Moment(f"{eves[0].edtf}/{periods[0].edtf}") if len(periods) == 1 else moment_of(eves)
        return Resolved(common_timex(eves) + suffix, moment, anchor, Reason(mention.rule, because), tuple(eves))
    moment = bounded(moment_of(periods), periods, mention)
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
        anchor, because = setting.anchor, counted_from(mention, setting)
    if not periods:
        return Resolved(UNKNOWN + suffix, None, None, Reason(mention.rule, "its day is unknown"))
    moment = bounded(moment_of(periods), periods, mention)
    return Resolved(common_timex(periods) + suffix, moment, anchor, Reason(mention.rule, because), periods)
