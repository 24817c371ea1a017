"""A map: towns as dots, countries as areas, regions as hatched circles, because only about where they lie is known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from laut.model.place import Extent
from laut.web.drawing.projection import HEIGHT, WIDTH, point, units

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

ASPECT = 1.6
"""Width by height."""
_NARROWEST = 320.0
"""Units: about 14 degrees, so that a single town does not stand alone."""
_MARGIN = 0.08
_AROUND = 80.0
"""Kilometres around the middle of a region, whose borders are not known."""
_LABEL_WIDE, _LABEL_LETTER, _LABEL_HIGH = 5.0, 0.78, 3.6
"""Percent of the map that a label takes, with each letter, on a wide page."""
_NAMED, _NAMED_SMALL = 24, 6
_DOTS = (3.5, 11.0)
"""Pixels: the smallest and the largest radius."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with the number of its events; `country` is ISO 3166-1 alpha-2."""

    name: str
    country: str | None
    extent: Extent
    lat: float
    lon: float
    events: int


@dataclass(frozen=True, slots=True)
class Mark:
    """`spot` is its number; `x` and `y` are percent of the map, `radius` is pixels for a dot and units for a circle.

    `kind` is `dot`, `area` (the country's shape) or `circle`. A label of `level` 0 is always shown, 1 on wide
    pages, 2 when looked at closely.
    """

    spot: int
    kind: str
    x: float
    y: float
    radius: float
    level: int
    strength: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """`box` is the part of the world that is seen, in units; areas come first, then the larger dots."""

    box: Box
    marks: tuple[Mark, ...]

    @property
    def wide(self) -> float:
        return self.box[2] - self.box[0]

    @property
    def high(self) -> float:
        return self.box[3] - self.box[1]

    def units(self, mark: Mark) -> tuple[float, float]:
        """Where a mark stands, in units."""
        return self.box[0] + mark.x * self.wide / 100, self.box[1] + mark.y * self.high / 100


def drawing(spots: Sequence[Spot], box_of: Callable[[str | None], Box | None]) -> Drawing | None:
    """The map of some places, those with the most events first; `box_of` knows the bounds of countries that can be drawn."""
    if not spots:
        return None
    view = _framed([_bounds(spot, box_of) for spot in spots])
    most = max(spot.events for spot in spots)
    made = [_mark(number, spot, box_of, view, most) for number, spot in enumerate(spots)]
    placed = _labelled(made, spots)
    return Drawing(
        view, tuple(sorted(placed, key=lambda mark: (mark.kind == "dot", mark.kind != "area", -mark.radius)))
    )


def _bounds(spot: Spot, box_of: Callable[[str | None], Box | None]) -> Box:
    found = box_of(spot.country) if spot.extent is Extent.COUNTRY else None
    if found:
        return found
    (x, y), around = point(spot.lat, spot.lon), units(_AROUND, spot.lat)
    return x - around, y - around, x + around, y + around


def _framed(boxes: Sequence[Box]) -> Box:
    """Everything with a margin, in the map's proportions, inside the world."""
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    wide = max(right - left, (bottom - top) * ASPECT, _NARROWEST) * (1 + 2 * _MARGIN)
    wide = min(wide, WIDTH)
    high = wide / ASPECT
    left = min(max(0.0, (left + right - wide) / 2), WIDTH - wide)
    top = min(max(0.0, (top + bottom - high) / 2), max(0.0, HEIGHT - high))
    return left, top, left + wide, top + high


def _mark(number: int, spot: Spot, box_of: Callable[[str | None], Box | None], view: Box, most: int) -> Mark:
    x, y = point(spot.lat, spot.lon)
    share = (spot.events / most) ** 0.5
    kind, radius = "dot", round(_DOTS[0] + (_DOTS[1] - _DOTS[0]) * share, 1)
    if spot.extent is Extent.COUNTRY and box_of(spot.country):
        kind, radius = "area", 0.0
    elif spot.extent is not Extent.TOWN:
        kind, radius = "circle", round(units(_AROUND, spot.lat), 1)
    across, down = 100 * (x - view[0]) / (view[2] - view[0]), 100 * (y - view[1]) / (view[3] - view[1])
    return Mark(number, kind, round(across, 3), round(down, 3), radius, 2, 1 + round(3 * share))


def _labelled(marks: Sequence[Mark], spots: Sequence[Spot]) -> list[Mark]:
    """The labels that do not cover each other get their level; the places with the most events come first."""
    taken: list[Box] = []
    found = []
    for mark in marks:
        wide = _LABEL_WIDE + _LABEL_LETTER * len(spots[mark.spot].name)
        box = (mark.x, mark.y - _LABEL_HIGH / 2, mark.x + wide, mark.y + _LABEL_HIGH / 2)
        free = len(taken) < _NAMED and mark.x + wide < 100 and not any(_cover(box, other) for other in taken)
        if free:
            taken.append(box)
        found.append(replace(mark, level=(0 if len(taken) <= _NAMED_SMALL else 1) if free else 2))
    return found


def _cover(left: Box, right: Box) -> bool:
    return left[0] < right[2] and right[0] < left[2] and left[1] < right[3] and right[1] < left[3]
