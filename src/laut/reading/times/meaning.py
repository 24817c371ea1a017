"""What a time expression means before it is resolved against a reference."""

from dataclasses import dataclass
from enum import StrEnum

from laut.model.evidence import Span
from laut.model.kinds import TimexType
from laut.reading.times.periods import Unit


class Base(StrEnum):
    """What a shift counts from."""

    UTTERANCE = "utterance"
    """The time of speaking: the publication date, or when the quoted words were said."""
    NARRATIVE = "narrative"
    """The time that the text has last introduced («tags darauf», «im selben Jahr»)."""
    SENTENCE = "sentence"
    """The time that the same sentence has introduced before («2009 mehr als im Vorjahr»), else that of speaking."""


class Bound(StrEnum):
    """How a preposition bounds the time it governs."""

    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    AHEAD = "ahead"
    WITHIN = "within"


class Direction(StrEnum):
    """Where a bare weekday, day or month is looked for, as the tense of its clause has it."""

    PAST = "past"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class Shift:
    """`steps` units from `base`: «gestern», «letztes Jahr», «im Monat darauf»."""

    unit: Unit
    steps: int
    base: Base = Base.UTTERANCE


@dataclass(frozen=True, slots=True)
class Dated:
    """A calendar date, complete or not; `year` may be a number or a shifted year."""

    year: "int | Shift | None" = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 1 = Monday … 7 = Sunday.

    `side` -1 «letzten», 0 «diesen», 1 «nächsten»; `week` counts weeks instead («Montag nächster Woche»).
    """

    number: int
    side: int | None = None
    week: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a year, or a decade or century by its first year.

    `number` is a season's first month, the number of a quarter or half, month * 10 + half
    for half a month, 0 for a weekend.
    """

    unit: Unit
    number: int
    year: int | Shift | None = None
    side: int | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """The START, MID or END of a unit («Ende 2008», «zu Beginn der Woche»)."""

    of: Shift | Dated
    edge: str


@dataclass(frozen=True, slots=True)
class Nth:
    """The `number`-th day or week since the last day that the text named («in der dritten Woche»)."""

    unit: Unit
    number: int


@dataclass(frozen=True, slots=True)
class SamePeriod:
    """The period that the text has introduced, moved by whole years («im gleichen Zeitraum des Vorjahres»)."""

    years: int


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast of `times.yaml` by its rule (`easter+49`, `12-24`, `advent1`)."""

    rule: str
    year: int | Shift | None = None
    side: int | None = None


Day = Shift | Dated | Weekday | Feast
"""What a clock time or part of day can belong to."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `day` is None where the text before it has to say."""

    hour: int
    minute: int = 0
    day: Day | None = None


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of a day, `code` as in TIMEX3 (MO, MI, AF, EV, NI)."""

    code: str
    day: Day | None = None
    eve: bool = False
    """True for the night that leads to `day` («in der Nacht zum Freitag»)."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time; `count` is None where the text leaves it open («mehrere Tage»)."""

    count: float | None
    unit: Unit
    later: int = 0
    """1 «drei Tage später», -1 «drei Tage zuvor», 0 where only the preposition places it."""
    side: int = 0
    """-1 «die letzten drei Tage», 1 «die nächsten drei Tage»."""
    exact: bool = False
    """«heute vor einem Jahr»: to the day."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """A set of times; `value` is its TIMEX3 value."""

    value: str


@dataclass(frozen=True, slots=True)
class Vague:
    """PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A time the expression spells out in full; `edtf` is None where EDTF has no form."""

    value: str
    edtf: str | None = None


Meaning = Day | Part | Edge | Nth | SamePeriod | Clock | DayPart | Amount | Repeated | Vague | Fixed


@dataclass(frozen=True, slots=True)
class Mention:
    """A time expression as found, not yet resolved.

    `through` is True where the next mention is the end of a range that begins here.
    `paired` is True where «und» joins the next mention to it. `coordinated` is True for the days of a list («am 3., 4. und 5. Mai»).
    """

    span: Span
    type: TimexType
    meaning: Meaning
    rule: str
    bound: Bound | None = None
    approximate: bool = False
    direction: Direction | None = None
    through: bool = False
    coordinated: bool = False
    paired: bool = False
    sentence: int = 0
    paragraph: int = 0
