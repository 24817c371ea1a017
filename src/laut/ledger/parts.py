"""Long lists of values in SQL, part by part."""

from collections.abc import Collection, Iterable
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select

V = TypeVar("V", str, int)

_AT_ONCE = 400
"""Values in one IN list; SQLite takes at most 32,766 and plans short lists better."""


def parts(values: Collection[V]) -> Iterable[list[V]]:
    """The values in order, in lists that fit into one statement."""
    listed = sorted(values)
    return (listed[i : i + _AT_ONCE] for i in range(0, len(listed), _AT_ONCE))


def in_parts(
    connection: Connection, statement: Select[*tuple[Any, ...]], column: ColumnElement[Any], values: Collection[V]
) -> list[Any]:
    """The rows of `statement` whose `column` is one of `values`."""
    return [row for part in parts(values) for row in connection.execute(statement.where(column.in_(part)))]
