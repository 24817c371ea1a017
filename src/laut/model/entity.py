"""Entities: the persons, bodies, places and groups that a report names."""

from dataclasses import dataclass

from laut.model.evidence import Span
from laut.model.kinds import SECTORS, EntityKind
from laut.model.reason import UNSTATED, Reason


@dataclass(frozen=True, slots=True)
class Entity:
    """One real-world thing with all its mentions, pronouns included, in text order.

    `country` is ISO 3166-1 alpha-2, `sector` one of `SECTORS`; `geonames`, `lat`
    (degrees north) and `lon` (degrees east) belong to places. All are None where unknown.
    """

    id: str
    kind: EntityKind
    name: str
    mentions: tuple[Span, ...]
    roles: tuple[str, ...] = ()
    country: str | None = None
    sector: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    reason: Reason = UNSTATED

    def __post_init__(self) -> None:
        if not self.mentions:
            raise ValueError(f"entity {self.name!r} has no mention")
        if self.sector is not None and self.sector not in SECTORS:
            raise ValueError(f"entity {self.name!r}: {self.sector!r} is no sector")
