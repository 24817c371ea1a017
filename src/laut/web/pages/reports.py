"""`/reports`: all reports, the newest first; every filter stands in the address."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request

from laut.ledger import browse
from laut.web import urls
from laut.web.filters import moment
from laut.web.pages.lines import ReportLine, report_lines
from laut.web.paging import PER_PAGE, PageNumber, Paging, PerPage, paging, skipped
from laut.web.site import site_of
from laut.web.twins import twin

router = APIRouter(tags=["reports"])


@dataclass(frozen=True, slots=True)
class ReportsFilter:
    """What the address asks for; `when` (EDTF) is about publication."""

    words: str | None = None
    outlet: str | None = None
    when: str | None = None

    def address(self, **more: str | int | None) -> str:
        return urls.with_query(urls.REPORTS, {"words": self.words, "outlet": self.outlet, "when": self.when} | more)


@dataclass(frozen=True, slots=True)
class ReportsContext:
    """One page of the wanted reports."""

    filter: ReportsFilter
    paging: Paging
    reports: tuple[ReportLine, ...]


def reports_filter(
    words: Annotated[str | None, Query(max_length=200, description="all these words stand in the report")] = None,
    outlet: Annotated[str | None, Query(max_length=200, description="the outlet's whole name")] = None,
    when: Annotated[str | None, Query(max_length=60, description="when it was published, in EDTF")] = None,
) -> ReportsFilter:
    """The filter of an address; raises `Refused` for a date that is none."""
    moment(when)
    return ReportsFilter(words or None, outlet or None, when or None)


def reports_context(
    request: Request,
    wanted: Annotated[ReportsFilter, Depends(reports_filter)],
    page: PageNumber = 1,
    per_page: PerPage = PER_PAGE,
) -> ReportsContext:
    question = browse.ReportFilter(wanted.words, wanted.outlet, moment(wanted.when), per_page, skipped(page, per_page))
    with site_of(request).ledger() as view:
        total = browse.count_reports(view, question)
        return ReportsContext(wanted, paging(page, per_page, total), report_lines(browse.reports(view, question)))


twin(router, "/reports", "reports.html", reports_context, summary="Reports, the newest first")
