"""The words of time of a language, each with its kind: one letter that the grammar's patterns are written in.

Kinds: `n` one or two digits, `y` a number that can be a year, `N` another number,
`w` number word, `e` ein/eine, `H` halb, `q` open number, `o` ordinal word, `d` article,
`p` contracted preposition (am, im, zum …), `M` month, `W` weekday, `V` weekday with part
of day, `T` part of day, `g` «morgen», `A` gestern/heute …, `a` gestrig-/heutig-, `Y` heuer/
Vorjahr, `r` letzt-/nächst-/dies-, `f` folgend-, `i` selb-/jen-, `t` Vortag/Folgetag, `U` unit,
`J` year noun, `K` term of office, season of sport, `Q` part of a year, `h` Vormonat, `E` Anfang/Mitte/Ende,
`C` Jahresende, `S` season, `F` feast, `G` dreitägig, `R` täglich, `k` jeden, `v` jetzt/damals,
`z` Gegenwart/Zukunft, `Z` Zeit, `s` preposition, `b` bis, `c` und, `l` später/zuvor, `u` Uhr,
`~` etwa, `m` half of a month, `D` neunziger, `X` Ex-, `x` any other word.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from laut.lang import schema
from laut.lang.load import table

ENDINGS = ("e", "en", "em", "er", "es")
Value = int | float | str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A word's kind and what it stands for."""

    kind: str
    value: Value = None
    extra: Value = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words of time (lower case), and the word lists that rules ask for."""

    entries: Mapping[str, Entry]
    phrases: Mapping[str, Mapping[str, Entry]]
    """Feasts of several words: first word → whole phrase (blanks single) → entry."""
    short_months: frozenset[str]
    name_months: frozenset[str]
    name_cues: frozenset[str]
    counted: frozenset[str]
    no_year_before: frozenset[str]
    persons: frozenset[str]
    ages_after: frozenset[str]
    ages_before: frozenset[str]
    present_before: frozenset[str]
    present_after: frozenset[str]
    not_after: frozenset[str]
    name_prepositions: frozenset[str]
    not_before_genitive: frozenset[str]
    genitive: frozenset[str]
    lasting: frozenset[str]
    lasting_endings: tuple[str, ...]
    genitive_years: frozenset[str]
    before_clock: frozenset[str]
    before_decade: frozenset[str]
    before_each: frozenset[str]
    courses: frozenset[str]
    before_open: frozenset[str]
    eves: frozenset[str]
    between: frozenset[str]
    circumpositions: frozenset[tuple[str, str]]
    both: frozenset[str]
    since_past: frozenset[str]
    until_future: frozenset[str]
    planned_verbs: frozenset[str]
    occasions: tuple[str, ...]
    plural_units: frozenset[str]
    bounds: Mapping[str, str]
    past_verbs: frozenset[str]
    future_verbs: frozenset[str]
    perfect_verbs: frozenset[str]
    no_past: frozenset[str]


@lru_cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language; raises `BadLanguageData`."""
    data = schema.mapping(table(language, "times"), "times.yaml")
    entries: dict[str, Entry] = {}
    for entry_list in _sources(data):
        for word, entry in entry_list:
            entries.setdefault(word, entry)
    phrases: dict[str, dict[str, Entry]] = {}
    for word, value in data["vague"]["phrases"].items():
        phrases.setdefault(word.split()[0], {})[word] = Entry("v", value)
    for phrase in data["approximate"]["phrases"]:
        phrases.setdefault(phrase.split()[0], {})[phrase] = Entry("~")
    for idiom in data["idioms"]["words"]:
        phrases.setdefault(idiom.split()[0], {})[idiom] = Entry("x")
    for word, entry in _feasts(data["feasts"]):
        if re.fullmatch(r"[^\W\d_]+", word):
            entries[word] = entry
        else:
            phrases.setdefault(re.split(r"[ -]", word)[0], {})[word] = entry
    return Lexicon(
        entries,
        phrases,
        short_months=_words(data, "months", "short"),
        name_months=_words(data, "months", "names"),
        name_cues=_words(data, "persons_before"),
        counted=_words(data, "counted"),
        no_year_before=_words(data, "sales"),
        persons=_words(data, "duration_adjectives", "persons"),
        ages_after=_words(data, "ages", "after"),
        ages_before=_words(data, "ages", "before"),
        present_before=_words(data, "present_cues", "before"),
        present_after=_words(data, "present_cues", "after"),
        name_prepositions=_words(data, "persons_before", "prepositions"),
        not_after=_words(data, "later_words", "not_after"),
        since_past=_words(data, "past_prepositions"),
        not_before_genitive=_words(data, "later_words", "not_before_genitive"),
        genitive=_words(data, "later_words", "genitive"),
        lasting=_words(data, "duration_adjectives", "lasting"),
        lasting_endings=tuple(sorted(_words(data, "duration_adjectives", "lasting_endings"))),
        genitive_years=_words(data, "genitive_years"),
        until_future=_words(data, "future_prepositions"),
        planned_verbs=_words(data, "verbs", "planned"),
        occasions=tuple(sorted(_words(data, "occasions", "endings"))),
        between=_words(data, "between"),
        circumpositions=frozenset((first, last) for first, last in data["circumpositions"]["pairs"]),
        both=_words(data, "both"),
        courses=_words(data, "courses"),
        before_open=_words(data, "open_governing"),
        eves=_words(data, "eve_prepositions"),
        before_clock=_words(data, "clock_prepositions"),
        before_decade=_words(data, "decade_words"),
        before_each=_words(data, "each_words"),
        plural_units=_words(data, "units", "plural"),
        bounds=data["prepositions"]["words"],
        past_verbs=_words(data, "verbs", "past"),
        future_verbs=_words(data, "verbs", "future"),
        perfect_verbs=_words(data, "verbs", "perfect"),
        no_past=_words(data, "verbs", "no_past"),
    )


def _words(data: Mapping[str, Any], group: str, key: str = "words") -> frozenset[str]:
    return frozenset(schema.strings(data[group][key], f"times.yaml: {group}.{key}"))


Words = Iterator[tuple[str, Entry]]


def _sources(data: Mapping[str, Any]) -> Iterable[Words]:
    """Groups in the order of precedence: the first kind that a word gets is its kind."""
    yield _plain(data, "prepositions", "s")
    for group, kind in (
        ("months", "M"), ("seasons", "S"), ("deictic_days", "A"), ("deictic_adjectives", "a"), ("deictic_years", "Y"),
        ("relative_adjectives", "r"), ("following_adjectives", "f"), ("same_adjectives", "i"), ("narrative_days", "t"),
        ("year_nouns", "J"), ("parts_of_year", "Q"), ("edges", "E"), ("terms", "K"), ("units", "U"),
    ):  # fmt: skip
        yield _plain(data, group, kind)
    yield _edge_compounds(data["edge_compounds"])
    yield _neighbour_units(data["neighbour_units"])
    yield _repeated(data["repeated"])
    yield _weekdays(data["weekdays"], data["dayparts"])
    yield _dayparts(data["dayparts"])
    yield _half_months(data)
    yield _numbers(data["numbers"])
    yield _plain(data, "ordinals", "o")
    yield _plain(data, "open_numbers", "q")
    yield _duration_adjectives(data["duration_adjectives"], data["numbers"])
    yield _plain(data, "vague", "v")
    yield ((word, Entry("z", value)) for word, value in data["vague"]["nouns"].items())
    yield _plain(data, "later", "l")
    for group, kind in (
        ("every", "k"), ("approximate", "~"), ("hours", "u"), ("together", "c"), ("past_prefixes", "X"),
        ("articles", "d"), ("governing", "p"), ("times_nouns", "Z"), ("times_over", "P"),
    ):  # fmt: skip
        yield ((word, Entry(kind)) for word in sorted(_words(data, group)))
    yield _decades(data["numbers"])


def _plain(data: Mapping[str, Any], group: str, kind: str) -> Words:
    for word, value in schema.mapping(data[group]["words"], f"times.yaml: {group}.words").items():
        for form in _inflected(word):
            yield form, Entry("b" if form == "bis" else kind, value)


def _inflected(word: str) -> list[str]:
    return [word[:-1] + ending for ending in ENDINGS] if word.endswith("-") else [word]


def _weekdays(days: Mapping[str, Any], parts: Mapping[str, Any]) -> Words:
    for word, number in days["words"].items():
        for ending in days["endings"]:
            yield word + ending, Entry("W", number)
        for part, code in parts["compounds"].items():
            for ending in ("", "s", "e", "en"):
                yield word + part + ending, Entry("V", number, code)


def _neighbour_units(data: Mapping[str, Any]) -> Words:
    for word, (unit, steps) in data["words"].items():
        yield word, Entry("h", unit, steps)


def _edge_compounds(data: Mapping[str, Any]) -> Words:
    for word, unit in data["words"].items():
        yield word, Entry("C", unit, next(edge for ending, edge in data["endings"].items() if word.endswith(ending)))


def _dayparts(parts: Mapping[str, Any]) -> Words:
    yield "morgen", Entry("g", "MO")
    for word, code in {**parts["words"], **parts["more"]}.items():
        yield word, Entry("T", code)


def _half_months(data: Mapping[str, Any]) -> Words:
    for month, number in data["months"]["words"].items():
        for suffix in data["half_months"]["suffix"]:
            yield month + suffix, Entry("m", number)


def _numbers(data: Mapping[str, Any]) -> Words:
    for word, value in number_words(data).items():
        yield word, Entry("w", value)
    for word in data["half"]:
        yield word, Entry("H", 0.5)
    for word in data["one"]:
        yield word, Entry("e", 1)


def number_words(data: Mapping[str, Any]) -> dict[str, float]:
    """Cardinals from two to a thousand as far as news uses them, and fractions."""
    found: dict[str, float] = {**data["words"], **data["fractions"], **data["tens"]}
    for tens, value in data["tens"].items():
        for one, number in data["ones"].items():
            found[f"{one}und{tens}"] = value + number
    return found


def _duration_adjectives(data: Mapping[str, Any], numbers: Mapping[str, Any]) -> Words:
    counts: dict[str, float | None] = {**number_words(numbers), "ein": 1}
    counts |= {word: value or None for word, value in data["open"].items()}
    for stem, unit in data["units"].items():
        for ending in ("", *ENDINGS):
            yield stem + ending, Entry("j", unit)
            for prefix, count in counts.items():
                yield prefix + stem + ending, Entry("G", unit, count)
    for word, unit in data["long"].items():
        for form in _inflected(word):
            yield form, Entry("G", unit)


def _repeated(data: Mapping[str, Any]) -> Words:
    for word, value in data["words"].items():
        for form in _inflected(word):
            yield form, Entry("R", value)
    for word, number in data["weekdays"].items():
        yield word, Entry("R", f"XXXX-WXX-{number}")


def _decades(numbers: Mapping[str, Any]) -> Words:
    for word, value in numbers["tens"].items():
        yield word + "er", Entry("D", value)
        for noun in ("jahre", "jahren"):
            yield word + "er" + noun, Entry("D", value, "noun")
            yield "er" + noun, Entry("B", 0, "noun")
    yield "er", Entry("B", 0)


def _feasts(data: Mapping[str, Any]) -> Words:
    for word, rule in data["words"].items():
        if rule is not None:
            yield word, Entry("F", rule)
    for word, (first, last) in data["spans"].items():
        yield word, Entry("F", f"{first}/{last}")
