"""`/events`: all events in a table, with facets and full text search; every filter stands in the address."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request

from laut.ledger import browse, queries
from laut.ledger.database import View
from laut.ledger.filter import Filter
from laut.web.filters import EventFilter, event_filter
from laut.web.pages.export import FORMS
from laut.web.pages.lines import EventLine, ShareLine, event_line, share_lines
from laut.web.paging import PER_PAGE, PageNumber, Paging, PerPage, paging, skipped
from laut.web.site import reader_of, site_of
from laut.web.twins import twin

router = APIRouter(tags=["events"])

_MOST_NAMES = 8
"""Names shown of one facet."""
NAMES = ("place", "outlet", "speaker", "actor")


@dataclass(frozen=True, slots=True)
class Facet:
    """A property of events with its commonest values among the wanted ones."""

    name: str
    values: tuple[ShareLine, ...]


@dataclass(frozen=True, slots=True)
class EventsContext:
    """`filter` is what the address asks for; `facets` count all events that fit it, not only those of this page."""

    filter: EventFilter
    paging: Paging
    events: tuple[EventLine, ...]
    facets: tuple[Facet, ...]


def events_context(
    request: Request,
    wanted: Annotated[EventFilter, Depends(event_filter)],
    page: PageNumber = 1,
    per_page: PerPage = PER_PAGE,
) -> EventsContext:
    with site_of(request).ledger() as view:
        found = queries.events(view, wanted.question(per_page, skipped(page, per_page)))
        lines = tuple(event_line(event) for event in found)
        total = browse.count_events(view, wanted.question())
        return EventsContext(wanted, paging(page, per_page, total), lines, facets(view, wanted.question()))


def facets(view: View, wanted: Filter) -> tuple[Facet, ...]:
    """Types and statuses, then the commonest names."""
    by_value = [Facet(column, share_lines(browse.count_by(view, wanted, column))) for column in ("type", "status")]
    by_name = [Facet(kind, share_lines(browse.count_names(view, wanted, kind, _MOST_NAMES))) for kind in NAMES]
    return tuple(facet for facet in (*by_value, *by_name) if facet.values)


def _extra(context: EventsContext, request: Request) -> dict[str, object]:
    reader = reader_of(request)
    return {"sentence": context.filter.sentence(reader), "parts_said": context.filter.parts(reader), "exports": tuple(FORMS)}


twin(router, "/events", "events.html", events_context, summary="Events, filtered, in the order of time", extra=_extra)
