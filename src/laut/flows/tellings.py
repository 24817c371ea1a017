"""From a reading to its tellings: every claim with what merging and counting need."""

from collections.abc import Mapping
from dataclasses import replace

from laut.flows.citations import MENTION, citations
from laut.merging.counts import CountWords, find_counts, find_occasion
from laut.merging.denials import denial_words, denies
from laut.merging.families import kin
from laut.merging.topics import about, common_stems
from laut.model.attribution import Attribution
from laut.model.claim import Claim, Role
from laut.model.entity import Entity
from laut.model.evidence import Span
from laut.model.ids import content_id
from laut.model.kinds import EntityKind, EventType, Form
from laut.model.names import stems
from laut.model.reading import Reading
from laut.model.telling import Named, Telling
from laut.origins.credits import find_credits
from laut.origins.sources import SourceWords, named_source, source_words

_MEDIA_SECTOR = "MED"
_NAMED = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE)
_MOST_NAMES = 12


def tellings(reading: Reading, words: CountWords) -> tuple[Telling, ...]:
    """One telling for each claim, in text order; ids follow from the report and the claim's place and type."""
    entities = {entity.id: entity for entity in reading.entities}
    named, media = _names(reading), _media(reading)
    credit = next((found.name for found in find_credits(reading.report.text)), None)
    made = (_telling(reading, claim, entities, words) for claim in reading.claims)
    told = [
        replace(_with_root(t, media, source_words(reading.report.language or "de")), names=named, credit=credit)
        for t in made
    ]
    return tuple(
        replace(t, refers_to=_taken_up(t, told[:i]), shares_time=_shares_time(t, told)) for i, t in enumerate(told)
    )


def _names(reading: Reading) -> tuple[str, ...]:
    """Stems of the names of persons, bodies and places in the report, the most often mentioned first."""
    known = [e for e in reading.entities if e.kind in _NAMED and e.sector != _MEDIA_SECTOR]
    known.sort(key=lambda e: (-len(e.mentions), e.name))
    return tuple(dict.fromkeys(stem for entity in known for stem in sorted(stems(entity.name))))[:_MOST_NAMES]


def _media(reading: Reading) -> tuple[tuple[int, str], ...]:
    """Where the report cites other media, with their names, in text order."""
    return tuple((c.span.start, c.cites) for c in citations(reading) if c.kind in ("outlet", MENTION))


def _with_root(telling: Telling, media: tuple[tuple[int, str], ...], words: SourceWords) -> Telling:
    """The last link of the chain that names somebody; «das Blatt» is the medium cited last before it, else the first one."""
    for name, kind in reversed(tuple(zip(telling.chain, telling.kinds, strict=True))):
        source = named_source(name, words)
        if source is None:
            continue
        if source.name is not None:
            return replace(telling, root=source.name, root_kind=_root_kind(source.medium, kind))
        before = [cited for start, cited in media if start <= telling.sentence.end]
        if media:
            return replace(telling, root=before[-1] if before else media[0][1], root_kind="outlet")
    return telling


def _root_kind(medium: bool, kind: str) -> str:
    if medium:
        return "outlet"
    return "body" if kind == "unknown" else kind


def _taken_up(telling: Telling, before: list[Telling]) -> str | None:
    """The last telling of kin type before a noun that says nothing more («Der Anschlag …», «die Tat»)."""
    bare = telling.when is None and telling.place is None and not telling.recipients and telling.occasion is None
    if not bare or not telling.trigger_words[:1].isupper():
        return None
    return next((t.id for t in reversed(before) if kin(t.type, telling.type)), None)


def _shares_time(telling: Telling, told: list[Telling]) -> bool:
    """A noun beside a verb of the same time: «am Mittwoch einigten sie sich auf eine Waffenruhe» dates the agreement."""
    if telling.when is None or not telling.trigger_words[:1].isupper():
        return False
    beside = (t for t in told if t.sentence == telling.sentence and t.when == telling.when)
    return any(not t.trigger_words[:1].isupper() for t in beside)


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
        about=about(report.text, sentence, claim.trigger, common_stems(report.language or "de")),
        disputed=_disputed(report.text, sentence, claim, report.language or "de"),
        occasion=find_occasion(report.text, sentence, claim.trigger, words),
    )


def _disputed(text: str, sentence: Span, claim: Claim, language: str) -> bool:
    return claim.type is not EventType.REJECT and denies(sentence.of(text), denial_words(language))


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
