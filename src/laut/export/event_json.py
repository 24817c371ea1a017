"""Events and sources as the JSON objects of the contract."""

from typing import Any

from laut.model.event import Contradiction, Event, Origin
from laut.model.evidence import Span
from laut.model.names import same_name
from laut.model.relay import Circle, Citation, Copy
from laut.model.telling import Named, Telling

Json = dict[str, Any]


def event_object(event: Event) -> Json:
    """One event with its claims, origins and contradictions; what is unknown is None or an empty list."""
    return {
        "event": {
            "id": event.id,
            "type": str(event.type),
            "mode": event.mode,
            "status": str(event.status),
            "title": event.title,
            "when": event.when.edtf if event.when else None,
            "place": _place(event.place) if event.place else None,
            "actors": [_party(named) for named in event.actors],
            "recipients": [_party(named) for named in event.recipients],
            "history": [{"published": day or None, "status": str(status)} for day, status in event.history],
            "because": list(event.because),
        },
        "claims": [_claim(telling) for telling in event.tellings],
        "origins": [_origin(origin) for origin in event.origins],
        "independent_origins": event.independent_origins,
        "contradictions": [_contradiction(contradiction) for contradiction in event.contradictions],
    }


def sources_object(copies: tuple[Copy, ...], citations: tuple[Citation, ...], circles: tuple[Circle, ...]) -> Json:
    """Copies, citations and circles of the whole ledger."""
    return {
        "copies": [{"of": c.of, "copy": c.copy, "share": c.share, "because": c.because} for c in copies],
        "citations": [
            {
                "report": c.report,
                "cites": c.cites,
                "kind": c.kind,
                "of": c.of,
                "span": _span(c.span),
                "because": c.because,
            }
            for c in citations
        ],
        "circular": [{"reports": list(c.reports), "because": c.because} for c in circles],
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _place(place: Named) -> Json:
    precision = "country" if place.country and place.geonames is not None and place.kind is None else None
    return {"name": place.name, "geonames": place.geonames, "lat": place.lat, "lon": place.lon, "precision": precision}


def _party(named: Named) -> Json:
    return {"id": None, "name": named.name, "country": named.country, "sector": named.sector}


def _claim(telling: Telling) -> Json:
    return {
        "id": telling.id,
        "report": telling.report,
        "outlet": telling.outlet,
        "published": telling.published.edtf if telling.published else None,
        "span": _span(telling.trigger),
        "trigger": telling.trigger_words,
        "sentence": _span(telling.sentence),
        "status": str(telling.status),
        "when": telling.when.edtf if telling.when else None,
        "chain": list(telling.chain),
        "attribution": telling.attribution,
        "confidence": telling.confidence,
    }


def _origin(origin: Origin) -> Json:
    return {"origin": origin.origin, "kind": origin.kind, "reports": list(origin.reports), "because": origin.because}


def _contradiction(contradiction: Contradiction) -> Json:
    values = [
        {"value": v.value, "reports": list(v.reports), "evidence": [_span(span) for span in v.evidence]}
        for v in contradiction.values
    ]
    return {"aspect": contradiction.aspect, "values": values, "because": contradiction.because}


def claim_objects(event: Event, by: str | None) -> list[Json]:
    """The claims of an event that `by` stands behind (all for None), each with its event's id."""
    wanted = [t for t in event.tellings if by is None or any(same_name(by, name) for name in t.chain)]
    return [_claim(telling) | {"event": event.id, "type": str(telling.type)} for telling in wanted]
