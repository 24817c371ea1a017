"""`/sources`: copies, citations and circles of citations over the whole ledger."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request

from laut.flows.sources import sources
from laut.ledger import browse, queries, relays
from laut.web.pages.lines import CitationLine, CopyLine, ReportLine, citation_lines, copy_lines, report_line
from laut.web.paging import PER_PAGE, PageNumber, Paging, PerPage, paging, skipped
from laut.web.site import Site, site_of
from laut.web.twins import twin

router = APIRouter(tags=["sources"])

MOST_REPORTS = 5_000
"""In a larger ledger circles are not looked for while somebody waits; `laut sources` finds them."""


@dataclass(frozen=True, slots=True)
class CircleLine:
    """Reports that cite each other in a circle."""

    reports: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class SourcesContext:
    """As `laut sources --format json` prints it, one page of `copies` and `citations` at a time.

    `circular` is null where the ledger is too large to look for circles at once;
    `reports` says what the reports of this page are.
    """

    copies: tuple[CopyLine, ...]
    citations: tuple[CitationLine, ...]
    circular: tuple[CircleLine, ...] | None
    copies_in_all: int
    citations_in_all: int
    paging: Paging
    reports: tuple[ReportLine, ...]


def sources_context(request: Request, page: PageNumber = 1, per_page: PerPage = PER_PAGE) -> SourcesContext:
    site, skip = site_of(request), skipped(page, per_page)
    with site.ledger() as view:
        counts, cited = queries.counts(view), relays.count_citations(view)
    copies, citations, circular = _found(site, counts["reports"], per_page, skip)
    named = {id for copy in copies for id in (copy.of, copy.copy)}
    named |= {id for citation in citations for id in (citation.report, citation.of) if id}
    named |= {id for circle in circular or () for id in circle.reports}
    with site.ledger() as view:
        reports = browse.bare_reports(view, named)
    longer = max(counts["copies"], cited)
    return SourcesContext(
        copies, citations, circular, counts["copies"], cited, paging(page, per_page, longer),
        tuple(report_line(reports[id]) for id in sorted(reports)),
    )  # fmt: skip


def _found(
    site: Site, reports: int, most: int, skip: int
) -> tuple[tuple[CopyLine, ...], tuple[CitationLine, ...], tuple[CircleLine, ...] | None]:
    if reports <= MOST_REPORTS:
        copies, citations, circles = sources(site.store)
        lines = tuple(CircleLine(circle.reports, circle.because) for circle in circles)
        return copy_lines(copies[skip : skip + most]), citation_lines(citations[skip : skip + most]), lines
    with site.ledger() as view:
        listed, cited = relays.copies(view, most, skip), relays.citations(view, most, skip)
    return copy_lines(listed), citation_lines(cited), None


def _extra(context: SourcesContext, request: Request) -> dict[str, object]:
    return {"reports": {report.id: report for report in context.reports}}


twin(router, "/sources", "sources.html", sources_context, summary="Copies, citations and circles", extra=_extra)
