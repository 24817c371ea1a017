"""Comparing names across reports."""

import re

_WORD = re.compile(r"\w+")
_SHORT = 3
"""Words with fewer letters (articles, «von», «al») do not make two names alike."""
STEM = 5
"""Letters that must agree for inflected forms of one word: «Polizei»/«Polizisten», «irakische»/«irakischen»."""


def stems(words: str) -> frozenset[str]:
    """The stems of the content words of a name, case folded."""
    return frozenset(word[:STEM].casefold() for word in _WORD.findall(words) if len(word) >= _SHORT)


def same_name(left: str, right: str) -> bool:
    """Two names agree when all content words of the shorter one are in the longer one."""
    fewer, more = sorted((stems(left), stems(right)), key=len)
    return bool(fewer) and fewer <= more
