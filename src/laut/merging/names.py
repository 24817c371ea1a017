"""Comparing parties and places across reports."""

from collections.abc import Iterable
from functools import lru_cache

from laut.lang.load import folder
from laut.model.names import same_name, stems
from laut.model.telling import Named


def alike(left: Named, right: Named) -> bool:
    """One place by GeoNames id; else names of which one is part of the other, or words in common."""
    if left.geonames is not None and right.geonames is not None:
        return left.geonames == right.geonames
    return same_name(left.name, right.name) or bool(stems(left.words) & stems(right.words))


def any_alike(left: Iterable[Named], right: Iterable[Named]) -> tuple[Named, Named] | None:
    """The first two names that agree."""
    others = list(right)
    return next(((a, b) for a in left for b in others if alike(a, b)), None)


@lru_cache
def states(language: str = "de") -> frozenset[str]:
    """The names of states and territories, from `lang/<code>/demonyms.tsv`."""
    rows = (folder(language) / "demonyms.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(row.split("\t")[1] for row in rows if row and not row.startswith("#"))
