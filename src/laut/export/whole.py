"""What exports of a ledger are written from, and how all of them are called."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from laut.model.event import Event
from laut.model.relay import Citation, Copy
from laut.model.report import Report
from laut.model.telling import Telling


@dataclass(frozen=True, slots=True)
class Whole:
    """A ledger as it is exported: streams that are read once, in a fixed order.

    `texts(ids)` gives reports' texts by id; it is asked for one event at a time.
    """

    events: Iterable[Event]
    reports: Iterable[Report]
    copies: tuple[Copy, ...]
    citations: tuple[Citation, ...]
    texts: Callable[[set[str]], Mapping[str, str]]


class Export(Protocol):
    """Writes a ledger in one form; raises `SetupError` where what it needs is not installed."""

    def __call__(self, whole: Whole, sink: BinaryIO, /) -> None: ...


def sentences(event: Event, whole: Whole) -> Mapping[str, str]:
    """The sentence of each telling of an event by the telling's id."""
    texts = whole.texts({telling.report for telling in event.tellings})
    return {telling.id: _sentence(telling, texts) for telling in event.tellings}


def _sentence(telling: Telling, texts: Mapping[str, str]) -> str:
    return telling.sentence.of(texts[telling.report])
