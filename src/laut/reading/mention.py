"""A mention: words of a report that name, describe or point to somebody or some place."""

from dataclasses import dataclass, field
from enum import Enum

from spacy.tokens import Token

from laut.model.kinds import EntityKind
from laut.reading.actor_words import KnownBody, Pronoun

SUBJECT = frozenset({"nsubj", "nsubj:pass", "csubj"})
_BESIDE = frozenset({"flat", "appos", "compound", "flat:name"})


class How(Enum):
    """How a mention points to what it means."""

    NAME = "name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


@dataclass(slots=True)
class Mention:
    """Tokens `[start, end)` of the Doc and what they show; "" and None where they show nothing.

    `head` is the index of the word that carries case and relation. `word` is the noun's
    entry for descriptions. `owner` is the text of a genitive or name behind a description, or a possessive before it.
    `main` = the subject of a main clause. `offices` are the tokens of the nouns that say what a named person is.
    """

    start: int
    end: int
    how: How
    kind: EntityKind
    name: str
    head: int
    gender: str = ""
    plural: bool | None = None
    definite: bool = False
    word: str = ""
    base: str = ""
    owner: str = ""
    roles: list[str] = field(default_factory=list)
    role_words: list[str] = field(default_factory=list)
    country: str | None = None
    sector: str | None = None
    known: KnownBody | None = None
    pronoun: Pronoun | None = None
    subject: bool = False
    main: bool = False
    offices: list[int] = field(default_factory=list)


def is_subject(token: Token) -> bool:
    """Whether the word, or the noun that it stands beside, is a subject."""
    if token.dep_ in _BESIDE and token.head is not token:
        return token.head.dep_ in SUBJECT
    return token.dep_ in SUBJECT
