"""Event triggers: the words that carry a claim, with type, mode and confidence.

The head judges every verb, noun and adjective, with the table's word as one of its inputs; one event told by two words
that hang on each other is taken once; the mode comes from the head, else from other words of the sentence.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from laut.model.kinds import MODES, EventType
from laut.model.reason import Reason
from laut.reading.trigger_choice import choose
from laut.reading.trigger_features import MODE_CLASSES, TYPES, Said, features, picked
from laut.reading.trigger_model import Judgements, TriggerHead, load_head
from laut.reading.trigger_modes import ModeCues, load_mode_cues
from laut.reading.trigger_table import Sense, Senses, TriggerTable, load_table

_NO_MODE = 0.2
"""Weight of the class «no mode» against the modes where nothing else shows one (best on the development reports)."""
_CLASSES = {kind: np.array([i for i, (owner, _) in enumerate(MODE_CLASSES) if owner is kind]) for kind in TYPES}


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


@dataclass(frozen=True, slots=True)
class TriggerWords:
    """All that `find_triggers` needs of a language."""

    table: TriggerTable
    cues: ModeCues
    head: TriggerHead


def load_triggers(language: str) -> TriggerWords:
    """The table, the cues of modes and the trained head; raises `BadLanguageData` or `ModelMissing`."""
    return TriggerWords(load_table(language), load_mode_cues(language), load_head(language))


def find_triggers(doc: Doc, words: TriggerWords) -> tuple[Trigger, ...]:
    """The triggers of a Doc with the encoder's layers, in text order."""
    known = picked(doc, words.table)
    if not known:
        return ()
    seen = features(doc, words.table, words.head.numbers, known)
    judged = words.head(seen)
    choice = choose(judged.types, seen, sum(1 for _ in doc.sents), words.head.threshold)
    sure, numbers = words.head.calibrated(choice.scores), list(known)
    return tuple(
        _trigger(doc[numbers[row]], row, TYPES[choice.kinds[row]], float(sure[row]), judged, known[numbers[row]], words)
        for row in choice.rows
    )


def _trigger(
    token: Token, row: int, kind: EventType, confidence: float, judged: Judgements, said: Said, words: TriggerWords
) -> Trigger:
    held, shares = said[0], judged.modes[row]
    known = held.mode if held and held.type is kind else _only_mode(said[1], kind)
    mode = known or _mode(shares, kind) or words.cues.of(token, kind) or _mode(shares, kind, _NO_MODE)
    statuses = tuple(round(float(share), 4) for share in judged.statuses[row])
    return Trigger(token.i, kind, mode, confidence, _because(token, kind, confidence, held), statuses)


def _only_mode(senses: Senses, kind: EventType) -> str | None:
    """The mode that all senses of a word have which carry the type, where the company of none of them stands there."""
    modes = {sense.mode for sense in senses if sense.type is kind}
    return modes.pop() if len(modes) == 1 else None


def _mode(shares: NDArray[np.float32], kind: EventType, no_mode: float = 1.0) -> str | None:
    """The likeliest mode of a type; the share of «no mode» is weighed."""
    classes = _CLASSES[kind]
    weights = np.array([no_mode] + [1.0] * (len(classes) - 1))
    return MODE_CLASSES[int(classes[int((shares[classes] * weights).argmax())])][1]


def _because(token: Token, kind: EventType, confidence: float, sense: Sense | None) -> Reason:
    share = f"{100 * confidence:.0f} % sure"
    if sense is not None and sense.type is kind:
        return Reason("trigger table and head", f"«{token.text}» stands for {kind} as in «{sense.example}» ({share})")
    return Reason("trigger head", f"«{token.text}» reads as {kind} in this sentence ({share})")
