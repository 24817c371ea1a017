"""Claims: triggers joined with who, whom, where, when, how sure, and who says so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Token

from laut.model.claim import Claim, Role, When
from laut.model.kinds import EventType
from laut.model.reason import Reason
from laut.reading.casting import Casting, Part, cast_act
from laut.reading.doc import span_of
from laut.reading.entities import entity_in
from laut.reading.fillers import Cast, cast_of
from laut.reading.roles import RoleWords, role_words
from laut.reading.signals import StatusWords, status_words
from laut.reading.status import find_status
from laut.reading.timing import Timed, find_when
from laut.reading.triggers import Trigger, TriggerWords, find_triggers, load_triggers
from laut.reading.voices import VoiceWords, find_voice, voice_words
from laut.reading.weighing import Array, Weigher, states_of, weigher


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


@dataclass(frozen=True, slots=True)
class Scene:
    """What all claims of a Doc share: who stands where, the types of the acts by token, the encoder's states."""

    doc: Doc
    cast: Cast
    acts: Mapping[int, EventType]
    sentences: Mapping[int, int]
    states: Array


def find_claims(doc: Doc, words: ClaimWords) -> tuple[Claim, ...]:
    """The claims of a Doc with tags, tree, names, times, attributions and entities, in text order."""
    return claims_from(doc, find_triggers(doc, words.triggers), words)


def claims_from(doc: Doc, triggers: Sequence[Trigger], words: ClaimWords) -> tuple[Claim, ...]:
    """The claims of given triggers, which are in text order."""
    sentences = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}
    scene = Scene(doc, cast_of(doc), {t.token: t.type for t in triggers}, sentences, states_of(doc))
    return tuple(_claim(scene, trigger, number, words) for number, trigger in enumerate(triggers, start=1))


def _claim(scene: Scene, trigger: Trigger, number: int, words: ClaimWords) -> Claim:
    doc, token = scene.doc, scene.doc[trigger.token]
    status = find_status(doc, trigger, scene.acts, words.status, words.standing, scene.states)
    parts = cast_act(token, trigger.type, trigger.mode, scene.cast, words.roles, words.fillers, scene.states)
    timed = find_when(
        token, trigger.type, status.status, doc._.times, _others(scene, trigger), words.when, scene.states
    )
    voice = find_voice(doc, trigger, status.status, doc._.attributions, doc._.entities, scene.acts, words.voices)
    return Claim(
        id=f"c{number}",
        type=trigger.type,
        mode=trigger.mode,
        status=status.status,
        trigger=span_of(token),
        sentence=scene.sentences[trigger.token],
        actors=tuple(_role(part) for part in parts.actors),
        recipients=tuple(_role(part) for part in parts.recipients),
        place=_role(parts.place) if parts.place else None,
        when=When(timed.moment, timed.time.id) if timed else None,
        attribution=voice.attribution.id if voice else None,
        chain=voice.chain if voice else (),
        confidence=trigger.confidence,
        reasons=(trigger.reason, status.reason, *_reasons(parts, timed), *((voice.reason,) if voice else ())),
    )


def _others(scene: Scene, trigger: Trigger) -> list[Token]:
    """The other triggers of the trigger's sentence."""
    return [token for token in scene.doc[trigger.token].sent if token.i != trigger.token and token.i in scene.acts]


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
