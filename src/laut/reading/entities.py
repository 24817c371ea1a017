"""Entities: mentions joined to persons, bodies, groups and places.

The component `laut_entities` sets `doc._.entities` and gives the speakers and
addressees of `doc._.attributions` their entity. Ids are n1, n2 … in text order.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from laut.model import evidence
from laut.model.attribution import Attribution, Party
from laut.model.entity import Entity
from laut.model.kinds import EntityKind
from laut.model.place import Place
from laut.model.reason import Reason
from laut.reading.actor_words import ActorWords, actor_words
from laut.reading.coreference import Joiner
from laut.reading.countries import countries
from laut.reading.doc import text_of, tokens_in
from laut.reading.known_bodies import QUOTATION_MARKS
from laut.reading.mention import How, Mention
from laut.reading.mention_words import MentionWords, mention_words
from laut.reading.mentions import find_mentions
from laut.reading.places import locate
from laut.reading.pronouns import Pronouns
from laut.reading.things import Thing

_STANDING = "laut_entities_standing"


def find_entities(doc: Doc, attributions: Sequence[Attribution], words: ActorWords) -> tuple[Entity, ...]:
    """The entities of a report in the order of their first mention; pronouns that are unsure belong to none."""
    joiner = Joiner(doc, words, lambda mention: locate(doc, _span(doc, mention)))
    pronouns = Pronouns(doc, attributions)
    first_persons: list[tuple[Mention, list[Thing]]] = []
    for mention in _with_seats(doc, find_mentions(doc, words), attributions):
        if mention.pronoun is not None and mention.pronoun.person == 1:
            first_persons.append((mention, joiner.recent()))  # the speaker may be named behind the words
        elif mention.pronoun is None and not (mention.definite and mention.word in words.generic):
            joiner.join(mention)
        elif (choice := pronouns.resolve(mention, joiner.recent())) is not None:
            choice.thing.take(mention, choice.because)
            joiner.touch(choice.thing)
    at = {mention.head: thing for thing in joiner.things for mention in thing.mentions}
    for mention, recent in first_persons:
        if (choice := pronouns.speaker(mention, at, recent)) is not None:
            choice.thing.take(mention, choice.because)
    return tuple(_entity(doc, f"n{number}", thing) for number, thing in enumerate(joiner.things, start=1))


def _with_seats(doc: Doc, mentions: list[Mention], attributions: Sequence[Attribution]) -> list[Mention]:
    """«Bagdad teilte mit»: a seat of government that acts is the government, not the town."""
    speaking = {i for a in attributions for piece in a.speaker.spans for i in range(*_bounds(doc, piece))}
    tables, small = countries(doc.lang_ or "de"), mention_words(doc.lang_ or "de")
    for mention in mentions:
        if mention.kind is EntityKind.PLACE and _acts(doc, mention, speaking, small):
            seat = tables.seat(mention.name)
            if seat is not None:
                mention.kind, mention.country, mention.sector = EntityKind.ORGANIZATION, seat.country, seat.sector
            elif tables.of_name(mention.name):
                mention.sector = "GOV"
    return mentions


def _acts(doc: Doc, mention: Mention, speaking: set[int], small: MentionWords) -> bool:
    """Whether a place speaks, or is the subject of a verb that places are not."""
    before = doc[mention.start - 1] if mention.start else None
    if before is not None and before.tag_ in ("APPR", "APPRART"):
        return mention.head in speaking and before.lower_ in small.speaks_behind
    head = doc[mention.head]
    acting = mention.subject and head.head.pos_ == "VERB" and head.head.lemma_ not in small.states
    return acting or (mention.head in speaking and mention.subject)


def _bounds(doc: Doc, span: evidence.Span) -> tuple[int, int]:
    piece = tokens_in(doc, span)
    return piece.start, piece.end


def _span(doc: Doc, mention: Mention) -> evidence.Span:
    piece = doc[mention.start : mention.end]
    return evidence.Span(piece.start_char, piece.end_char)


def _entity(doc: Doc, id: str, thing: Thing) -> Entity:
    place: Place | None = thing.place if thing.kind is EntityKind.PLACE else None
    return Entity(
        id=id,
        kind=thing.kind,
        name=_name(thing),
        mentions=tuple(sorted({_span(doc, mention) for mention in thing.mentions})),
        roles=tuple(thing.roles),
        country=thing.country or (place.country if place else None),
        sector=thing.sector,
        geonames=place.geonames if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        reason=Reason("entities", thing.because),
    )


def _name(thing: Thing) -> str:
    """The name; of what is only described the words that stand in the nominative, if any do."""
    if thing.named:
        return thing.name
    return next((m.name for m in thing.mentions if m.subject and m.how is How.DESCRIPTION), thing.name)


def entity_at(doc: Doc, span: evidence.Span) -> Entity | None:
    """The entity that a stretch of text means: its mention covers most of the stretch's head, or of the stretch."""
    return entity_in(doc, span, doc._.entities)


def entity_in(doc: Doc, span: evidence.Span, entities: Sequence[Entity]) -> Entity | None:
    """As `entity_at`, among the given entities."""
    standing, longest = _standing(doc, entities)
    first = bisect_left(standing, span.start - longest, key=lambda entry: entry[0].start)
    end = bisect_left(standing, span.end, key=lambda entry: entry[0].start)
    found = [(_fit(doc, span, m, entities[k]), -k) for m, k in standing[first:end] if m.overlaps(span)]
    best = max(found, default=(0.0, 0))
    return entities[-best[1]] if best[0] > 0 else None


def _standing(doc: Doc, entities: Sequence[Entity]) -> tuple[list[tuple[evidence.Span, int]], int]:
    """All mentions in text order with their entities' places in the list, and the longest mention; kept for the next call."""
    kept = doc.user_data.get(_STANDING)
    if kept is None or kept[0] is not entities:
        listed = sorted((mention, k) for k, entity in enumerate(entities) for mention in entity.mentions)
        kept = (entities, listed, max((len(mention) for mention, _ in listed), default=0))
        doc.user_data[_STANDING] = kept
    return kept[1], kept[2]


def _fit(doc: Doc, span: evidence.Span, mention: evidence.Span, entity: Entity) -> float:
    """Above 1 for the same words, above 0 where the mention holds the head of the stretch."""
    if mention == span:
        return 3.0
    root = tokens_in(doc, span).root
    shared = min(mention.end, span.end) - max(mention.start, span.start)
    holds = 1.0 if mention.start <= root.idx < mention.end else 0.0
    if entity.kind is EntityKind.PERSON and span.contains(mention):
        holds += 1.2
    elif entity.kind is EntityKind.ORGANIZATION and span.contains(mention) and not holds:
        between = text_of(doc)[root.idx + len(root) : mention.start] if mention.start > root.idx else "?"
        holds = 0.8 if not between.strip(f"{QUOTATION_MARKS} ") else 0.0  # «die Zeitung "Umschau"»
    return holds + (0.9 * shared / max(len(span), len(mention)) if holds else 0.0)


def with_entities(doc: Doc, attributions: Sequence[Attribution], entities: Sequence[Entity]) -> tuple[Attribution, ...]:
    """The attributions with the entities of their speakers and addressees."""

    def party(known: Party) -> Party:
        for span in known.spans:
            if (entity := entity_in(doc, span, entities)) is not None:
                return replace(known, entity=entity.id)
        return known

    return tuple(replace(a, speaker=party(a.speaker), addressee=party(a.addressee)) for a in attributions)


class EntitiesLayer:
    """Sets `doc._.entities` and the entities in `doc._.attributions`."""

    def __init__(self, words: ActorWords) -> None:
        self._words = words

    def __call__(self, doc: Doc) -> Doc:
        doc._.entities = find_entities(doc, doc._.attributions, self._words)
        doc._.attributions = with_entities(doc, doc._.attributions, doc._.entities)
        return doc


@Language.factory(
    "laut_entities",
    requires=["doc.ents", "token.tag", "token.dep", "doc._.attributions"],
    assigns=["doc._.entities", "doc._.attributions"],
)
def create(nlp: Language, name: str) -> EntitiesLayer:
    """The layer for the pipeline's language."""
    return EntitiesLayer(actor_words(nlp.lang))
