"""Numbers stand for the long ids of tellings and reports in the tables that have the most rows."""

from collections.abc import Collection

from sqlalchemy import Connection, Table, select

from laut.ledger.parts import in_parts


def numbers_of(connection: Connection, table: Table, ids: Collection[str]) -> dict[str, int]:
    """The numbers of tellings or reports by their ids; ids that are not there are left out."""
    rows = in_parts(connection, select(table.c.id, table.c.number), table.c.id, frozenset(ids))
    return {row[0]: row[1] for row in rows}


def ids_of(connection: Connection, table: Table, numbers: Collection[int]) -> dict[int, str]:
    """The ids of tellings or reports by their numbers."""
    rows = in_parts(connection, select(table.c.number, table.c.id), table.c.number, frozenset(numbers))
    return {row[0]: row[1] for row in rows}
