"""Pairs of tellings that were decided to be about one event."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from laut.ledger import tables as t
from laut.ledger.keeping import insert_new
from laut.ledger.numbers import ids_of, numbers_of
from laut.ledger.parts import in_parts


@dataclass(frozen=True, slots=True)
class Pair:
    """A decided pair of tellings; `score` in [0, 1] is the probability of one event."""

    left: str
    right: str
    score: float
    because: str


@dataclass(frozen=True, slots=True)
class Joined:
    """Tellings that joined pairs lead to from one another, and these pairs."""

    tellings: frozenset[str]
    pairs: tuple[tuple[str, str], ...]


def keep_pairs(connection: Connection, pairs: Iterable[Pair]) -> None:
    """Add the pairs that are not kept yet."""
    listed = list(pairs)
    numbers = numbers_of(connection, t.TELLINGS, {id for pair in listed for id in (pair.left, pair.right)})
    rows = []
    for pair in listed:
        left, right = sorted((numbers[pair.left], numbers[pair.right]))
        rows.append({"left": left, "right": right, "score": pair.score, "because": pair.because})
    insert_new(connection, t.PAIRS, rows, "left", "right")


def joined_with(connection: Connection, start: Collection[str]) -> Joined:
    """All tellings that joined pairs lead to from `start`, with `start`."""
    numbers = numbers_of(connection, t.TELLINGS, start)
    seen, todo = set(numbers.values()), set(numbers.values())
    pairs: set[tuple[int, int]] = set()
    while todo:
        for column in (t.PAIRS.c.left, t.PAIRS.c.right):
            rows = in_parts(connection, select(t.PAIRS.c.left, t.PAIRS.c.right), column, todo)
            pairs.update((row[0], row[1]) for row in rows)
        todo = {number for pair in pairs for number in pair} - seen
        seen |= todo
    ids = ids_of(connection, t.TELLINGS, seen)
    return Joined(frozenset(start) | set(ids.values()), tuple((ids[a], ids[b]) for a, b in sorted(pairs)))
