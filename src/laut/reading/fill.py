"""Labels of words become attributes of a spaCy Doc."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.tokens import Doc
from spacy.vocab import Vocab

from laut.reading.lemmas import apply_script
from laut.reading.stretch import Stretch

_NOT_FEATURES = frozenset(("start", "name", "upos", "xpos", "script", "rel"))
_COLUMNS = [TAG, POS, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE]
_IOB = {"O": 2, "B": 3, "I": 1}
_JOINED = "parataxis"
"""Relation of further roots when a given sentence was parsed in parts."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The label names of each head, in the order of the network's numbers."""

    names: Mapping[str, Sequence[str]]

    @property
    def features(self) -> tuple[str, ...]:
        """Heads that are morphological features, in the order of UD (by name, case-insensitive)."""
        return tuple(sorted((n for n in self.names if n not in _NOT_FEATURES), key=str.lower))


class Columns:
    """Label numbers of all words of a Doc, filled block by block; `heads` are word numbers, -1 for roots."""

    def __init__(self, words: int, labels: Labels) -> None:
        self.starts = np.zeros(words, np.bool_)
        self.heads = np.full(words, -1, np.int64)
        self.relations, self.names = np.zeros(words, np.int64), np.zeros(words, np.int64)
        self.flat = {n: np.zeros(words, np.int16) for n in ("upos", "xpos", "script")}
        self.features = np.zeros((words, len(labels.features)), np.int8)

    def put(self, at: int, labels: Labels, found: Mapping[str, NDArray[Any]]) -> None:
        """Write the labels of a block that begins at word `at`."""
        here = slice(at, at + len(found["upos"]))
        for name, column in self.flat.items():
            column[here] = found[name]
        for i, name in enumerate(labels.features):
            self.features[here, i] = found[name]


def one_root(starts: NDArray[np.bool_], heads: NDArray[np.int64]) -> NDArray[np.int64]:
    """Words that are a further root of their sentence; each gets the first root as its head, in place."""
    sentence = np.cumsum(starts)
    roots = np.flatnonzero(heads < 0)
    owners, first = np.unique(sentence[roots], return_index=True)
    further: NDArray[np.int64] = np.setdiff1d(roots, roots[first])
    heads[further] = roots[first][np.searchsorted(owners, sentence[further])]
    return further


class Filler:
    """Writes columns into Docs of one vocabulary; remembers the numbers of strings and feature bundles."""

    def __init__(self, labels: Labels, vocab: Vocab) -> None:
        self._labels, self._vocab = labels, vocab
        self._strings = {n: self._hashes(labels.names[n]) for n in ("upos", "xpos", "rel")}
        kinds = [tag.partition("-") for tag in labels.names["name"]]
        self._iob = np.array([_IOB[kind[0]] for kind in kinds], np.uint64)
        self._kinds = np.array([vocab.strings.add(kind[2]) if kind[2] else 0 for kind in kinds], np.uint64)
        self._bundles: dict[bytes, int] = {}
        self._particle = list(labels.names["rel"]).index("compound:prt") if "compound:prt" in labels.names["rel"] else -1

    def _hashes(self, names: Sequence[str]) -> NDArray[np.uint64]:
        from spacy.parts_of_speech import IDS

        return np.array([IDS[n] if n in IDS else self._vocab.strings.add(n) for n in names], np.uint64)

    def _bundle(self, row: NDArray[np.int8]) -> int:
        key = row.tobytes()
        if key not in self._bundles:
            names = self._labels.names
            pairs = [f"{f}={names[f][i]}" for f, i in zip(self._labels.features, row.tolist(), strict=True) if i]
            self._bundles[key] = int(self._vocab.morphology.add("|".join(pairs)))
        return self._bundles[key]

    def lemmas(self, words: Sequence[str], columns: Columns) -> list[str]:
        """Lemmas; a separated particle is put before its verb's («fügte … hinzu» → hinzufügen)."""
        scripts = self._labels.names["script"]
        out = [apply_script(scripts[n], w) for n, w in zip(columns.flat["script"].tolist(), words, strict=True)]
        for i in np.flatnonzero(columns.relations == self._particle).tolist():
            head, particle = int(columns.heads[i]), words[i].lower()
            if head >= 0 and not out[head].startswith(particle):
                out[head] = particle + out[head]
        return out

    def __call__(self, doc: Doc, text: Stretch, columns: Columns) -> Doc:
        """Set tags, features, lemmas, tree, sentences and names."""
        further = one_root(columns.starts, columns.heads)
        if _JOINED in self._labels.names["rel"]:
            columns.relations[further] = list(self._labels.names["rel"]).index(_JOINED)
        rows = np.zeros((len(doc), len(_COLUMNS)), np.uint64)
        rows[:, 6] = _IOB["O"]
        rows[text.tokens] = self._rows(text, columns)
        cut = (rows[1:, 6] == _IOB["I"]) & (rows[:-1, 6] == _IOB["O"])
        rows[1:, 6][cut] = _IOB["B"]  # a name that white space interrupts begins anew behind it
        _place_heads(rows[:, 4], text.tokens, columns)
        return doc.from_array(_COLUMNS, rows)

    def _rows(self, text: Stretch, columns: Columns) -> NDArray[np.uint64]:
        add = self._vocab.strings.add
        lemmas = np.array([add(lemma) for lemma in self.lemmas(text.words, columns)], np.uint64)
        bundles = np.array([self._bundle(row) for row in columns.features], np.uint64)
        tags, pos = (self._strings[n][columns.flat[n]] for n in ("xpos", "upos"))
        zero, rels = np.zeros(len(lemmas), np.uint64), self._strings["rel"][columns.relations]
        names = columns.names
        return np.stack([tags, pos, bundles, lemmas, zero, rels, self._iob[names], self._kinds[names]], axis=1)


def _place_heads(column: NDArray[np.uint64], tokens: NDArray[np.int64], columns: Columns) -> None:
    """Relative heads of tokens; white space hangs on the word before it, at the beginning on the word after it."""
    own = np.arange(len(tokens))
    heads = tokens[np.where(columns.heads < 0, own, columns.heads)] - tokens
    space = np.ones(len(column), np.bool_)
    space[tokens] = False
    places = np.arange(len(column))
    before = np.maximum(np.searchsorted(tokens, places) - 1, 0)
    relative = tokens[before] - places
    relative[tokens] = heads
    column[:] = relative.astype(np.int64).view(np.uint64)
