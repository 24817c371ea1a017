"""Which outlets, agencies and bodies a report names as its sources."""

from laut.model.entity import Entity
from laut.model.evidence import Span
from laut.model.kinds import EntityKind
from laut.model.reading import Reading
from laut.model.relay import Citation
from laut.origins.credits import find_credits

_BODIES = (EntityKind.ORGANIZATION, EntityKind.GROUP, EntityKind.PLACE)


def citations(reading: Reading) -> tuple[Citation, ...]:
    """Credits of agencies, then every speaker that is no person; each source once, in text order."""
    report = reading.report
    found = {
        credit.name: Citation(report.id, credit.agency, "agency", credit.span, "credit")
        for credit in find_credits(report.text)
    }
    entities = {entity.id: entity for entity in reading.entities}
    for attribution in reading.attributions:
        entity = entities.get(attribution.speaker.entity or "")
        if entity is None or entity.kind not in _BODIES or entity.name == report.outlet:
            continue
        because = f"«{attribution.speaker.spans[0].of(report.text)}» is the speaker"
        found.setdefault(entity.name, _citation(report.id, entity, attribution.speaker.spans[0], because))
    return tuple(sorted(found.values(), key=lambda citation: citation.span))


def _citation(report: str, entity: Entity, span: Span, because: str) -> Citation:
    return Citation(report, entity.name, "outlet" if entity.sector == "MED" else "body", span, because)
