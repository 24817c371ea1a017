"""The table of words that carry an event, and what it says about a token."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from spacy.tokens import Token

from laut.errors import BadLanguageData
from laut.lang.load import table
from laut.lang.schema import mapping, string, strings
from laut.model.kinds import MODES, EventType

_SHORTEST_TAIL = 4
"""Nouns of fewer letters are not looked for at the end of compounds."""
_OBJECTS = frozenset(("obj", "nsubj:pass", "csubj:pass"))
_CONDITIONS = frozenset(("word", "with", "without", "object", "reflexive", "example"))


def fold(word: str) -> str:
    """Lower case, old and new spelling alike («Prozeß», «Prozess»)."""
    return word.lower().replace("ß", "ss")


@dataclass(frozen=True, slots=True)
class Sense:
    """A word as the sign of an event, with the company it needs (`company`: any of them) or must not have."""

    word: str
    type: EventType
    mode: str | None
    example: str
    company: frozenset[str] = frozenset()
    shunned: frozenset[str] = frozenset()
    object: bool | None = None
    reflexive: bool | None = None

    @property
    def conditional(self) -> bool:
        return bool(self.company or self.shunned) or self.object is not None or self.reflexive is not None


@dataclass(frozen=True, slots=True)
class TriggerTable:
    """Senses by folded lemma, participles by folded form; all keys are folded."""

    senses: Mapping[str, tuple[Sense, ...]]
    nouns: frozenset[str]
    participles: Mapping[str, str]
    other_compounds: frozenset[str]

    def senses_of(self, word: str, lemma: str, tag: str) -> tuple[Sense, ...]:
        """What a word may mean: by its lemma, as a participle, or by its last part if it is a noun."""
        low = fold(lemma)
        if tag[:1] == "N":
            return self._noun(low)
        found = self.senses.get(low, ())
        if not found and (verb := self._verb(low, fold(word), tag)):
            found = self.senses[verb]
        return tuple(sense for sense in found if sense.word[:1].islower())

    def _verb(self, lemma: str, word: str, tag: str) -> str | None:
        if verb := self.participles.get(lemma) or self.participles.get(word):
            return verb
        if tag[:3] != "ADJ":
            return None
        endings = (word.removesuffix(end) for end in ("en", "em", "er", "es", "e"))
        return next((verb for stem in endings if (verb := self.participles.get(stem))), None)

    def _noun(self, lemma: str) -> tuple[Sense, ...]:
        part = lemma.rpartition("-")[2]
        if part in self.other_compounds or lemma in self.other_compounds:
            return ()
        for start in range(len(part) - _SHORTEST_TAIL + 1):
            if part[start:] in self.nouns and start != 1:
                return tuple(sense for sense in self.senses[part[start:]] if sense.word[:1].isupper())
        return ()

    def said_of(self, token: Token, lemma: str) -> tuple[Sense | None, tuple[Sense, ...]]:
        """The first sense whose conditions hold at this token, and all senses of the word."""
        senses = self.senses_of(token.text, lemma, token.tag_)
        if not senses:
            return None, ()
        if not senses[0].conditional:
            return senses[0], senses
        near = company(token)
        return next((sense for sense in senses if _holds(sense, token, near)), None), senses


def lemma_of(token: Token) -> str:
    """The lemma, with the separated particle joined if the lemma lacks it."""
    lemma = token.lemma_ or token.text
    for child in token.children:
        if child.dep_ in ("compound:prt", "svp") and not lemma.startswith(child.lower_):
            return child.lower_ + lemma
    return lemma


def company(token: Token) -> frozenset[str]:
    """Folded lemmas around a token in the tree: its dependents with theirs, its head, and the head's dependents."""
    around = list(token.children)
    around += [grandchild for child in around for grandchild in child.children]
    if token.head.i != token.i:
        around += [token.head, *(sibling for sibling in token.head.children if sibling.i != token.i)]
    return frozenset(fold(lemma_of(near)) for near in around) | {fold(near.text) for near in around}


def _holds(sense: Sense, token: Token, near: frozenset[str]) -> bool:
    if sense.company and not _any_in(sense.company, near):
        return False
    if sense.shunned and _any_in(sense.shunned, near):
        return False
    if sense.object is not None and sense.object != _has_object(token):
        return False
    return sense.reflexive is None or sense.reflexive == ("sich" in near)


def _any_in(wanted: frozenset[str], near: frozenset[str]) -> bool:
    """Whether one of the words stands near, alone or (six letters and more) as the last part of a compound."""
    return not wanted.isdisjoint(near) or any(word.endswith(end) for end in wanted if len(end) > 5 for word in near)


def _has_object(token: Token) -> bool:
    return token.dep_ in ("amod", "acl") or any(child.dep_ in _OBJECTS for child in token.children)


@lru_cache
def load_table(language: str) -> TriggerTable:
    """The table of `lang/<language>/triggers.yaml`; raises `BadLanguageData` with the entry that is wrong."""
    data = mapping(table(language, "triggers"), "triggers")
    senses = [
        sense for number, group in enumerate(data["groups"], 1) for sense in _group(group, f"triggers, group {number}")
    ]
    by_word: dict[str, list[Sense]] = {}
    for sense in sorted(senses, key=lambda sense: not sense.conditional):
        by_word.setdefault(fold(sense.word), []).append(sense)
    verbs = sorted({sense.word for sense in senses if sense.word[:1].islower()})
    return TriggerTable(
        {word: tuple(found) for word, found in by_word.items()},
        frozenset(fold(sense.word) for sense in senses if sense.word[:1].isupper()),
        dict(_participles(verbs, data)),
        frozenset(map(fold, strings(data["other_compounds"], "triggers, other_compounds"))),
    )


def _group(value: Any, where: str) -> Iterator[Sense]:
    group = mapping(value, where)
    kind, mode = EventType(string(group["type"], where)), group.get("mode")
    if mode is not None and mode not in MODES[kind]:
        raise BadLanguageData(f"{where}: {kind} has no mode {mode!r}; it has {', '.join(MODES[kind]) or 'none'}")
    for name in ("verbs", "nouns"):
        for word, example in mapping(group.get(name, {}), f"{where}, {name}").items():
            yield Sense(word, kind, mode, string(example, f"{where}, {word}"))
    for entry in group.get("senses", ()):
        yield _conditional(mapping(entry, where), kind, mode, where)


def _conditional(entry: Mapping[str, Any], kind: EventType, mode: str | None, where: str) -> Sense:
    if unknown := entry.keys() - _CONDITIONS:
        raise BadLanguageData(
            f"{where}: unknown condition {sorted(unknown)[0]!r}; known are {', '.join(sorted(_CONDITIONS))}"
        )
    near, shunned = (frozenset(map(fold, strings(entry.get(key, []), where))) for key in ("with", "without"))
    word, example = string(entry["word"], where), string(entry["example"], where)
    return Sense(word, kind, mode, example, near, shunned, entry.get("object"), entry.get("reflexive"))


def _participles(verbs: Iterable[str], data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Folded participle forms («festgenommen», «demonstrierend») and the folded verb they belong to."""
    strong = mapping(data["participles"], "triggers, participles")
    apart, together = (strings(data[key], f"triggers, {key}") for key in ("separable", "inseparable"))
    for verb in verbs:
        yield fold(verb + "d"), fold(verb)
        for form in _past(verb, strong, apart, together):
            yield fold(form), fold(verb)


def _past(verb: str, strong: Mapping[str, str], apart: tuple[str, ...], together: tuple[str, ...]) -> Iterator[str]:
    for prefix in ("", *apart, *together):
        base = verb.removeprefix(prefix)
        if verb != prefix + base or len(base) < 4:
            continue
        form = strong.get(base) or _weak(base)
        if prefix in together:
            yield prefix + form.removeprefix("ge")
        if prefix not in together or prefix in apart:
            yield prefix + form


def _weak(base: str) -> str:
    stem = base.removesuffix("en") if base.endswith("en") else base.removesuffix("n")
    ending = "et" if stem[-1:] in "dt" else "t"
    return stem + ending if base.endswith("ieren") else f"ge{stem}{ending}"
