"""Tellings built by hand for tests."""

from laut.model.evidence import Span
from laut.model.ids import content_id
from laut.model.kinds import EventType, Status
from laut.model.moment import Moment
from laut.model.telling import Named, Telling


def telling(
    report: str = "r1",
    *,
    type: EventType = EventType.ASSAULT,
    words: str = "Angriff",
    when: str | None = "2031-04-02",
    place: str | None = "Grunhaven",
    actors: tuple[str, ...] = (),
    recipients: tuple[str, ...] = (),
    status: Status = Status.ACTUAL,
    published: str = "2031-04-03",
    outlet: str | None = None,
    chain: tuple[str, ...] = (),
    kinds: tuple[str, ...] = (),
    start: int = 0,
) -> Telling:
    """A telling that says «Angriff in Grunhaven on 2 April 2031» unless told otherwise."""
    return Telling(
        id=content_id("telling", report, str(start), type, words),
        report=report,
        claim="c1",
        type=type,
        mode=None,
        status=status,
        trigger=Span(start, start + len(words)),
        trigger_words=words,
        sentence=Span(start, start + len(words) + 1),
        outlet=outlet,
        published=Moment(published),
        when=Moment(when) if when else None,
        place=Named(place, place) if place else None,
        actors=tuple(Named(name, name) for name in actors),
        recipients=tuple(Named(name, name) for name in recipients),
        chain=chain,
        kinds=kinds,
        root=chain[-1] if chain else None,
        root_kind=kinds[-1] if kinds else None,
    )
