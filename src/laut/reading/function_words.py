"""Small words whose forms show case, clause or voice, from `lang/<language>/function_words.yaml`."""

from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

from spacy.tokens import Doc, Token

from laut.lang.load import table
from laut.lang.schema import mapping, string, strings


@dataclass(frozen=True, slots=True)
class FunctionWords:
    """Forms in small letters; what each list is for stands in the table."""

    genitive: frozenset[str]
    oblique: frozenset[str]
    open_case: frozenset[str]
    dative: frozenset[str]
    not_accusative: frozenset[str]
    dative_pronouns: frozenset[str]
    accusative_pronouns: frozenset[str]
    nominative_pronouns: frozenset[str]
    nobody: frozenset[str]
    anybody: frozenset[str]
    name_prepositions: frozenset[str]
    possessive_prepositions: frozenset[str]
    agent_prepositions: frozenset[str]
    place_prepositions: frozenset[str]
    towards: frozenset[str]
    demanding_of: frozenset[str]
    content_conjunctions: frozenset[str]
    consequence: frozenset[str]
    comparing: frozenset[str]
    relative_adverb_starts: frozenset[str]
    asking_adverbs: frozenset[str]
    passive: frozenset[str]
    state: frozenset[str]
    hearsay: frozenset[str]
    perfect_infinitive: frozenset[str]
    impersonal_subject: frozenset[str]
    loose_modals: frozenset[str]
    times: frozenset[str]
    time_endings: frozenset[str]
    weak_ending: str
    leaning_relative_start: str

    def is_time(self, word: str) -> bool:
        """«Montag», «Montagabend», «Vorjahr»; `word` in small letters."""
        return word in self.times or word.endswith(tuple(self.time_endings))


_TEXTS = ("weak_ending", "leaning_relative_start")


@lru_cache
def function_words(language: str) -> FunctionWords:
    """The words of a language; raises `BadLanguageData`."""
    data = mapping(table(language, "function_words"), "function_words")
    lists = (field.name for field in fields(FunctionWords) if field.name not in _TEXTS)
    read: dict[str, Any] = {name: frozenset(strings(data.get(name), f"function_words.{name}")) for name in lists}
    read |= {name: string(data.get(name), f"function_words.{name}") for name in _TEXTS}
    return FunctionWords(**read)


def words_of(piece: Doc | Token) -> FunctionWords:
    """The function words of the language that a Doc or token is in."""
    return function_words(piece.lang_)
