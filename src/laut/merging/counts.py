"""Numbers of people and things beside an act: «mindestens elf Tote», «rund 3.000 Menschen zogen …».

The words come from `lang/<code>/counts.yaml`. What a number counts is decided by the noun after it, or, after a
word for people, by a verb of the sentence. Vague numbers are read as ACLED reads them: «Dutzende» are at least 12.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from laut.lang.load import table
from laut.lang.schema import mapping, strings
from laut.model.claim import Claim
from laut.model.evidence import Span
from laut.model.telling import Count

_TOKEN = re.compile(r"\d{1,3}(?:[.\u00a0\u202f ]\d{3})+(?!\d)|\d+|[^\W\d]+(?:-[^\W\d]+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FAR = 4
"""Words between a number and what it counts, at most («elf der in der Nacht Verletzten»)."""
_NEAR = 3
"""Words before the trigger in which «neue», «erste» belong to it."""
_ABOUT = 0.1
"""«rund 3.000» is read as 3,000 give or take a tenth."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that is counted: nouns for it, verbs that say it of people, and the event types it belongs to."""

    name: str
    types: frozenset[str]
    words: frozenset[str]
    verbs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountWords:
    """The words of one language."""

    things: tuple[Thing, ...]
    people: frozenset[str]
    bounds: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, int]
    vague: Mapping[str, int]
    multipliers: Mapping[str, int]
    occasions: Mapping[str, str]
    units: frozenset[str]


def load_count_words(language: str) -> CountWords:
    """Raises `BadLanguageData` where the table has another form."""
    data = mapping(table(language, "counts"), "counts")
    things = [_thing(name, mapping(entry, name)) for name, entry in mapping(data["things"], "things").items()]
    bounds = {kind: strings(words, kind) for kind, words in mapping(data["bounds"], "bounds").items()}
    people = frozenset(strings(data["people"], "people"))
    occasions = {w: k for k, words in mapping(data["occasions"], "occasions").items() for w in strings(words, k)}
    units = frozenset(strings(data["units"], "units"))
    numbers, vague, multipliers = data["numbers"], data["vague"], data["multipliers"]
    return CountWords(tuple(things), people, bounds, numbers, vague, multipliers, occasions, units)


def _thing(name: str, entry: Mapping[str, object]) -> Thing:
    types, words, verbs = (strings(entry[key], f"{name}.{key}") for key in ("types", "words", "verbs"))
    return Thing(name, frozenset(types), frozenset(words), verbs)


def find_counts(text: str, sentence: Span, claim: Claim, words: CountWords) -> tuple[Count, ...]:
    """The numbers in the claim's sentence that belong to its type of event."""
    said = sentence.of(text)
    tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(said)]
    things = [thing for thing in words.things if claim.type in thing.types]
    found = (_count(said, tokens, i, sentence.start, things, words) for i in range(len(tokens)))
    return tuple(count for count in found if count)


def find_occasion(text: str, sentence: Span, trigger: Span, words: CountWords) -> str | None:
    """Which of its series the act is («der neue Ausstand»: `next`), by the words right before the trigger."""
    before = _TOKEN.findall(text[sentence.start : trigger.start])[-_NEAR:]
    return next(
        (words.occasions[word.casefold()] for word in reversed(before) if word.casefold() in words.occasions), None
    )


Tokens = list[tuple[str, int, int]]


def _count(said: str, tokens: Tokens, i: int, offset: int, things: list[Thing], words: CountWords) -> Count | None:
    value = _number(tokens[i][0], words)
    if value is None:
        return None
    following = [token for token, _, _ in tokens[i + 1 : i + 2 + _FAR]]
    if following and following[0] in words.multipliers:
        value *= words.multipliers[following[0]]
    if _YEAR.fullmatch(tokens[i][0]):
        following = following[:1]
    what = next(_things(said, following, things, words), None)
    if what is None:
        return None
    vague = tokens[i][0] in words.vague
    low, high = (value, None) if vague else _bounded(value, said[max(0, tokens[i][1] - 14) : tokens[i][1]], words)
    return Count(what, low, high, Span(offset + tokens[i][1], offset + tokens[i][2]))


def _things(said: str, following: list[str], things: list[Thing], words: CountWords) -> Iterator[str]:
    for n, token in enumerate(following):
        yield from (thing.name for thing in things if token in thing.words)
        if token in words.people or (n == 0 and token[:1].isupper() and token not in words.units):
            yield from (thing.name for thing in things if any(verb in said for verb in thing.verbs))


def _number(token: str, words: CountWords) -> int | None:
    digits = re.sub(r"[.\u00a0\u202f ]", "", token)
    if digits.isdigit():
        return int(digits)
    if token in words.vague:
        return words.vague[token]
    return words.numbers.get(token.lower())


def _bounded(value: int, before: str, words: CountWords) -> tuple[int, int | None]:
    kind = next(
        (k for k, listed in words.bounds.items() if any(before.rstrip().lower().endswith(w) for w in listed)), None
    )
    if kind == "at_least":
        return value, None
    if kind == "about":
        margin = round(value * _ABOUT)
        return value - margin, value + margin
    if kind == "at_most":
        return round(value * (1 - _ABOUT)), value
    return value, value
