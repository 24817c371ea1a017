"""`/timeline`: the events in the order of time, uncertain dates as ranges, what was planned above what happened."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request

from laut.ledger import browse, queries
from laut.ledger.database import View
from laut.ledger.filter import Filter
from laut.model.event import Event
from laut.model.kinds import Status
from laut.model.moment import Moment
from laut.web import dates, urls
from laut.web.drawing.axis import Tick
from laut.web.drawing.calendar import Year, years
from laut.web.drawing.timeline import Said, drawing
from laut.web.filters import EventFilter, event_filter, moment
from laut.web.pages.lines import EventLine, ShareLine, event_line, share_lines
from laut.web.paging import PER_PAGE, PageNumber, Paging, PerPage, paging, skipped
from laut.web.reader import Reader
from laut.web.site import reader_of, site_of
from laut.web.twins import twin

router = APIRouter(tags=["events"])


@dataclass(frozen=True, slots=True)
class SaidLine:
    """So many reports say that the event falls on `when` (EDTF), as something planned, actual, …"""

    when: str
    status: str
    reports: int


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """An event and when it is said to fall; what did not happen (yet) comes before what did."""

    event: EventLine
    said: tuple[SaidLine, ...]


@dataclass(frozen=True, slots=True)
class TimelineContext:
    """One page of the wanted events in the order of time, undated ones last; `months` counts all dated ones by their first month."""

    filter: EventFilter
    paging: Paging
    events: tuple[TimelineLine, ...]
    months: tuple[ShareLine, ...]


def timeline_context(
    request: Request,
    wanted: Annotated[EventFilter, Depends(event_filter)],
    page: PageNumber = 1,
    per_page: PerPage = PER_PAGE,
) -> TimelineContext:
    site = site_of(request)
    stamp = site.store.stamp()
    with site.ledger() as view:
        found = queries.events(view, wanted.question(per_page, skipped(page, per_page)))
        lines = tuple(TimelineLine(event_line(event), tuple(_said(event))) for event in found)
        total, months = site.remembered(stamp, ("timeline", wanted), lambda: _counted(view, wanted.question()))
    return TimelineContext(wanted, paging(page, per_page, total), lines, months)


def _counted(view: View, wanted: Filter) -> tuple[int, tuple[ShareLine, ...]]:
    return browse.count_events(view, wanted), share_lines(browse.count_by_month(view, wanted))


def _said(event: Event) -> Iterable[SaidLine]:
    reports: dict[tuple[str, str], set[str]] = {}
    for told in event.tellings:
        if told.when:
            reports.setdefault((str(told.status), told.when.edtf), set()).add(told.report)
    if not reports and event.when:
        reports[str(event.status), event.when.edtf] = {told.report for told in event.tellings}
    order = sorted(reports, key=lambda key: (key[0] == Status.ACTUAL, Moment(key[1]).earliest, key))
    return (SaidLine(when, status, len(reports[status, when])) for status, when in order)


def _extra(context: TimelineContext, request: Request) -> dict[str, object]:
    reader = reader_of(request)
    rows = [[Said(Moment(line.when), Status(line.status)) for line in row.said] for row in context.events]
    drawn = drawing(rows, moment(context.filter.when))
    marks = (
        [zip(line.said, strip, strict=True) for line, strip in zip(context.events, drawn.strips, strict=True)]
        if drawn
        else []
    )
    return {
        "sentence": context.filter.sentence(reader),
        "parts_said": context.filter.parts(reader),
        "address": partial(context.filter.address, urls.TIMELINE),
        "drawn": drawn,
        "rows": [(line, tuple(shapes)) for line, shapes in zip(context.events, marks, strict=False)],
        "label": lambda tick: _label(tick, reader),
        "years": years(context.months),
        "year_address": lambda year: context.filter.with_("when", year.name).address(urls.TIMELINE),
        "month_address": lambda year, month: context.filter.with_("when", _month(year, month)).address(urls.TIMELINE),
        "month_name": lambda year, month: dates.when(_month(year, month), reader),
    }


def _month(year: Year, month: int) -> str:
    return f"{year.name}-{month:02d}"


def _label(tick: Tick, reader: Reader) -> str:
    return dates.tick(tick.day, tick.unit.name, tick.first, reader)


twin(
    router,
    "/timeline",
    "timeline.html",
    timeline_context,
    summary="Events on an axis of time, planned against actual",
    extra=_extra,
)
