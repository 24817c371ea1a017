"""Who says so: the chain of a claim, from the outermost speaker to the innermost.

The innermost attribution whose content holds the trigger leads up to the root. What is demanded has no voice of
its own (the demander acts in the demand, which is a claim itself), unless the demand is reported speech. Where a
report only sums up that somebody spoke («Sie kritisierte den Angriff»), the acts are the report's own, but for what is
announced («Er kündigte den Rückzug an»).
"""

from bisect import bisect_left
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
from laut.reading.contents import contents_of
from laut.reading.doc import span_of, tokens_in
from laut.reading.mood import Mood, MoodKind
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


def find_voices(
    doc: Doc,
    triggers: Sequence[Trigger],
    statuses: Sequence[Status],
    acts: Mapping[int, EventType],
    words: VoiceWords,
) -> list[Voice | None]:
    """The voice of each trigger, None for the report's own. `acts` are the types of all triggers by token number."""
    voices = _Voices(doc, acts, words)
    return [voices.of(trigger, status) for trigger, status in zip(triggers, statuses, strict=True)]


class _Voices:
    """The attributions of one Doc by what claims ask of them; names and cues are found once."""

    def __init__(self, doc: Doc, acts: Mapping[int, EventType], words: VoiceWords) -> None:
        self._doc, self._words, self._contents = doc, words, contents_of(doc)
        self._by_id = {a.id: a for a in doc._.attributions}
        self._entities: dict[str, Entity] = {e.id: e for e in doc._.entities}
        self._demands = frozenset(k for k, type in acts.items() if type is EventType.REQUEST)
        self._names: dict[str, str | None] = {}
        self._cues: dict[str, list[int]] = {}
        self._hearsay = [m for m in doc._.moods if m.kind is MoodKind.HEARSAY or m.meaning == "demand"]

    def of(self, trigger: Trigger, status: Status) -> Voice | None:
        token = self._doc[trigger.token]
        line = self._line(span_of(token))
        while line and not self._speaks(line[-1], status, token):
            line.pop()
        if not line:
            return None
        names = [name for a in line if (name := self._name(a)) is not None]
        chain = tuple(_without_repeats(names))
        because = f"«{token.text}» stands inside the words of {' > '.join(chain) or 'somebody not named'}"
        return Voice(line[-1], chain, Reason("voice", because))

    def _line(self, span: Span) -> list[Attribution]:
        """The attributions around a span from the outermost to the innermost."""
        innermost = self._contents.innermost(span)
        line = [innermost] if innermost is not None else []
        while line and line[0].parent is not None:
            line.insert(0, self._by_id[line[0].parent])
        return line

    def _name(self, attribution: Attribution) -> str | None:
        if attribution.id not in self._names:
            self._names[attribution.id] = speaker_name(self._doc, attribution, self._entities, self._words)
        return self._names[attribution.id]

    def _cue(self, attribution: Attribution) -> list[int]:
        if attribution.id not in self._cues:
            pieces = (tokens_in(self._doc, piece) for piece in attribution.cue)
            self._cues[attribution.id] = [i for piece in pieces for i in range(piece.start, piece.end)]
        return self._cues[attribution.id]

    def _speaks(self, attribution: Attribution, status: Status, trigger: Token) -> bool:
        """Whether an attribution says the act, and does not only demand it or sum up that somebody spoke."""
        if attribution.form is Form.REPORTED:
            return status is Status.PLANNED and trigger.dep_ != "ROOT"
        demanded = not self._demands.isdisjoint(self._cue(attribution))
        return not demanded and not self._goes_on_as_hearsay(attribution, trigger)

    def _goes_on_as_hearsay(self, attribution: Attribution, trigger: Token) -> bool:
        """«Sie sagte … Dabei sollen Schüsse gefallen sein»: a later sentence that is hearsay, or a plan, in the report's own voice."""
        sentence = trigger.sent
        if attribution.form is Form.DIRECT or any(sentence.start <= k < sentence.end for k in self._cue(attribution)):
            return False
        first = bisect_left(self._hearsay, sentence.start_char, key=_mark)
        end = bisect_left(self._hearsay, sentence.end_char, key=_mark)
        return any(mood.covers(span_of(trigger)) for mood in self._hearsay[first:end])


def _mark(mood: Mood) -> int:
    return mood.mark.start


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
