"""The computed tables of copies and events, changed inside the caller's transaction."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, delete, select

from laut.ledger import tables as t
from laut.ledger.facets import facets
from laut.ledger.keeping import insert_new, mark_pending
from laut.ledger.parts import in_parts, parts
from laut.ledger.records import from_json, to_json
from laut.model.event import Event
from laut.model.moment import Moment
from laut.model.relay import Copy
from laut.model.report import Report
from laut.model.telling import Telling


def tellings_of(connection: Connection, reports: Collection[str]) -> list[Telling]:
    """The tellings of reports by their newest reading, in the order in which they were kept."""
    rows = in_parts(connection, select(t.TELLINGS.c.json), t.TELLINGS.c.report, reports)
    return [from_json(Telling, row[0]) for row in rows]


def tellings_by_id(connection: Connection, ids: Collection[str]) -> dict[str, Telling]:
    rows = in_parts(connection, select(t.TELLINGS.c.id, t.TELLINGS.c.json), t.TELLINGS.c.id, ids)
    return {row[0]: from_json(Telling, row[1]) for row in rows}


def reports_by_id(connection: Connection, ids: Collection[str]) -> dict[str, Report]:
    names = ("id", "text", "title", "outlet", "url", "language", "published", "author", "based_on")
    rows = in_parts(connection, select(*(t.REPORTS.c[name] for name in names)), t.REPORTS.c.id, ids)
    return {r[0]: Report(r[0], r[1], r[2], r[3], r[4], r[5], Moment(r[6]) if r[6] else None, r[7], r[8]) for r in rows}


def keep_copies(connection: Connection, copies: Iterable[Copy]) -> None:
    rows = [{"of": c.of, "copy": c.copy, "share": c.share, "because": c.because} for c in copies]
    insert_new(connection, t.COPIES, rows, "of", "copy")


def copies_among(connection: Connection, reports: Collection[str]) -> list[Copy]:
    rows = in_parts(connection, select(t.COPIES), t.COPIES.c.copy, reports)
    return [Copy(*row) for row in rows if row[0] in reports]


def replace_events(connection: Connection, tellings: Collection[str], events: Sequence[Event]) -> None:
    """Put `events` in place of every event that holds one of `tellings`."""
    old = {
        row[0] for row in in_parts(connection, select(t.EVENT_TELLINGS.c.event), t.EVENT_TELLINGS.c.telling, tellings)
    }
    for part in parts(old):
        connection.execute(delete(t.EVENT_TELLINGS).where(t.EVENT_TELLINGS.c.event.in_(part)))
        connection.execute(delete(t.FACETS).where(t.FACETS.c.event.in_(part)))
        connection.execute(delete(t.EVENTS).where(t.EVENTS.c.id.in_(part)))
    insert_new(connection, t.EVENTS, [event_row(event) for event in events], "id")
    held = [{"telling": x.id, "event": event.id} for event in events for x in event.tellings]
    insert_new(connection, t.EVENT_TELLINGS, held, "telling")
    insert_new(
        connection, t.FACETS, [row for event in events for row in facets(event)], "event", "kind", "stem", "name"
    )


def event_row(event: Event) -> dict[str, object]:
    when, place = event.when, event.place
    return {
        "id": event.id, "type": str(event.type), "status": str(event.status), "title": event.title,
        "first_day": when.earliest.isoformat() if when else None, "last_day": when.latest.isoformat() if when else None,
        "place": place.name if place else None, "country": place.country if place else None,
        "geonames": place.geonames if place else None, "lat": place.lat if place else None, "lon": place.lon if place else None,
        "independent_origins": event.independent_origins, "json": to_json(event),
    }  # fmt: skip


def merged(connection: Connection, reports: Collection[str]) -> None:
    """Take reports off the list of those that wait for merging."""
    for part in parts(reports):
        connection.execute(delete(t.PENDING).where(t.PENDING.c.report.in_(part)))


def forget_all(connection: Connection) -> None:
    """Empty every computed table, and mark all reports for merging."""
    for table in (t.EVENT_TELLINGS, t.FACETS, t.EVENTS, t.PAIRS, t.COPIES, t.BLOCKS, t.FINGERPRINTS):
        connection.execute(delete(table))
    mark_pending(connection, connection.execute(select(t.REPORTS.c.id)).scalars().all())
