"""Synthetic reports: variants of a few read ones, with other names, places, numbers of places and dates.

A story is four reports on one matter: they share names, places and days, but not their other words; in one story
of five the last report copies the third. Nothing is read again: spans stay valid, because every letter is replaced by
one letter. All words of four letters and more are changed, each by one of sixteen tables, since hundreds of reports made
from one would else be copies of each other. Nothing of the corpus is kept in the project.
"""

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any
from zlib import crc32

from laut.errors import BadMoment
from laut.ledger.keeping import Intake
from laut.ledger.records import from_json, to_json
from laut.model.ids import content_id
from laut.model.moment import Moment
from laut.model.relay import Citation
from laut.model.report import Report
from laut.model.telling import Telling

IN_STORY = 4
_COPY_EVERY = 5
"""In one story of so many the last report is a copy."""
_OUTLETS = 300
_FIRST_DAY, _STORIES_A_DAY = date(2020, 1, 1), 25
"""Stories come in the order of time, as news do: a hundred reports a day."""
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_WORD = re.compile(r"\w+")
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_TABLES = 16
"""A word has as many variants that are no names."""
_SPREAD = 2_654_435_761
"""Knuth's multiplier (The Art of Computer Programming 3, 6.4): which table a word takes differs from report to report."""
_SHORTEST = 4
"""Shorter words (articles, prepositions) stay as they are."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Disguise:
    """How one variant differs: letters of its names, a number for its other words, days, and a number for places."""

    names: dict[int, int]
    words: int
    days: int
    place: int


def variants(bases: Sequence[Intake], count: int, first: int = 0) -> Iterator[Intake]:
    """`count` reports from number `first` on, four a story; the same for the same bases."""
    for number in range(first, first + count):
        story, place = divmod(number, IN_STORY)
        copied = place == IN_STORY - 1 and story % _COPY_EVERY == 0
        teller = number - 1 if copied else number
        disguise = Disguise(
            _letters(("names", story)),
            teller,
            _days(bases[story % len(bases)].report, story),
            story,
        )
        outlet = _outlet(random.Random(f"outlet {number}").randrange(_OUTLETS))
        yield _variant(bases[story % len(bases)], f"synthetic-{number:07d}", outlet, disguise)


def one_story(base: Intake, count: int, first: int = 0) -> Iterator[Intake]:
    """`count` reports from number `first` on that all tell one matter, each in its own words."""
    for number in range(first, first + count):
        outlet = _outlet(random.Random(f"outlet {number}").randrange(_OUTLETS))
        yield _variant(base, f"again-{number:07d}", outlet, Disguise(_letters(("names", 0)), number, 0, 0))


def _days(report: Report, story: int) -> int:
    """By how much a base report moves to be published on its story's day."""
    published = report.published.earliest if report.published else _FIRST_DAY
    return (_FIRST_DAY - published).days + story // _STORIES_A_DAY


def _outlet(number: int) -> str:
    """«Blatt Aabe»: a word that all outlets share and one of its own."""
    return f"Blatt {_CAPITALS[number % 26]}{_CAPITALS[number // 26].lower()}be"


@lru_cache(maxsize=64)
def _letters(seed: tuple[str, int]) -> dict[int, int]:
    """A substitution of letters, vowels among vowels, capitals as small ones."""
    shuffler, table = random.Random(f"{seed[0]} {seed[1]}"), {}
    for letters in (_VOWELS, _CONSONANTS):
        others = "".join(shuffler.sample(letters, len(letters)))
        table |= str.maketrans(letters + letters.upper(), others + others.upper())
    return table


def _variant(base: Intake, id: str, outlet: str, disguise: Disguise) -> Intake:
    report = base.report
    named = {word.casefold() for told in base.tellings for word in _name_words(told)}

    def word(match: re.Match[str]) -> str:
        found = match.group()
        if len(found) < _SHORTEST or not found[0].isalpha():
            return found
        if found.casefold() in named:
            return found.translate(disguise.names)
        mixed = crc32(found.encode()) * (disguise.words * _SPREAD | 1) % 2**32
        return found.translate(_letters(("words", (mixed >> 16) % _TABLES)))

    text = _WORD.sub(word, report.text)
    ids = {told.id: content_id("telling", id, told.id) for told in base.tellings}
    told = tuple(_telling(x, id, outlet, ids, disguise) for x in base.tellings)
    made = Report(id, text, None, outlet, None, report.language, _moved(report.published, disguise.days), None, None)
    cited = tuple(Citation(id, c.cites.translate(disguise.names), c.kind, c.span, c.because) for c in base.citations)
    return Intake(made, base.version, _reading(base.reading, made), told, cited)


def _reading(base: str, made: Report) -> str:
    """The reading's JSON with the variant's own report."""
    value: Json = json.loads(base)
    value["report"] |= {
        "id": made.id, "outlet": made.outlet, "published": made.published.edtf if made.published else None, "text": made.text,
    }  # fmt: skip
    return json.dumps(value, ensure_ascii=False)


def _name_words(told: Telling) -> list[str]:
    names = [n.name for n in (*told.actors, *told.recipients)] + ([told.place.name] if told.place else [])
    return [word for name in (*names, *told.chain) for word in _WORD.findall(name) if word[0].isupper()]


def _telling(told: Telling, report: str, outlet: str, ids: dict[str, str], disguise: Disguise) -> Telling:
    value: Json = json.loads(to_json(told))
    for party in (*value["actors"], *value["recipients"], *([value["place"]] if value["place"] else [])):
        party["name"] = party["name"].translate(disguise.names)
        party["words"] = party["words"].translate(disguise.names)
        if party["geonames"] is not None:
            party["geonames"] = (party["geonames"] + 7919 * disguise.place) % 12_000_000
        if party["lat"] is not None:
            party["lat"] = (party["lat"] + 90 + 37.7 * disguise.place) % 180 - 90
    for field in ("chain", "about", "names"):
        value[field] = [name.translate(disguise.names) for name in value[field]]
    value["root"] = value["root"] and value["root"].translate(disguise.names)
    for field in ("published", "when", "said"):
        if value[field]:
            moved = _moved(Moment(value[field]["edtf"]), disguise.days)
            assert moved is not None
            value[field] = {"edtf": moved.edtf}
    value |= {"id": ids[told.id], "report": report, "outlet": outlet, "refers_to": ids.get(told.refers_to or "")}
    return from_json(Telling, json.dumps(value))


def _moved(moment: Moment | None, days: int) -> Moment | None:
    """The moment that many days later, as exact as before; whole years where its ends would change places."""
    if moment is None:
        return None
    try:
        return Moment(_DATE.sub(lambda m: _later(m, timedelta(days)), moment.edtf))
    except BadMoment:
        return Moment(re.sub(r"\d{4}", lambda m: f"{int(m.group()) + days // 1461 * 4:04d}", moment.edtf))


def _later(match: re.Match[str], by: timedelta) -> str:
    year, month, day = match.groups()
    if month is not None and int(month) > 12:
        return f"{int(year) + by.days // 366:04d}-{month}"
    if not 100 < int(year) < 9900:
        return match.group()
    moved = date(int(year), int(month or 1), int(day or 1)) + by
    return moved.isoformat()[: 4 if month is None else 7 if day is None else 10]
