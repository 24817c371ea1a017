"""A reading as the JSON object of the contract, one line a report."""

import json
from collections.abc import Iterable
from typing import Any

from laut.model.attribution import Attribution, Party
from laut.model.claim import Claim, Role
from laut.model.entity import Entity
from laut.model.evidence import Span
from laut.model.reading import Reading
from laut.model.reason import Reason
from laut.model.report import Report
from laut.model.timex import TimeExpression

CONTRACT = "1"
"""The version of the contract; it changes when a field is renamed, dropped or redefined."""
_LINE_ENDS = str.maketrans({"\u2028": "\\u2028", "\u2029": "\\u2029", "\x85": "\\u0085"})
"""Characters that some readers take for the end of a line, as JSON escapes."""

Json = dict[str, Any]


def to_line(reading: Reading) -> str:
    """The reading as one line of JSON, without the line feed."""
    return one_line(to_object(reading))


def one_line(found: Json) -> str:
    """Any object on one line of JSON, whatever a reader takes for the end of a line."""
    return json.dumps(found, ensure_ascii=False).translate(_LINE_ENDS)


def to_object(reading: Reading) -> Json:
    """The reading as the contract's object; what is unknown is None or an empty list."""
    return {
        "laut": CONTRACT,
        "report": _report(reading.report),
        "sentences": _spans(reading.sentences),
        "entities": [_entity(entity) for entity in reading.entities],
        "times": [_time(time) for time in reading.times],
        "attributions": [_attribution(attribution) for attribution in reading.attributions],
        "claims": [_claim(claim) for claim in reading.claims],
    }


def _report(report: Report) -> Json:
    return {
        "id": report.id,
        "title": report.title,
        "outlet": report.outlet,
        "url": report.url,
        "language": report.language,
        "published": report.published.edtf if report.published else None,
        "author": report.author,
        "based_on": report.based_on,
        "text": report.text,
    }


def _entity(entity: Entity) -> Json:
    return {
        "id": entity.id,
        "kind": str(entity.kind),
        "name": entity.name,
        "roles": list(entity.roles),
        "country": entity.country,
        "sector": entity.sector,
        "geonames": entity.geonames,
        "lat": entity.lat,
        "lon": entity.lon,
        "mentions": _spans(entity.mentions),
        "because": _because(entity.reason),
    }


def _time(time: TimeExpression) -> Json:
    return {
        "id": time.id,
        "span": _span(time.span),
        "type": str(time.type),
        "value": time.value,
        "edtf": time.moment.edtf if time.moment else None,
        "anchor": time.anchor,
        "because": _because(time.reason),
    }


def _attribution(attribution: Attribution) -> Json:
    return {
        "id": attribution.id,
        "parent": attribution.parent,
        "form": str(attribution.form),
        "medium": str(attribution.medium) if attribution.medium else None,
        "content": _spans(attribution.content),
        "speaker": _party(attribution.speaker),
        "cue": _spans(attribution.cue),
        "frame": _spans(attribution.frame),
        "addressee": _party(attribution.addressee),
        "said": attribution.said.edtf if attribution.said else None,
        "confidence": round(attribution.confidence, 3),
        "because": _because(attribution.reason),
    }


def _claim(claim: Claim) -> Json:
    return {
        "id": claim.id,
        "type": str(claim.type),
        "mode": claim.mode,
        "status": str(claim.status),
        "trigger": _span(claim.trigger),
        "actors": [_role(role) for role in claim.actors],
        "recipients": [_role(role) for role in claim.recipients],
        "place": _role(claim.place) if claim.place else None,
        "when": {"edtf": claim.when.moment.edtf, "time": claim.when.time} if claim.when else None,
        "attribution": claim.attribution,
        "chain": list(claim.chain),
        "sentence": claim.sentence,
        "confidence": round(claim.confidence, 3),
        "because": _because(*claim.reasons),
    }


def _party(party: Party) -> Json:
    return {"spans": _spans(party.spans), "entity": party.entity}


def _role(role: Role) -> Json:
    return {"span": _span(role.span), "entity": role.entity}


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [_span(span) for span in spans]


def _because(*reasons: Reason) -> str | None:
    """The sentences of all reasons that say something."""
    return "; ".join(reason.because for reason in reasons if reason.because) or None
