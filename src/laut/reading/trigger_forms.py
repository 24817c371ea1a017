"""All forms of the table's verbs and the stems of its nouns, so that a word is found even where its lemma is wrong."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

_UMLAUTS = str.maketrans("äöü", "aou")
_CASE_ENDINGS = ("es", "en", "e", "n", "s")
_ADJECTIVE_ENDINGS = ("en", "em", "er", "es", "e")
_VERB_ENDINGS = (
    "",
    "e",
    "st",
    "est",
    "t",
    "et",
    "en",
    "n",
    "end",
    "te",
    "test",
    "ten",
    "tet",
    "ete",
    "etest",
    "eten",
    "etet",
)
_SHORTEST_STEM = 4


def fold(word: str) -> str:
    """Lower case, old and new spelling alike («Prozeß», «Prozess»)."""
    return word.lower().replace("ß", "ss")


def noun_stem(word: str) -> str:
    """A noun without its ending, and without umlaut before a plural's: «Anschläge», «Anschlag» → anschlag."""
    low = fold(word)
    for ending in _CASE_ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= _SHORTEST_STEM:
            stem = low[: -len(ending)]
            return stem.translate(_UMLAUTS) if ending in ("e", "en") else stem
    return low


def adjective_stems(word: str) -> Iterator[str]:
    """A folded word, and it without each ending that an adjective may have."""
    yield word
    for ending in _ADJECTIVE_ENDINGS:
        if word.endswith(ending):
            yield word[: -len(ending)]


@dataclass(frozen=True, slots=True)
class Prefixes:
    """Verb prefixes that are separated («nimmt fest») and that are not («verhaftet»)."""

    apart: tuple[str, ...]
    together: tuple[str, ...]

    def split(self, verb: str, bases: Iterable[str] = ()) -> tuple[str, str]:
        """Prefix and base: («fest», «nehmen»); («», verb) where there is no prefix or nothing like a verb behind it."""
        found = [
            p for p in (*self.apart, *self.together) if verb.startswith(p) and len(verb) - len(p) >= _SHORTEST_STEM
        ]
        known = [p for p in found if verb[len(p) :] in set(bases)]
        prefix = max(known or found, key=len, default="")
        return prefix, verb[len(prefix) :]


def verb_forms(verb: str, prefix: str, base: str, strong: Mapping[str, list[str]], prefixes: Prefixes) -> Iterator[str]:
    """Every written form of a verb that stands in one word, folded; more than exist, none that another verb has often."""
    stem = base.removesuffix("en") if base.endswith("en") else base.removesuffix("n")
    for one in (stem, *strong.get(base, ())[:-1]):
        yield from (fold(prefix + one + ending) for ending in _VERB_ENDINGS)
    yield fold(verb + "d")
    participle = _participle(base, strong, prefixes)
    if prefix not in prefixes.together or prefix in prefixes.apart:
        yield fold(prefix + participle)
        yield fold(f"{prefix}zu{base}")
    if prefix in prefixes.together:
        yield fold(prefix + participle.removeprefix("ge"))


def _participle(base: str, strong: Mapping[str, list[str]], prefixes: Prefixes) -> str:
    """«genommen» of «nehmen», «gefordert» of «fordern», «erkannt» of «erkennen»."""
    if base in strong:
        return strong[base][-1]
    for prefix in prefixes.together:
        rest = base.removeprefix(prefix)
        if rest != base and rest in strong:
            return prefix + strong[rest][-1].removeprefix("ge")
    return _weak_participle(base)


def _weak_participle(base: str) -> str:
    stem = base.removesuffix("en") if base.endswith("en") else base.removesuffix("n")
    ending = "et" if stem[-1:] in "dt" else "t"
    return stem + ending if base.endswith("ieren") else f"ge{stem}{ending}"
