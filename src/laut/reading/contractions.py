"""Prepositions grown together with an article: «im» is «in dem»."""

from functools import lru_cache

from spacy.tokens import Token

from laut.lang import load
from laut.lang.schema import mapping, strings


@lru_cache
def _table(language: str) -> dict[str, tuple[str, ...]]:
    entries = mapping(load.table(language, "contractions"), "contractions")
    return {form: strings(mapping(entry, form)["parts"], form) for form, entry in entries.items()}


def contraction(token: Token) -> tuple[str, ...]:
    """The words in a contraction, the first one in the case of the text («Im» → «In», «dem»); `()` for other words."""
    if token.tag_ != "APPRART":
        return ()
    parts = _table(token.lang_).get(token.lower_, ())
    return (parts[0].capitalize(), *parts[1:]) if parts and token.is_title else parts
