"""`/outlets` and `/outlets/ID`: what an outlet takes from whom, and who takes from it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from fastapi import APIRouter
from starlette.requests import Request

from laut.ledger import browse, computed, relays
from laut.ledger.database import View
from laut.ledger.filter import Filter
from laut.web import urls
from laut.web.faults import Refused
from laut.web.pages.lines import ReportLine, ShareLine, counted, report_lines, share_lines
from laut.web.site import site_of
from laut.web.twins import twin

router = APIRouter(tags=["speakers and outlets"])

_MOST_LISTED = 500
_MOST_NAMES = 30
_NEWEST = 20
_LISTENED_TO = 100
"""Newest reports whose speakers are counted."""


@dataclass(frozen=True, slots=True)
class OutletsContext:
    """The outlets with the most reports; `count` is how many reports they have."""

    outlets: tuple[ShareLine, ...]


@dataclass(frozen=True, slots=True)
class TakenLine:
    """From whom (or by whom) how many reports are taken; `example` is one of them.

    `kind` is `copy`, `agency`, `outlet`, `body`, or `citation`.
    """

    name: str
    kind: str
    reports: int
    example: str


@dataclass(frozen=True, slots=True)
class OutletContext:
    """`takes` is what its reports copy and cite, `gives` who copies and cites it; both by name.

    `speakers` are those whose claims its hundred newest reports pass on, with the number of claims.
    """

    name: str
    reports: int
    events: int
    takes: tuple[TakenLine, ...]
    gives: tuple[TakenLine, ...]
    speakers: tuple[ShareLine, ...]
    newest: tuple[ReportLine, ...]


def outlets_context(request: Request) -> OutletsContext:
    with site_of(request).ledger() as view:
        return OutletsContext(share_lines(browse.count_outlets(view, _MOST_LISTED)))


def outlet_context(request: Request, id: str) -> OutletContext:
    name = urls.decoded(id)
    with site_of(request).ledger() as view:
        own = browse.ReportFilter(outlet=name, most=_NEWEST)
        reports = browse.count_reports(view, own)
        cited = [taken for taken in relays.cited_by(view, name, _MOST_NAMES) if taken.kind != "mention"]
        gives = (*relays.copied(view, name, _MOST_NAMES, theirs=False), *relays.citing(view, name, _MOST_NAMES))
        if not reports and not gives:
            raise Refused(404, f"no report of an outlet «{name}», and none that cites it")
        return OutletContext(
            name=name,
            reports=reports,
            events=browse.count_events(view, Filter(outlet=name)),
            takes=_taken([*relays.copied(view, name, _MOST_NAMES, theirs=True), *cited]),
            gives=_taken(gives),
            speakers=_speakers(view, browse.reports(view, replace(own, most=_LISTENED_TO))),
            newest=report_lines(browse.reports(view, own)),
        )


def _speakers(view: View, newest: Iterable[browse.Listed]) -> tuple[ShareLine, ...]:
    tellings = computed.tellings_of(view, [listed.report.id for listed in newest])
    return counted(Counter(name for telling in tellings for name in telling.chain))[:_MOST_NAMES]


def _taken(found: Iterable[relays.Taken]) -> tuple[TakenLine, ...]:
    return tuple(TakenLine(taken.name, taken.kind, taken.reports, taken.example) for taken in found)


twin(router, "/outlets", "outlets.html", outlets_context, summary="Outlets with the most reports")
twin(router, "/outlets/{id:path}", "outlet.html", outlet_context, summary="What an outlet takes from whom")
