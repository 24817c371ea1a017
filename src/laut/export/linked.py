"""Events, claims and reports as JSON-LD: schema.org for what they are, PROV-O for who has it from whom.

Each claim was quoted from its chain, one utterance a link, each attributed to who made it; a copy was derived from
its original; a report that cites another was quoted from it. The context stands in the document: nothing is fetched.
Ids are `urn:laut:` and the ledger's own ids, so that two exports of one ledger name the same things alike.
"""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import quote

from laut.export.whole import Whole, sentences
from laut.model.event import Event
from laut.model.kinds import EntityKind
from laut.model.moment import Moment, Precision
from laut.model.relay import Citation, Copy
from laut.model.report import Report
from laut.model.telling import Named, Telling

Json = dict[str, Any]

_XSD = "http://www.w3.org/2001/XMLSchema#"
CONTEXT: Json = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "laut": "urn:laut:term:",
    "schema:startDate": {"@type": f"{_XSD}date"},
    "schema:endDate": {"@type": f"{_XSD}date"},
    "schema:datePublished": {"@type": f"{_XSD}date"},
    "schema:sameAs": {"@type": "@id"},
    "schema:url": {"@type": f"{_XSD}anyURI"},
    "laut:chain": {"@container": "@list"},
}
_PROV_KINDS = {"person": "prov:Person", "body": "prov:Organization", "outlet": "prov:Organization"}
_SCHEMA_KINDS = {"person": "schema:Person", "body": "schema:Organization", "outlet": "schema:NewsMediaOrganization"}
_PARTY = {EntityKind.PERSON: "person", EntityKind.ORGANIZATION: "body"}


def write_jsonld(whole: Whole, sink: BinaryIO) -> None:
    """One document with one node a line: reports, relays, then events with their claims."""
    sink.write(f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": ['.encode())
    for number, node in enumerate(_nodes(whole)):
        sink.write(((",\n" if number else "\n") + json.dumps(node, ensure_ascii=False)).encode("utf-8"))
    sink.write(b"\n]}\n")


def _nodes(whole: Whole) -> Iterator[Json]:
    yield from (_report(report) for report in whole.reports)
    yield from (_copy(copy) for copy in whole.copies)
    yield from (_citation(citation) for citation in whole.citations)
    for event in whole.events:
        yield _event(event)
        words = sentences(event, whole)
        yield from (_claim(event, telling, words[telling.id]) for telling in event.tellings)


def _report(report: Report) -> Json:
    published = report.published
    outlet = _agent(report.outlet, "outlet") if report.outlet else None
    return _node(
        _id(f"report:{report.id}"),
        "schema:NewsArticle",
        "prov:Entity",
        **{
            "schema:identifier": report.id,
            "schema:headline": report.title,
            "schema:url": report.url,
            "schema:inLanguage": report.language,
            "schema:datePublished": published.edtf if published and _is_day(published) else None,
            "schema:temporal": published.edtf if published else None,
            "schema:publisher": outlet,
            "prov:wasAttributedTo": outlet,
        },
    )


def _copy(copy: Copy) -> Json:
    of = {"@id": _id(f"report:{copy.of}")}
    return {"@id": _id(f"report:{copy.copy}"), "prov:wasDerivedFrom": of, "schema:isBasedOn": of}


def _citation(citation: Citation) -> Json:
    """What is cited is the other outlet's report where the ledger has it, else something that the cited one published."""
    cited: Json = {"@id": _id(f"report:{citation.of}")}
    if citation.of is None:
        whose = _agent(citation.cites, "outlet" if citation.kind in ("agency", "outlet") else citation.kind)
        cited = _node(_id(f"statement:{citation.report}/{citation.span.start}"), "prov:Entity")
        cited["prov:wasAttributedTo"] = whose
    return {"@id": _id(f"report:{citation.report}"), "prov:wasQuotedFrom": cited, "schema:citation": cited["@id"]}


def _event(event: Event) -> Json:
    when = event.when
    return _node(
        _id(event.id),
        "schema:Event",
        "prov:Activity",
        **{
            "schema:name": event.title,
            "laut:type": str(event.type),
            "laut:mode": event.mode,
            "laut:status": str(event.status),
            "laut:independentOrigins": event.independent_origins,
            "laut:origin": [origin.origin for origin in event.origins],
            "laut:contradiction": [contradiction.because for contradiction in event.contradictions],
            "schema:startDate": _first(when),
            "schema:endDate": _last(when),
            "schema:temporalCoverage": when.edtf if when else None,
            "schema:location": _place(event.place) if event.place else None,
            "laut:actor": [_party(named) for named in event.actors],
            "laut:recipient": [_party(named) for named in event.recipients],
        },
    )


def _claim(event: Event, told: Telling, sentence: str) -> Json:
    report = {"@id": _id(f"report:{told.report}")}
    return _node(
        _id(told.id),
        "schema:Claim",
        "prov:Entity",
        **{
            "schema:text": sentence,
            "schema:about": {"@id": _id(event.id)},
            "schema:appearance": report,
            "laut:type": str(told.type),
            "laut:status": str(told.status),
            "laut:trigger": told.trigger_words,
            "laut:chain": list(told.chain),
            "prov:wasDerivedFrom": report,
            "prov:wasAttributedTo": _agent(told.outlet, "outlet") if told.outlet else None,
            "prov:wasQuotedFrom": _links(told),
        },
    )


def _links(told: Telling) -> Json | None:
    """The chain as utterances, each quoted from the next one inwards."""
    made: Json | None = None
    kinds = told.kinds if len(told.kinds) == len(told.chain) else ("unknown",) * len(told.chain)
    for number in reversed(range(len(told.chain))):
        node = _node(_id(f"{told.id}/{number + 1}"), "prov:Entity")
        node["prov:wasAttributedTo"] = _agent(told.chain[number], kinds[number])
        if made:
            node["prov:wasQuotedFrom"] = made
        made = node
    return made


def _agent(name: str, kind: str) -> Json:
    types = ["prov:Agent", *(table[kind] for table in (_PROV_KINDS, _SCHEMA_KINDS) if kind in table)]
    return _node(_id(f"agent:{name}"), *types, **{"schema:name": name})


def _party(named: Named) -> Json:
    return _agent(named.name, _PARTY.get(named.kind, "unknown") if named.kind else "unknown")


def _place(place: Named) -> Json:
    known = place.geonames is not None
    geo = {"@type": "schema:GeoCoordinates", "schema:latitude": place.lat, "schema:longitude": place.lon}
    return _node(
        _id(f"place:{place.geonames if known else place.name}"),
        "schema:Place",
        **{
            "schema:name": place.name,
            "schema:sameAs": f"https://sws.geonames.org/{place.geonames}/" if known else None,
            "schema:geo": geo | {"@id": _id(f"place:{place.geonames}/geo")}
            if known and place.lat is not None
            else None,
        },
    )


def _node(id: str, *types: str, **values: Any) -> Json:
    """A node without what is unknown."""
    return {"@id": id, "@type": list(types)} | {k: v for k, v in values.items() if v is not None and v != []}


def _id(local: str) -> str:
    return f"urn:laut:{quote(local, safe=':/')}"


def _is_day(moment: Moment) -> bool:
    return moment.precision is Precision.DAY and moment.earliest == moment.latest and not moment.approximate


def _first(moment: Moment | None) -> str | None:
    return moment.earliest.isoformat() if moment and moment.earliest != moment.earliest.min else None


def _last(moment: Moment | None) -> str | None:
    return moment.latest.isoformat() if moment and moment.latest != moment.latest.max else None
