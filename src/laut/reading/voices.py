"""Who says so: the chain of a claim, from the outermost speaker to the innermost.

The innermost attribution whose content holds the trigger leads up to the root. What is demanded has no voice of
its own (the demander acts in the demand, which is a claim itself), unless the demand is reported speech.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from laut.model.attribution import Attribution
from laut.model.entity import Entity
from laut.model.evidence import Span
from laut.model.kinds import EntityKind
from laut.reading.doc import tokens_in
from laut.reading.phrases import NOMINAL, name_of, named, phrase
from laut.reading.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Voice:
    """The innermost attribution and the names of the chain, outermost first."""

    attribution: Attribution
    chain: tuple[str, ...]


def find_voice(
    doc: Doc, trigger: Trigger, attributions: Sequence[Attribution], entities: Sequence[Entity], acts: frozenset[int]
) -> Voice | None:
    """The voice of a trigger, None for the report's own. `acts` are the tokens that are triggers of demands."""
    token = doc[trigger.token]
    span = Span(token.idx, token.idx + len(token))
    innermost = innermost_at(span, attributions)
    if innermost is None or only_demanded(doc, innermost, acts):
        return None
    by_id = {a.id: a for a in attributions}
    line = [innermost]
    while line[0].parent is not None:
        line.insert(0, by_id[line[0].parent])
    known = {e.id: e for e in entities}
    names = [name for a in line if (name := speaker_name(doc, a, known)) is not None]
    return Voice(innermost, tuple(_without_repeats(names)))


def innermost_at(span: Span, attributions: Sequence[Attribution]) -> Attribution | None:
    """The attribution with the shortest content around `span`."""
    around = [(len(piece), a) for a in attributions for piece in a.content if piece.contains(span)]
    return min(around, key=lambda item: item[0])[1] if around else None


def only_demanded(doc: Doc, attribution: Attribution, acts: frozenset[int]) -> bool:
    """Whether the cue is itself an act of demanding: its content is then what is demanded, not what is said."""
    return any(token.i in acts for piece in attribution.cue for token in tokens_in(doc, piece))


def speaker_name(doc: Doc, attribution: Attribution, entities: dict[str, Entity]) -> str | None:
    """The speaker's bare name; None where the text names nobody."""
    spans = attribution.speaker.spans
    entity = entities.get(attribution.speaker.entity or "")
    if entity is not None and (not spans or _is_pronoun(doc, spans[0]) or entity.kind is EntityKind.PERSON):
        return entity.name
    if not spans or _is_pronoun(doc, spans[0]):
        return None
    words = tokens_in(doc, spans[0])
    head = words.root
    if head.pos_ not in NOMINAL and not named(head):
        return None
    token = name_of(head)
    if named(token):
        return next((name.text for name in doc.ents if name.start <= token.i < name.end), phrase(head).text)
    return phrase(head).text


def _is_pronoun(doc: Doc, span: Span) -> bool:
    words = tokens_in(doc, span)
    return len(words) == 1 and words[0].pos_ in ("PRON", "DET")


def _without_repeats(names: list[str]) -> list[str]:
    return [name for k, name in enumerate(names) if k == 0 or name != names[k - 1]]
