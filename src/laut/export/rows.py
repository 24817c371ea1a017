"""Claims as flat rows, for tables."""

from collections.abc import Iterator
from dataclasses import dataclass

from laut.export.whole import Whole, sentences
from laut.model.event import Event
from laut.model.telling import Named, Telling

_BETWEEN = "; "
"""Between several names in one cell."""
_LINK = " > "
"""Between the links of a chain, outermost first."""


@dataclass(frozen=True, slots=True)
class Row:
    """One claim. What is unknown is None, or an empty text where names are listed.

    `when` and `published` are EDTF; `first_day` and `last_day` bound `when` in ISO 8601; `origins` counts the
    independent origins of the claim's event; `confidence` lies in [0, 1].
    """

    event: str
    claim: str
    report: str
    outlet: str | None
    published: str | None
    type: str
    mode: str | None
    status: str
    trigger: str
    actors: str
    recipients: str
    place: str | None
    country: str | None
    geonames: int | None
    lat: float | None
    lon: float | None
    when: str | None
    first_day: str | None
    last_day: str | None
    chain: str
    origins: int
    contradictions: str
    confidence: float
    start: int
    end: int
    sentence: str


def rows(whole: Whole) -> Iterator[Row]:
    """One row a claim: events in the ledger's order, their claims in the event's."""
    for event in whole.events:
        words = sentences(event, whole)
        yield from (_row(event, telling, words[telling.id]) for telling in event.tellings)


def _row(event: Event, told: Telling, sentence: str) -> Row:
    place, when = told.place, told.when
    first, last = (when.earliest, when.latest) if when else (None, None)
    return Row(
        event=event.id,
        claim=told.id,
        report=told.report,
        outlet=told.outlet,
        published=told.published.edtf if told.published else None,
        type=str(told.type),
        mode=told.mode,
        status=str(told.status),
        trigger=told.trigger_words,
        actors=_names(told.actors),
        recipients=_names(told.recipients),
        place=place.name if place else None,
        country=place.country if place else None,
        geonames=place.geonames if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        when=when.edtf if when else None,
        first_day=first.isoformat() if first and first != first.min else None,
        last_day=last.isoformat() if last and last != last.max else None,
        chain=_LINK.join(told.chain),
        origins=event.independent_origins,
        contradictions=_BETWEEN.join(c.aspect for c in event.contradictions),
        confidence=round(told.confidence, 4),
        start=told.trigger.start,
        end=told.trigger.end,
        sentence=sentence,
    )


def _names(parties: tuple[Named, ...]) -> str:
    return _BETWEEN.join(named.name for named in parties)
