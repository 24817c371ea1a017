"""Claims: what a report says to have happened."""

from dataclasses import dataclass

from laut.model.evidence import Span
from laut.model.kinds import MODES, EventType, Status
from laut.model.moment import Moment
from laut.model.reason import UNSTATED, Reason


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody or some place in a claim: its words and the entity, if known."""

    span: Span
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """The claim's time and the id of the time expression that gives it."""

    moment: Moment
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Who does what to whom, where, when, done or not, and on whose word.

    `chain` is the names from the outermost speaker to the innermost; `()` = the
    report's own voice. `sentence` counts from 0. `confidence` is in [0, 1].
    """

    id: str
    type: EventType
    status: Status
    trigger: Span
    sentence: int
    mode: str | None = None
    actors: tuple[Role, ...] = ()
    recipients: tuple[Role, ...] = ()
    place: Role | None = None
    when: When | None = None
    attribution: str | None = None
    chain: tuple[str, ...] = ()
    confidence: float = 1.0
    reasons: tuple[Reason, ...] = (UNSTATED,)

    def __post_init__(self) -> None:
        if self.mode is not None and self.mode not in MODES[self.type]:
            raise ValueError(f"claim {self.id}: {self.type} has no mode {self.mode!r}")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"claim {self.id}: confidence {self.confidence} is not in [0, 1]")

    @property
    def spans(self) -> tuple[Span, ...]:
        """All evidence: trigger, actors, recipients, place."""
        roles = self.actors + self.recipients + ((self.place,) if self.place else ())
        return (self.trigger, *(role.span for role in roles))
