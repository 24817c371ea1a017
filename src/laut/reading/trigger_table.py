"""The table of words that carry an event, and what it says about a token."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from spacy.tokens import Token

from laut.errors import BadLanguageData
from laut.lang.load import table
from laut.lang.schema import mapping, string, strings
from laut.model.kinds import MODES, EventType
from laut.reading.trigger_forms import Prefixes, adjective_stems, fold, noun_stem, verb_forms

_SHORTEST_TAIL = 5
"""Noun stems of fewer letters are looked for at the end of compounds only where the table says so (`short_tails`)."""
_OBJECTS = frozenset(("obj", "nsubj:pass", "csubj:pass"))
_CONDITIONS = frozenset(("word", "with", "without", "object", "reflexive", "example"))


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


Senses = tuple[Sense, ...]


@dataclass(frozen=True, slots=True)
class TriggerTable:
    """Senses of verbs and adjectives by folded word, of nouns by folded form and by stem; folded verb forms → verb."""

    verbs: Mapping[str, Senses]
    nouns: Mapping[str, Senses]
    stems: Mapping[str, Senses]
    forms: Mapping[str, str]
    other_compounds: frozenset[str]
    short_tails: frozenset[str]

    def all_senses(self) -> Iterator[Sense]:
        """Every entry of the table once."""
        for found in (*self.verbs.values(), *self.nouns.values()):
            yield from found

    def lemma(self, token: Token) -> str:
        """The table's name for the token's word, folded: a verb with its particle joined, a noun's stem; else the lemma."""
        word = fold(token.text)
        if token.tag_[:1] == "N":
            return noun_stem(word)
        verb = self._verb(word, token.tag_)
        particle = particle_of(token)
        if particle and verb and (joined := fold(particle) + verb) != verb:
            return joined
        return verb or fold(token.lemma_ or token.text)

    def _verb(self, word: str, tag: str) -> str | None:
        if tag[:1] == "V":
            return self.forms.get(word)
        return next((self.forms[stem] for stem in adjective_stems(word) if stem in self.forms), None)

    def senses_of(self, token: Token) -> Senses:
        """What a token may mean, by its form."""
        if token.tag_[:1] == "N":
            return self._noun(fold(token.text))
        return self.verbs.get(self.lemma(token), ())

    def _noun(self, word: str) -> Senses:
        if found := self.nouns.get(word):
            return found
        stem = noun_stem(word).rpartition("-")[2]
        if stem in self.other_compounds:
            return ()
        tails = (stem[start:] for start in range(len(stem)) if start != 1)
        return next((self.stems[tail] for tail in tails if tail in self.stems and self._may_end(tail, stem)), ())

    def _may_end(self, tail: str, stem: str) -> bool:
        return len(tail) >= _SHORTEST_TAIL or tail in self.short_tails or tail == stem

    def said(self, token: Token, senses: Senses) -> tuple[Sense | None, Senses]:
        """Of a token's senses the first whose conditions hold, and all that the company does not rule out."""
        if not senses or not senses[0].conditional:
            return (senses[0] if senses else None), senses
        near = company(token, self)
        left = tuple(sense for sense in senses if not _any_in(sense.shunned, near))
        return next((sense for sense in left if _holds(sense, token, near)), None), left


def particle_of(token: Token) -> str | None:
    """The separated particle of a verb («nahm … fest»), by the tree."""
    return next((child.lower_ for child in token.children if child.dep_ in ("compound:prt", "svp")), None)


def company(token: Token, words: TriggerTable) -> frozenset[str]:
    """Folded words and lemmas around a token: its dependents with theirs, its head, and the head's dependents."""
    around = list(token.children)
    around += [grandchild for child in around for grandchild in child.children]
    if token.head.i != token.i:
        around += [token.head, *(sibling for sibling in token.head.children if sibling.i != token.i)]
    return frozenset(name for near in around for name in (fold(near.text), fold(near.lemma_), words.lemma(near)))


def _holds(sense: Sense, token: Token, near: frozenset[str]) -> bool:
    if sense.company and not _any_in(sense.company, near):
        return False
    if sense.object is not None and sense.object != _has_object(token):
        return False
    return sense.reflexive is None or sense.reflexive == (not near.isdisjoint(("sich", "mich", "uns")))


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
    senses.sort(key=lambda sense: not sense.conditional)
    nouns = [sense for sense in senses if sense.word[:1].isupper()]
    verbs = _by_word([sense for sense in senses if sense.word[:1].islower()])
    others, short = (
        frozenset(map(noun_stem, strings(data[key], f"triggers, {key}"))) for key in ("other_compounds", "short_tails")
    )
    return TriggerTable(verbs, _by_word(nouns), _by_stem(nouns), _forms(verbs, data), others, short)


def _by_word(senses: list[Sense]) -> dict[str, Senses]:
    found: dict[str, Senses] = {}
    for sense in senses:
        found[fold(sense.word)] = (*found.get(fold(sense.word), ()), sense)
    return found


def _by_stem(senses: list[Sense]) -> dict[str, Senses]:
    """By stem; a plural that is listed beside its singular («Kämpfe») leaves the stem to the singular."""
    found: dict[str, Senses] = {}
    for sense in sorted(senses, key=lambda sense: len(sense.word)):
        for stem in {noun_stem(sense.word + ending) for ending in ("", "e", "en", "se")}:
            if all(other.word == sense.word for other in found.get(stem, ())):
                found[stem] = (*found.get(stem, ()), sense)
    return found


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
            f"{where}: unknown condition {min(unknown)!r}; known are {', '.join(sorted(_CONDITIONS))}"
        )
    near, shunned = (frozenset(map(fold, strings(entry.get(key, []), where))) for key in ("with", "without"))
    word, example = string(entry["word"], where), string(entry["example"], where)
    return Sense(word, kind, mode, example, near, shunned, entry.get("object"), entry.get("reflexive"))


def _forms(verbs: Mapping[str, Senses], data: Mapping[str, Any]) -> dict[str, str]:
    """Folded forms → folded verb, for the table's verbs and for the bases of its separable ones."""
    strong: dict[str, list[str]] = {
        v: list(strings(s, f"triggers, strong, {v}")) for v, s in mapping(data["strong"], "triggers, strong").items()
    }
    prefixes = Prefixes(*(strings(data[key], f"triggers, {key}") for key in ("separable", "inseparable")))
    whole = strings(data["whole"], "triggers, whole")
    found: dict[str, str] = {}
    named = [senses[0].word for senses in verbs.values()]
    for verb in named:
        prefix, base = ("", verb) if verb in whole else prefixes.split(verb, strong)
        if prefix in prefixes.apart:
            found.update(
                (form, fold(base)) for form in verb_forms(base, "", base, strong, prefixes) if form not in found
            )
    for verb in named:
        prefix, base = ("", verb) if verb in strong or verb in whole else prefixes.split(verb, strong)
        found.update((form, fold(verb)) for form in verb_forms(verb, prefix, base, strong, prefixes))
    others = frozenset(strings(data["other_forms"], "triggers, other_forms"))
    return {form: verb for form, verb in found.items() if form not in others}
