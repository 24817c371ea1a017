"""Outlets by their names, ends of names and abbreviations."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from laut.lang.load import table
from laut.lang.schema import string, strings
from laut.model.names import stems


@dataclass(frozen=True, slots=True)
class Outlet:
    """`kind` is agency, newspaper, magazine, broadcaster, state media, party organ or military organ;

    `source` is where that can be read in public, `country` ISO 3166-1 alpha-2.
    """

    name: str
    kind: str
    country: str
    domain: str
    source: str

    def __str__(self) -> str:
        return f"{self.name} is {self.kind} ({self.country}; {self.source})"


@lru_cache
def known_outlets(language: str = "de") -> dict[str, Outlet]:
    """Every form of a name in `lang/<code>/outlets.yaml` with its outlet; raises `BadLanguageData`."""
    found: dict[str, Outlet] = {}
    for row in table(language, "outlets"):
        fields = (string(row[key], key) for key in ("name", "kind", "country", "domain", "source"))
        outlet = Outlet(*fields)
        found |= dict.fromkeys(strings(row["forms"], "forms"), outlet)
    return found


def outlet_named(cites: str, outlets: Iterable[str]) -> str | None:
    """The outlet that a name, the end of a name or an abbreviation stands for."""
    for outlet in sorted(outlets):
        if cites == outlet or (stems(cites) and stems(cites) <= stems(outlet) and _ends(cites, outlet)):
            return outlet
    return next((outlet for outlet in sorted(outlets) if abbreviates(cites, outlet)), None)


def _ends(cites: str, outlet: str) -> bool:
    """«Umschau» for «Balkan-Umschau»: same stems alone would take «Sahel» for «Sahel Monitor»."""
    last = outlet.replace("-", " ").split()[-1].casefold()
    return cites.replace("-", " ").split()[-1].casefold()[:5] == last[:5]


def abbreviates(short: str, name: str) -> bool:
    """«DPZ» for «Donau-Pruth-Zeitung», «RMP» for «Rheinische Morgenpost»: all initials in order, and every letter in the name."""
    words = [word for word in re.split(r"[\s-]+", name) if word]
    if len(words) < 2 or not short.isupper() or short[:1] != words[0][:1].upper():
        return False
    return _within((w[:1].upper() for w in words if w[:1].isupper()), short) and _within(short, name.upper())


def _within(letters: Iterable[str], text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
