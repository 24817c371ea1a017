"""Writing a ledger: what was taken in is only ever added to."""

from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from laut.errors import LedgerError
from laut.ledger import tables as t
from laut.ledger.database import is_file, open_engine, reading_from, writing_to
from laut.ledger.keeping import Intake, insert_new, keep
from laut.ledger.migrate import check_form, migrate
from laut.ledger.records import from_json, to_json
from laut.ledger.stamp import file_stamp, newest_rows
from laut.model.judgement import Judgement


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
        with writing_to(self.engine, self.where) as connection:
            keep(connection, tuple(intakes), datetime.now(UTC).isoformat(timespec="seconds"))

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
        """Up to `most` reports that are not merged yet, in the order in which they were first kept."""
        wanted = select(t.PENDING.c.report).order_by(t.PENDING.c.number).limit(most)
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
