"""A grammar over kinds: each rule is a pattern and what its match means.

The modules `rules_…` hold the rules. At each
atom that can begin a rule the longest match wins, the first rule of equals.
Patterns repeat nothing without a bound, so that the search is linear in the text.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from laut.model.kinds import TimexType
from laut.reading.times.atoms import Atoms
from laut.reading.times.lexicon import Entry, Lexicon, Value
from laut.reading.times.meaning import Meaning


@dataclass(frozen=True, slots=True)
class Piece:
    """One expression of a match: atoms `[start, end)` and their meaning."""

    start: int
    end: int
    type: TimexType
    meaning: Meaning
    through: bool = False
    coordinated: bool = False
    paired: bool = False
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule's match, with access to the atoms of its groups."""

    atoms: Atoms
    match: re.Match[str]
    words: Lexicon

    def has(self, group: str) -> bool:
        """True where the pattern has this group and it matched at least one atom."""
        return group in self.match.re.groupindex and self.match.end(group) > self.match.start(group)

    def at(self, group: str) -> int:
        """The first atom of a group."""
        return self.match.start(group)

    def entry(self, group: str) -> Entry:
        return self.atoms.entries[self.at(group)]

    def value(self, group: str) -> Value:
        return self.entry(group).value

    def whole(self, group: str) -> int:
        """The whole number that a group of digits, or a word with a number, stands for."""
        index = self.at(group)
        entry = self.atoms.entries.get(index)
        return int(entry.value or 0) if entry is not None else self.atoms.number(index)

    def word(self, group: str) -> str:
        return self.atoms.word(self.at(group)).lower() if self.has(group) else ""

    @property
    def start(self) -> int:
        return self.match.start()

    @property
    def end(self) -> int:
        return self.match.end()

    def piece(self, type: TimexType, meaning: Meaning, start: str | None = None, end: str | None = None) -> Piece:
        """A piece over the whole match, or from the begin of one group to the end of another."""
        first = self.match.start(start) if start else self.start
        return Piece(first, self.match.end(end) if end else self.end, type, meaning)


Build = Callable[[Hit], Sequence[Piece]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`starts` holds the kinds that a match can begin with."""

    name: str
    pattern: re.Pattern[str]
    starts: frozenset[str]
    build: Build


def rule(name: str, starts: str, pattern: str, build: Build) -> Rule:
    """A rule from a readable pattern: blanks are left out, `<name:…>` is a named group."""
    compact = re.sub(r"\s+", "", pattern)
    named = re.sub(r"<(\w+):", r"(?P<\1>", compact.replace(">", ")"))
    return Rule(name, re.compile(named), frozenset(starts), build)


_FOLLOWED = {"x": "(?=[Tg])", "d": "(?=[^x.,!|]|x[TgUJZid])", "p": "(?=[UJ])", "s": "(?=[UJ])"}
"""What has to follow the commonest kinds for any rule to begin there; spares most positions of a text the trial."""


def by_start(rules: Sequence[Rule]) -> dict[str, tuple[Rule, ...]]:
    """The rules that can begin with each kind, in order."""
    kinds = {kind for one in rules for kind in one.starts}
    return {kind: tuple(one for one in rules if kind in one.starts) for kind in kinds}


def scan(atoms: Atoms, words: Lexicon, table: dict[str, tuple[Rule, ...]]) -> list[tuple[str, Piece]]:
    """All pieces in the order of the text, none overlapping, with the names of their rules."""
    found: list[tuple[str, Piece]] = []
    starters = re.compile("|".join(re.escape(kind) + _FOLLOWED.get(kind, "") for kind in table))
    position = 0
    while (start := starters.search(atoms.kinds, position)) is not None:
        index = start.start()
        name, pieces, end = _longest(atoms, words, table[start.group()], index)
        found.extend((name, piece) for piece in pieces)
        position = max(end, index + 1)
    return found


def _longest(atoms: Atoms, words: Lexicon, rules: tuple[Rule, ...], index: int) -> tuple[str, Sequence[Piece], int]:
    """The longest match at an atom whose build accepts it: rule, pieces, end."""
    matches = [(one, match) for one in rules if (match := one.pattern.match(atoms.kinds, index)) is not None]
    matches.sort(key=lambda pair: -pair[1].end())
    for one, match in matches:
        pieces = one.build(Hit(atoms, match, words))
        if pieces:
            return one.name, pieces, match.end()
    return "", (), index
