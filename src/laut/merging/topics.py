"""What a sentence is about: the stems of nouns, names and numbers.

German writes nouns with a capital letter, so that they can be told without a tagger;
a five-letter stem holds inflected forms and most compounds together. Words that stand in every tenth report say
nothing about the matter (`lang/<code>/topics.yaml`).
"""

import re
from functools import lru_cache

from laut.lang.load import table
from laut.lang.schema import mapping, strings
from laut.model.evidence import Span
from laut.model.names import STEM

_WORD = re.compile(r"\d+(?:[.\u00a0\u202f ]\d{3})*|[^\W\d]+")
_FEWEST_LETTERS = 4


@lru_cache
def common_stems(language: str) -> frozenset[str]:
    """Stems that most reports share; raises `BadLanguageData`."""
    data = mapping(table(language, "topics"), "topics")
    return frozenset(_stem(word) for word in strings(data["common"], "common"))


def about(text: str, sentence: Span, trigger: Span, common: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Sorted stems of the sentence's nouns, names and numbers, without the trigger's own and the `common` ones."""
    said = sentence.of(text)
    own = _stem(trigger.of(text))
    found = {_stem(m.group()) for m in _WORD.finditer(said) if m.start() > 0 and _tells(m.group())}
    return tuple(sorted(found - {own} - common))


def share(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """How much of the shorter list is in the other, in [0, 1]."""
    fewest = min(len(left), len(right))
    return len(set(left) & set(right)) / fewest if fewest else 0.0


def _tells(word: str) -> bool:
    return word[0].isdigit() or (word[0].isupper() and len(word) >= _FEWEST_LETTERS)


def _stem(word: str) -> str:
    return word[:STEM].casefold()
