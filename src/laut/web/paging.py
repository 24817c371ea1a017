"""Long lists in pages, counted from 1."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

PER_PAGE = 50
MOST_PER_PAGE = 500
DEEPEST = 100_000

PageNumber = Annotated[int, Query(ge=1, le=DEEPEST, description="which page, from 1")]
PerPage = Annotated[int, Query(ge=1, le=MOST_PER_PAGE, description="entries on a page")]


@dataclass(frozen=True, slots=True)
class Paging:
    """Where in a list of `total` entries a page stands; `next` and `previous` are page numbers, None at the ends."""

    page: int
    per_page: int
    total: int
    pages: int
    previous: int | None
    next: int | None


def paging(page: int, per_page: int, total: int) -> Paging:
    pages = max(1, -(-total // per_page))
    return Paging(page, per_page, total, pages, page - 1 if page > 1 else None, page + 1 if page < pages else None)


def skipped(page: int, per_page: int) -> int:
    """How many entries stand on the pages before."""
    return (page - 1) * per_page
