"""How many events fall into each month, as a grid: years down, months across."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil, log
from typing import Protocol

_SHADES = 5
_MOST_YEARS = 40


class _Counted(Protocol):
    @property
    def value(self) -> str: ...
    @property
    def count(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Month:
    """`shade` is 0 for none, then 1 to 5, growing with the logarithm of `count`."""

    number: int
    count: int
    shade: int


@dataclass(frozen=True, slots=True)
class Year:
    """`name` has four digits."""

    name: str
    count: int
    months: tuple[Month, ...]


def years(counts: Iterable[_Counted]) -> tuple[Year, ...]:
    """The latest years in which something falls, from months like `2024-03` and their counts; the latest first."""
    by_month = {share.value: share.count for share in counts}
    highest = max(by_month.values(), default=0)
    names = sorted({month[:4] for month in by_month}, reverse=True)[:_MOST_YEARS]
    return tuple(_year(name, tuple(_months(name, by_month, highest))) for name in names)


def _year(name: str, months: tuple[Month, ...]) -> Year:
    return Year(name, sum(month.count for month in months), months)


def _months(year: str, by_month: dict[str, int], highest: int) -> Iterator[Month]:
    for number in range(1, 13):
        count = by_month.get(f"{year}-{number:02d}", 0)
        yield Month(number, count, ceil(_SHADES * log(count + 1) / log(highest + 1)) if count else 0)
