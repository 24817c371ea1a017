"""The gazetteer: from a name to the places that bear it.

A read-only index of some 239,000 places, sorted by folded name and searched by
bisection, so that it needs little more memory than its file. `training/gazetteer.py`
builds it and says what the arrays hold.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from laut.errors import BadLanguageData
from laut.lang.load import folder
from laut.lang.names import fold
from laut.model.place import Extent, Place

_EXTENTS = (Extent.COUNTRY, Extent.REGION, Extent.TOWN)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that bears a name; `own` if it is its own name and not just another one; `capital` of its
    country; `german` if laut's own tables call it so.
    """

    place: Place
    population: int
    own: bool
    capital: bool = False
    german: bool = False


class Gazetteer:
    """Looks up folded names in the arrays of `places.npz`."""

    def __init__(self, arrays: dict[str, Any]) -> None:
        self._arrays = arrays
        self._names: bytes = arrays["names"].tobytes()
        self._starts = arrays["starts"]
        self._capitals = frozenset(arrays["capitals"].tolist())
        self._size = len(self._starts) - 1

    def __len__(self) -> int:
        return len(self._arrays["geonames"])

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """All places with this name, however it is accented or hyphenated; `()` for none."""
        position = self._position(fold(name).encode("utf-8", "replace"))
        if position is None:
            return ()
        first, end = self._arrays["firsts"][position : position + 2]
        return tuple(self._candidate(int(p), name) for p in self._arrays["postings"][first:end])

    def knows(self, name: str) -> bool:
        """Whether any place has this name."""
        return self._position(fold(name).encode("utf-8", "replace")) is not None

    def _position(self, key: bytes) -> int | None:
        low, high = 0, self._size
        while low < high:
            middle = (low + high) // 2
            if self._key(middle) < key:
                low = middle + 1
            else:
                high = middle
        return low if low < self._size and self._key(low) == key else None

    def _key(self, position: int) -> bytes:
        return self._names[self._starts[position] : self._starts[position + 1]]

    def _candidate(self, posting: int, name: str) -> Candidate:
        row, own, german = posting // 4, posting % 2, posting // 2 % 2
        a = self._arrays
        lat, lon = float(a["lat"][row]), float(a["lon"][row])
        place = Place(
            name=name,
            precision=_EXTENTS[a["precision"][row]],
            country=str(a["countries"][a["country"][row]]) or None,
            geonames=int(a["geonames"][row]) or None,
            lat=None if np.isnan(lat) else round(lat, 5),
            lon=None if np.isnan(lon) else round(lon, 5),
        )
        return Candidate(place, int(a["population"][row]), bool(own or german), row in self._capitals, bool(german))

    def extent(self, geonames: int) -> Extent | None:
        """How large the place with a GeoNames id is; None for an unknown id."""
        rows = np.flatnonzero(self._arrays["geonames"] == geonames)
        return _EXTENTS[self._arrays["precision"][rows[0]]] if len(rows) else None

    def capital(self, country: str, name: str) -> Place | None:
        """The capital of a country (ISO alpha-2), called `name` here; None if the country is unknown or has none."""
        found = np.flatnonzero(self._arrays["countries"] == country)
        row = int(self._arrays["capitals"][found[0]]) if len(found) else -1
        return self._candidate(4 * row, name).place if row >= 0 else None


@lru_cache
def gazetteer(language: str = "de") -> Gazetteer:
    """The language's gazetteer, loaded once; raises `BadLanguageData` where it is missing or damaged."""
    path = folder(language) / "places.npz"
    try:
        with np.load(path) as data:
            return Gazetteer(dict(data))
    except (OSError, ValueError, KeyError) as error:
        raise BadLanguageData(f"{path.name} for «{language}» cannot be read: {error}") from None
