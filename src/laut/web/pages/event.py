"""`/events/ID`: what, where and when; every claim with its words; the origins and why the others do not count."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request

from laut.errors import BadData
from laut.flows.trace import Trace, trace
from laut.ledger import browse, queries
from laut.ledger.filter import Filter
from laut.model.event import Contradiction, Event, Version
from laut.model.evidence import Span
from laut.model.moment import Moment
from laut.model.report import Report
from laut.model.telling import Named, Telling
from laut.web import urls
from laut.web.drawing.origins import Arrow, Source, graph
from laut.web.faults import Refused
from laut.web.pages.judged import JudgementLine, judgement_lines
from laut.web.pages.lines import ReportLine, report_line
from laut.web.site import site_of
from laut.web.twins import twin

router = APIRouter(tags=["events"])

_MOST_NEAR = 40
"""Events offered to be joined with."""


@dataclass(frozen=True, slots=True)
class PartyLine:
    """Somebody who acts or is acted upon."""

    name: str
    country: str | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """`lat` in degrees north, `lon` in degrees east, `geonames` the GeoNames id; None where unknown."""

    name: str
    country: str | None
    geonames: int | None
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """What the status was said to be on a day of publication."""

    published: str | None
    status: str


@dataclass(frozen=True, slots=True)
class EventHead:
    """What, where, when; `when` is EDTF, `status` the last one."""

    id: str
    type: str
    mode: str | None
    status: str
    title: str
    when: str | None
    place: PlaceLine | None
    actors: tuple[PartyLine, ...]
    recipients: tuple[PartyLine, ...]
    history: tuple[HistoryLine, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim on the event with its words: `words` is the sentence at `sentence`, `at` the trigger's place in it.

    `claim` is its id in the report's own reading, `id` that in the ledger.
    """

    id: str
    report: str
    claim: str
    outlet: str | None
    published: str | None
    span: tuple[int, int]
    trigger: str
    sentence: tuple[int, int]
    words: str
    at: tuple[int, int]
    status: str
    when: str | None
    chain: tuple[str, ...]
    attribution: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class OriginLine:
    """An independent origin and the reports under it."""

    origin: str
    kind: str
    reports: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class RestLine:
    """What a report rests on: a root (`root`, `kind`) or another report (`on`)."""

    report: str
    root: str | None
    kind: str | None
    on: str | None
    because: str


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """Words for a value: the sentence, and where in it the value stands."""

    report: str
    span: tuple[int, int]
    words: str
    at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One of several values; `words` are the sentences that the spans in `evidence` stand in."""

    value: str
    reports: tuple[str, ...]
    evidence: tuple[tuple[int, int], ...]
    words: tuple[EvidenceLine, ...]


@dataclass(frozen=True, slots=True)
class ContradictionLine:
    """`aspect` is one of `when`, `where`, `who`, `how many`, `status`."""

    aspect: str
    values: tuple[VersionLine, ...]
    because: str


@dataclass(frozen=True, slots=True)
class EventContext:
    """An event as `laut event --format json` prints it, with the words of its claims and what its reports rest on."""

    event: EventHead
    claims: tuple[ClaimLine, ...]
    origins: tuple[OriginLine, ...]
    independent_origins: int
    contradictions: tuple[ContradictionLine, ...]
    rests: tuple[RestLine, ...]
    circles: tuple[tuple[str, ...], ...]
    reports: tuple[ReportLine, ...]
    corrections: tuple[JudgementLine, ...]


def event_context(request: Request, id: str) -> EventContext:
    site = site_of(request)
    with site.ledger() as view:
        try:
            event = queries.event(view, urls.decoded(id))
        except BadData as error:
            raise Refused(404, str(error)) from None
        ids = {telling.report for telling in event.tellings}
        texts, reports, traced = queries.texts(view, ids), browse.bare_reports(view, ids), trace(view, event)
    judged = judgement_lines(site.store.judgements(), {telling.id for telling in event.tellings})
    return _context(event, texts, reports, traced, judged)


def _context(
    event: Event,
    texts: Mapping[str, str],
    reports: Mapping[str, Report],
    traced: Trace,
    judged: tuple[JudgementLine, ...],
) -> EventContext:
    told = sorted(
        event.tellings, key=lambda t: (t.published.earliest.isoformat() if t.published else "~", t.report, t.trigger)
    )
    return EventContext(
        event=_head(event),
        claims=tuple(_claim(telling, texts) for telling in told),
        origins=tuple(OriginLine(o.origin, o.kind, o.reports, o.because) for o in event.origins),
        independent_origins=event.independent_origins,
        contradictions=tuple(_contradiction(found, event, texts) for found in event.contradictions),
        rests=tuple(
            RestLine(r.report, r.root.name if r.root else None, r.root.kind if r.root else None, r.on, r.because)
            for r in traced.rests
        ),
        circles=traced.circles,
        reports=tuple(report_line(reports[id]) for id in sorted(reports)),
        corrections=judged,
    )


def _head(event: Event) -> EventHead:
    place = event.place
    return EventHead(
        id=event.id,
        type=str(event.type),
        mode=event.mode,
        status=str(event.status),
        title=event.title,
        when=event.when.edtf if event.when else None,
        place=PlaceLine(place.name, place.country, place.geonames, place.lat, place.lon) if place else None,
        actors=_parties(event.actors),
        recipients=_parties(event.recipients),
        history=tuple(HistoryLine(day or None, str(status)) for day, status in event.history),
        because=event.because,
    )


def _parties(found: tuple[Named, ...]) -> tuple[PartyLine, ...]:
    return tuple(PartyLine(named.name, named.country, named.sector) for named in found)


def _claim(told: Telling, texts: Mapping[str, str]) -> ClaimLine:
    words, at = _words(told.sentence, told.trigger, texts[told.report])
    return ClaimLine(
        id=told.id,
        report=told.report,
        claim=told.claim,
        outlet=told.outlet,
        published=told.published.edtf if told.published else None,
        span=(told.trigger.start, told.trigger.end),
        trigger=told.trigger_words,
        sentence=(told.sentence.start, told.sentence.end),
        words=words,
        at=at,
        status=str(told.status),
        when=told.when.edtf if told.when else None,
        chain=told.chain,
        attribution=told.attribution,
        confidence=round(told.confidence, 4),
    )


def _words(sentence: Span, inside: Span, text: str) -> tuple[str, tuple[int, int]]:
    """The sentence and the place of `inside` in it."""
    return sentence.of(text), (inside.start - sentence.start, inside.end - sentence.start)


def _contradiction(found: Contradiction, event: Event, texts: Mapping[str, str]) -> ContradictionLine:
    values = []
    for version in found.values:
        spans = tuple((span.start, span.end) for span in version.evidence)
        values.append(VersionLine(version.value, version.reports, spans, tuple(_evidence(version, event, texts))))
    return ContradictionLine(found.aspect, tuple(values), found.because)


def _evidence(version: Version, event: Event, texts: Mapping[str, str]) -> Iterator[EvidenceLine]:
    """The sentences in which the value stands, each once."""
    wanted = set(version.evidence)
    for told in event.tellings:
        stands = [told.trigger, *(count.span for count in told.counts)]
        span = next((found for found in stands if found in wanted), None)
        if span is not None and told.report in version.reports and told.sentence.contains(span):
            words, at = _words(told.sentence, span, texts[told.report])
            yield EvidenceLine(told.report, (span.start, span.end), words, at)


def _extra(context: EventContext, request: Request) -> dict[str, object]:
    sources = [Source(origin.origin, origin.kind, origin.reports) for origin in context.origins]
    arrows = [Arrow(rest.report, rest.on, rest.because) for rest in context.rests]
    return {
        "near": _near(context, request),
        "graph": graph(sources, arrows, context.circles),
        "reports": {report.id: report for report in context.reports},
        "rests": {id: [r for r in context.rests if r.report == id] for id in (r.id for r in context.reports)},
    }


def _near(context: EventContext, request: Request) -> tuple[Event, ...]:
    """Other events that can have happened on the same days: with one of them this event may be the same."""
    site, when = site_of(request), context.event.when
    if not site.config.edit or when is None:
        return ()
    with site.ledger() as view:
        found = queries.events(view, Filter(when=Moment(when), most=_MOST_NEAR))
        return tuple(event for event in found if event.id != context.event.id)


twin(
    router,
    "/events/{id:path}",
    "event.html",
    event_context,
    summary="An event with its claims and origins",
    extra=_extra,
)
