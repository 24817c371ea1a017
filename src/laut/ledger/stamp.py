"""Stamps: whether a ledger has changed, without reading it."""

from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, func, select

from laut.ledger import tables as t


def file_stamp(where: str) -> str:
    """Sizes and times of an SQLite file and its log; every transaction changes one of them."""
    found = []
    for name in (where, f"{where}-wal"):
        with suppress(FileNotFoundError):
            state = Path(name).stat()
            found.append(f"{state.st_size}-{state.st_mtime_ns}")
    return " ".join(found)


def newest_rows(connection: Connection) -> str:
    """The newest row of each table that only grows, and how much waits for merging."""
    newest = (t.REPORTS.c.number, t.JUDGEMENTS.c.number, t.REJECTIONS.c.number)
    found = [connection.execute(select(func.max(column))).scalar() for column in newest]
    readings = connection.execute(select(func.max(t.READINGS.c.added))).scalar()
    waiting = connection.execute(select(func.count()).select_from(t.PENDING)).scalar()
    return f"{found} {readings} {waiting}"
