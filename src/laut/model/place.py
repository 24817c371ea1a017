"""Places: where on the map a name lies, and how exactly that is known."""

from dataclasses import dataclass
from enum import StrEnum


class Extent(StrEnum):
    """How large the place is; coordinates are its middle."""

    COUNTRY = "country"
    REGION = "region"
    TOWN = "town"


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    `name` is as the report writes it, `country` ISO 3166-1 alpha-2, `geonames` the
    GeoNames id, `lat` degrees north, `lon` degrees east; None where there is none.
    """

    name: str
    precision: Extent
    country: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
