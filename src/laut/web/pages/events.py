"""`/events`: all events in a table, with facets and full text search; every filter stands in the address."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request

from laut.ledger import browse, queries
from laut.ledger.database import View
from laut.ledger.filter import EVERYTHING, Filter
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
    """`filter` is what the address asks for; `facets` count events that fit it, not only those of this page:
    types and statuses all of them, names the first `counted` in the order of time.
    """

    filter: EventFilter
    paging: Paging
    events: tuple[EventLine, ...]
    facets: tuple[Facet, ...]
    counted: int


def events_context(
    request: Request,
    wanted: Annotated[EventFilter, Depends(event_filter)],
    page: PageNumber = 1,
    per_page: PerPage = PER_PAGE,
) -> EventsContext:
    site = site_of(request)
    stamp = site.store.stamp()
    with site.ledger() as view:
        found = queries.events(view, wanted.question(per_page, skipped(page, per_page)))
        lines = tuple(event_line(event) for event in found)
        total, counted = site.remembered(stamp, wanted, lambda: _counted(view, wanted.question()))
    first = min(total, browse.MOST_COUNTED) if wanted.given else total
    return EventsContext(wanted, paging(page, per_page, total), lines, counted, first)


def _counted(view: View, wanted: Filter) -> tuple[int, tuple[Facet, ...]]:
    return browse.count_events(view, wanted), facets(view, wanted)


def facets(view: View, wanted: Filter) -> tuple[Facet, ...]:
    """Types and statuses, then the commonest names."""
    by_value = [Facet(column, share_lines(browse.count_by(view, wanted, column))) for column in ("type", "status")]
    if wanted == EVERYTHING:
        names = {kind: browse.count_names(view, wanted, kind, _MOST_NAMES) for kind in NAMES}
    else:
        names = browse.names_among(view, wanted, NAMES, _MOST_NAMES)
    by_name = [Facet(kind, share_lines(found)) for kind, found in names.items()]
    return tuple(facet for facet in (*by_value, *by_name) if facet.values)


def _extra(context: EventsContext, request: Request) -> dict[str, object]:
    reader = reader_of(request)
    return {
        "sentence": context.filter.sentence(reader),
        "parts_said": context.filter.parts(reader),
        "exports": tuple(FORMS),
    }


twin(router, "/events", "events.html", events_context, summary="Events, filtered, in the order of time", extra=_extra)
