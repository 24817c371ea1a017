"""Countries in words: names, adjectives, inhabitants and seats of government.

Reads `demonyms.tsv`, `regions.tsv` and `seats.tsv` of a language: «Irak», «irakischen»,
«nordirakische», «Iraker», «Bagdad» all lead to IQ.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from laut.errors import BadLanguageData
from laut.lang.load import rows

_ENDING = re.compile(r"(?:e|e[nrsm])$")
_DIRECTION = re.compile(
    r"(?:nord|süd|ost|west|zentral|mittel|inner|gesamt|pro|anti)(?:ost|west)?-?(?=\w{4})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Seat:
    """A place that stands for those who govern there; `country` is None for the European Union."""

    country: str | None
    sector: str


@dataclass(frozen=True, slots=True)
class Countries:
    """Look-up tables from words to ISO 3166-1 alpha-2 codes.

    `names`, `people` and `seats` have words as they are written, `adjectives` have
    stems in lower case. `buildings` are the seats that are no capitals, with their country. `main` gives each code's first name. `regions` lead from
    name to country ("" = none or several), `region_adjectives` from stem to name.
    """

    names: dict[str, str]
    main: dict[str, str]
    adjectives: dict[str, str]
    people: dict[str, str]
    seats: dict[str, Seat]
    buildings: dict[str, str | None]
    regions: dict[str, str]
    region_adjectives: dict[str, str]

    def of_name(self, name: str) -> str | None:
        """«Irak», «Iraks», «Nordirak» → IQ."""
        if name in self.regions:
            return None
        for form in _forms(name):
            if form in self.names:
                return self.names[form]
        return None

    def of_adjective(self, word: str) -> str | None:
        """«irakischen», «nordirakische», «US-amerikanisch» → its country; None for other words."""
        stem = adjective_stem(word)
        return (
            None
            if stem is None
            else self.adjectives.get(stem) or self.adjectives.get(_DIRECTION.sub("", stem, count=1))
        )

    def region_of_adjective(self, word: str) -> str | None:
        """«bayerische» → «Bayern», «kalifornischen» → «Kalifornien»; None for other words."""
        stem = adjective_stem(word)
        return None if stem is None else self.region_adjectives.get(stem)

    def of_people(self, word: str) -> str | None:
        """«Iraker», «Irakerinnen», «Franzosen» → their country."""
        return self.people.get(word) or self.people.get(_DIRECTION.sub("", word, count=1).capitalize())

    def seat(self, name: str) -> Seat | None:
        """The government that a place stands for («Bagdad», «Moskaus», «der Kreml»), if any."""
        return self.seats.get(name) or (self.seats.get(name[:-1]) if name.endswith("s") else None)


def adjective_stem(word: str) -> str | None:
    """«irakischen» → «irakisch», «deutsche» → «deutsch»; None for words that are no such adjective."""
    low = word.lower()
    stem = _ENDING.sub("", low)
    return stem if stem.endswith(("isch", "sch")) else None


def _forms(name: str) -> Iterable[str]:
    yield name
    if name.endswith(("s", "'", "’")):
        yield name[:-1]
    if (rest := _DIRECTION.sub("", name, count=1)) != name:
        yield rest[:1].upper() + rest[1:]


@lru_cache
def countries(language: str = "de") -> Countries:
    """The language's tables, read once; raises `BadLanguageData` for a row with missing cells."""
    found = Countries({}, {}, {}, {}, {}, {}, {}, {})
    for cells in rows(language, "demonyms"):
        _add_country(found, _checked(cells, 8, "demonyms"))
    for cells in rows(language, "regions"):
        _add_region(found, _checked(cells, 5, "regions"))
    for cells in rows(language, "seats"):
        name, others, country, sector, _ = _checked(cells, 5, "seats")
        for form in (name, *_split(others)):
            found.seats[form] = Seat(country or None, sector)
            found.buildings[form] = country or None
    return found


def _checked(cells: list[str], size: int, table: str) -> list[str]:
    if len(cells) != size:
        raise BadLanguageData(f"{table}.tsv: the row of {cells[0]!r} has {len(cells)} cells, wanted {size}")
    return cells


def _split(cell: str) -> list[str]:
    return [item for item in cell.split("|") if item]


def _add_country(found: Countries, cells: list[str]) -> None:
    iso, name, others, adjectives, men, women, people, seats = cells
    found.main[iso] = name
    for given in (name, *_split(others)):
        for form in (given, *_inflected(given)):
            found.names.setdefault(form, iso)
    for stem in _split(adjectives):
        found.adjectives.setdefault(stem.lower(), iso)
    for form in _people_forms(_split(men), _split(women), _split(people)):
        found.people.setdefault(form, iso)
    for seat in _split(seats):
        found.seats.setdefault(seat, Seat(iso, "GOV"))


def _inflected(name: str) -> Iterable[str]:
    """«Vereinigte Staaten» → «Vereinigten Staaten»: the adjectives before the noun, in the other cases."""
    words = name.split()
    count = next(
        (k for k, word in enumerate(words) if not re.search(r"(?:isch|igt|iert|ah|ot|arz|oß|inig)e[rs]?$", word)), 0
    )
    if 0 < count < len(words):
        stems = [re.sub(r"e[rs]?$", "", word) for word in words[:count]]
        rest = words[count:]
        for ending in ("e", "en", "er"):
            inflected = " ".join([*(stem + ending for stem in stems), *rest])
            yield inflected
            yield inflected + "s" if len(rest) == 1 and not inflected.endswith("n") else inflected + "n"


def _people_forms(men: list[str], women: list[str], people: list[str]) -> Iterable[str]:
    for man in men:
        yield from (man, f"{man}s") if man.endswith("er") else (man, f"{man}n")
    for woman in women:
        yield from (woman, f"{woman}nen") if woman.endswith("in") else (woman,)
    for many in people:
        yield from (many, f"{many}n") if many.endswith("er") else (many,)
        if many == "Deutsche":
            yield "Deutschen"


def _add_region(found: Countries, cells: list[str]) -> None:
    name, others, adjectives, _, country = cells
    for given in (name, *_split(others)):
        for form in (given, *_inflected(given)):
            found.regions.setdefault(form, country)
    for stem in _split(adjectives):
        found.region_adjectives.setdefault(stem.lower(), name)
