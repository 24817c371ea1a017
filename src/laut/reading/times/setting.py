"""What a mention is resolved against, and what comes out."""

from dataclasses import dataclass
from datetime import date, timedelta

from laut.model.moment import Moment
from laut.model.reason import Reason
from laut.model.timex import REPORT
from laut.reading.times.meaning import Direction, Mention, Shift
from laut.reading.times.periods import Period

UNKNOWN = "XXXX-XX-XX"
"""The TIMEX3 value of a time that stays unknown."""
_MOST_CANDIDATES = 366
"""Days that a vague reference may be; beyond, what counts from it stays unknown."""


@dataclass(frozen=True, slots=True)
class Story:
    """What the text has introduced before a mention: a time, the id of its expression, how near, whether its year was spelled out."""

    period: Period
    id: str
    sentence: int
    spelled_year: bool

    @property
    def because(self) -> str:
        """Why something counts from here."""
        return f"counted from {self.period.edtf}, which the text has introduced before"


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


def counted_from(mention: Mention, setting: Setting) -> str:
    source = "the publication date" if setting.anchor == REPORT else "the time of the utterance"
    side = {Direction.PAST: ", in a clause of the past", Direction.FUTURE: ", in a clause of present or future"}
    shown = "" if mention.direction is None or isinstance(mention.meaning, Shift) else side[mention.direction]
    return f"counted from {source} {setting.now}{shown}"
