"""Events, reports and parties as FollowTheMoney entities, one JSON object a line.

The form that Aleph, OpenAleph and yente read. It is written without the library; the tests check every
entity with it. Parties are joined by name and kind within one ledger, no further: whether two people of one name are the same,
the report does not say.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from laut.export.whole import Whole, sentences
from laut.model.event import Event
from laut.model.ids import content_id
from laut.model.kinds import EntityKind
from laut.model.moment import Moment
from laut.model.report import Report
from laut.model.telling import Named, Telling

Entity = dict[str, Any]
_GOVERNMENT = ("GOV", "MIL", "COP", "JUD", "LEG", "SPY")


def write_ftm(whole: Whole, sink: BinaryIO) -> None:
    """Articles, copies, citations, then each event with its parties and claims; every entity once."""
    seen: set[str] = set()
    for entity in _entities(whole):
        if entity["id"] not in seen:
            seen.add(entity["id"])
            sink.write((json.dumps(entity, ensure_ascii=False) + "\n").encode("utf-8"))


def _entities(whole: Whole) -> Iterator[Entity]:
    yield from (_article(report) for report in whole.reports)
    for copy in whole.copies:
        yield _link(_article_id(copy.copy), _article_id(copy.of), "copy of", copy.because)
    for cited in whole.citations:
        if cited.of is not None:
            yield _link(_article_id(cited.report), _article_id(cited.of), "cites", cited.because)
    for event in whole.events:
        yield from (_party(named) for named in (*event.actors, *event.recipients))
        yield _event(event)
        words = sentences(event, whole)
        yield from (_claim(event, telling, words) for telling in event.tellings)


def _article(report: Report) -> Entity:
    return _entity(
        _article_id(report.id), "Article", title=report.title, name=report.title, publisher=report.outlet,
        author=report.author, sourceUrl=report.url, language=_three_letters(report.language),
        publishedAt=_day(report.published), fileName=report.id,
    )  # fmt: skip


def _event(event: Event) -> Entity:
    when, place = event.when, event.place
    return _entity(
        event.id, "Event", name=event.title, startDate=_day(when), endDate=_day(when, last=True),
        location=place.name if place else None, country=place.country.lower() if place and place.country else None,
        involved=sorted({_party_id(named) for named in (*event.actors, *event.recipients)}),
        keywords=[str(event.type), str(event.status), *([event.mode] if event.mode else [])],
        summary=f"{event.independent_origins} independent origins",
        notes=[contradiction.because for contradiction in event.contradictions],
    )  # fmt: skip


def _claim(event: Event, told: Telling, words: Mapping[str, str]) -> Entity:
    """That an article says so: whose words, in which status."""
    return _entity(
        told.id, "Documentation", document=_article_id(told.report), entity=event.id,
        role=" > ".join(told.chain) or None, status=str(told.status), date=_day(told.published),
        summary=words[told.id], recordId=told.claim,
    )  # fmt: skip


def _party(named: Named) -> Entity:
    country = named.country.lower() if named.country else None
    return _entity(_party_id(named), _schema(named), name=named.name, country=country)


def _schema(named: Named) -> str:
    if named.kind is EntityKind.PERSON:
        return "Person"
    if named.kind is EntityKind.ORGANIZATION:
        return "PublicBody" if named.sector in _GOVERNMENT else "Organization"
    return "LegalEntity"


def _link(subject: str, object: str, role: str, because: str) -> Entity:
    id = content_id("link", subject, object, role)
    return _entity(id, "UnknownLink", subject=subject, object=object, role=role, summary=because)


def _entity(id: str, schema: str, **values: str | list[str] | None) -> Entity:
    """Every value is a list; what is unknown is left out."""
    properties = {name: value if isinstance(value, list) else [value] for name, value in values.items() if value}
    return {"id": id, "schema": schema, "properties": properties}


def _article_id(report: str) -> str:
    return content_id("article", report)


def _party_id(named: Named) -> str:
    return content_id("party", _schema(named), named.name)


def _day(moment: Moment | None, *, last: bool = False) -> str | None:
    if moment is None:
        return None
    day = moment.latest if last else moment.earliest
    return None if day in (day.min, day.max) else day.isoformat()


def _three_letters(language: str | None) -> str | None:
    """FollowTheMoney writes languages in ISO 639-3; «de» is the one that laut reads."""
    return {"de": "deu"}.get((language or "").partition("-")[0])
