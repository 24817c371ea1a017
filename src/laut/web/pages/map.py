"""`/map`: where events are said to happen; a country is an area, never a point in its middle."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request

from laut.ledger import browse
from laut.ledger.database import View
from laut.model.place import Extent
from laut.reading.gazetteer import gazetteer
from laut.web import shapes, urls
from laut.web.assets import address
from laut.web.drawing import map as maps
from laut.web.drawing.projection import HEIGHT
from laut.web.filters import EventFilter, event_filter
from laut.web.site import reader_of, site_of
from laut.web.twins import twin

router = APIRouter(tags=["events"])

_MOST = 250
"""Places shown; those with the most events."""


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place of the wanted events. `extent` is `country`, `region` or `town`, None (as `lat` and `lon`, degrees) where unknown."""

    name: str
    country: str | None
    geonames: int | None
    lat: float | None
    lon: float | None
    extent: str | None
    events: int
    most_origins: int


@dataclass(frozen=True, slots=True)
class MapContext:
    """`events` fit the filter, `placed` of them have a place; `places` are those with the most events."""

    filter: EventFilter
    events: int
    placed: int
    places: tuple[PlaceLine, ...]


def map_context(request: Request, wanted: Annotated[EventFilter, Depends(event_filter)]) -> MapContext:
    site = site_of(request)
    stamp = site.store.stamp()
    with site.ledger() as view:
        return site.remembered(stamp, ("map", wanted), lambda: _counted(view, wanted))


def _counted(view: View, wanted: EventFilter) -> MapContext:
    question = wanted.question()
    lines = tuple(_line(spot) for spot in browse.spots(view, question, _MOST))
    return MapContext(wanted, browse.count_events(view, question), browse.count_placed(view, question), lines)


def _line(spot: browse.Spot) -> PlaceLine:
    extent = _extent(spot)
    return PlaceLine(
        spot.name, spot.country, spot.geonames, spot.lat, spot.lon, str(extent) if extent else None, spot.events,
        spot.most_origins,
    )  # fmt: skip


def _extent(spot: browse.Spot) -> Extent | None:
    """From the gazetteer; places without a number there come from the tables of regions."""
    if spot.lat is None or spot.lon is None:
        return None
    return Extent.REGION if spot.geonames is None else gazetteer().extent(spot.geonames) or Extent.TOWN


def _extra(context: MapContext, request: Request) -> dict[str, object]:
    reader = reader_of(request)
    known = [line for line in context.places if line.lat is not None]
    drawn = maps.drawing([_spot(line) for line in known], _box)
    return {
        "sentence": context.filter.sentence(reader),
        "parts_said": context.filter.parts(reader),
        "drawn": drawn,
        "known": known,
        "shape": shapes.shape,
        "world": address(shapes.DRAWN),
        "world_height": HEIGHT,
        "place_address": lambda line: context.filter.with_("place", line.name).address(urls.EVENTS),
    }


def _spot(line: PlaceLine) -> maps.Spot:
    assert line.lat is not None and line.lon is not None and line.extent is not None
    return maps.Spot(line.name, line.country, Extent(line.extent), line.lat, line.lon, line.events)


def _box(country: str | None) -> maps.Box | None:
    found = shapes.shape(country)
    return found.box if found else None


twin(router, "/map", "map.html", map_context, summary="Places of events", extra=_extra)
