"""Quotation marks in a text: which characters are marks, and how each stands among its neighbours."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any

from laut.errors import BadLanguageData
from laut.lang.load import table
from laut.lang.schema import mapping, string, strings

_BEFORE = "([{<–—-/:"
"""A mark after one of these stands before its word, as after a blank."""
_AFTER = ".,;:!?)]}>–—…"
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_FURTHEST = 4
"""So many neighbouring marks are looked through when a mark's neighbours are sought."""


class Place(Enum):
    """How a mark stands among its neighbours."""

    BEFORE_WORD = "before a word"
    AFTER_WORD = "after a word"
    BETWEEN = "between letters"
    ALONE = "between blanks"


@dataclass(frozen=True, slots=True)
class MarkKind:
    """A mark of the table: `opens`, `closes` or `both`; `pairs` are the openers it can end; `level` 1 or 2."""

    mark: str
    role: str
    level: int
    pairs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark in a text, its place, and the number of its paragraph (from 0)."""

    kind: MarkKind
    start: int
    end: int
    place: Place
    paragraph: int


@dataclass(frozen=True, slots=True)
class QuoteWords:
    """A language's quotation marks and the words around them."""

    kinds: Mapping[str, MarkKind]
    pattern: re.Pattern[str]
    elided: re.Pattern[str]
    name_nouns: tuple[str, ...]
    distancing: frozenset[str]


@lru_cache
def quote_words(language: str) -> QuoteWords:
    """The marks of `lang/<language>/quotes.yaml`; raises `BadLanguageData`."""
    data = mapping(table(language, "quotes"), "quotes")
    kinds = [_kind(entry, f"quotes.marks[{i}]") for i, entry in enumerate(data["marks"])]
    longest_first = sorted((kind.mark for kind in kinds), key=len, reverse=True)
    elisions = "|".join(strings(data["elisions"], "quotes.elisions"))
    return QuoteWords(
        kinds={kind.mark: kind for kind in kinds},
        pattern=re.compile("|".join(map(re.escape, longest_first))),
        elided=re.compile(rf"(?:{elisions}|\d\d(?:er|ern)?)\b", re.IGNORECASE),
        name_nouns=tuple(strings(data["name_nouns"], "quotes.name_nouns")),
        distancing=frozenset(strings(data["distancing"], "quotes.distancing")),
    )


def _kind(entry: Any, where: str) -> MarkKind:
    fields = mapping(entry, where)
    role = string(fields.get("role"), f"{where}.role")
    if role not in ("opens", "closes", "both"):
        raise BadLanguageData(f"{where}.role: wanted opens, closes or both, found {role!r}")
    pairs = strings(fields.get("pairs", []), f"{where}.pairs")
    return MarkKind(string(fields.get("mark"), f"{where}.mark"), role, int(fields["level"]), pairs)


def paragraph_ends(text: str) -> list[int]:
    """Where each paragraph's white space begins: at blank lines, or at every line break where there are none."""
    ends = [match.start() for match in _BLANK_LINES.finditer(text)]
    return ends or [match.start() for match in re.finditer(r"\n", text)]


def scan(text: str, words: QuoteWords) -> Iterator[Mark]:
    """The marks of a text from left to right, apostrophes left out."""
    ends = paragraph_ends(text)
    for match in words.pattern.finditer(text):
        kind, start, end = words.kinds[match[0]], match.start(), match.end()
        place = _place(_neighbour(text, start - 1, -1, words), _neighbour(text, end, 1, words))
        if kind.mark == ",," and place is not Place.BEFORE_WORD:
            continue
        if kind.level == 2 and _apostrophe(text, start, end, place, words):
            continue
        yield Mark(kind, start, end, place, bisect_right(ends, start))


def _neighbour(text: str, at: int, step: int, words: QuoteWords) -> str:
    """The nearest character that is no mark, looking at most `_FURTHEST` characters away; a blank at the ends."""
    for _ in range(_FURTHEST):
        if not 0 <= at < len(text):
            return " "
        if text[at] not in words.kinds or (step == 1 and text.startswith(",,", at)):
            return text[at]
        at += step
    return " " if not 0 <= at < len(text) else text[at]


def _place(left: str, right: str) -> Place:
    opens, closes = left.isspace() or left in _BEFORE, right.isspace() or right in _AFTER
    if opens and closes:
        return Place.ALONE
    if opens:
        return Place.BEFORE_WORD
    return Place.AFTER_WORD if closes else Place.BETWEEN


def _apostrophe(text: str, start: int, end: int, place: Place, words: QuoteWords) -> bool:
    """«geht's», «'s war», «'68»: a level-2 mark that stands for left-out letters."""
    if place is Place.BETWEEN:
        return text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()
    return place is Place.BEFORE_WORD and text[start] in "'’‘" and bool(words.elided.match(text, end))
