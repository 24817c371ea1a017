"""Copies, citations and circles over a whole ledger."""

from dataclasses import replace

from laut.ledger import queries
from laut.ledger.store import Store
from laut.model.names import same_name
from laut.model.relay import Circle, Citation, Copy
from laut.origins.citations import find_circles


def sources(store: Store) -> tuple[tuple[Copy, ...], tuple[Citation, ...], tuple[Circle, ...]]:
    """What the ledger knows about who takes what from whom."""
    with store.reading() as connection:
        copies, cited = queries.copies(connection), queries.citations(connection)
        outlets, shared = queries.reports_of_outlets(connection), queries.shared_events(connection)
    led = tuple(replace(c, of=_own_report(c, outlets, shared.get(c.report, set()))) for c in cited)
    return copies, led, find_circles(led)


def _own_report(citation: Citation, outlets: dict[str, list[tuple[str, str | None]]], related: set[str]) -> str | None:
    """The cited outlet's own report that shares an event with the citing one; the latest if there are several."""
    found = [
        (day or "", id)
        for outlet, reports in outlets.items()
        if same_name(outlet, citation.cites)
        for id, day in reports
        if id in related
    ]
    return max(found)[1] if found else None
