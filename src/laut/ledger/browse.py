"""Questions of somebody who leafs through a ledger: lists in pages, counts, and what belongs to one thing."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from laut.errors import BadData
from laut.ledger import tables as t
from laut.ledger.filter import Filter
from laut.ledger.queries import conditions, with_words
from laut.ledger.records import from_json
from laut.model.event import Event
from laut.model.moment import Moment
from laut.model.report import Report

MOST_COUNTED = 2000
"""Events among which the names of a question are counted."""
_FIRST_YEAR = "0002"
"""Events with an open beginning stand in the year before."""
_FACETS = ("outlet", "place", "speaker", "actor")


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """Which reports are wanted, the newest first; what is None does not matter. `when` is about publication."""

    words: str | None = None
    outlet: str | None = None
    when: Moment | None = None
    most: int | None = None
    skip: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """A report without its text, and how many claims it makes."""

    report: Report
    claims: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with how many of the wanted events happen there; `lat` and `lon` in degrees, None where unknown."""

    name: str
    country: str | None
    geonames: int | None
    lat: float | None
    lon: float | None
    events: int
    most_origins: int


@dataclass(frozen=True, slots=True)
class Share:
    """One value of a facet and how many of the wanted events have it."""

    value: str
    count: int


def count_events(connection: Connection, wanted: Filter) -> int:
    """How many events there are in all, whatever `most` and `skip` say."""
    found = select(func.count()).select_from(t.EVENTS).where(*conditions(connection, wanted))
    return int(connection.execute(found).scalar_one())


def count_by(connection: Connection, wanted: Filter, column: str) -> tuple[Share, ...]:
    """The wanted events by `type` or `status`, the commonest first."""
    value = t.EVENTS.c[column]
    number = func.count()
    found = select(value, number).where(*conditions(connection, wanted)).group_by(value)
    return tuple(Share(row[0], row[1]) for row in connection.execute(found.order_by(number.desc(), value)))


def count_names(connection: Connection, wanted: Filter, kind: str, most: int) -> tuple[Share, ...]:
    """The wanted events by the names of a facet (`outlet`, `place`, `speaker`, `actor`), the commonest first."""
    assert kind in _FACETS, kind
    name, number = t.FACETS.c.name, func.count(t.FACETS.c.event.distinct())
    found = select(name, number).where(t.FACETS.c.kind == kind)
    if asked := conditions(connection, wanted):
        found = found.where(t.FACETS.c.event.in_(select(t.EVENTS.c.id).where(*asked)))
    rows = connection.execute(found.group_by(name).order_by(number.desc(), name).limit(most))
    return tuple(Share(row[0], row[1]) for row in rows)


def spots(connection: Connection, wanted: Filter, most: int) -> tuple[Spot, ...]:
    """The places of the wanted events, those with the most events first; `most` at most."""
    place = [t.EVENTS.c[name] for name in ("place", "country", "geonames", "lat", "lon")]
    number = func.count()
    found = select(*place, number, func.max(t.EVENTS.c.independent_origins)).where(t.EVENTS.c.place.is_not(None))
    rows = found.where(*conditions(connection, wanted)).group_by(*place).order_by(number.desc(), *place).limit(most)
    return tuple(Spot(r[0], r[1], r[2], r[3], r[4], r[5], r[6]) for r in connection.execute(rows))


def count_placed(connection: Connection, wanted: Filter) -> int:
    """How many of the wanted events have a place."""
    found = select(func.count()).select_from(t.EVENTS).where(t.EVENTS.c.place.is_not(None))
    return int(connection.execute(found.where(*conditions(connection, wanted))).scalar_one())


def count_by_month(connection: Connection, wanted: Filter) -> tuple[Share, ...]:
    """The wanted events by the month (`2024-03`) of the first day they can fall on, the earliest first; without those that nobody dates the beginning of."""
    month = func.substr(t.EVENTS.c.first_day, 1, 7)
    found = select(month, func.count()).where(t.EVENTS.c.first_day >= _FIRST_YEAR, *conditions(connection, wanted))
    return tuple(Share(row[0], row[1]) for row in connection.execute(found.group_by(month).order_by(month)))


def names_among(
    connection: Connection, wanted: Filter, kinds: Collection[str], most: int
) -> dict[str, tuple[Share, ...]]:
    """The commonest names of each kind among the first `MOST_COUNTED` wanted events: more would keep readers waiting."""
    order = (t.EVENTS.c.first_day.is_(None), t.EVENTS.c.first_day, t.EVENTS.c.id)
    first = select(t.EVENTS.c.id).where(*conditions(connection, wanted)).order_by(*order).limit(MOST_COUNTED)
    columns = (t.FACETS.c.kind, t.FACETS.c.name, t.FACETS.c.event)
    rows = connection.execute(select(*columns).where(t.FACETS.c.event.in_(first)).distinct())
    counts = Counter((row[0], row[1]) for row in rows)
    order_of = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return {kind: tuple(Share(name, n) for (own, name), n in order_of if own == kind)[:most] for kind in kinds}


def told_most(connection: Connection, most: int) -> tuple[Event, ...]:
    """The events with the most independent origins, the latest first among equals."""
    order = (t.EVENTS.c.independent_origins.desc(), t.EVENTS.c.first_day.desc(), t.EVENTS.c.id)
    wanted = select(t.EVENTS.c.json).order_by(*order).limit(most)
    return tuple(from_json(Event, line) for line in connection.execute(wanted).scalars())


def count_outlets(connection: Connection, most: int) -> tuple[Share, ...]:
    """Outlets with the number of their reports, those with the most first."""
    number = func.count()
    found = select(t.REPORTS.c.outlet, number).where(t.REPORTS.c.outlet.is_not(None)).group_by(t.REPORTS.c.outlet)
    rows = connection.execute(found.order_by(number.desc(), t.REPORTS.c.outlet).limit(most))
    return tuple(Share(row[0], row[1]) for row in rows)


def count_reports(connection: Connection, wanted: ReportFilter) -> int:
    found = select(func.count()).select_from(t.REPORTS).where(*_of_reports(connection, wanted))
    return int(connection.execute(found).scalar_one())


def reports(connection: Connection, wanted: ReportFilter) -> tuple[Listed, ...]:
    """The wanted reports, the newest first, undated ones last."""
    told = select(func.count()).where(t.TELLINGS.c.report == t.REPORTS.c.id).scalar_subquery()
    columns = [t.REPORTS.c[name] for name in ("id", "title", "outlet", "url", "language", "published")]
    order = (t.REPORTS.c.first_day.is_(None), t.REPORTS.c.first_day.desc(), t.REPORTS.c.id)
    found = select(*columns, told).where(*_of_reports(connection, wanted)).order_by(*order)
    rows = connection.execute(found.limit(wanted.most).offset(wanted.skip or None))
    return tuple(Listed(_bare(row), row[6]) for row in rows)


def bare_reports(connection: Connection, ids: Collection[str]) -> dict[str, Report]:
    """Reports by their ids, their texts left empty."""
    columns = [t.REPORTS.c[name] for name in ("id", "title", "outlet", "url", "language", "published")]
    rows = connection.execute(select(*columns).where(t.REPORTS.c.id.in_(sorted(ids))))
    return {row[0]: _bare(row) for row in rows}


def reading_json(connection: Connection, report: str) -> str:
    """The newest reading of a report as the contract's JSON; raises `BadData` for an unknown report."""
    found = select(t.READINGS.c.json).where(t.READINGS.c.report == report).order_by(t.READINGS.c.added.desc()).limit(1)
    line = connection.execute(found).scalar()
    if line is None:
        raise BadData(f"no report with the id «{report}»")
    return str(line)


def events_of_report(connection: Connection, report: str) -> tuple[Event, ...]:
    """The events that some claim of a report is about, by id."""
    held = select(t.EVENT_TELLINGS.c.event).join(t.TELLINGS, t.TELLINGS.c.id == t.EVENT_TELLINGS.c.telling)
    wanted = select(t.EVENTS.c.json).where(t.EVENTS.c.id.in_(held.where(t.TELLINGS.c.report == report)))
    return tuple(from_json(Event, line) for line in connection.execute(wanted.order_by(t.EVENTS.c.id)).scalars())


def event_holding(connection: Connection, telling: str) -> str | None:
    """The id of the event that a claim belongs to; None for a rejected claim."""
    held = select(t.EVENT_TELLINGS.c.event).where(t.EVENT_TELLINGS.c.telling == telling)
    found = connection.execute(held).scalar()
    return None if found is None else str(found)


def events_holding(connection: Connection, tellings: Collection[str]) -> dict[str, tuple[str, str, int]]:
    """Id, title and number of independent origins of the event of each claim that has one."""
    columns = (t.EVENT_TELLINGS.c.telling, t.EVENTS.c.id, t.EVENTS.c.title, t.EVENTS.c.independent_origins)
    joined = select(*columns).join(t.EVENTS, t.EVENTS.c.id == t.EVENT_TELLINGS.c.event)
    rows = connection.execute(joined.where(t.EVENT_TELLINGS.c.telling.in_(sorted(tellings))))
    return {row[0]: (row[1], row[2], row[3]) for row in rows}


def _of_reports(connection: Connection, wanted: ReportFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.outlet:
        found.append(t.REPORTS.c.outlet == wanted.outlet)
    if wanted.when:
        found.append(t.REPORTS.c.first_day.between(wanted.when.earliest.isoformat(), wanted.when.latest.isoformat()))
    if wanted.words:
        found.append(t.REPORTS.c.id.in_(with_words(connection, wanted.words)))
    return found


def _bare(row: Sequence[Any]) -> Report:
    id, title, outlet, url, language, published = row[:6]
    return Report(id, "", title, outlet, url, language, Moment(published) if published else None)
