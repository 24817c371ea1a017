"""What can be wrong with a ledger."""

from sqlalchemy import Connection, func, select

from laut.ledger import tables as t


def file_faults(connection: Connection) -> list[str]:
    """What SQLite itself finds wrong with the file; PostgreSQL looks after its own."""
    if connection.dialect.name != "sqlite":
        return []
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    return [] if found == ["ok"] else found


def row_faults(connection: Connection) -> list[str]:
    """Tellings without an event, events without a telling, reports without a reading."""
    faults = []
    unread = select(func.count()).select_from(t.REPORTS).where(t.REPORTS.c.id.not_in(select(t.READINGS.c.report)))
    if number := connection.execute(unread).scalar_one():
        faults.append(f"{number} reports have no reading")
    empty = select(func.count()).select_from(t.EVENTS).where(t.EVENTS.c.id.not_in(select(t.EVENT_TELLINGS.c.event)))
    if number := connection.execute(empty).scalar_one():
        faults.append(f"{number} events have no claim; `laut ledger rebuild` mends that")
    if number := connection.execute(select(func.count()).select_from(t.PENDING)).scalar_one():
        faults.append(f"{number} reports are not merged yet; `laut ledger rebuild` mends that")
    return faults
