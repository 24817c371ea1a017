"""Events: what several claims, from one or many reports, are about."""

from dataclasses import dataclass

from laut.model.evidence import Span
from laut.model.kinds import EventType, Status
from laut.model.moment import Moment
from laut.model.telling import Named, Telling


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent root of knowledge of an event, and the reports that stand under it.

    `kind` is `person`, `body`, `document`, `outlet` or `unknown`.
    """

    origin: str
    kind: str
    reports: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Version:
    """One of several values that reports give for the same aspect, with its evidence."""

    value: str
    reports: tuple[str, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """`aspect` is one of `when`, `where`, `who`, `how many`, `status`."""

    aspect: str
    values: tuple[Version, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Event:
    """Computed from tellings; can be rebuilt at any time with the same result.

    `history` is the statuses in order of publication with the day on which each
    was reported; `origins` and `contradictions` are computed after copies are known.
    """

    id: str
    type: EventType
    mode: str | None
    status: Status
    title: str
    when: Moment | None
    place: Named | None
    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    tellings: tuple[Telling, ...]
    history: tuple[tuple[str, Status], ...] = ()
    origins: tuple[Origin, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    because: tuple[str, ...] = ()

    @property
    def independent_origins(self) -> int:
        """How many roots there are; reports that rest only on each other share one, marked `unknown`."""
        return len(self.origins)
