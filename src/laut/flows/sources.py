"""Copies, citations and circles over a whole ledger."""

from laut.ledger import queries
from laut.ledger.store import Store
from laut.model.relay import Circle, Citation, Copy
from laut.origins.citations import Published, find_circles, resolved


def sources(store: Store) -> tuple[tuple[Copy, ...], tuple[Citation, ...], tuple[Circle, ...]]:
    """What the ledger knows about who takes what from whom."""
    with store.reading() as connection:
        copies, cited = queries.copies(connection), queries.citations(connection)
        outlets, shared = queries.reports_of_outlets(connection), queries.shared_events(connection)
    published = [Published(id, outlet, day) for outlet, reports in outlets.items() for id, day in reports]
    led = resolved(cited, published, lambda citing, other: other in shared.get(citing, ()))
    return copies, led, find_circles(led)
