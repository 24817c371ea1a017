"""`/`: what the ledger holds, the best attested and the most disputed events, and where to paste a report."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request

from laut.ledger import browse, queries
from laut.web.pages.lines import EventLine, ReportLine, event_line, report_lines
from laut.web.site import site_of
from laut.web.twins import twin

router = APIRouter(tags=["overview"])

_MOST = 6


@dataclass(frozen=True, slots=True)
class HomeContext:
    """`told_most` are the events with the most independent origins, `newest` the reports published last."""

    reports: int
    events: int
    copies: int
    corrections: int
    told_most: tuple[EventLine, ...]
    newest: tuple[ReportLine, ...]


def home_context(request: Request) -> HomeContext:
    with site_of(request).ledger() as view:
        counts = queries.counts(view)
        return HomeContext(
            reports=counts["reports"],
            events=counts["events"],
            copies=counts["copies"],
            corrections=counts["judgements"],
            told_most=tuple(event_line(event) for event in browse.told_most(view, _MOST)),
            newest=report_lines(browse.reports(view, browse.ReportFilter(most=_MOST))),
        )


twin(router, "/", "home.html", home_context, summary="What the ledger holds")
