"""From the words for a speaker to the source they name.

«Angaben der Polizei» names the police, «dem Portal Sundblick» the medium Sundblick, «Polizeisprecher Ole Sand»
a person who speaks for the police; «das Blatt» points back to the medium last named. The words of each
language stand in `lang/<code>/source_words.yaml`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from laut.lang.load import table
from laut.lang.schema import mapping, strings
from laut.origins.outlets import known_outlets

_DATELINE = re.compile(r"^.{0,60}?\([\w/ ,]+\)\s*[–—-]\s*")
_WORD = re.compile(r"[\w&.'’-]+")
_QUOTES = "„“”«»\"'‚‘›‹ –—,;:"
_FEWEST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class SourceWords:
    """The words of one language."""

    statements: frozenset[str]
    joints: frozenset[str]
    behind: frozenset[str]
    own: frozenset[str]
    reports: frozenset[str]
    staff: frozenset[str]
    media: frozenset[str]
    media_names: tuple[str, ...]
    spokespersons: tuple[str, ...]
    heads: frozenset[str]


@dataclass(frozen=True, slots=True)
class Source:
    """`name` is None where a medium is only pointed back to («das Blatt»); `medium` says that it is one."""

    name: str | None
    medium: bool = False


@lru_cache
def source_words(language: str = "de") -> SourceWords:
    """Raises `BadLanguageData` where the table has another form."""
    data = mapping(table(language, "source_words"), "source_words")
    lists = {key: strings(value, key) for key, value in data.items() if key != "example"}
    sets = {
        key: frozenset(lists[key])
        for key in ("statements", "joints", "behind", "own", "reports", "staff", "media", "heads")
    }
    return SourceWords(**sets, media_names=lists["media_names"], spokespersons=lists["spokespersons"])


def named_source(words: str, known: SourceWords) -> Source | None:
    """The source that the words for a speaker name; None where they name nobody («eigenen Angaben»)."""
    parts = _DATELINE.sub("", words).strip(_QUOTES).split()
    said = next((i for i, part in enumerate(parts) if _bare(part) in known.statements), None)
    if said is not None:
        if any(_bare(part) in known.own for part in parts[:said]):
            return None
        if said == len(parts) - 1 and _bare(parts[said]) in known.reports:
            return Source(None, True)
        parts = parts[said + 1 :]
    medium = False
    while parts and (_bare(parts[0]).lower() in known.joints or _bare(parts[0]) in known.media or _lower(parts[0])):
        medium = medium or _bare(parts[0]) in known.media
        parts = parts[1:]
    while parts and _bare(parts[-1]) in known.behind:
        parts = parts[:-1]
    name = " ".join(parts).strip(_QUOTES)
    if name in known.staff:
        return None
    if len(name) < _FEWEST_LETTERS:
        return Source(None, True) if medium else None
    return Source(name, medium or is_medium(name, known))


def is_medium(name: str, known: SourceWords) -> bool:
    """Whether a name ends as names of media do, or is an agency's."""
    if name in known_outlets():
        return True
    return any(word.casefold().endswith(known.media_names) for word in name.split()) and not _lower(name)


def is_bare_medium(name: str, known: SourceWords) -> bool:
    """«Woche», «Presse»: a common noun that names of media end in."""
    return name.casefold() in known.media_names or name in known.media


def body_spoken_for(words: str, known: SourceWords) -> str | None:
    """The body that a spokesperson speaks for: «Polizeisprecher …», «Awaz-Sprecherin …», «Sprecher des Gerichts …»."""
    parts = [_bare(part) for part in words.split()]
    for i, part in enumerate(parts):
        ending = next((e for e in known.spokespersons if part.casefold().endswith(e)), None)
        body = part[: -len(ending)].rstrip("-") if ending else ""
        if len(body) > _FEWEST_LETTERS:
            return body.removesuffix("s") if len(body) > 8 else body
        if part in known.heads and len(parts) > i + 2 and parts[i + 1] in ("des", "der", "von", "vom"):
            rest = words.split()[i + 2 :]
            return " ".join(rest).split(",")[0].strip(_QUOTES)
    return None


def _bare(word: str) -> str:
    return word.strip(_QUOTES + ".()")


def _lower(word: str) -> bool:
    first = word.strip(_QUOTES)[:1]
    return first.islower()
