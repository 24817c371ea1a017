"""Keeping reports with their readings: the rows of one transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Insert, Table, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from laut.ledger import tables as t
from laut.ledger.parts import in_parts, parts
from laut.ledger.records import to_json
from laut.model.relay import Citation
from laut.model.report import Report
from laut.model.telling import Telling

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Intake:
    """A report with one reading of it, ready to be kept.

    `reading` is the contract's JSON, `version` the program that made it.
    """

    report: Report
    version: str
    reading: str
    tellings: tuple[Telling, ...]
    citations: tuple[Citation, ...] = ()


def keep(connection: Connection, intakes: Sequence[Intake], now: str) -> None:
    """Add reports and readings that are not there yet, and mark their reports for merging; `now` is ISO 8601."""
    insert_new(connection, t.REPORTS, [_report(intake.report, now) for intake in intakes], "id")
    fresh = _fresh(connection, intakes)
    if not fresh:
        return
    readings = [{"report": id, "version": x.version, "added": now, "json": x.reading} for id, x in fresh.items()]
    insert_new(connection, t.READINGS, readings, "report", "version")
    _take_out_older(connection, fresh)
    insert_new(connection, t.TELLINGS, list(_tellings(connection, fresh)), "id")
    named = [_citation(cited) for intake in fresh.values() for cited in intake.citations]
    insert_new(connection, t.SOURCES, named, "report", "start", "end")
    mark_pending(connection, fresh)


def mark_pending(connection: Connection, reports: Iterable[str]) -> None:
    """Let reports wait for merging."""
    numbers = in_parts(connection, select(t.REPORTS.c.number, t.REPORTS.c.id), t.REPORTS.c.id, frozenset(reports))
    insert_new(connection, t.PENDING, [{"number": number, "report": id} for number, id in numbers], "number")


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]], *key: str) -> None:
    """Insert the rows whose key is not there yet."""
    if not rows:
        return
    insert = (sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert)(table)
    statement: Insert = insert.on_conflict_do_nothing(index_elements=list(key))
    connection.execute(statement, [dict(row) for row in rows])


def _fresh(connection: Connection, intakes: Sequence[Intake]) -> dict[str, Intake]:
    """By report id those whose reading is not kept yet; of several readings of one report the first."""
    columns = (t.READINGS.c.report, t.READINGS.c.version)
    kept = in_parts(connection, select(*columns), t.READINGS.c.report, {intake.report.id for intake in intakes})
    known = {(row[0], row[1]) for row in kept}
    found: dict[str, Intake] = {}
    for intake in intakes:
        if (intake.report.id, intake.version) not in known:
            found.setdefault(intake.report.id, intake)
    return found


def _report(report: Report, now: str) -> Row:
    published = report.published
    return {
        "id": report.id, "text": report.text, "title": report.title, "outlet": report.outlet, "url": report.url,
        "language": report.language, "published": published.edtf if published else None,
        "first_day": published.earliest.isoformat() if published else None, "added": now,
        "author": report.author, "based_on": report.based_on,
    }  # fmt: skip


def _tellings(connection: Connection, fresh: Mapping[str, Intake]) -> Iterable[Row]:
    number: int = connection.execute(select(func.coalesce(func.max(t.TELLINGS.c.number), 0))).scalar_one()
    for id, intake in fresh.items():
        for told in intake.tellings:
            number += 1
            yield {
                "id": told.id, "report": id, "version": intake.version, "type": str(told.type), "json": to_json(told),
                "number": number,
            }  # fmt: skip


def _citation(cited: Citation) -> Row:
    return {
        "report": cited.report, "start": cited.span.start, "end": cited.span.end, "cites": cited.cites,
        "kind": cited.kind, "because": cited.because,
    }  # fmt: skip


def _take_out_older(connection: Connection, fresh: Mapping[str, Intake]) -> None:
    """The tellings of an older reading give way; the reading stays, and what was merged with them is merged anew."""
    columns = (t.TELLINGS.c.id, t.TELLINGS.c.number)
    rows = in_parts(connection, select(*columns), t.TELLINGS.c.report, fresh.keys())
    older: dict[str, int] = {row[0]: row[1] for row in rows}
    if not older:
        return
    numbers = frozenset(older.values())
    events = {
        row[0] for row in in_parts(connection, select(t.EVENT_TELLINGS.c.event), t.EVENT_TELLINGS.c.telling, older)
    }
    beside = select(t.TELLINGS.c.report).join(t.EVENT_TELLINGS, t.EVENT_TELLINGS.c.telling == t.TELLINGS.c.id)
    mark_pending(connection, {row[0] for row in in_parts(connection, beside, t.EVENT_TELLINGS.c.event, events)})
    for table, column, values in (
        (t.EVENT_TELLINGS, "event", events), (t.FACETS, "event", events), (t.EVENTS, "id", events),
        (t.PAIRS, "left", numbers), (t.PAIRS, "right", numbers), (t.BLOCKS, "telling", numbers),
        (t.TELLINGS, "id", older), (t.SOURCES, "report", fresh.keys()),
    ):  # fmt: skip
        for part in parts(values):
            connection.execute(delete(table).where(table.c[column].in_(part)))
