"""Whether the sentence around an act denies it.

A claim's status looks at the act's own clause; that «Berichte über eine Freilassung» were rejected stands around it.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from laut.lang.load import table
from laut.lang.schema import mapping, strings

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class DenialWords:
    """The words of one language (`lang/<code>/denials.yaml`); each pair stands in its order with words between."""

    words: frozenset[str]
    phrases: tuple[str, ...]
    pairs: tuple[tuple[str, ...], ...]


@lru_cache
def denial_words(language: str) -> DenialWords:
    """Raises `BadLanguageData` where the table has another form."""
    data = mapping(table(language, "denials"), "denials")
    pairs = tuple(strings(pair, "pairs") for pair in data["pairs"])
    return DenialWords(frozenset(strings(data["words"], "words")), strings(data["phrases"], "phrases"), pairs)


def denies(said: str, known: DenialWords) -> bool:
    """Whether a sentence holds one of the words, phrases or pairs."""
    words = _WORD.findall(said)
    if known.words & set(words) or any(phrase in said for phrase in known.phrases):
        return True
    return any(_in_order(pair, words) for pair in known.pairs)


def _in_order(pair: tuple[str, ...], words: list[str]) -> bool:
    rest = iter(words)
    return all(word in rest for word in pair)
