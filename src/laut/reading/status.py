"""Is the act done, planned, demanded, possible or denied?

Three voices are heard: the table of words that embed an act, a weigher over how the act stands in its sentence, and
the trigger head. What a speaker says of the act and what the report says of it stay apart, because each claim has its
own status and its own chain: an accusation that somebody denies and its denial are two claims.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc, Token

from laut.model.kinds import EventType, Status
from laut.model.reason import Reason
from laut.reading.signals import Signal, StatusWords, signals
from laut.reading.standing import standing
from laut.reading.status_table import by_table
from laut.reading.triggers import Trigger
from laut.reading.voting import Array
from laut.reading.weighing import TokenRows, Weigher

HEAD, TABLE = 0.5, 1.0
"""Weight of the trigger head's log shares, and what the table adds to the log share of the status it names; both
chosen on the development reports."""
_LEAST = 1e-6
_AHEAD = frozenset({Status.PLANNED, Status.DEMANDED})
"""Statuses of what is still to come."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A status with the share of belief in it and the reason."""

    status: Status
    share: float
    reason: Reason


def find_statuses(
    doc: Doc,
    triggers: Sequence[Trigger],
    acts: Mapping[int, EventType],
    words: StatusWords,
    weigher: Weigher,
    states: TokenRows,
) -> list[Judged]:
    """The status of each act. `acts` are the types of all triggers of the report by token number."""
    heard = [signals(doc[t.token], words) for t in triggers]
    standings = [
        standing(doc[t.token], t.type, t.mode, acts, words, found) for t, found in zip(triggers, heard, strict=True)
    ]
    shares = weigher.shares([[act] for act in standings], states)
    return [
        _judged(doc[t.token], t, by_table(doc[t.token], t.type, found, words), weigher.answers, share[0])
        for t, found, share in zip(triggers, heard, shares, strict=True)
    ]


def _judged(
    token: Token, trigger: Trigger, table: tuple[Status, Signal | None], answers: tuple[str, ...], shares: Array
) -> Judged:
    ruled, signal = table
    together = _together(trigger, answers, shares, ruled)
    if _finished(token):
        together = {status: share for status, share in together.items() if status not in _AHEAD}
    best = max(together, key=lambda status: together[status])
    return Judged(best, together[best], _reason(token.text, best, together[best], ruled, signal))


def _finished(token: Token) -> bool:
    """Whether the act stands in the perfect («sie hätten das Land verlassen»): that is not still to come."""
    helpers = {child.lemma_ for child in token.children if child.dep_.startswith("aux")}
    with_zu = token.tag_ == "VVIZU" or any(child.tag_ == "PTKZU" for child in token.children)
    return "haben" in helpers and helpers <= {"haben", "sein"} and not with_zu


def _together(trigger: Trigger, answers: tuple[str, ...], shares: Array, ruled: Status) -> dict[Status, float]:
    """The shares of the statuses from all three voices, adding up to 1."""
    head = dict(zip(Status, trigger.status_scores, strict=False))
    logs = {}
    for answer, share in zip(answers, shares, strict=True):
        status = Status(answer)
        value = np.log(share + _LEAST) + HEAD * np.log(head.get(status, 1.0) + _LEAST)
        logs[status] = float(value) + (TABLE if status is ruled is not Status.ACTUAL else 0.0)
    parts = {status: float(np.exp(value - max(logs.values()))) for status, value in logs.items()}
    return {status: part / sum(parts.values()) for status, part in parts.items()}


def _reason(word: str, status: Status, share: float, ruled: Status, signal: Signal | None) -> Reason:
    """The word that decides by the table where it says the same, else that the sentence as a whole does."""
    if ruled is status and signal is not None:
        return Reason("status by word", f"«{signal.word.text}» makes «{word}» {status} (share {share:.2f})")
    if ruled is status:
        return Reason("status by default", f"nothing makes «{word}» less than {status} (share {share:.2f})")
    return Reason("status by weight", f"the sentence as a whole presents «{word}» as {status} (share {share:.2f})")
