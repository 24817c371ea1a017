"""Opening a ledger: SQLite by path, PostgreSQL by URL; errors said in the user's terms."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, select
from sqlalchemy.exc import DatabaseError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from laut.errors import LedgerError

View = Connection
"""One consistent view of a ledger, for whoever only passes it on."""

BUSY_SECONDS = 60
"""How long a second writer waits for the first one's transaction."""

_CACHE_KIB = 262_144
"""Memory for pages of an SQLite file, for each connection that is in use."""
_LOG_PAGES = 32_768
"""Pages of SQLite's log (128 MB) after which it is written into the file: pages that change often are written once."""
_ONE_WRITER = 0x6C617574
"""The number of the lock that writers to a PostgreSQL ledger queue up for."""

_MESSAGES = (
    (
        "locked",
        f"another program has been writing to it for more than {BUSY_SECONDS} seconds; try again when it has finished",
    ),
    ("malformed", "the file is damaged; restore a backup made with `laut ledger backup`"),
    ("not a database", "the file is not a ledger: it is no SQLite database"),
    ("disk is full", "the disk is full; nothing was written, all earlier reports are kept"),
    ("no space left", "the disk is full; nothing was written, all earlier reports are kept"),
    ("readonly", "the file cannot be written to; check its permissions"),
    ("unable to open", "the file cannot be opened; check the folder and its permissions"),
    ("disk i/o error", "the disk cannot be written to or read from"),
)


def open_engine(where: str) -> Engine:
    """An engine for a path or a `postgresql://` address; nothing is created yet.

    Connections to a file are kept open, with the pages they know, until the engine is disposed of.
    """
    if where.startswith(("postgresql://", "postgres://")):
        return create_engine("postgresql+psycopg://" + where.partition("://")[2], poolclass=NullPool)
    if not is_file(where):
        raise LedgerError(f"{where}: a ledger is a file or a postgresql:// address")
    engine = create_engine(f"sqlite:///{Path(where)}", connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def is_file(where: str) -> bool:
    """True for a path, False for an address."""
    return "://" not in where


def _prepare_sqlite(connection: Any, _: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"cache_size=-{_CACHE_KIB}",
        f"wal_autocheckpoint={_LOG_PAGES}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once where a write will follow, so that two writers queue up and never deadlock."""
    options = connection.get_execution_options()
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("laut_write") else "BEGIN")


@contextmanager
def reading_from(engine: Engine, where: str) -> Iterator[Connection]:
    """A connection that sees one state of the ledger; raises `LedgerError`."""
    try:
        with engine.connect() as connection, connection.begin():
            yield connection
    except SQLAlchemyError as error:
        raise explained(error, where) from error


@contextmanager
def writing_to(engine: Engine, where: str) -> Iterator[Connection]:
    """A transaction: all of it is kept or nothing; writers come one after the other. Raises `LedgerError`."""
    try:
        with engine.connect().execution_options(laut_write=True) as connection, connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(select(func.pg_advisory_xact_lock(_ONE_WRITER)))
            yield connection
    except SQLAlchemyError as error:
        raise explained(error, where) from error


def explained(error: SQLAlchemyError, where: str) -> LedgerError:
    """The error with what a user can do about it."""
    cause = str(error.orig if isinstance(error, DatabaseError) else error)
    known = next((message for mark, message in _MESSAGES if mark in cause.lower()), None)
    return LedgerError(f"ledger {where}: {known or cause.splitlines()[0]}")


def backup(where: str, to: Path) -> None:
    """Copy an SQLite ledger, also while others write to it; raises `LedgerError`."""
    if not is_file(where):
        raise LedgerError(f"ledger {where}: a PostgreSQL ledger is backed up with pg_dump")
    if not Path(where).is_file():
        raise LedgerError(f"ledger {where}: there is no such file")
    if to.exists():
        raise LedgerError(f"backup {to}: the file exists already; name another one")
    try:
        with closing(sqlite3.connect(where)) as source, closing(sqlite3.connect(to)) as target:
            source.backup(target)
    except sqlite3.Error as error:
        raise LedgerError(f"backup {to}: {error}") from error
