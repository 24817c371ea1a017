"""Who says so: the chain of a claim, from the outermost speaker to the innermost.

The innermost attribution whose content holds the trigger leads up to the root. What is demanded has no voice of
its own (the demander acts in the demand, which is a claim itself), unless the demand is reported speech. Where a
report only sums up that somebody spoke («Sie kritisierte den Angriff»), the acts are the report's own, but for what is
announced («Er kündigte den Rückzug an»).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from laut.lang.load import table
from laut.lang.schema import mapping, strings
from laut.model.attribution import Attribution
from laut.model.entity import Entity
from laut.model.evidence import Span
from laut.model.kinds import EntityKind, EventType, Form, Status
from laut.model.reason import Reason
from laut.reading.doc import span_of, tokens_in
from laut.reading.mood import MoodKind
from laut.reading.phrases import NOMINAL, name_of, named, phrase
from laut.reading.trigger_forms import noun_stem
from laut.reading.triggers import Trigger


@dataclass(frozen=True, slots=True)
class VoiceWords:
    """The table `voices.yaml`: stems of nouns that name a statement instead of who makes it."""

    statements: frozenset[str]


@lru_cache
def voice_words(language: str) -> VoiceWords:
    """The table of a language; raises `BadLanguageData`."""
    nouns = strings(mapping(table(language, "voices"), "voices.yaml")["statements"], "statements")
    return VoiceWords(frozenset(noun_stem(noun) for noun in nouns))


@dataclass(frozen=True, slots=True)
class Voice:
    """The innermost attribution and the names of the chain, outermost first."""

    attribution: Attribution
    chain: tuple[str, ...]
    reason: Reason


def find_voice(
    doc: Doc,
    trigger: Trigger,
    status: Status,
    attributions: Sequence[Attribution],
    entities: Sequence[Entity],
    acts: Mapping[int, EventType],
    words: VoiceWords,
) -> Voice | None:
    """The voice of a trigger, None for the report's own. `acts` are the types of all triggers by token number."""
    token = doc[trigger.token]
    line = _line(Span(token.idx, token.idx + len(token)), attributions)
    demands = frozenset(k for k, type in acts.items() if type is EventType.REQUEST)
    while line and not _speaks(doc, line[-1], status, trigger.token, demands):
        line.pop()
    if not line:
        return None
    known = {e.id: e for e in entities}
    names = [name for a in line if (name := speaker_name(doc, a, known, words)) is not None]
    chain = tuple(_without_repeats(names))
    because = f"«{token.text}» stands inside the words of {' > '.join(chain) or 'somebody not named'}"
    return Voice(line[-1], chain, Reason("voice", because))


def _line(span: Span, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions around a span from the outermost to the innermost."""
    innermost = innermost_at(span, attributions)
    by_id = {a.id: a for a in attributions}
    line = [innermost] if innermost is not None else []
    while line and line[0].parent is not None:
        line.insert(0, by_id[line[0].parent])
    return line


def _speaks(doc: Doc, attribution: Attribution, status: Status, trigger: int, demands: frozenset[int]) -> bool:
    """Whether an attribution says the act, and does not only demand it or sum up that somebody spoke."""
    cue = [token.i for piece in attribution.cue for token in tokens_in(doc, piece)]
    if attribution.form is Form.REPORTED:
        return status is Status.PLANNED and doc[trigger].dep_ != "ROOT"
    return not demands.intersection(cue) and not _goes_on_as_hearsay(doc, attribution, cue, trigger)


def _goes_on_as_hearsay(doc: Doc, attribution: Attribution, cue: Sequence[int], trigger: int) -> bool:
    """«Sie sagte … Dabei sollen Schüsse gefallen sein»: a later sentence that is hearsay, or a plan, in the report's own voice."""
    sentence = doc[trigger].sent
    if attribution.form is Form.DIRECT or any(sentence.start <= k < sentence.end for k in cue):
        return False
    here = (mood for mood in doc._.moods if mood.covers(span_of(doc[trigger])))
    return any(mood.kind is MoodKind.HEARSAY or mood.meaning == "demand" for mood in here)


def innermost_at(span: Span, attributions: Sequence[Attribution]) -> Attribution | None:
    """The attribution with the shortest content around `span`."""
    around = [(len(piece), a) for a in attributions for piece in a.content if piece.contains(span)]
    return min(around, key=lambda item: item[0])[1] if around else None


def speaker_name(doc: Doc, attribution: Attribution, entities: Mapping[str, Entity], words: VoiceWords) -> str | None:
    """The speaker's bare name; None where the text names nobody.

    «nach Angaben der Armee» is the army's word, not the statement's.
    """
    spans = attribution.speaker.spans
    entity = entities.get(attribution.speaker.entity or "")
    named_by_itself = entity is not None and (entity.kind is EntityKind.PERSON or entity.sector == "MED")
    if entity is not None and (not spans or _is_pronoun(doc, spans[0]) or named_by_itself):
        return entity.name
    if spans and _is_pronoun(doc, spans[0]):
        return None
    root = tokens_in(doc, spans[0]).root if spans else _subject(doc, attribution)
    head = _who(root, words) if root is not None else None
    if head is None or (head.pos_ not in NOMINAL and not named(head)):
        return None
    token = name_of(head)
    if named(token):
        return next((name.text for name in doc.ents if name.start <= token.i < name.end), phrase(head).text)
    return phrase(head).text


def _subject(doc: Doc, attribution: Attribution) -> Token | None:
    """The subject of the cue, where the attribution itself names no speaker."""
    cue = [token for piece in attribution.cue for token in tokens_in(doc, piece)]
    found = (child for token in cue for child in token.children if child.dep_ == "nsubj" and child.pos_ in NOMINAL)
    return next(found, None)


def _who(head: Token, words: VoiceWords) -> Token | None:
    """Behind a word for a statement, the one whose statement it is; None if the text does not say."""
    if noun_stem(head.text) not in words.statements:
        return head
    behind = (child for child in head.rights if child.dep_ in ("nmod", "appos") and child.pos_ in NOMINAL)
    return next(behind, None)


def _is_pronoun(doc: Doc, span: Span) -> bool:
    words = tokens_in(doc, span)
    return len(words) == 1 and words[0].pos_ in ("PRON", "DET")


def _without_repeats(names: list[str]) -> list[str]:
    return [name for k, name in enumerate(names) if k == 0 or name != names[k - 1]]
