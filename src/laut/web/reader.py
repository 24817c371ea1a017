"""Who looks at a page: the language of its words, and how dates and numbers are written there."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml
from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal, format_percent

LANGUAGES = ("en", "de")
"""Languages of the pages; the first one stands where a reader asks for none of them."""
COOKIE = "laut_language"
_WORDS = Path(__file__).parent / "words"
_DEFAULT_LOCALES = {"en": "en_GB", "de": "de"}


@dataclass(frozen=True, slots=True)
class Reader:
    """`language` is one of `LANGUAGES`, `locale` a CLDR locale of that language."""

    language: str
    locale: str

    def say(self, key: str, **values: object) -> str:
        """The words for `key` in the reader's language; `count` chooses between `key.one` and `key.other`.

        Raises `KeyError` for a key that the table does not have.
        """
        table = words(self.language)
        if "count" in values and key not in table:
            key = f"{key}.{'one' if values['count'] == 1 else 'other'}"
            values = values | {"count": self.number(values["count"])}
        return table[key].format(**values) if values else table[key]

    def number(self, value: object) -> str:
        """«12,345» or «12.345»."""
        return _number(value, self.locale)

    def percent(self, share: float) -> str:
        """«82 %» or «82%»."""
        return _percent(round(share, 2), self.locale)


@lru_cache(maxsize=10_000)
def _number(value: object, locale: str) -> str:
    return str(format_decimal(value, locale=locale))  # type: ignore[arg-type]


@lru_cache(maxsize=1_000)
def _percent(share: float, locale: str) -> str:
    return format_percent(share, locale=locale)


@lru_cache
def words(language: str) -> Mapping[str, str]:
    """The table of a language, its levels joined by dots."""
    with (_WORDS / f"{language}.yaml").open(encoding="utf-8") as stream:
        return dict(_flat(yaml.safe_load(stream), ""))


def _flat(table: Mapping[str, object], prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        name = f"{prefix}{key}"
        found += _flat(value, f"{name}.") if isinstance(value, Mapping) else [(name, str(value))]
    return found


def reader_for(wanted: str | None, kept: str | None, accepted: str | None) -> Reader:
    """The reader of a request: what the address asks for, then the cookie, then `Accept-Language`."""
    return _reader_for(wanted, kept, (accepted or "")[:200])


@lru_cache(maxsize=1024)
def _reader_for(wanted: str | None, kept: str | None, accepted: str) -> Reader:
    asked = [_locale(tag) for tag in _ranked(accepted)]
    known = [(language, locale) for language, locale in asked if language in LANGUAGES]
    for language in (wanted, kept):
        if language in LANGUAGES:
            locale = next((found for own, found in known if own == language), _DEFAULT_LOCALES[language])
            return Reader(language, locale)
    language, locale = known[0] if known else (LANGUAGES[0], _DEFAULT_LOCALES[LANGUAGES[0]])
    return Reader(language, locale)


def _ranked(accepted: str) -> list[str]:
    """The tags of an Accept-Language header, the best liked first."""
    found: list[tuple[float, int, str]] = []
    for place, part in enumerate(accepted.split(",")):
        tag, _, weight = part.partition(";q=")
        try:
            liking = float(weight) if weight else 1.0
        except ValueError:
            continue
        if tag.strip() and liking > 0:
            found.append((-liking, place, tag.strip()))
    return [tag for _, _, tag in sorted(found)]


def _locale(tag: str) -> tuple[str, str]:
    """Language and locale of a tag; the default locale of the language where CLDR does not know the tag."""
    language = tag.partition("-")[0].lower()
    default = _DEFAULT_LOCALES.get(language, "")
    if "-" not in tag or language not in LANGUAGES:
        return language, default
    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return language, default
    territory = locale.territory
    return language, f"{language}_{territory}" if territory else default
