"""Event triggers: the words that carry a claim, with type and mode."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from laut.model.kinds import MODES, EventType
from laut.model.reason import Reason
from laut.reading.trigger_table import Sense, TriggerTable, load_table

_OPEN_TAGS = ("V", "N", "A")
_SURE, _CONDITIONED = 0.7, 0.55
"""How often a word of the table, and one whose sense conditions hold, is right on reports that were not looked at."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """One word that carries an event.

    `token` is its number in the Doc, `confidence` is in [0, 1]. `status_scores` are the head's probabilities of
    the statuses, in the order of `laut.model.kinds.Status`; `()` where the head did not speak.
    """

    token: int
    type: EventType
    mode: str | None
    confidence: float
    reason: Reason
    status_scores: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if self.mode is not None and self.mode not in MODES[self.type]:
            raise ValueError(f"trigger {self.token}: {self.type} has no mode {self.mode!r}")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"trigger {self.token}: confidence {self.confidence} is not in [0, 1]")


def load_triggers(language: str) -> TriggerTable:
    """The words that `find_triggers` needs, for a language."""
    return load_table(language)


def find_triggers(doc: Doc, words: TriggerTable) -> tuple[Trigger, ...]:
    """The triggers of a tagged and parsed Doc in text order."""
    found = (_by_table(token, words) for token in doc if token.tag_[:1] in _OPEN_TAGS)
    return tuple(trigger for trigger in found if trigger)


def _by_table(token: Token, words: TriggerTable) -> Trigger | None:
    sense, _ = words.said_of(token)
    if sense is None:
        return None
    return Trigger(token.i, sense.type, sense.mode, _CONDITIONED if sense.conditional else _SURE, _because(sense))


def _because(sense: Sense) -> Reason:
    kind = f"{sense.type}/{sense.mode}" if sense.mode else str(sense.type)
    return Reason("trigger table", f"«{sense.word}» stands for {kind} as in «{sense.example}»")
