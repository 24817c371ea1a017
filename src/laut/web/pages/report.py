"""`/reports/ID`: a report with everything that was found in it marked, and its claims beside it."""

import json
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request

from laut.errors import BadData
from laut.export.json_reading import to_reading
from laut.ledger import browse, computed, relays
from laut.ledger.database import View
from laut.model.judgement import Verdict, in_force
from laut.web import urls
from laut.web.faults import Refused
from laut.web.lit import stylesheet
from laut.web.pages.lines import CitationLine, CopyLine, citation_lines, copy_lines
from laut.web.sheet import sheet
from laut.web.site import site_of
from laut.web.twins import twin

router = APIRouter(tags=["reports"])


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """Where a claim of the reading stands in the ledger: its own id there, and its event's; None once it was rejected."""

    claim: str
    telling: str
    event: str | None
    event_title: str | None
    independent_origins: int | None


@dataclass(frozen=True, slots=True)
class ReportContext:
    """`reading` is the object that `laut read --format json` prints (`laut schema` describes it)."""

    reading: dict[str, Any]
    claims: tuple[ClaimPlace, ...]
    copies: tuple[CopyLine, ...]
    citations: tuple[CitationLine, ...]
    rejected: tuple[str, ...]


def report_context(request: Request, id: str) -> ReportContext:
    site, id = site_of(request), urls.decoded(id)
    with site.ledger() as view:
        try:
            reading = json.loads(browse.reading_json(view, id))
        except BadData as error:
            raise Refused(404, str(error)) from None
        places = tuple(_places(view, id))
        copies, citations = relays.relays_of(view, id)
    rejections = {j.left for j in in_force(site.store.judgements()) if j.verdict is Verdict.REJECT}
    rejected = tuple(place.claim for place in places if place.telling in rejections)
    return ReportContext(reading, places, copy_lines(copies), citation_lines(citations), rejected)


def _places(view: View, report: str) -> list[ClaimPlace]:
    tellings = computed.tellings_of(view, [report])
    events = browse.events_holding(view, [telling.id for telling in tellings])
    return [ClaimPlace(t.claim, t.id, *events.get(t.id, (None, None, None))) for t in tellings]


def _extra(context: ReportContext, request: Request) -> dict[str, object]:
    made = sheet(to_reading(context.reading))
    places = {place.claim: place for place in context.claims}
    return {"sheet": made, "places": places, "lit": stylesheet(len(made.reading.claims))}


twin(router, "/reports/{id:path}", "report.html", report_context, summary="A report and its reading", extra=_extra)
