"""Questions to a ledger."""

import re
from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, Select, false, func, select, text

from laut.errors import BadData
from laut.ledger import tables as t
from laut.ledger.facets import events_with
from laut.ledger.filter import EVERYTHING, Filter
from laut.ledger.records import from_json
from laut.model.event import Event
from laut.model.evidence import Span
from laut.model.moment import Moment
from laut.model.relay import Citation, Copy
from laut.model.report import Report

_WORD = re.compile(r"\w+")
_LAST = chr(0x10FFFF)
_FEW_REPORTS = 2000
"""Of so many reports with the words their events are looked up; with more, events are gone through in order until enough are found."""


def events(connection: Connection, wanted: Filter = EVERYTHING) -> Iterator[Event]:
    """The wanted events, the earliest first, undated ones last."""
    order = (t.EVENTS.c.first_day.is_(None), t.EVENTS.c.first_day, t.EVENTS.c.id)
    found = select(t.EVENTS.c.json).order_by(*order)
    asked = conditions(connection, wanted)
    if wanted.most is None and not wanted.skip:
        found = found.where(*asked)
    else:
        page = select(t.EVENTS.c.id).where(*asked).order_by(*order).limit(wanted.most).offset(wanted.skip or None)
        found = found.where(t.EVENTS.c.id.in_(page))
    for line in connection.execute(found).scalars():
        yield from_json(Event, line)


def event(connection: Connection, id: str) -> Event:
    """One event by its id or an unambiguous beginning of it; raises `BadData`."""
    column = t.EVENTS.c.id
    begins = (
        column.between(id, id + _LAST)
        if connection.dialect.name == "sqlite"
        else column.startswith(id, autoescape=True)
    )
    lines = connection.execute(select(t.EVENTS.c.json).where(begins).limit(2)).scalars().all() if id else []
    if len(lines) != 1:
        raise BadData(f"{'no event' if not lines else 'more than one event'} with the id «{id}»")
    return from_json(Event, lines[0])


def conditions(connection: Connection, wanted: Filter) -> list[ColumnElement[bool]]:
    """What rows of the table of events must fulfil."""
    found: list[ColumnElement[bool]] = []
    if wanted.type:
        found.append(t.EVENTS.c.type == str(wanted.type))
    if wanted.status:
        found.append(t.EVENTS.c.status == str(wanted.status))
    if wanted.fewest_origins:
        found.append(t.EVENTS.c.independent_origins >= wanted.fewest_origins)
    if wanted.when:
        found += [
            t.EVENTS.c.first_day.is_(None) == false(),
            t.EVENTS.c.first_day <= wanted.when.latest.isoformat(),
            t.EVENTS.c.last_day >= wanted.when.earliest.isoformat(),
        ]
    for kind in ("actor", "place", "speaker", "outlet"):
        name: str | None = getattr(wanted, kind)
        if name:
            found.append(t.EVENTS.c.id.in_(events_with(connection, kind, name)))
    if wanted.words:
        found.append(_told_with_words(connection, wanted.words))
    return found


def with_words(connection: Connection, words: str) -> Select[tuple[str]]:
    """Ids of the reports that hold all the words; in SQLite their beginnings are enough."""
    reports = select(t.REPORTS.c.id)
    if not _WORD.search(words):
        return reports.where(false())
    if connection.dialect.name == "sqlite":
        quoted = " ".join(f'"{word}"*' for word in _WORD.findall(words))
        match = text("SELECT rowid FROM report_search WHERE report_search MATCH :words").bindparams(words=quoted)
        return reports.where(t.REPORTS.c.number.in_(match))
    whole = func.to_tsvector(text("'simple'"), func.coalesce(t.REPORTS.c.title, "") + " " + t.REPORTS.c.text)
    return reports.where(whole.op("@@")(func.plainto_tsquery(text("'simple'"), words)))


def _told_with_words(connection: Connection, words: str) -> ColumnElement[bool]:
    """Events of the reports that hold all the words."""
    reports = with_words(connection, words)
    joined = select(t.EVENT_TELLINGS.c.event).join(t.TELLINGS, t.TELLINGS.c.id == t.EVENT_TELLINGS.c.telling)
    told = joined.where(t.TELLINGS.c.report.in_(reports))
    some = reports.limit(_FEW_REPORTS + 1).subquery()
    if connection.execute(select(func.count()).select_from(some)).scalar_one() <= _FEW_REPORTS:
        return t.EVENTS.c.id.in_(told)
    return told.where(t.EVENT_TELLINGS.c.event == t.EVENTS.c.id).correlate(t.EVENTS).exists()


def copies(connection: Connection) -> tuple[Copy, ...]:
    """All copies, sorted by copy and original."""
    rows = connection.execute(select(t.COPIES).order_by(t.COPIES.c.copy, t.COPIES.c.of))
    return tuple(Copy(row[0], row[1], row[2], row[3]) for row in rows)


def citations(connection: Connection) -> tuple[Citation, ...]:
    """All citations in the order of the reports, not yet led to the cited outlets' reports."""
    rows = connection.execute(select(t.SOURCES).order_by(t.SOURCES.c.report, t.SOURCES.c.start))
    return tuple(Citation(r.report, r.cites, r.kind, Span(r.start, r.end), r.because) for r in rows)


def reports_of_outlets(connection: Connection) -> dict[str, list[tuple[str, str | None]]]:
    """Report ids with their first days, by outlet."""
    found: dict[str, list[tuple[str, str | None]]] = {}
    columns = (t.REPORTS.c.outlet, t.REPORTS.c.id, t.REPORTS.c.first_day)
    for outlet, id, day in connection.execute(select(*columns).where(t.REPORTS.c.outlet.is_not(None))):
        found.setdefault(outlet, []).append((id, day))
    return found


def shared_events(connection: Connection) -> dict[str, set[str]]:
    """For every report the reports with which it shares an event."""
    joined = select(t.EVENT_TELLINGS.c.event, t.TELLINGS.c.report).join(
        t.TELLINGS, t.TELLINGS.c.id == t.EVENT_TELLINGS.c.telling
    )
    by_event: dict[str, set[str]] = {}
    for event_id, report in connection.execute(joined.distinct()):
        by_event.setdefault(event_id, set()).add(report)
    found: dict[str, set[str]] = {}
    for reports in by_event.values():
        for report in reports:
            found.setdefault(report, set()).update(reports - {report})
    return found


def counts(connection: Connection) -> dict[str, int]:
    """How many rows of each kind the ledger holds."""
    tables = (t.REPORTS, t.READINGS, t.TELLINGS, t.EVENTS, t.COPIES, t.SOURCES, t.JUDGEMENTS, t.REJECTIONS, t.PENDING)
    return {table.name: connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables}


def reports(connection: Connection) -> Iterator[Report]:
    """What is known about every report, in order of id; their texts are left empty."""
    columns = (t.REPORTS.c[n] for n in ("id", "title", "outlet", "url", "language", "published"))
    for r in connection.execute(select(*columns).order_by(t.REPORTS.c.id)):
        yield Report(r[0], "", r[1], r[2], r[3], r[4], Moment(r[5]) if r[5] else None)


def rejections(connection: Connection) -> Iterator[tuple[str, int | None, str]]:
    """Source, line and reason of every rejected input, in order."""
    columns = (t.REJECTIONS.c.source, t.REJECTIONS.c.line, t.REJECTIONS.c.reason)
    for row in connection.execute(select(*columns).order_by(t.REJECTIONS.c.number)):
        yield row[0], row[1], row[2]


def texts(connection: Connection, reports: set[str]) -> dict[str, str]:
    """The texts of reports by their ids."""
    rows = connection.execute(select(t.REPORTS.c.id, t.REPORTS.c.text).where(t.REPORTS.c.id.in_(sorted(reports))))
    return {row[0]: row[1] for row in rows}
