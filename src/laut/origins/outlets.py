"""Outlets by their names, ends of names and abbreviations."""

import re
from collections.abc import Iterable

from laut.model.names import stems


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
