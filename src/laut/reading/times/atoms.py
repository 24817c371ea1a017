"""A text as atoms: runs of letters, runs of digits, single signs; each with one letter for its kind.

The grammar's patterns are regular expressions over the string of kinds, so that
they see «am 3. März» as `pn.M` whatever the tokenizer has done with it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from laut.reading.times.lexicon import Entry, Lexicon

_ATOM = re.compile(r"(?P<digits>[0-9]+)|(?P<word>[^\W\d_]+)|(?P<gap>\s+)|(?P<sign>.)", re.S)
_DASHES = "-‐‑‒–—"
_SIGNS = {".": ".", ",": ",", "/": "/", "(": "(", ")": ")", "'": "'", "’": "'", "‘": "'", "§": "§", "&": "x", "%": "%", "€": "%",
          "$": "%", "°": "%", "!": "!", "?": "!"}  # fmt: skip
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_LONGEST_NUMBER = 9
_STOPS = frozenset('.!?…:;"“”„«»‚‘’›‹')


@dataclass(frozen=True, slots=True)
class Atoms:
    """Parallel lists, one item an atom; blanks are no atoms."""

    text: str
    kinds: str
    starts: list[int]
    ends: list[int]
    entries: Mapping[int, Entry]
    """Of the words in the lexicon."""
    paragraphs: list[int]
    """Atom numbers at which a new paragraph begins."""

    def word(self, index: int) -> str:
        """The atom's text; empty beyond the ends."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.starts) else ""

    def number(self, index: int) -> int:
        return int(self.word(index))

    def glued(self, index: int) -> bool:
        """True where no blank stands between this atom and the one before."""
        return 0 < index < len(self.starts) and self.starts[index] == self.ends[index - 1]


def split(text: str, words: Lexicon) -> Atoms:
    """The atoms of a text, in one pass."""
    kinds: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    entries: dict[int, Entry] = {}
    paragraphs: list[int] = []
    lookup = words.entries
    for match in _ATOM.finditer(text):
        group = match.lastgroup
        if group == "gap":
            if "\n" in match.group():
                paragraphs.append(len(kinds))
            continue
        if group == "word":
            entry = lookup.get(match.group().lower())
            if entry is not None:
                entries[len(kinds)] = entry
            kinds.append(entry.kind if entry is not None else "x")
        else:
            kinds.append(_digits(match.group()) if group == "digits" else _sign(match.group()))
        starts.append(match.start())
        ends.append(match.end())
    _glue(text, kinds, starts)
    _phrases(text, kinds, starts, ends, entries, words)
    return Atoms(text, "".join(kinds), starts, ends, entries, paragraphs)


def _digits(digits: str) -> str:
    if len(digits) <= 2:
        return "n"
    if len(digits) == 4 and _FIRST_YEAR <= int(digits) <= _LAST_YEAR:
        return "y"
    return "N" if len(digits) <= _LONGEST_NUMBER else "x"


def _sign(sign: str) -> str:
    return "-" if sign in _DASHES else _SIGNS.get(sign, "!" if sign in _STOPS else "|")


def _glue(text: str, kinds: list[str], starts: list[int]) -> None:
    """Signs between two digits without a blank get kinds of their own: `·` for a point, `:` for a colon."""
    for index, kind in enumerate(kinds):
        if kind not in ".!":
            continue
        at = starts[index]
        if 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit():
            if kind == ".":
                kinds[index] = "·"
            elif text[at] == ":":
                kinds[index] = ":"


def _phrases(
    text: str, kinds: list[str], starts: list[int], ends: list[int], entries: dict[int, Entry], words: Lexicon
) -> None:
    """Expressions of several words: the first atom gets their kind, the others `_`."""
    for index, start in enumerate(starts):
        candidates = words.phrases.get(text[start : ends[index]].lower())
        if candidates is None:
            continue
        for phrase, entry in candidates.items():
            last = _phrase_end(text, phrase, index, starts, ends)
            if last is not None:
                entries[index] = entry
                kinds[index : last + 1] = [entry.kind] + ["_"] * (last - index)
                break


def _phrase_end(text: str, phrase: str, index: int, starts: list[int], ends: list[int]) -> int | None:
    """The last atom of a phrase that stands at an atom, None where it does not; blanks count as one."""
    for part in _ATOM.finditer(phrase):
        if part.lastgroup == "gap":
            continue
        if index >= len(starts) or text[starts[index] : ends[index]].lower() != part.group():
            return None
        index += 1
    return index - 1
