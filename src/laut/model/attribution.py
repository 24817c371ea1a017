"""Attributions: somebody's words in a report."""

from dataclasses import dataclass

from laut.model.evidence import Span
from laut.model.kinds import Form, Medium
from laut.model.moment import Moment
from laut.model.reason import UNSTATED, Reason


@dataclass(frozen=True, slots=True)
class Party:
    """A speaker or addressee: where it stands and which entity it is, if known."""

    spans: tuple[Span, ...] = ()
    entity: str | None = None


NOBODY = Party()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content with the parts of the sentence that attribute it.

    `parent` is the id of the attribution inside which this one stands. `content`,
    `cue` and `frame` may have several pieces; `medium` and `said` (the time of the
    utterance) are None where unknown; `confidence` is in [0, 1].
    """

    id: str
    form: Form
    content: tuple[Span, ...]
    medium: Medium | None = None
    parent: str | None = None
    speaker: Party = NOBODY
    cue: tuple[Span, ...] = ()
    frame: tuple[Span, ...] = ()
    addressee: Party = NOBODY
    said: Moment | None = None
    confidence: float = 1.0
    reason: Reason = UNSTATED

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError(f"attribution {self.id} has no content")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"attribution {self.id}: confidence {self.confidence} is not in [0, 1]")

    @property
    def spans(self) -> tuple[Span, ...]:
        """All evidence: content, speaker, cue, frame, addressee."""
        return self.content + self.speaker.spans + self.cue + self.frame + self.addressee.spans
