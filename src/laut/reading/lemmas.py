"""Lemmas as edit scripts (Straka 2018): a small set of labels from which a lemma is made of any word form.

A script is `case|infix|prefix cut|prefix added|suffix cut|suffix added`, or `=lemma` for irregular words.
`u|ge|0||1|en` with the case `l` makes «absagen» of «abgesagt».
"""

from collections.abc import Callable
from difflib import SequenceMatcher
from functools import lru_cache

_CASES: dict[str, Callable[[str], str]] = {
    "l": str.lower,
    "u": lambda word: word[:1].upper() + word[1:],
    "k": lambda word: word,
}
_INFIXES = ("", "ge", "zu")


def without_infix(word: str, infix: str) -> str:
    """«abgesagt» without its «ge»: the first one that stands after at least two letters."""
    at = word.lower().find(infix, 2)
    return word[:at] + word[at + len(infix) :] if infix and at >= 0 else word


def apply_script(script: str, word: str) -> str:
    """The lemma that a script makes of a word; a script that cuts more than there is leaves the word as it is."""
    if script.startswith("="):
        return script[1:]
    case, infix, cut_front, front, cut_end, end = script.split("|")
    stem = without_infix(word, infix)
    start, stop = int(cut_front), len(stem) - int(cut_end)
    if start > stop:
        return word
    return _CASES[case](front + stem[start:stop] + end)


@lru_cache(maxsize=200_000)
def script_for(word: str, lemma: str) -> str:
    """The shortest script that makes `lemma` of `word`."""
    if "|" in lemma:
        return f"={lemma}"
    case = next(name for name, change in _CASES.items() if change(lemma) == lemma)
    found = [script for infix in _INFIXES if (script := _edit(case, infix, word, lemma))]
    return min(found, key=_cost, default=f"={lemma}")


def _edit(case: str, infix: str, word: str, lemma: str) -> str | None:
    stem = without_infix(word, infix)
    if infix and stem == word:
        return None
    left, right = (stem.lower(), lemma.lower()) if case == "l" else (stem, lemma)
    same = SequenceMatcher(None, left, right, autojunk=False).find_longest_match()
    if not same.size or (same.size < 2 and len(left) > 3):
        return None
    a, b, n = same.a, same.b, same.size
    script = "|".join((case, infix, str(a), right[:b], str(len(left) - a - n), right[b + n :]))
    return script if apply_script(script, word) == lemma else None


def _cost(script: str) -> tuple[int, int]:
    parts = script.split("|")
    return int(parts[2]) + len(parts[3]) + int(parts[4]) + len(parts[5]) + len(parts[1]) // 2, len(script)
