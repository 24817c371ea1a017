"""The direction that the verb of a clause gives to a bare weekday, day or month.

With tags and features from a tagger the finite verb decides; without, the word
lists and endings of `times.yaml`.
"""

import re
from dataclasses import dataclass

import numpy as np
from spacy.symbols import AUX, VERB  # type: ignore[import-not-found]
from spacy.tokens import Doc

from laut.reading.times.atoms import Atoms
from laut.reading.times.lexicon import Lexicon
from laut.reading.times.meaning import Direction

_PARTICIPLE = re.compile(
    r"(?:\w{0,8}ge\w{2,}(?:t|en)|\w{3,}iert|(?:\w{0,6})(?:be|er|ver|ent|zer|miss|über|unter)\w{3,}(?:t|en))"
)
_ATTRIBUTE = re.compile(
    r"(?:\w{0,8}ge\w{2,}(?:t|en)|\w{3,}iert|(?:\w{0,6})(?:be|er|ver|ent|zer|miss)\w{3,}(?:t|en))(?:e|en|er|es|em)"
)
_PRETERITE = re.compile(r"\w{3,}(?:te|ten)")
_PRESENT = re.compile(r"\w{3,}[^s\W]t")
_REACH = 60
"""Atoms to each side in which the verb of a clause is looked for."""
_CLAUSE_ENDS = frozenset(",;:")


@dataclass(frozen=True, slots=True)
class Sentences:
    """For each atom the number of its sentence, and where sentences begin and end (atoms)."""

    numbers: list[int]
    bounds: list[tuple[int, int]]


def sentences_of(atoms: Atoms, doc: Doc) -> Sentences:
    """From the Doc's sentence starts, else from points before a capital letter."""
    starts = _annotated(atoms, doc) if doc.has_annotation("SENT_START") else _guessed(atoms)
    starts = sorted({0, *starts, *atoms.paragraphs})
    bounds = [(a, b) for a, b in zip(starts, [*starts[1:], len(atoms.kinds)], strict=True) if b > a]
    numbers = [number for number, (a, b) in enumerate(bounds) for _ in range(a, b)]
    return Sentences(numbers, bounds)


def _annotated(atoms: Atoms, doc: Doc) -> list[int]:
    characters = [doc[i].idx for i in np.flatnonzero(doc.to_array("SENT_START") == 1).tolist()]
    found, at = [], 0
    for index, start in enumerate(atoms.starts):
        if at < len(characters) and start >= characters[at]:
            found.append(index)
            while at < len(characters) and characters[at] <= start:
                at += 1
    return found


def _guessed(atoms: Atoms) -> list[int]:
    found = []
    for index in range(1, len(atoms.kinds) - 1):
        kind = atoms.kinds[index]
        if kind == "." and atoms.kinds[index - 1] not in "nN" and len(atoms.word(index - 1)) > 2:
            after = index + 2 if atoms.kinds[index + 1] == "!" else index + 1
            if atoms.word(after)[:1].isupper() or atoms.word(after).isdigit():
                found.append(after if atoms.glued(index + 1) else index + 1)
        elif kind == "!" and atoms.word(index) in "!?":
            found.append(index + 1)
    return found


class Tenses:
    """Directions of clauses, read once each."""

    def __init__(self, atoms: Atoms, doc: Doc, words: Lexicon, sentences: Sentences) -> None:
        self.atoms, self.words, self.sentences = atoms, words, sentences
        self.known: dict[tuple[int, int], Direction | None] = {}
        tagged = doc.has_annotation("MORPH") and doc.has_annotation("POS")
        verbs = np.flatnonzero(np.isin(doc.to_array("POS"), (VERB, AUX))).tolist() if tagged else []
        self.features = {doc[i].idx: doc[i] for i in verbs} if tagged else None

    def direction(self, start: int, end: int) -> Direction | None:
        """The direction of the clause around the atoms, else of the whole sentence, None where no verb tells."""
        attribute = self._attribute(self.atoms.word(end))
        if attribute is not None:
            return attribute
        first, last = self.sentences.bounds[self.sentences.numbers[start]]
        left, right = start, end
        first_seen, last_seen = max(first, start - _REACH), min(last, end + _REACH)
        while left > first_seen and self.atoms.word(left - 1) not in _CLAUSE_ENDS:
            left -= 1
        while right < last_seen and self.atoms.word(right) not in _CLAUSE_ENDS:
            right += 1
        return self._read(left, right) or self._read(first, last)

    def _attribute(self, word: str) -> Direction | None:
        """«der im Juni mitgeteilte Betrag», «die für Mai geplante Wahl»: the participle after the time tells."""
        if not word[:1].islower() or _ATTRIBUTE.fullmatch(word) is None:
            return None
        planned = any(word.startswith(verb) for verb in self.words.planned_verbs)
        return Direction.FUTURE if planned else Direction.PAST

    def _read(self, left: int, right: int) -> Direction | None:
        if (left, right) not in self.known:
            self.known[left, right] = (
                self._tagged(left, right) if self.features is not None else self._by_words(left, right)
            )
        return self.known[left, right]

    def _tagged(self, left: int, right: int) -> Direction | None:
        assert self.features is not None
        verbs = [token for i in range(left, right) if (token := self.features.get(self.atoms.starts[i])) is not None]
        finite = [verb for verb in verbs if "Fin" in verb.morph.get("VerbForm", [])]
        if any(verb.text in self.words.planned_verbs for verb in verbs):
            return Direction.FUTURE
        if any("Past" in verb.morph.get("Tense", []) and "Sub" not in verb.morph.get("Mood", []) for verb in finite):
            return Direction.PAST
        perfect = any(verb.text.lower() in self.words.perfect_verbs for verb in finite)
        if perfect and any("Part" in verb.morph.get("VerbForm", []) for verb in verbs):
            return Direction.PAST
        return Direction.FUTURE if finite else None

    def _by_words(self, left: int, right: int) -> Direction | None:
        present = perfect = participle = False
        future = False
        for index in range(left, right):
            if self.atoms.kinds[index] not in "xR":
                continue
            word = self.atoms.word(index)
            if word in self.words.planned_verbs:
                return Direction.FUTURE
            if word in self.words.past_verbs or self._preterite(word, index):
                return Direction.PAST
            low = word.lower()
            perfect = perfect or low in self.words.perfect_verbs
            future = future or low in self.words.future_verbs
            participle = participle or (word[0].islower() and _PARTICIPLE.fullmatch(word) is not None)
            present = present or (word[0].islower() and _PRESENT.fullmatch(word) is not None)
        if perfect and participle:
            return Direction.PAST
        return Direction.FUTURE if future or present or perfect else None

    def _preterite(self, word: str, index: int) -> bool:
        """A lower-case word in -te, -ten that is no adjective after an article."""
        if not word[0].islower() or word in self.words.no_past or _PRETERITE.fullmatch(word) is None:
            return False
        before = self.atoms.kinds[index - 1] if index else ""
        after = self.atoms.word(index + 1)
        return not (before in tuple("derqps~nNw") and after[:1].isupper()) and not (
            word.endswith("ten") and after[:1].isupper() and before != "x"
        )
