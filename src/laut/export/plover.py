"""Claims as PLOVER events with CAMEO codes: one JSON object a claim."""

import json
from collections.abc import Mapping
from typing import Any

from laut.export.plover_codes import cameo_code, plover_type
from laut.model.claim import Claim, Role
from laut.model.entity import Entity
from laut.model.kinds import Status
from laut.model.reading import Reading


def plover(reading: Reading) -> str:
    """JSON lines, one a claim, in text order; empty for a report without claims."""
    entities = {entity.id: entity for entity in reading.entities}
    rows = (_event(reading, claim, entities) for claim in reading.claims)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _event(reading: Reading, claim: Claim, entities: Mapping[str, Entity]) -> dict[str, Any]:
    type = plover_type(claim.type, claim.status)
    return {
        "id": f"{reading.report.id}/{claim.id}",
        "event_type": str(type),
        "event_mode": claim.mode if type is claim.type else None,
        "cameo": cameo_code(claim.type, claim.mode, claim.status),
        "status": str(claim.status),
        "happened": claim.status is Status.ACTUAL,
        "source": [_party(reading, role, entities) for role in claim.actors],
        "recipient": [_party(reading, role, entities) for role in claim.recipients],
        "date": claim.when.moment.edtf if claim.when else None,
        "publication_date": reading.report.published.edtf if reading.report.published else None,
        "location": _place(reading, claim.place, entities) if claim.place else None,
        "according_to": list(claim.chain),
        "text": reading.sentences[claim.sentence].of(reading.report.text),
    }


def _party(reading: Reading, role: Role, entities: Mapping[str, Entity]) -> dict[str, Any]:
    entity = entities.get(role.entity or "")
    return {
        "text": role.span.of(reading.report.text),
        "name": entity.name if entity else None,
        "country": entity.country if entity else None,
        "sector": entity.sector if entity else None,
    }


def _place(reading: Reading, role: Role, entities: Mapping[str, Entity]) -> dict[str, Any]:
    entity = entities.get(role.entity or "")
    place = {"text": role.span.of(reading.report.text), "name": None, "geonames": None, "lat": None, "lon": None}
    if entity is None:
        return place
    return place | {"name": entity.name, "geonames": entity.geonames, "lat": entity.lat, "lon": entity.lon}
