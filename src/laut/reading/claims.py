"""Claims: triggers joined with who, whom, where, when, how sure, and who says so."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from laut.model.claim import Claim, Role, When
from laut.model.reason import Reason
from laut.reading.casting import Casting, Part, cast_acts
from laut.reading.doc import span_of
from laut.reading.entities import entity_in
from laut.reading.fillers import cast_of
from laut.reading.roles import RoleWords, role_words
from laut.reading.signals import StatusWords, status_words
from laut.reading.states import give_back
from laut.reading.status import Judged, find_statuses
from laut.reading.timing import Timed, find_whens
from laut.reading.triggers import Trigger, TriggerWords, find_triggers, load_triggers
from laut.reading.voices import Voice, VoiceWords, find_voices, voice_words
from laut.reading.weighing import Weigher, weigher
from laut.reading.word_states import WordStates


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """All that `find_claims` needs of a language: tables and trained weighers."""

    triggers: TriggerWords
    roles: RoleWords
    status: StatusWords
    voices: VoiceWords
    fillers: Weigher
    standing: Weigher
    when: Weigher


def claim_words(language: str) -> ClaimWords:
    """The tables and weighers of a language; raises `BadLanguageData` or `ModelMissing`."""
    weighers = (weigher(language, name) for name in ("fillers", "status", "when"))
    tables = (load_triggers(language), role_words(language), status_words(language), voice_words(language))
    return ClaimWords(*tables, *weighers)


def find_claims(doc: Doc, words: ClaimWords) -> tuple[Claim, ...]:
    """The claims of a Doc with tags, tree, names, times, attributions and entities, in text order."""
    triggers = find_triggers(doc, words.triggers)
    give_back(len(doc))
    return claims_from(doc, triggers, words)


def claims_from(doc: Doc, triggers: Sequence[Trigger], words: ClaimWords) -> tuple[Claim, ...]:
    """The claims of given triggers, which are in text order. All claims of a report are weighed together."""
    acts, states = {t.token: t.type for t in triggers}, WordStates(doc)
    judged = find_statuses(doc, triggers, acts, words.status, words.standing, states)
    statuses = [one.status for one in judged]
    parts = cast_acts(doc, triggers, cast_of(doc), words.roles, words.fillers, states)
    times = find_whens(doc, triggers, statuses, words.when, states)
    voices = find_voices(doc, triggers, statuses, acts, words.voices)
    found = [Found(*each) for each in zip(triggers, judged, parts, times, voices, strict=True)]
    sentences = [sent.start for sent in doc.sents] if found else []
    return tuple(_claim(doc, one, f"c{number}", sentences) for number, one in enumerate(found, start=1))


@dataclass(frozen=True, slots=True)
class Found:
    """All that is decided about one act."""

    trigger: Trigger
    status: Judged
    parts: Casting
    when: Timed | None
    voice: Voice | None


def _claim(doc: Doc, found: Found, id: str, sentences: Sequence[int]) -> Claim:
    """The record of one act; `sentences` are the first tokens of the Doc's sentences."""
    trigger, status, parts, timed, voice = found.trigger, found.status, found.parts, found.when, found.voice
    return Claim(
        id=id,
        type=trigger.type,
        mode=trigger.mode,
        status=status.status,
        trigger=span_of(doc[trigger.token]),
        sentence=bisect_right(sentences, trigger.token) - 1,
        actors=tuple(_role(part) for part in parts.actors),
        recipients=tuple(_role(part) for part in parts.recipients),
        place=_role(parts.place) if parts.place else None,
        when=When(timed.moment, timed.time.id) if timed else None,
        attribution=voice.attribution.id if voice else None,
        chain=voice.chain if voice else (),
        confidence=trigger.confidence,
        reasons=(trigger.reason, status.reason, *_reasons(parts, timed), *((voice.reason,) if voice else ())),
    )


def _reasons(parts: Casting, timed: Timed | None) -> list[Reason]:
    cast = [*parts.actors, *parts.recipients, *((parts.place,) if parts.place else ())]
    return [part.reason for part in cast] + ([timed.reason] if timed else [])


def _role(part: Part) -> Role:
    span = span_of(part.words)
    entity = entity_in(part.head.doc, span, part.head.doc._.entities)
    return Role(span, entity.id if entity else None)


@Language.factory(
    "laut_claims",
    requires=["token.tag", "token.dep", "doc.ents", "doc._.times", "doc._.attributions", "doc._.entities"],
    assigns=["doc._.claims"],
)
class Claims:
    """Sets `doc._.claims`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self.words = claim_words(str(nlp.lang))

    def __call__(self, doc: Doc) -> Doc:
        doc._.claims = find_claims(doc, self.words)
        return doc
