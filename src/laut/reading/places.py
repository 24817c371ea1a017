"""Places: from words of a report to a point on the map.

Country names and regions of laut's own tables come first, then the gazetteer.
Which of several places of one name is meant is decided in `homonyms`.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from spacy.tokens import Doc, Span, Token

from laut.lang.load import table
from laut.lang.schema import mapping, strings
from laut.model import evidence
from laut.model.place import Extent, Place
from laut.reading.countries import Countries, countries
from laut.reading.doc import tokens_in
from laut.reading.gazetteer import gazetteer
from laut.reading.homonyms import NOWHERE, Surroundings, likeliest

_CONTEXT_KEY = "laut_places_context"
_LONGEST = 6
"""Tokens in the longest name looked for."""
_CERTAIN = 100.0
_CITY = 100_000
"""People from whom on a town is believed to be meant even by a word tagged as a common noun."""


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The lists of `places.yaml`."""

    kinds: frozenset[str]
    regions: frozenset[str]
    capital: frozenset[str]
    streets: frozenset[str]


@lru_cache
def place_words(language: str = "de") -> PlaceWords:
    """The language's words around place names; raises `BadLanguageData`."""
    lists = mapping(table(language, "places"), "places")
    return PlaceWords(
        *(frozenset(strings(lists.get(n), f"places.{n}")) for n in ("kinds", "regions", "capital", "streets"))
    )


def surroundings(doc: Doc, language: str = "de") -> Surroundings:
    """The countries named in the report (names, adjectives, inhabitants), computed once a Doc."""
    if _CONTEXT_KEY not in doc.user_data:
        keys, counts = np.unique(doc.to_array("ORTH"), return_counts=True)
        found: Counter[str] = Counter()
        for key, count in zip(keys.tolist(), counts.tolist(), strict=True):
            if code := country_of(doc.vocab.strings[key], language):
                found[code] += count
        doc.user_data[_CONTEXT_KEY] = Surroundings({code: n / found.total() for code, n in found.items()})
    known: Surroundings = doc.user_data[_CONTEXT_KEY]
    return known


@lru_cache(maxsize=50_000)
def country_of(word: str, language: str = "de") -> str | None:
    """The country that one word names: «Irak», «irakischen», «Iraker», «US-Armee»; None for other words."""
    words = countries(language)
    if word.startswith(("US-", "Us-")):
        return "US"
    if not word[:1].isupper():
        return words.of_adjective(word)
    return words.of_name(word) or words.of_people(word) or words.of_adjective(word) or words.regions.get(word) or None


def is_place(name: str, language: str = "de") -> bool:
    """Whether countries, regions or gazetteer know `name`, in the nominative or the genitive."""
    words = countries(language)
    if words.of_name(name) or name in words.regions:
        return True
    return any(gazetteer(language).knows(form) for form in _forms(name, language))


def is_government_seat(name: str, language: str = "de") -> bool:
    """Whether `name` may stand for a government: «Bagdad», «Moskaus», «Kreml», «Weiße Haus»."""
    return countries(language).seat(name) is not None


def place_named(name: str, near: Surroundings = NOWHERE, *, region: bool = False, language: str = "de") -> Place | None:
    """The place that `name` most likely means in these surroundings; None if nothing bears the name.

    `region` says that a word like «Provinz» stands before it.
    """
    found = _weighed(name, near, region, language)
    return found[1] if found else None


def _weighed(
    name: str, near: Surroundings, region: bool, language: str, smallest: int = 0
) -> tuple[float, Place] | None:
    code = countries(language).of_name(name)
    if code is not None and not region:
        place = country_place(code, name, language)
        return (_CERTAIN, place) if place is not None else None
    seat = countries(language).seat(name)
    for form in _forms(name, language):
        found = [c for c in gazetteer(language).candidates(form) if c.population >= smallest]
        if (best := likeliest(found, near, region, seat.country if seat else None)) is not None:
            return best[0], replace(best[1].place, name=name)
    return None


def country_place(code: str, name: str, language: str = "de") -> Place | None:
    """The country with an ISO code, called `name`; None for codes that the tables lack."""
    main = countries(language).main.get(code)
    for candidate in gazetteer(language).candidates(main) if main else ():
        if candidate.place.precision is Extent.COUNTRY and candidate.place.country == code:
            return replace(candidate.place, name=name)
    return None


def _forms(name: str, language: str) -> Iterator[str]:
    """The name; without the genitive's ending; without a «Stadt» before it; the town of an «-er»."""
    yield name
    if name.endswith(("s", "’", "'")) and len(name) > 4:
        yield name[:-1]
    first, _, rest = name.partition(" ")
    if rest and first in place_words(language).kinds:
        yield from _forms(rest, language)
    if name.endswith("er") and len(name) > 5:
        yield from (name[:-2], name[:-2] + "en", name[:-3] + "en")


def locate(doc: Doc, span: evidence.Span, language: str = "de") -> Place | None:
    """The place that a stretch of text names: «Bagdad», «Süden Thailands», «litauischen Hauptstadt»; None if none is known."""
    piece, near, words = tokens_in(doc, span), surroundings(doc, language), place_words(language)
    if any(token.text in words.capital for token in piece):
        return _capital_in(piece, language)
    if (code := countries(language).of_name(piece.text)) is not None:
        return country_place(code, piece.text, language)
    for runs in _runs(piece, words):
        found = [
            p
            for run in runs
            if (p := _weighed(run.text, near, _region_before(run, words), language, _least(run))) is not None
        ]
        if found:
            return max(found, key=lambda pair: pair[0])[1]
    return _by_adjective(piece, language)


def _capital_in(piece: Span, language: str) -> Place | None:
    """«litauischen Hauptstadt», «Hauptstadt Äthiopiens» lead to the capital; the name itself, if it is there, too."""
    codes = [code for token in piece if (code := country_of(token.text, language))]
    return gazetteer(language).capital(codes[0], piece.text) if codes else None


def _region_before(run: Span, words: PlaceWords) -> bool:
    return run.start > 0 and run.doc[run.start - 1].text in words.regions


def _least(run: Span) -> int:
    """People that a place must have for words that the encoder does not take for a name."""
    proper = any(token.pos_ in ("PROPN", "X") or token.ent_type_ for token in run) or run[-1].text.endswith("er")
    return 0 if proper else _CITY


def _runs(piece: Span, words: PlaceWords) -> Iterator[list[Span]]:
    """Runs of capitalised words that may name a place: the encoder's names, then all runs, longest first."""
    if named := [name for name in _names_in(piece) if name.label_ == "LOC" and not _is_street(name, words)]:
        yield named
    for size in range(min(_LONGEST, len(piece)), 0, -1):
        runs = [piece.doc[i : i + size] for i in range(piece.start, piece.end - size + 1)]
        if found := [run for run in runs if _may_name(run, piece, words)]:
            yield found


def _names_in(piece: Span) -> Iterator[Span]:
    """The encoder's names inside a stretch; `Span.ents` goes through those of the whole Doc each time."""
    for token in piece:
        if token.ent_iob_ == "B":
            end = token.i + 1
            while end < len(piece.doc) and piece.doc[end].ent_iob_ == "I":
                end += 1
            if end <= piece.end:
                yield Span(piece.doc, token.i, end, label=token.ent_type_)


def _may_name(run: Span, piece: Span, words: PlaceWords) -> bool:
    if len(run) == 1 and run.text in words.kinds | words.regions:
        return False
    if not run[0].text[:1].isupper() or not run[-1].text[:1].isupper() or _is_street(run, words):
        return False
    return len(run) == len(piece) or not (_proper_before(run, piece, words) or _proper_behind(run, piece))


def _is_street(run: Span, words: PlaceWords) -> bool:
    """«Potsdamer Platz», and «Potsdamer» before «Platz»."""
    follower = run.doc[run.end].text if run.end < len(run.doc) else ""
    return run[-1].text in words.streets or (run[-1].text.endswith("er") and follower in words.streets)


def _proper_before(run: Span, piece: Span, words: PlaceWords) -> bool:
    """A part of a longer name is no name: «Cruzeiro» in «Vila Cruzeiro»."""
    before = run.doc[run.start - 1] if run.start > piece.start else None
    return (
        before is not None
        and before.pos_ == "PROPN"
        and before.text not in words.kinds
        and country_of(run.text) is None
    )


def _proper_behind(run: Span, piece: Span) -> bool:
    behind: Token | None = run.doc[run.end] if run.end < piece.end else None
    return (
        behind is not None
        and behind.pos_ == "PROPN"
        and not run[-1].text.endswith("er")
        and country_of(run.text) is None
    )


def _by_adjective(piece: Span, language: str) -> Place | None:
    """«pakistanischem Gebiet» lies in Pakistan, «sächsischen Metropole» in Sachsen."""
    words: Countries = countries(language)
    for token in piece:
        if code := words.of_adjective(token.text):
            return country_place(code, piece.text, language)
        if region := words.region_of_adjective(token.text):
            found = place_named(region, region=True, language=language)
            return replace(found, name=piece.text) if found else None
    return None
