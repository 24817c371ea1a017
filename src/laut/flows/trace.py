"""Tracing an event: what each of its reports rests on, so that its origins can be drawn and checked."""

from dataclasses import dataclass

from laut.ledger import computed
from laut.ledger.database import View
from laut.model.event import Event
from laut.origins.graph import Rests, circles, edges


@dataclass(frozen=True, slots=True)
class Trace:
    """The edges that the origins were counted from, and the reports that cite each other in a circle."""

    rests: tuple[Rests, ...]
    circles: tuple[tuple[str, ...], ...]


def trace(view: View, event: Event) -> Trace:
    """The trace of an event of the ledger."""
    copies = computed.copies_among(view, {telling.report for telling in event.tellings})
    outlets = {telling.report: telling.outlet for telling in event.tellings if telling.outlet}
    found = edges(event.tellings, copies, outlets)
    return Trace(found, circles(found))
