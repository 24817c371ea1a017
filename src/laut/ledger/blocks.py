"""Blocks and fingerprints: which tellings and reports are worth comparing.

Both are lists under a key: tellings under a blocking key, reports under a run of words. Whoever comes into a list gets the next place in it,
and is compared with the `WINDOW` before him alone. So a list that grows without end (one matter that all papers
write about for a month, a sentence that stands under every article of an outlet) costs each new one the same, and still
leads to its latest members. Lists that are shorter than the window give the same pairs in whatever order reports come.
"""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Column, Connection, Table, bindparam, func, insert, select

from laut.ledger import tables as t
from laut.ledger.numbers import ids_of, numbers_of
from laut.ledger.parts import in_parts

WINDOW = 200
"""How many places back a telling or a report is compared with others under the same key."""


def index_tellings(connection: Connection, keys: Mapping[str, Iterable[int]]) -> None:
    """Put tellings (by id) under their keys; those that lie under some already stay as they are."""
    _index(connection, t.BLOCKS, t.BLOCKS.c.telling, t.BLOCKS.c.key, numbers_of(connection, t.TELLINGS, keys), keys)


def index_reports(connection: Connection, marks: Mapping[str, Iterable[int]]) -> None:
    """Put reports (by id) under their fingerprints; those that lie under some already stay as they are."""
    numbers = numbers_of(connection, t.REPORTS, marks)
    _index(connection, t.FINGERPRINTS, t.FINGERPRINTS.c.report, t.FINGERPRINTS.c.mark, numbers, marks)


def neighbours(connection: Connection, tellings: Collection[str]) -> frozenset[tuple[str, str]]:
    """Pairs of tellings, the smaller id first, that share a key and stand near in its list; one of each pair is given."""
    mine, other = t.BLOCKS.alias("mine"), t.BLOCKS.alias("other")
    near = other.c.place.between(mine.c.place - WINDOW, mine.c.place + WINDOW)
    joined = mine.join(other, (other.c.key == mine.c.key) & near & (other.c.telling != mine.c.telling))
    wanted = select(mine.c.telling, other.c.telling).select_from(joined).distinct()
    numbers = numbers_of(connection, t.TELLINGS, tellings)
    found = {(row[0], row[1]) for row in in_parts(connection, wanted, mine.c.telling, set(numbers.values()))}
    ids = ids_of(connection, t.TELLINGS, {number for pair in found for number in pair})
    return frozenset((min(ids[a], ids[b]), max(ids[a], ids[b])) for a, b in found)


def alike_reports(
    connection: Connection, reports: Collection[str], fewest: int, share: float
) -> frozenset[tuple[str, str]]:
    """Pairs of reports, the smaller id first, with at least `fewest` runs of words in common and `share` of the runs of the shorter one.

    `share` lies in [0, 1]; one of each pair is given.
    """
    mine, other = t.FINGERPRINTS.alias("mine"), t.FINGERPRINTS.alias("other")
    near = other.c.place.between(mine.c.place - WINDOW, mine.c.place + WINDOW)
    joined = mine.join(other, (other.c.mark == mine.c.mark) & near & (other.c.report != mine.c.report))
    wanted = select(mine.c.report, other.c.report, func.count()).select_from(joined)
    wanted = wanted.group_by(mine.c.report, other.c.report).having(func.count() >= fewest)
    numbers = numbers_of(connection, t.REPORTS, reports)
    found = in_parts(connection, wanted, mine.c.report, set(numbers.values()))
    runs = _counts(connection, {row[n] for row in found for n in (0, 1)})
    near_copies = [(a, b) for a, b, common in found if common >= share * min(runs[a], runs[b])]
    ids = ids_of(connection, t.REPORTS, {number for pair in near_copies for number in pair})
    return frozenset((min(ids[a], ids[b]), max(ids[a], ids[b])) for a, b in near_copies)


def _index(
    connection: Connection,
    table: Table,
    holder: Column[int],
    key: Column[int],
    numbers: Mapping[str, int],
    keys: Mapping[str, Iterable[int]],
) -> None:
    there = {row[0] for row in in_parts(connection, select(holder).distinct(), holder, set(numbers.values()))}
    rows = [
        {"in_list": value, "holds": numbers[id]}
        for id in sorted(numbers, key=numbers.__getitem__)
        if numbers[id] not in there
        for value in sorted(keys[id])
    ]
    if rows:
        last = select(func.coalesce(func.max(table.c.place) + 1, 0)).where(key == bindparam("in_list"))
        values = {key: bindparam("in_list"), table.c.place: last.scalar_subquery(), holder: bindparam("holds")}
        connection.execute(insert(table).values(values), rows)


def _counts(connection: Connection, reports: Collection[int]) -> dict[int, int]:
    counted = select(t.FINGERPRINTS.c.report, func.count()).group_by(t.FINGERPRINTS.c.report)
    return {row[0]: row[1] for row in in_parts(connection, counted, t.FINGERPRINTS.c.report, reports)}
