"""What the text has told before a mention, and which of it the mention takes up."""

from collections.abc import Sequence
from dataclasses import dataclass

from laut.model.kinds import TimexType
from laut.model.moment import Moment
from laut.reading.times.meaning import (
    Base,
    Clock,
    Dated,
    DayPart,
    Direction,
    Edge,
    Feast,
    Meaning,
    Mention,
    Part,
    Shift,
)
from laut.reading.times.periods import Unit
from laut.reading.times.setting import Setting, Story

_STORY_REACH = 4
"""Sentences back in which a week, month or year counts as introduced; a day counts to the end of the text."""
_YEAR_REACH = 1
"""Sentences back in which a spelled-out year serves the bare dates after it."""
_DAY_REACH = {None: 0, Direction.FUTURE: 1, Direction.PAST: 4}
"""Sentences back in which a day takes clock times and parts of day, by tense; a list without verbs starts afresh."""


_LONGEST_LIST = 32
"""Days or clock times of one list."""


@dataclass(frozen=True, slots=True)
class Told:
    """A time that the text has told; `index` is its mention's."""

    index: int
    story: Story


def is_spelled(mention: Mention) -> bool:
    """True where the mention itself says the year."""
    day = _core(mention.meaning)
    return isinstance(day, Dated | Part | Feast) and isinstance(day.year, int)


def setting_of(
    mentions: Sequence[Mention], index: int, told: Sequence[Told], now: Moment | None, anchor: str
) -> Setting:
    """The setting of a mention; `told` is what stands before it, in order."""
    mention = mentions[index]
    stories = [one.story for one in told]
    return Setting(
        now,
        anchor,
        story=_story(mention, stories),
        year=_year(mention, stories, now),
        day=next((s for s in reversed(stories) if s.period.unit is Unit.DAY), None),
        days=_days(mentions, index, told),
        timeless=_after_set(mentions, index),
    )


def _core(meaning: Meaning) -> Meaning | None:
    """The day or unit inside a clock time, part of day or edge."""
    match meaning:
        case Clock(day=day) | DayPart(day=day):
            return day
        case Edge(of=of):
            return of
        case _:
            return meaning


def _shift(mention: Mention) -> Shift | None:
    day = _core(mention.meaning)
    shift = day if isinstance(day, Shift) else getattr(day, "year", None)
    return shift if isinstance(shift, Shift) else None


def _story(mention: Mention, stories: Sequence[Story]) -> Story | None:
    """The last time introduced that is near and exact enough."""
    shift = _shift(mention)
    if shift is not None and shift.base is Base.SENTENCE:
        near = [s for s in stories if s.sentence == mention.sentence and s.spelled_year]
    elif shift is not None and shift.unit is Unit.DAY:
        near = [s for s in stories if s.period.unit is Unit.DAY]
    else:
        near = [s for s in stories if s.sentence >= mention.sentence - _STORY_REACH]
    return near[-1] if near else None


def _year(mention: Mention, stories: Sequence[Story], now: Moment | None) -> Story | None:
    """A spelled-out year just before, for the bare dates that go on telling; none to come for what is past."""
    if mention.direction is Direction.FUTURE:
        return None
    spelled = [s for s in stories if s.spelled_year and s.sentence >= mention.sentence - _YEAR_REACH]
    if not spelled or (
        mention.direction is Direction.PAST and now is not None and spelled[-1].period.first > now.latest
    ):
        return None
    return spelled[-1]


def _days(mentions: Sequence[Mention], index: int, told: Sequence[Told]) -> tuple[Story, ...]:
    """The days that a clock time or part of day can belong to: those of its sentence, else the last one told."""
    mention = mentions[index]
    if not isinstance(mention.meaning, Clock | DayPart) or mention.meaning.day is not None:
        return ()
    days = [one for one in told if one.story.period.unit is Unit.DAY]
    here = [one for one in days if one.story.sentence == mention.sentence]
    if here:
        return _coordinated(mentions, here)
    reach = _DAY_REACH[mention.direction]
    before = [one.story for one in days if reach and one.story.sentence >= mention.sentence - reach]
    return tuple(before[-1:])


def _coordinated(mentions: Sequence[Mention], days: Sequence[Told]) -> tuple[Story, ...]:
    """All days of the list that ends last («am 3. und 4. Mai, jeweils 20 Uhr»)."""
    first = last = days[-1].index
    while first and last - first < _LONGEST_LIST and mentions[first].coordinated and mentions[first - 1].coordinated:
        first -= 1
    return tuple(one.story for one in days if first <= one.index <= last)


def _after_set(mentions: Sequence[Mention], index: int) -> bool:
    """True for the clock times of a habit («wochentags von 14 bis 18 Uhr»)."""
    mention, before = mentions[index], index - 1
    while (
        before >= max(0, index - _LONGEST_LIST)
        and mentions[before].sentence == mention.sentence
        and isinstance(mentions[before].meaning, Clock)
    ):
        before -= 1
    return before >= 0 and mentions[before].sentence == mention.sentence and mentions[before].type is TimexType.SET
