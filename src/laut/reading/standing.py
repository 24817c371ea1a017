"""How an act stands in its sentence: the fields by which its status is weighed.

Words at the act and above it (`laut.reading.signals`), the words beside it, the mood of its clause, other acts above
it, whether somebody's words hold it, and whether its sentence speaks of a time after the publication.
"""

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from laut.model.evidence import Span
from laut.model.kinds import EventType
from laut.reading.clauses import feature
from laut.reading.contents import contents_of
from laut.reading.doc import report_of
from laut.reading.roles import passive, word_class
from laut.reading.signals import Signal, StatusWords, governor, verb_lemma
from laut.reading.status_table import by_table
from laut.reading.surface import lead
from laut.reading.timing import resolved_in
from laut.reading.weighing import Candidate

_EMBEDDING = frozenset({"planned", "demanded", "possible", "denied", "actual"})


def standing(
    trigger: Token,
    type: EventType,
    mode: str | None,
    acts: Mapping[int, EventType],
    words: StatusWords,
    found: list[Signal],
) -> Candidate:
    """The fields of one act. `acts` are the types of all triggers of the report by token number, `found` its signals."""
    fields = (
        *_own(trigger, type, mode, found, words),
        *(
            _first(found, kind, step)
            for kind in ("negation", "modal", "future", "hedge", "condition", "purpose")
            for step in (0, 1)
        ),
        *_embedded(found),
        *_above(trigger, acts),
        *_beside(trigger),
        _finite_form(trigger),
        *_said(trigger),
        _later(trigger.doc, trigger),
    )
    above = governor(trigger) or trigger.head
    return Candidate(fields, trigger.i, above.i)


def _own(trigger: Token, type: EventType, mode: str | None, found: list[Signal], words: StatusWords) -> tuple[str, ...]:
    rule, _ = by_table(trigger, type, found, words)
    voice = word_class(trigger) + ("-passive" if passive(trigger) else "")
    return (
        type, f"{type}/{mode}", voice, verb_lemma(trigger), trigger.lower_[-5:], trigger.tag_, f"{trigger.dep_}|{voice}",
        rule, f"{rule}|{type}", f"{rule}|{voice}", "".join(feature(trigger, name) for name in ("Mood", "Tense", "VerbForm")),
    )  # fmt: skip


def _first(found: Sequence[Signal], kind: str, step: int) -> str:
    """The first signal of a kind at the act (step 0), or anywhere above (step 1)."""
    for signal in found:
        if signal.kind.split(":")[0] == kind and (signal.step == 0) == (step == 0):
            return signal.kind if kind in ("modal", "future") else f"{signal.word.lower_}|{signal.step}"
    return ""


def _embedded(found: Sequence[Signal]) -> tuple[str, ...]:
    """The two nearest words that present the act, with what they make of it."""
    nearest = [signal for signal in found if signal.kind in _EMBEDDING][:2]
    out: list[str] = []
    for signal in nearest:
        kinds = "+".join(s.kind for s in found if s.word.i == signal.word.i and s.kind in _EMBEDDING)
        out += [f"{kinds}|{signal.relation}", kinds, verb_lemma(signal.word)]
    return (*out, *[""] * (6 - len(out)))


def _above(trigger: Token, acts: Mapping[int, EventType]) -> tuple[str, ...]:
    """Lemmas and paths of the three words above, and the first other act among the words above."""
    out, token, path = [], trigger, ""
    for _ in range(3):
        path = f"{path}{token.dep_}^" if token.head.i != token.i else path
        token = token.head
        out += [verb_lemma(token) if token.i != trigger.i else "", path]
    act = next((acts[word.i] for word in trigger.ancestors if word.i in acts), "")
    before = next((acts[k] for k in range(trigger.i - 1, trigger.sent.start - 1, -1) if k in acts), "")
    return (*out, act, before)


def _beside(trigger: Token) -> tuple[str, ...]:
    """Preposition and article, and the words next to the act."""
    preposition, article = lead(trigger)
    sent = trigger.sent
    left = trigger.nbor(-1) if trigger.i > sent.start else None
    right = trigger.nbor(1) if trigger.i + 1 < sent.end else None
    negated = any(
        word.lower_ in ("nicht", "kein", "keine", "keinen", "keiner", "keinem")
        for word in trigger.doc[max(sent.start, trigger.i - 6) : trigger.i]
    )
    return (
        preposition, article, verb_lemma(left) if left is not None else "", verb_lemma(right) if right is not None else "", str(negated),
        "zu" if (left is not None and left.tag_ == "PTKZU") or trigger.tag_ == "VVIZU" else "",
    )  # fmt: skip


def _finite_form(trigger: Token) -> str:
    """Lemma, mood and tense of the finite verb of the act's clause."""
    verb = trigger if word_class(trigger) == "verb" else governor(trigger)
    if verb is None:
        return ""
    finite = [c for c in verb.children if c.dep_.startswith(("aux", "cop")) and feature(c, "VerbForm") == "Fin"]
    shown = finite[0] if finite else verb
    name = shown.lemma_ if finite else "self"
    return f"{name}|{feature(shown, 'Mood')}|{feature(shown, 'Tense')}|{feature(shown, 'VerbForm')}"


def _said(trigger: Token) -> tuple[str, ...]:
    """Form and cue of the words of somebody that hold the act."""
    span = Span(trigger.idx, trigger.idx + len(trigger))
    attribution = contents_of(trigger.doc).innermost(span)
    if attribution is None:
        return "", ""
    cue = attribution.cue[0].of(report_of(trigger.doc).text).lower() if attribution.cue else ""
    return attribution.form, cue


def _later(doc: Doc, trigger: Token) -> str:
    """Whether a time of the sentence lies after the day of publication."""
    published = report_of(doc).published
    inside = resolved_in(trigger.sent, doc._.times)
    if published is None or not inside:
        return ""
    return "later" if any(t.moment and t.moment.earliest > published.latest for t in inside) else "earlier"
