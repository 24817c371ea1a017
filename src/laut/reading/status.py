"""Is the act done, planned, demanded, possible or denied?

The signals around the trigger decide: the table orders them, a trained choice weighs them where weights are
given. What a speaker says of the act and what the report says of it stay apart, because each claim has its own
status and its own chain: a denied accusation and its denial are two claims.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from laut.model.kinds import EventType, Status
from laut.model.reason import Reason
from laut.reading.clauses import feature
from laut.reading.loglinear import LogLinear
from laut.reading.phrases import NOMINAL
from laut.reading.signals import Signal, StatusWords, governor, signals, verb_lemma

_HINDERED = ("negation",)
_REPORTS = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN})


@dataclass(frozen=True, slots=True)
class Judged:
    """A status with the share of belief in it and the reason."""

    status: Status
    share: float
    reason: Reason


def find_status(
    trigger: Token, type: EventType, words: StatusWords, choice: LogLinear | None = None, extra: Sequence[str] = ()
) -> Judged:
    """The status of an act. `extra` are further features («later»: its time lies after the publication)."""
    found = signals(trigger, words)
    ruled, signal = by_table(trigger, type, found, words)
    because = f"«{signal.word.text}» makes it {ruled}" if signal is not None else "nothing makes it less than actual"
    if choice is None:
        return Judged(ruled, 0.8, Reason("status.table", because))
    made = choice.choose([*features(trigger, type, found, words), *extra])
    best = Status(made.best)
    if best != ruled:
        because = f"learned from {', '.join(made.because)}"
    return Judged(best, made.shares[made.best], Reason("status.choice", because))


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
        return Status(kind) if step <= 2 and signal.relation not in ("advcl", "nsubj", "parataxis") else None
    return None


def _modal(kind: str) -> Status | None:
    parts = kind.split(":")
    if parts[1] == "sollen":
        return Status.POSSIBLE if "perfect" in parts else Status.PLANNED
    if parts[1] == "wollen":
        return Status.PLANNED
    if parts[1] in ("mögen", "dürfen", "können"):
        return Status.POSSIBLE
    return Status.DEMANDED if parts[1] == "müssen" else None


def features(trigger: Token, type: EventType, found: list[Signal], words: StatusWords) -> list[str]:
    """What the trained choice sees; readable, for it is given as the reason."""
    noun = trigger.pos_ in NOMINAL
    pos = "noun" if noun else "verb"
    lemma = verb_lemma(trigger)
    ruled, _ = by_table(trigger, type, found, words)
    out = [
        "always",
        f"type={type}|{pos}",
        f"rule={ruled}",
        f"rule={ruled}|{type}",
        f"rule={ruled}|{pos}",
        f"lemma={lemma}",
        f"ending={trigger.lower_[-5:]}",
        f"tag={trigger.tag_}",
        f"dep={trigger.dep_}|{pos}",
    ]
    group = "says" if type in _REPORTS else "does"
    for signal in found:
        step = min(signal.step, 3)
        out += [
            f"{signal.kind}@{step}",
            f"{signal.kind}@{step}|{pos}|{signal.relation}",
            f"{signal.kind}|{group}|{pos}",
        ]
        if signal.kind in ("planned", "demanded", "possible", "denied", "actual"):
            out += [
                f"above={verb_lemma(signal.word)}@{step}",
                f"{signal.kind}@{step}|{group}",
                f"{signal.kind}@{step}|{type}",
            ]
    out += _chain(trigger, pos, group)
    kinds = sorted(
        {
            s.kind
            for s in found
            if s.kind in ("negation", "hedge", "condition", "planned", "demanded", "possible", "denied")
        }
    )
    out.append("all=" + "+".join(kinds) + "|" + pos)
    return out


def _chain(trigger: Token, pos: str, group: str) -> list[str]:
    """The words above the trigger and how it hangs on them."""
    out, token, path = [], trigger, ""
    for step in range(1, 4):
        if token.head.i == token.i:
            break
        path += token.dep_ + "^"
        token = token.head
        out += [f"up{step}={verb_lemma(token)}", f"up{step}={verb_lemma(token)}|{path}", f"path{step}={path}|{pos}"]
        if token.pos_ in ("VERB", "AUX"):
            out += _finite(token, step)
    return out


def _finite(verb: Token, step: int) -> list[str]:
    """Mood and tense of a verb with its auxiliaries."""
    own = [f"up{step}:{feature(verb, 'Mood')}:{feature(verb, 'Tense')}:{feature(verb, 'VerbForm')}"]
    return own + [
        f"up{step}aux:{c.lemma_}:{feature(c, 'Mood')}:{feature(c, 'Tense')}"
        for c in verb.children
        if c.dep_.startswith("aux")
    ]
