"""What grammar and the table `status.yaml` alone say of an act: done, planned, demanded, possible or denied."""

from spacy.tokens import Token

from laut.model.kinds import EventType, Status
from laut.reading.phrases import NOMINAL
from laut.reading.signals import Signal, StatusWords, governor, verb_lemma

_DISTANT = frozenset({"advcl", "parataxis"})
_REPORTS = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN})


def by_table(trigger: Token, type: EventType, found: list[Signal], words: StatusWords) -> tuple[Status, Signal | None]:
    """The nearest signal that decides; a negation of the act itself comes first."""
    negated = next((s for s in found if s.kind == "negation" and (s.step == 0 or _light(s, trigger, words))), None)
    if negated is not None:
        return Status.DENIED, negated
    for signal in found:
        status = _means(signal, trigger, type)
        if status is not None:
            return status, signal
    return Status.ACTUAL, None


def _light(signal: Signal, trigger: Token, words: StatusWords) -> bool:
    """Whether the negation stands at a verb that only carries the noun: «es gab keine», «wurde nicht erhoben»."""
    if signal.step != 1 or trigger.pos_ not in NOMINAL:
        return False
    above = governor(trigger)
    return above is not None and verb_lemma(above) in words.light


def _means(signal: Signal, trigger: Token, type: EventType) -> Status | None:
    """The status that one signal gives, None where it says nothing."""
    kind, step = signal.kind, signal.step
    if kind.startswith("modal:"):
        return _modal(kind) if step <= 1 else None
    if kind.startswith("future:"):
        return (
            Status.PLANNED
            if step <= 1 and ":Ind" in kind
            else Status.POSSIBLE
            if ":Sub:Past" in kind
            else Status.PLANNED
        )
    if kind in ("future", "purpose"):
        return Status.PLANNED if step <= (1 if kind == "purpose" else 0) else None
    if kind in ("condition", "hedge"):
        return Status.POSSIBLE if step <= 1 else None
    if kind in ("planned", "demanded", "possible", "denied"):
        if type in _REPORTS and kind == "denied":
            return None
        return Status(kind) if step <= 2 and signal.relation not in _DISTANT and not _does(signal, kind) else None
    return None


def _does(signal: Signal, kind: str) -> bool:
    """Whether the act is the subject of an embedding verb in the active and so not what it embeds («Der Abzug verlangt …»).

    What fails, is called off or lies ahead is embedded as a subject («Der Besuch wurde abgesagt», «Ein Streik droht»).
    """
    return signal.relation == "nsubj" and kind == "demanded"


def _modal(kind: str) -> Status | None:
    parts = kind.split(":")
    if parts[1] == "sollen":
        return Status.POSSIBLE if "perfect" in parts else Status.PLANNED
    if parts[1] == "wollen":
        return Status.PLANNED
    if parts[1] in ("mögen", "dürfen", "können"):
        return Status.POSSIBLE
    return Status.DEMANDED if parts[1] == "müssen" else None
