"""A ledger of two reports on one event, as exports see it: a copy, a citation, a chain, a contradiction."""

from dataclasses import replace

from laut.export.whole import Whole
from laut.model.event import Contradiction, Event, Origin
from laut.model.evidence import Span
from laut.model.kinds import EntityKind, EventType, Status
from laut.model.moment import Moment
from laut.model.relay import Citation, Copy
from laut.model.report import Report
from laut.model.telling import Named, Telling

TEXT = '=Laut Küstenbote griff "Rote Boje", so Tammo Eilers, den Hafen an.'
PLACE = Named("Grunhaven", "Grunhaven", EntityKind.PLACE, "DE", None, 2930596, 53.4, 7.2)
BOJE = Named("Rote Boje", "Rote Boje", EntityKind.ORGANIZATION)


def telling(report: str, **changes: object) -> Telling:
    told = Telling(
        id=f"telling-{report}",
        report=report,
        claim="c1",
        type=EventType.ASSAULT,
        mode=None,
        status=Status.ACTUAL,
        trigger=Span(16, 21),
        trigger_words="griff",
        sentence=Span(0, len(TEXT)),
        outlet="Dollart-Kurier",
        published=Moment("2031-04-03"),
        when=Moment("2031-04-02"),
        place=PLACE,
        actors=(BOJE,),
        recipients=(Named("Hafen", "Hafen"),),
        chain=("Küstenbote", "Tammo Eilers"),
        kinds=("outlet", "person"),
    )
    return replace(told, **changes)  # type: ignore[arg-type]


def harbour() -> Whole:
    first = telling("r/1")
    second = telling("r/2", when=Moment("2031-04"), published=None, outlet=None, chain=(), kinds=(), place=None)
    event = Event(
        id="event-1",
        type=EventType.ASSAULT,
        mode=None,
        status=Status.ACTUAL,
        title="Rote Boje: Angriff, Grunhaven",
        when=Moment("2031-04-02"),
        place=PLACE,
        actors=(BOJE,),
        recipients=(Named("Hafen", "Hafen"),),
        tellings=(first, second),
        origins=(Origin("Tammo Eilers", "person", ("r/1",), "chain"),),
        contradictions=(Contradiction("how many", (), "11 ↔ 14 injured"),),
    )
    reports = [
        Report(
            "r/1", "", "Angriff im Hafen", "Dollart-Kurier", "https://dollart.example/1", "de", Moment("2031-04-03")
        ),
        Report("r/2", "", None, None, None, None, Moment("2031")),
    ]
    return Whole(
        events=[event],
        reports=reports,
        copies=(Copy("r/1", "r/2", 0.8, "80 %"),),
        citations=(
            Citation("r/1", "Küstenbote", "outlet", Span(6, 16), "«Küstenbote» is the speaker"),
            Citation("r/2", "Dollart-Kurier", "outlet", Span(0, 3), "named", of="r/1"),
        ),
        texts=lambda reports: dict.fromkeys(reports, TEXT),
    )
