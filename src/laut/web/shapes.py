"""The shapes of countries, built from Natural Earth by `make web`."""

import json
from dataclasses import dataclass
from functools import lru_cache

from laut.web import assets

DRAWN = "dist/world.svg"
"""All of them in one picture, in the units of `drawing.projection`."""
_SINGLE = "dist/world.json"


@dataclass(frozen=True, slots=True)
class Shape:
    """`path` is SVG; `box` the bounds (left, top, right, bottom) of the largest part."""

    path: str
    box: tuple[float, float, float, float]


def shape(country: str | None) -> Shape | None:
    """The shape of a country (ISO 3166-1 alpha-2); None for one that is too small to be drawn, and where nothing is built."""
    return _shapes().get(country) if country else None


@lru_cache(maxsize=1)
def _shapes() -> dict[str, Shape]:
    path = assets.FOLDER / _SINGLE
    if not path.is_file():
        return {}
    found = json.loads(path.read_text(encoding="utf-8"))
    return {code: Shape(entry["d"], tuple(entry["box"])) for code, entry in found.items()}
