"""Exporting a ledger: its events, reports and relays, streamed into one form."""

from typing import BinaryIO

from laut.export.whole import Export, Whole
from laut.flows.sources import sources
from laut.ledger import queries
from laut.ledger.filter import Filter
from laut.ledger.store import Store


def export_ledger(store: Store, wanted: Filter, write: Export, sink: BinaryIO) -> None:
    """Write the wanted events, and every report and relay, from one view of the ledger."""
    copies, citations, _ = sources(store)
    with store.reading() as connection:
        whole = Whole(
            events=queries.events(connection, wanted),
            reports=queries.reports(connection),
            copies=copies,
            citations=citations,
            texts=lambda reports: queries.texts(connection, reports),
        )
        write(whole, sink)
