"""Konjunktiv settled by form and subject, where the paradigm leaves no choice.

«wäre» is Konjunktiv whoever the subject is. «habe» is indicative beside «ich» and Konjunktiv beside «er»: there the
subject in the tree decides. All else is left to the network. The table of forms is made from the paradigms of `ablaut`.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from laut.reading.columns import Columns, Labels

_FINITE = ("VVFIN", "VAFIN", "VMFIN")
_SUBJECTS = ("nsubj", "nsubj:pass", "expl")
_CARRIED = ("aux", "aux:pass", "cop", "conj")
"""A verb with such a relation may have its subject at its head."""
_FIRST = "ich"


@dataclass(frozen=True, slots=True)
class Mood:
    """What a form is: features to set."""

    mood: str
    tense: str | None = None
    person: str | None = None


_CERTAIN = {"K1": Mood("Sub", "Pres"), "K2": Mood("Sub", "Past")}


class VerbMoods:
    """The table of one language's model, for one set of label numbers."""

    def __init__(self, path: Path, labels: Labels) -> None:
        rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
        self._forms = {row[0]: row[1] for row in rows}
        self._labels = labels
        names = labels.names
        self._finite = [i for i, tag in enumerate(names["xpos"]) if tag in _FINITE]
        self._subjects = [i for i, rel in enumerate(names["rel"]) if rel in _SUBJECTS]
        self._carried = [i for i, rel in enumerate(names["rel"]) if rel in _CARRIED]

    def settle(self, words: list[str], columns: Columns) -> None:
        """Correct mood, tense and person of the finite verbs in place."""
        for i in np.flatnonzero(np.isin(columns.flat["xpos"], self._finite)).tolist():
            kind = self._forms.get(words[i].lower())
            mood = _CERTAIN.get(kind) if kind else None
            if kind == _FIRST:
                mood = self._by_subject(i, words, columns)
            if mood:
                self._set(i, mood, columns)

    def _by_subject(self, verb: int, words: list[str], columns: Columns) -> Mood | None:
        subject = self._subject(verb, columns)
        if subject is None:
            return None
        if words[subject].lower() == _FIRST:
            return Mood("Ind", "Pres", "1")
        return Mood("Sub", None, "3")

    def _subject(self, verb: int, columns: Columns) -> int | None:
        at, steps = verb, 0
        while at >= 0 and steps < 4:
            found = self._dependents(at, columns)
            if len(found):
                return int(found[0])
            if columns.relations[at] not in self._carried:
                return None
            at, steps = int(columns.heads[at]), steps + 1
        return None

    def _dependents(self, head: int, columns: Columns) -> NDArray[np.int64]:
        first, last = max(0, head - 100), head + 100
        near = (columns.heads[first:last] == head) & np.isin(columns.relations[first:last], self._subjects)
        found: NDArray[np.int64] = np.flatnonzero(near) + first
        return found

    def _set(self, word: int, mood: Mood, columns: Columns) -> None:
        for feature, value in (("Mood", mood.mood), ("Tense", mood.tense), ("Person", mood.person)):
            if value and value in self._labels.names[feature]:
                column = self._labels.features.index(feature)
                columns.features[word, column] = list(self._labels.names[feature]).index(value)
