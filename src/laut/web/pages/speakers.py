"""`/speakers` and `/speakers/ID`: what somebody said over time, and through whom it was reported."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request

from laut.ledger import browse, queries
from laut.ledger.filter import EVERYTHING, Filter
from laut.model.event import Event
from laut.model.names import same_name
from laut.model.telling import Telling
from laut.web import urls
from laut.web.faults import Refused
from laut.web.pages.lines import ShareLine, counted, share_lines
from laut.web.paging import PER_PAGE, PageNumber, Paging, PerPage, paging, skipped
from laut.web.site import site_of
from laut.web.twins import twin

router = APIRouter(tags=["speakers and outlets"])

_MOST_LISTED = 200


@dataclass(frozen=True, slots=True)
class SpeakersContext:
    """The speakers of the most events; `count` is how many events they speak of."""

    speakers: tuple[ShareLine, ...]


@dataclass(frozen=True, slots=True)
class SayingLine:
    """One claim of a speaker. `said` is when it was said (EDTF), else None; `through` are the links before the speaker.

    `words` is the sentence, `at` the trigger's place in it; `when` (EDTF) is when the act happens.
    """

    event: str
    event_title: str
    type: str
    claim: str
    report: str
    report_claim: str
    outlet: str | None
    published: str | None
    said: str | None
    through: tuple[str, ...]
    named: str
    status: str
    when: str | None
    words: str
    at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class SpeakerContext:
    """`also` are the other forms of the name on this page, `outlets` who passes on how many of its claims; pages count events."""

    name: str
    also: tuple[str, ...]
    paging: Paging
    outlets: tuple[ShareLine, ...]
    sayings: tuple[SayingLine, ...]


def speakers_context(request: Request) -> SpeakersContext:
    with site_of(request).ledger() as view:
        return SpeakersContext(share_lines(browse.count_names(view, EVERYTHING, "speaker", _MOST_LISTED)))


def speaker_context(request: Request, id: str, page: PageNumber = 1, per_page: PerPage = PER_PAGE) -> SpeakerContext:
    name = urls.decoded(id)
    with site_of(request).ledger() as view:
        total = browse.count_events(view, Filter(speaker=name))
        if not total:
            raise Refused(404, f"nobody of the name «{name}» speaks in this ledger")
        wanted = Filter(speaker=name, most=per_page, skip=skipped(page, per_page))
        events = tuple(queries.events(view, wanted))
        texts = queries.texts(view, {telling.report for event in events for telling in event.tellings})
    sayings = sorted((line for event in events for line in _sayings(event, name, texts)), key=_day)
    outlets = Counter(saying.outlet for saying in sayings if saying.outlet)
    also = sorted({saying.named for saying in sayings} - {name})
    return SpeakerContext(name, tuple(also), paging(page, per_page, total), counted(outlets), tuple(sayings))


def _day(saying: SayingLine) -> tuple[str, str]:
    return saying.said or saying.published or "~", saying.claim


def _sayings(event: Event, name: str, texts: Mapping[str, str]) -> Iterator[SayingLine]:
    for told in event.tellings:
        place = next((i for i, link in enumerate(told.chain) if link == name or same_name(link, name)), None)
        if place is not None:
            yield _saying(event, told, place, texts[told.report])


def _saying(event: Event, told: Telling, place: int, text: str) -> SayingLine:
    innermost = place == len(told.chain) - 1
    return SayingLine(
        event=event.id,
        event_title=event.title,
        type=str(event.type),
        claim=told.id,
        report=told.report,
        report_claim=told.claim,
        outlet=told.outlet,
        published=told.published.edtf if told.published else None,
        said=told.said.edtf if told.said and innermost else None,
        through=told.chain[:place],
        named=told.chain[place],
        status=str(told.status),
        when=told.when.edtf if told.when else None,
        words=told.sentence.of(text),
        at=(told.trigger.start - told.sentence.start, told.trigger.end - told.sentence.start),
    )


twin(router, "/speakers", "speakers.html", speakers_context, summary="Who speaks of the most events")
twin(router, "/speakers/{id:path}", "speaker.html", speaker_context, summary="What somebody said, through whom")
