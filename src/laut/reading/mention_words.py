"""The small words around mentions: lists of `mentions.yaml`."""

from dataclasses import dataclass, fields
from functools import lru_cache

from laut.lang.load import table
from laut.lang.schema import mapping, string, strings


@dataclass(frozen=True, slots=True)
class MentionWords:
    """`articles` leads from article to gender; the other lists are what their comments in the table say."""

    articles: dict[str, str]
    singular: frozenset[str]
    plural: frozenset[str]
    oblique: frozenset[str]
    owner: frozenset[str]
    office_of: frozenset[str]
    as_: frozenset[str]
    copulas: frozenset[str]
    states: frozenset[str]
    speaks_behind: frozenset[str]
    kept_beginnings: frozenset[str]
    kept_endings: frozenset[str]
    plural_verbs: frozenset[str]
    local: frozenset[str]
    no_names: frozenset[str]


@lru_cache
def mention_words(language: str = "de") -> MentionWords:
    """The language's table, read once; raises `BadLanguageData` for a list that is missing."""
    lists = mapping(table(language, "mentions"), "mentions")
    articles = mapping(lists.get("articles"), "mentions.articles")
    names = [field.name.rstrip("_") for field in fields(MentionWords)[1:]]
    return MentionWords(
        {word: string(gender, "mentions.articles") for word, gender in articles.items()},
        *(frozenset(strings(lists.get(name), f"mentions.{name}")) for name in names),
    )
