"""A report's tellings with their places, as executors compare them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from laut.ledger.blocks import WINDOW
from laut.ledger.records import from_json
from laut.merging.decide import SAME, decide
from laut.model.telling import Telling
from laut.spark.places import LONG
from laut.spark.rows import Row


@dataclass(frozen=True, slots=True)
class Placed:
    """A telling with its place under each key of short and of long lists."""

    telling: Telling
    short: Mapping[int, int]
    long: Mapping[int, int]


def placed(line: str, places: Sequence[Row]) -> Placed:
    """From a telling's JSON and its `key`, `place` and `size` in every list."""
    short = {p["key"]: p["place"] for p in places if p["size"] <= LONG}
    long = {p["key"]: p["place"] for p in places if p["size"] > LONG}
    return Placed(from_json(Telling, line), short, long)


def first_key(left: Placed, right: Placed) -> int | None:
    """The smallest key of a long list in which both stand near; it alone decides them. None where a short list does, or none."""
    if left.short.keys() & right.short.keys():
        return None
    common = left.long.keys() & right.long.keys()
    return min((key for key in common if abs(left.long[key] - right.long[key]) <= WINDOW), default=None)


def pair(left: Placed, right: Placed) -> Row | None:
    """The ledger's row for two tellings that are probably about one event, the smaller id first; None for others."""
    one, other = sorted((left.telling, right.telling), key=lambda told: told.id)
    decision = decide(one, other)
    if decision.probability < SAME:
        return None
    return {"left": one.id, "right": other.id, "score": decision.probability, "because": decision.because}
