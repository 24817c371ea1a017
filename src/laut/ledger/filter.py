"""Which events a question asks for."""

from dataclasses import dataclass

from laut.model.kinds import EventType, Status
from laut.model.moment import Moment


@dataclass(frozen=True, slots=True)
class Filter:
    """Which events are wanted; what is None does not matter.

    `words` are looked for in the reports, the names in the events' actors, places,
    speakers and outlets; `when` must be able to overlap; the first `skip` events are left out.
    """

    words: str | None = None
    actor: str | None = None
    place: str | None = None
    speaker: str | None = None
    outlet: str | None = None
    when: Moment | None = None
    type: EventType | None = None
    status: Status | None = None
    fewest_origins: int = 0
    most: int | None = None
    skip: int = 0


EVERYTHING = Filter()
