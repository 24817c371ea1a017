"""Options of the commands that ask a ledger."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from laut.errors import BadMoment
from laut.ledger.filter import Filter
from laut.model.kinds import EventType, Status
from laut.model.moment import Moment

Ledger = Annotated[str, typer.Option(metavar="PATH|URL", help="The ledger: an SQLite file or postgresql://…")]
DEFAULT_LEDGER = "laut.db"


class Shape(StrEnum):
    """How answers can be printed."""

    TEXT = "text"
    JSON = "json"


Format = Annotated[Shape | None, typer.Option(help="A table or JSON lines. [default: text on a terminal, else json]")]
Words = Annotated[
    str | None, typer.Option("--text", metavar="WORDS", help="All these words stand in one of its reports.")
]
Actor = Annotated[str | None, typer.Option(metavar="NAME", help="Who acts or is acted upon.")]
Place = Annotated[str | None, typer.Option(metavar="NAME", help="Where it happens.")]
Speaker = Annotated[str | None, typer.Option(metavar="NAME", help="Who says so, at any link of the chain.")]
FromOutlet = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="An outlet that reports it.")]
When = Annotated[
    str | None, typer.Option(metavar="EDTF", help="When it can have happened: 2021-12, 2021-12-01/2021-12-15.")
]
Type = Annotated[EventType | None, typer.Option("--type", case_sensitive=False, help="One of the sixteen event types.")]
WithStatus = Annotated[Status | None, typer.Option("--status", help="The event's last status.")]
Origins = Annotated[int, typer.Option("--origins", min=0, help="At least so many independent origins.")]
Most = Annotated[int | None, typer.Option(min=1, help="At most so many.")]


def shape(format: Shape | None) -> Shape:
    """What was asked for; without it a table on a terminal, JSON lines elsewhere."""
    return format or (Shape.TEXT if sys.stdout.isatty() else Shape.JSON)


def moment(edtf: str | None) -> Moment | None:
    """The option's date; raises `typer.BadParameter` for one that is none."""
    try:
        return Moment(edtf) if edtf else None
    except BadMoment as error:
        raise typer.BadParameter(str(error), param_hint="--when") from None


def as_filter(
    words: str | None = None,
    actor: str | None = None,
    place: str | None = None,
    speaker: str | None = None,
    outlet: str | None = None,
    when: str | None = None,
    type: EventType | None = None,
    status: Status | None = None,
    origins: int = 0,
    most: int | None = None,
) -> Filter:
    """The options together."""
    return Filter(words, actor, place, speaker, outlet, moment(when), type, status, origins, most)
