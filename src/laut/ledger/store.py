"""Writing a ledger: what was taken in is only ever added to."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, Insert, Table, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from laut.errors import LedgerError
from laut.ledger import tables as t
from laut.ledger.database import is_file, open_engine, reading_from, writing_to
from laut.ledger.migrate import check_form, migrate
from laut.ledger.records import from_json, to_json
from laut.ledger.stamp import file_stamp, newest_rows
from laut.model.judgement import Judgement
from laut.model.relay import Citation
from laut.model.report import Report
from laut.model.telling import Telling


@dataclass(frozen=True, slots=True)
class Intake:
    """A report with one reading of it, ready to be kept.

    `reading` is the contract's JSON, `version` the program that made it; `blocks` the
    blocking keys of each telling by its id; `fingerprint` the report's sampled shingles.
    """

    report: Report
    version: str
    reading: str
    tellings: tuple[Telling, ...]
    blocks: dict[str, frozenset[str]]
    fingerprint: tuple[int, ...]
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A decided pair of tellings, `left` < `right`; `score` in [0, 1] is the probability of one event."""

    left: str
    right: str
    score: float
    because: str


class Store:
    """One open ledger. Every method is one transaction and raises `LedgerError` when it fails.

    `write` brings the ledger's form up to date; without it the form is only checked.
    """

    def __init__(self, where: str, *, write: bool) -> None:
        self.where = where
        if not write and is_file(where) and not Path(where).exists():
            raise LedgerError(f"ledger {where}: there is no such file; add a report with `laut add` first")
        self.engine: Engine = open_engine(where)
        (migrate if write else check_form)(self.engine, where)

    def stamp(self) -> str:
        """A mark that changes whenever the ledger does; cheap enough to ask for before every page."""
        if is_file(self.where):
            return file_stamp(self.where)
        with reading_from(self.engine, self.where) as connection:
            return newest_rows(connection)

    def close(self) -> None:
        self.engine.dispose()

    def known(self, reports: Collection[str], version: str) -> frozenset[str]:
        """Those of `reports` that are kept with a reading of this version."""
        wanted = select(t.READINGS.c.report).where(t.READINGS.c.version == version, t.READINGS.c.report.in_(reports))
        with reading_from(self.engine, self.where) as connection:
            return frozenset(connection.execute(wanted).scalars())

    def add(self, intakes: Iterable[Intake]) -> None:
        """Keep reports and readings, and mark them for merging; what is kept already stays as it is."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with writing_to(self.engine, self.where) as connection:
            for intake in intakes:
                _add_one(connection, intake, now)

    def reject(self, source: str, line: int | None, reason: str) -> None:
        """Keep a rejection with its reason."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with writing_to(self.engine, self.where) as connection:
            connection.execute(t.REJECTIONS.insert().values(source=source, line=line, reason=reason, added=now))

    def judge(self, judgement: Judgement) -> None:
        """Keep a judgement; the same one again changes nothing."""
        with writing_to(self.engine, self.where) as connection:
            insert_new(connection, t.JUDGEMENTS, [{"id": judgement.id, "json": to_json(judgement)}], "id")

    def pending(self, most: int) -> tuple[str, ...]:
        """Up to `most` reports that are not merged yet, in order of id."""
        wanted = select(t.PENDING.c.report).order_by(t.PENDING.c.report).limit(most)
        with reading_from(self.engine, self.where) as connection:
            return tuple(connection.execute(wanted).scalars())

    def merging(self) -> AbstractContextManager[Connection]:
        """One transaction in which computed tables are brought up to date."""
        return writing_to(self.engine, self.where)

    def reading(self) -> AbstractContextManager[Connection]:
        """One consistent view of the ledger for queries."""
        return reading_from(self.engine, self.where)

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements in the order in which they were made."""
        with reading_from(self.engine, self.where) as connection:
            kept = connection.execute(select(t.JUDGEMENTS.c.json).order_by(t.JUDGEMENTS.c.number)).scalars()
            return tuple(from_json(Judgement, line) for line in kept)


def _add_one(connection: Connection, intake: Intake, now: str) -> None:
    report = intake.report
    published = report.published
    row = {
        "id": report.id, "text": report.text, "title": report.title, "outlet": report.outlet, "url": report.url,
        "language": report.language, "published": published.edtf if published else None,
        "first_day": published.earliest.isoformat() if published else None, "added": now,
    }  # fmt: skip
    insert_new(connection, t.REPORTS, [row], "id")
    reading = {"report": report.id, "version": intake.version, "added": now, "json": intake.reading}
    if not insert_new(connection, t.READINGS, [reading], "report", "version"):
        return
    _forget_computed(connection, report.id)
    insert_new(
        connection, t.FINGERPRINTS, [{"mark": m, "report": report.id} for m in intake.fingerprint], "mark", "report"
    )
    kept = [
        {"id": x.id, "report": report.id, "version": intake.version, "type": x.type.value, "json": to_json(x)}
        for x in intake.tellings
    ]
    insert_new(connection, t.TELLINGS, kept, "id")
    keys = [{"key": key, "telling": id} for id, blocks in intake.blocks.items() for key in sorted(blocks)]
    insert_new(connection, t.BLOCKS, keys, "key", "telling")
    named = [
        {
            "report": c.report,
            "start": c.span.start,
            "end": c.span.end,
            "cites": c.cites,
            "kind": c.kind,
            "because": c.because,
        }
        for c in intake.citations
    ]
    insert_new(connection, t.SOURCES, named, "report", "start", "end")
    insert_new(connection, t.PENDING, [{"report": report.id}], "report")


def _forget_computed(connection: Connection, report: str) -> None:
    """Take what an older reading of the report computed out of the blocks; the reading itself stays."""
    older = select(t.TELLINGS.c.id).where(t.TELLINGS.c.report == report)
    connection.execute(delete(t.BLOCKS).where(t.BLOCKS.c.telling.in_(older)))
    connection.execute(delete(t.SOURCES).where(t.SOURCES.c.report == report))


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]], *key: str) -> int:
    """Insert the rows whose key is not there yet; how many were."""
    if not rows:
        return 0
    insert = (sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert)(table)
    statement: Insert = insert.on_conflict_do_nothing(index_elements=list(key))
    return connection.execute(statement, [dict(row) for row in rows]).rowcount
