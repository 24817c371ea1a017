"""Which events a page shows: from the address to a question to the ledger, to a sentence, and back to addresses."""

from dataclasses import dataclass, fields, replace
from typing import Annotated, Any, Literal

from fastapi import Query
from pydantic import Field

from laut.errors import BadMoment
from laut.ledger.filter import Filter
from laut.model.kinds import EventType, Status
from laut.model.moment import Moment
from laut.web import dates, urls
from laut.web.faults import Refused
from laut.web.reader import Reader

_LONGEST = 200
Origins = Annotated[int, Field(ge=0, le=1000)]


def _about(description: str) -> Any:
    return Query(max_length=_LONGEST, description=description)


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What the address asks for; None or 0 where it does not say. `when` is EDTF."""

    words: str | None = None
    type: EventType | None = None
    status: Status | None = None
    actor: str | None = None
    place: str | None = None
    speaker: str | None = None
    outlet: str | None = None
    when: str | None = None
    origins: int = 0

    def question(self, most: int | None = None, skip: int = 0) -> Filter:
        """The filter for the ledger; raises `Refused` for a date that is none."""
        return Filter(
            self.words, self.actor, self.place, self.speaker, self.outlet, moment(self.when), self.type, self.status,
            self.origins, most, skip,
        )  # fmt: skip

    @property
    def given(self) -> dict[str, str]:
        """The parts that say something, by their names in addresses."""
        return {name: str(value) for name in _NAMES if (value := getattr(self, name))}

    def without(self, name: str) -> "EventFilter":
        return replace(self, **{name: 0 if name == "origins" else None})  # type: ignore[arg-type]

    def with_(self, name: str, value: str) -> "EventFilter":
        return replace(self, **{name: value})  # type: ignore[arg-type]

    def address(self, path: str = urls.EVENTS, **more: str | int | None) -> str:
        return urls.with_query(path, self.given | more)

    def parts(self, reader: Reader) -> list[tuple[str, str]]:
        """Name and words of each part: («place», «in or near Emden»)."""
        return [
            (name, reader.say(f"filter.{name}", value=_said(name, value, reader))) for name, value in self.given.items()
        ]

    def sentence(self, reader: Reader) -> str:
        """«Events of the type Assault, in Emden, with at least 2 origins.»"""
        said = [words for _, words in self.parts(reader)]
        return reader.say("filter.sentence", parts=", ".join(said)) if said else reader.say("filter.everything")


_NAMES = tuple(field.name for field in fields(EventFilter))


def _said(name: str, value: str, reader: Reader) -> str:
    if name in ("type", "status"):
        return reader.say(f"{name}.{value}")
    return dates.when(value, reader) if name == "when" else value


def moment(edtf: str | None) -> Moment | None:
    """The date of an address; raises `Refused` for one that is none."""
    try:
        return Moment(edtf) if edtf else None
    except BadMoment as error:
        raise Refused(422, str(error)) from None


def event_filter(
    words: Annotated[str | None, _about("all these words stand in one of the event's reports")] = None,
    type: Annotated[EventType | str | None, _about("one of the sixteen event types")] = None,
    status: Annotated[Status | str | None, _about("the event's last status")] = None,
    actor: Annotated[str | None, _about("who acts or is acted upon")] = None,
    place: Annotated[str | None, _about("where it happens")] = None,
    speaker: Annotated[str | None, _about("who says so, at any link of the chain")] = None,
    outlet: Annotated[str | None, _about("an outlet that reports it")] = None,
    when: Annotated[str | None, _about("when it can have happened, in EDTF: 2021-12, 2021-12-01/2021-12-15")] = None,
    origins: Annotated[Origins | Literal[""], Query(description="at least so many independent origins")] = 0,
) -> EventFilter:
    """The filter that an address asks for; empty fields of a form ask for nothing. Raises `Refused`."""
    made = EventFilter(
        _value(words), _one_of(EventType, type), _one_of(Status, status), _value(actor), _value(place), _value(speaker),
        _value(outlet), _value(when), origins or 0,
    )  # fmt: skip
    moment(made.when)
    return made


def _value(given: str | None) -> str | None:
    return " ".join(given.split()) or None if given else None


def _one_of(kind: Any, given: str | None) -> Any:
    try:
        return kind(given) if given else None
    except ValueError:
        raise Refused(422, f"«{given}» is none of {', '.join(kind)}") from None
