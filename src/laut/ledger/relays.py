"""Who takes what from whom: copies and citations, of one report, of one outlet, and of the whole ledger."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from laut.ledger import tables as t
from laut.model.evidence import Span
from laut.model.relay import Citation, Copy


@dataclass(frozen=True, slots=True)
class Taken:
    """Somebody from whom reports are taken (or who takes them): how many, and one of them for an example.

    `kind` is `agency`, `outlet`, `body` or `mention` for citations of a name, else `citation` or `copy`.
    """

    name: str
    kind: str
    reports: int
    example: str


def relays_of(connection: Connection, report: str) -> tuple[tuple[Copy, ...], tuple[Citation, ...]]:
    """The copies that a report is part of, on either side, and the sources that it names."""
    either = (t.COPIES.c.of == report) | (t.COPIES.c.copy == report)
    copies = connection.execute(select(t.COPIES).where(either).order_by(t.COPIES.c.of, t.COPIES.c.copy))
    named = connection.execute(select(t.SOURCES).where(t.SOURCES.c.report == report).order_by(t.SOURCES.c.start))
    found = tuple(Copy(row.of, row.copy, row.share, row.because) for row in copies)
    return found, tuple(Citation(r.report, r.cites, r.kind, Span(r.start, r.end), r.because) for r in named)


def copies(connection: Connection, most: int, skip: int) -> tuple[Copy, ...]:
    """One stretch of all copies, in order of the copy and its original."""
    found = select(t.COPIES).order_by(t.COPIES.c.copy, t.COPIES.c.of).limit(most).offset(skip or None)
    return tuple(Copy(row.of, row.copy, row.share, row.because) for row in connection.execute(found))


def citations(connection: Connection, most: int, skip: int) -> tuple[Citation, ...]:
    """One stretch of all citations in the order of their reports, not led to the cited outlets' reports."""
    found = select(t.SOURCES).order_by(t.SOURCES.c.report, t.SOURCES.c.start).limit(most).offset(skip or None)
    rows = connection.execute(found)
    return tuple(Citation(r.report, r.cites, r.kind, Span(r.start, r.end), r.because) for r in rows)


def count_citations(connection: Connection) -> int:
    return int(connection.execute(select(func.count()).select_from(t.SOURCES)).scalar_one())


def cited_by(connection: Connection, outlet: str, most: int) -> tuple[Taken, ...]:
    """Whom the reports of an outlet name as their source, the commonest first; a name may be no outlet's (`mention`)."""
    number = func.count(t.SOURCES.c.report.distinct())
    joined = select(t.SOURCES.c.cites, t.SOURCES.c.kind, number, func.min(t.SOURCES.c.report)).join(
        t.REPORTS, t.REPORTS.c.id == t.SOURCES.c.report
    )
    found = joined.where(t.REPORTS.c.outlet == outlet).group_by(t.SOURCES.c.cites, t.SOURCES.c.kind)
    rows = connection.execute(found.order_by(number.desc(), t.SOURCES.c.cites, t.SOURCES.c.kind).limit(most))
    return tuple(Taken(row[0], row[1], row[2], row[3]) for row in rows)


def citing(connection: Connection, outlet: str, most: int) -> tuple[Taken, ...]:
    """The outlets whose reports name this one as their source, the commonest first."""
    number = func.count(t.SOURCES.c.report.distinct())
    joined = select(t.REPORTS.c.outlet, number, func.min(t.SOURCES.c.report)).join(
        t.REPORTS, t.REPORTS.c.id == t.SOURCES.c.report
    )
    found = joined.where(t.SOURCES.c.cites == outlet, t.REPORTS.c.outlet.is_not(None), t.REPORTS.c.outlet != outlet)
    rows = connection.execute(
        found.group_by(t.REPORTS.c.outlet).order_by(number.desc(), t.REPORTS.c.outlet).limit(most)
    )
    return tuple(Taken(row[0], "citation", row[1], row[2]) for row in rows)


def copied(connection: Connection, outlet: str, most: int, *, theirs: bool) -> tuple[Taken, ...]:
    """The outlets from which an outlet's reports are copied (`theirs`), or which copy them; the commonest first."""
    mine, other = t.REPORTS.alias(), t.REPORTS.alias()
    own, foreign = (t.COPIES.c.copy, t.COPIES.c.of) if theirs else (t.COPIES.c.of, t.COPIES.c.copy)
    number = func.count(own.distinct())
    joined = select(other.c.outlet, number, func.min(own)).select_from(
        t.COPIES.join(mine, mine.c.id == own).join(other, other.c.id == foreign)
    )
    found = joined.where(mine.c.outlet == outlet, other.c.outlet.is_not(None), other.c.outlet != outlet)
    rows = connection.execute(found.group_by(other.c.outlet).order_by(number.desc(), other.c.outlet).limit(most))
    return tuple(Taken(row[0], "copy", row[1], row[2]) for row in rows)
