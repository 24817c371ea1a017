"""Numbered migrations: a ledger is brought to the present form when it is opened for writing."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Column, Connection, Engine, Integer, String, Table, delete, inspect, select, update

from laut.errors import LedgerError
from laut.ledger import tables as t
from laut.ledger.database import reading_from, writing_to
from laut.ledger.tables import METADATA

MIGRATIONS_TABLE = Table(
    "migrations",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("done", String, nullable=False),
)


def _first_form(connection: Connection) -> None:
    METADATA.create_all(connection)


def _full_text(connection: Connection) -> None:
    """Search over reports: FTS5 in SQLite, a German text-search index in PostgreSQL."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "CREATE VIRTUAL TABLE report_search USING fts5(title, text, content='reports', content_rowid='number', "
            "tokenize='unicode61 remove_diacritics 0')"
        )
        connection.exec_driver_sql(
            "CREATE TRIGGER report_search_insert AFTER INSERT ON reports BEGIN "
            "INSERT INTO report_search(rowid, title, text) VALUES (new.number, new.title, new.text); END"
        )
    else:
        connection.exec_driver_sql(
            "CREATE INDEX report_search ON reports USING gin (to_tsvector('simple', coalesce(title, '') || ' ' || text))"
        )


def _indexes_from_reports(connection: Connection) -> None:
    """From a telling to its keys, from a report to its marks, from a copy to its originals, and events in order.

    Without them each of these steps reads a whole table, and adding slows down as the ledger grows.
    """
    for name, columns in (
        ("blocks_by_telling", "blocks (telling)"),
        ("fingerprints_by_report", "fingerprints (report)"),
        ("copies_by_copy", "copies (copy)"),
        ("events_in_order", "events ((first_day IS NULL), first_day, id)"),
    ):
        connection.exec_driver_sql(f"CREATE INDEX {name} ON {columns}")


def _compact_blocks(connection: Connection) -> None:
    """Blocks and fingerprints by numbers instead of long texts, filled when a report is merged; author and source of reports.

    Everything computed is thrown away; the next merging makes it anew.
    """
    _add_columns(connection, "tellings", number="BIGINT")
    _add_columns(connection, "reports", author="TEXT", based_on="TEXT")
    connection.exec_driver_sql(
        "UPDATE tellings SET number = counted.place FROM "
        "(SELECT id AS told, row_number() OVER (ORDER BY report, id) AS place FROM tellings) AS counted WHERE told = id"
    )
    connection.exec_driver_sql("CREATE UNIQUE INDEX IF NOT EXISTS tellings_by_number ON tellings (number)")
    for table in (t.BLOCKS, t.FINGERPRINTS, t.PENDING):
        table.drop(connection)
        table.create(connection)
    connection.exec_driver_sql("CREATE INDEX blocks_by_telling ON blocks (telling)")
    connection.exec_driver_sql("CREATE INDEX fingerprints_by_report ON fingerprints (report)")
    for table in (t.EVENT_TELLINGS, t.FACETS, t.EVENTS, t.PAIRS, t.COPIES):
        connection.execute(delete(table))
    connection.exec_driver_sql("INSERT INTO pending (number, report) SELECT number, id FROM reports")


def _indexes_for_questions(connection: Connection) -> None:
    """Filters of events are answered from one index in their order; reports and much told events have an order of their own."""
    connection.exec_driver_sql("DROP INDEX events_in_order")
    for name, columns in (
        ("events_in_order", "events ((first_day IS NULL), first_day, id, type, status, independent_origins, last_day)"),
        ("events_by_origins", "events (independent_origins DESC, first_day DESC, id)"),
        ("reports_in_order", "reports ((first_day IS NULL), first_day DESC, id)"),
    ):
        connection.exec_driver_sql(f"CREATE INDEX {name} ON {columns}")


def _places_of_events(connection: Connection) -> None:
    """Events know where on the map they are without reading their JSON."""
    _add_columns(connection, "events", geonames="BIGINT", lat="DOUBLE PRECISION", lon="DOUBLE PRECISION")
    placed = select(t.EVENTS.c.id, t.EVENTS.c.json).where(t.EVENTS.c.place.is_not(None))
    for id, line in connection.execute(placed).all():
        place = json.loads(line)["place"]
        found = {name: place[name] for name in ("geonames", "lat", "lon")}
        connection.execute(update(t.EVENTS).where(t.EVENTS.c.id == id).values(found))
    connection.exec_driver_sql("CREATE INDEX events_by_place ON events (place, country, geonames, lat, lon)")


def _pairs_by_number(connection: Connection) -> None:
    """Pairs by the numbers of tellings: those of one story lie together, and a growing ledger writes to few places."""
    connection.exec_driver_sql(
        "CREATE TABLE pairs_of_ids AS SELECT first_told.number AS one, then_told.number AS other, score, because FROM pairs "
        "JOIN tellings AS first_told ON first_told.id = CAST(pairs.left AS VARCHAR) "
        "JOIN tellings AS then_told ON then_told.id = CAST(pairs.right AS VARCHAR)"
    )
    t.PAIRS.drop(connection)
    t.PAIRS.create(connection)
    for one, other, condition in (("one", "other", "one < other"), ("other", "one", "one > other")):
        connection.exec_driver_sql(
            f"INSERT INTO pairs SELECT {one}, {other}, score, because FROM pairs_of_ids WHERE {condition}"
        )
    connection.exec_driver_sql("DROP TABLE pairs_of_ids")


def _add_columns(connection: Connection, table: str, **kinds: str) -> None:
    """Add those columns that a ledger made by an older laut lacks."""
    known = {column["name"] for column in inspect(connection).get_columns(table)}
    for name, kind in kinds.items():
        if name not in known:
            connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {name} {kind}")


def _facets_by_name(connection: Connection) -> None:
    """The commonest names of all events are counted from an index alone, a fifth of the time."""
    connection.exec_driver_sql("CREATE INDEX facets_by_name ON facets (kind, name, event)")


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (
    _first_form,
    _full_text,
    _indexes_from_reports,
    _compact_blocks,
    _indexes_for_questions,
    _places_of_events,
    _pairs_by_number,
    _facets_by_name,
)
"""In order; number n is the n-th. An entry is never changed once released: add another."""


def migrate(engine: Engine, where: str) -> None:
    """Bring the ledger to the present form; raises `LedgerError` if it is of a newer laut."""
    with writing_to(engine, where) as connection:
        done = _number(connection)
        _check_age(done, where)
        for number, step in enumerate(MIGRATIONS[done:], start=done + 1):
            step(connection)
            connection.execute(MIGRATIONS_TABLE.insert().values(number=number, done=datetime.now(UTC).isoformat()))


def check_form(engine: Engine, where: str) -> None:
    """Raise `LedgerError` unless the ledger is there and has the present form."""
    with reading_from(engine, where) as connection:
        done = _number(connection)
    _check_age(done, where)
    if done < len(MIGRATIONS):
        raise LedgerError(
            f"ledger {where}: {'is empty' if done == 0 else 'is of an older laut'}; add a report with `laut add` first"
        )


def _check_age(done: int, where: str) -> None:
    if done > len(MIGRATIONS):
        raise LedgerError(
            f"ledger {where}: was written by a newer laut (form {done}, this one knows {len(MIGRATIONS)})"
        )


def _number(connection: Connection) -> int:
    if not inspect(connection).has_table("migrations"):
        return 0
    numbers = connection.execute(select(MIGRATIONS_TABLE.c.number)).scalars().all()
    return max(numbers, default=0)
