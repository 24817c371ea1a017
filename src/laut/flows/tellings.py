"""From a reading to its tellings: every claim with what merging and counting need."""

from collections.abc import Mapping

from laut.merging.counts import CountWords, find_counts
from laut.model.attribution import Attribution
from laut.model.claim import Claim, Role
from laut.model.entity import Entity
from laut.model.ids import content_id
from laut.model.kinds import EntityKind, Form
from laut.model.reading import Reading
from laut.model.telling import Named, Telling

_MEDIA_SECTOR = "MED"


def tellings(reading: Reading, words: CountWords) -> tuple[Telling, ...]:
    """One telling for each claim, in text order; ids follow from the report and the claim's place and type."""
    entities = {entity.id: entity for entity in reading.entities}
    return tuple(_telling(reading, claim, entities, words) for claim in reading.claims)


def _telling(reading: Reading, claim: Claim, entities: Mapping[str, Entity], words: CountWords) -> Telling:
    report, sentence = reading.report, reading.sentences[claim.sentence]
    line = reading.ancestry(reading.attribution(claim.attribution)) if claim.attribution else ()
    inner = line[-1] if line else None
    return Telling(
        id=content_id("telling", report.id, str(claim.trigger.start), str(claim.trigger.end), claim.type),
        report=report.id,
        claim=claim.id,
        type=claim.type,
        mode=claim.mode,
        status=claim.status,
        trigger=claim.trigger,
        trigger_words=claim.trigger.of(report.text),
        sentence=sentence,
        outlet=report.outlet,
        published=report.published,
        when=claim.when.moment if claim.when else None,
        place=_named(reading, claim.place, entities) if claim.place else None,
        actors=tuple(_named(reading, role, entities) for role in claim.actors),
        recipients=tuple(_named(reading, role, entities) for role in claim.recipients),
        counts=find_counts(report.text, sentence, claim, words),
        chain=claim.chain,
        kinds=_kinds(claim, line, entities),
        attribution=claim.attribution,
        said=inner.said if inner else None,
        quoted=_quoted(reading, inner),
        confidence=claim.confidence,
    )


def _named(reading: Reading, role: Role, entities: Mapping[str, Entity]) -> Named:
    words = role.span.of(reading.report.text)
    entity = entities.get(role.entity or "")
    if entity is None:
        return Named(words, words)
    return Named(
        words, entity.name, entity.kind, entity.country, entity.sector, entity.geonames, entity.lat, entity.lon
    )


def _kinds(claim: Claim, line: tuple[Attribution, ...], entities: Mapping[str, Entity]) -> tuple[str, ...]:
    """What kind of source each link of the chain is; `unknown` where no entity says it."""
    speakers = [entities.get(a.speaker.entity or "") for a in line]
    by_name = {entity.name: _kind(entity) for entity in speakers if entity}
    by_position = [_kind(entity) if entity else "unknown" for entity in speakers]
    fits = len(by_position) == len(claim.chain)
    return tuple(by_name.get(name, by_position[i] if fits else "unknown") for i, name in enumerate(claim.chain))


def _kind(entity: Entity) -> str:
    if entity.kind is EntityKind.PERSON:
        return "person"
    if entity.sector == _MEDIA_SECTOR:
        return "outlet"
    return "unknown" if entity.kind is EntityKind.OTHER else "body"


def _quoted(reading: Reading, inner: Attribution | None) -> str | None:
    if inner is None or inner.form is not Form.DIRECT:
        return None
    return " ".join(span.of(reading.report.text) for span in inner.content)
