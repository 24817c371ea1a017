"""Claims: triggers joined with who, whom, where, when, how sure, and who says so."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Token

from laut.model.claim import Claim, Role, When
from laut.model.entity import Entity
from laut.model.kinds import EventType
from laut.model.reason import Reason
from laut.reading.doc import span_of
from laut.reading.entities import entity_in
from laut.reading.happenings import Scene, Timed, find_place, find_when
from laut.reading.loglinear import LogLinear, weights
from laut.reading.roles import ACTOR, RECIPIENT, Part, RoleWords, find_roles, role_words
from laut.reading.signals import StatusWords, status_words
from laut.reading.status import find_status
from laut.reading.trigger_table import TriggerTable
from laut.reading.triggers import Trigger, find_triggers, load_triggers
from laut.reading.voices import find_voice


@dataclass(frozen=True, slots=True)
class Choices:
    """The trained choices; None where the tables decide alone."""

    roles: LogLinear | None = None
    status: LogLinear | None = None
    place: LogLinear | None = None
    when: LogLinear | None = None


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """All that `find_claims` needs of a language."""

    triggers: TriggerTable
    roles: RoleWords
    status: StatusWords
    choices: Choices


def claim_words(language: str) -> ClaimWords:
    """The tables and weights of a language; raises `BadLanguageData` or `ModelMissing`."""
    choices = Choices(*(weights(language, name) for name in ("roles", "status", "place", "when")))
    return ClaimWords(load_triggers(language), role_words(language), status_words(language), choices)


def find_claims(doc: Doc, words: ClaimWords) -> tuple[Claim, ...]:
    """The claims of a Doc with tags, tree, names, times, attributions and entities, in text order."""
    return claims_from(doc, find_triggers(doc, words.triggers), words)


def claims_from(doc: Doc, triggers: Sequence[Trigger], words: ClaimWords) -> tuple[Claim, ...]:
    """The claims of given triggers."""
    sentences = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}
    demands = frozenset(t.token for t in triggers if t.type is EventType.REQUEST)
    claims = []
    for number, trigger in enumerate(triggers, start=1):
        others = [
            doc[t.token]
            for t in triggers
            if t.token != trigger.token and sentences[t.token] == sentences[trigger.token]
        ]
        claims.append(_claim(doc, trigger, number, sentences[trigger.token], others, demands, words))
    return tuple(claims)


def _claim(
    doc: Doc,
    trigger: Trigger,
    number: int,
    sentence: int,
    others: list[Token],
    demands: frozenset[int],
    words: ClaimWords,
) -> Claim:
    token = doc[trigger.token]
    status = find_status(token, trigger.type, words.status, words.choices.status)
    parts = find_roles(token, trigger.type, words.roles, words.choices.roles)
    scene = find_place(token, trigger.type, words.choices.place, [part.head.i for part in parts])
    timed = find_when(token, trigger.type, status.status, doc._.times, others, words.choices.when)
    voice = find_voice(doc, trigger, doc._.attributions, doc._.entities, demands)
    entities: Sequence[Entity] = doc._.entities
    return Claim(
        id=f"c{number}",
        type=trigger.type,
        mode=trigger.mode,
        status=status.status,
        trigger=span_of(token),
        sentence=sentence,
        actors=tuple(_role(part, entities) for part in parts if part.role == ACTOR),
        recipients=tuple(_role(part, entities) for part in parts if part.role == RECIPIENT),
        place=_role(scene, entities) if scene else None,
        when=When(timed.moment, timed.time.id) if timed else None,
        attribution=voice.attribution.id if voice else None,
        chain=voice.chain if voice else (),
        confidence=trigger.confidence,
        reasons=(trigger.reason, status.reason, *_reasons(parts, scene, timed)),
    )


def _reasons(parts: Sequence[Part], scene: Scene | None, timed: Timed | None) -> tuple[Reason, ...]:
    found = [part.reason for part in parts]
    return (*found, *([scene.reason] if scene else []), *([timed.reason] if timed else []))


def _role(part: Part | Scene, entities: Sequence[Entity]) -> Role:
    span = span_of(part.words)
    entity = entity_in(part.head.doc, span, entities)
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
