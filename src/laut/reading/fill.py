"""Labels of words become attributes of a spaCy Doc."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from spacy import symbols
from spacy.symbols import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.vocab import Vocab

from laut.reading.columns import Columns, Labels, one_root
from laut.reading.lemmas import apply_script
from laut.reading.lexicon import Lexicon
from laut.reading.stretch import Stretch
from laut.reading.verb_moods import VerbMoods

_COLUMNS = [TAG, POS, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE]
_IOB = {"O": 2, "B": 3, "I": 1}
_JOINED = "parataxis"
"""Relation of further roots when a given sentence was parsed in parts."""


class Filler:
    """Writes columns into Docs of one vocabulary; remembers the numbers of strings and feature bundles."""

    def __init__(self, labels: Labels, lexicon: Lexicon, moods: VerbMoods, vocab: Vocab) -> None:
        self._labels, self._lexicon, self._moods, self._vocab = labels, lexicon, moods, vocab
        self._strings = {n: self._hashes(labels.names[n]) for n in ("upos", "xpos", "rel")}
        kinds = [tag.partition("-") for tag in labels.names["name"]]
        self._iob = np.array([_IOB[kind[0]] for kind in kinds], np.uint64)
        self._kinds = np.array([vocab.strings.add(kind[2]) if kind[2] else 0 for kind in kinds], np.uint64)
        self._bundles: dict[bytes, int] = {}
        self._particle = (
            list(labels.names["rel"]).index("compound:prt") if "compound:prt" in labels.names["rel"] else -1
        )

    def _hashes(self, names: Sequence[str]) -> NDArray[np.uint64]:
        return np.array([getattr(symbols, n, 0) or self._vocab.strings.add(n) for n in names], np.uint64)

    def _bundle(self, row: NDArray[np.int8]) -> int:
        key = row.tobytes()
        if key not in self._bundles:
            names = self._labels.names
            pairs = [f"{f}={names[f][i]}" for f, i in zip(self._labels.features, row.tolist(), strict=True) if i]
            self._bundles[key] = int(self._vocab.morphology.add("|".join(pairs)))
        return self._bundles[key]

    def lemmas(self, words: Sequence[str], columns: Columns) -> list[str]:
        """Lemmas; a separated particle is put before its verb's («fügte … hinzu» → hinzufügen)."""
        scripts, tags = self._labels.names["script"], self._labels.names["xpos"]
        numbers = zip(words, columns.flat["script"].tolist(), columns.flat["xpos"].tolist(), strict=True)
        out = [self._lexicon.lemma(w, tags[x]) or apply_script(scripts[s], w) for w, s, x in numbers]
        for i in np.flatnonzero(columns.relations == self._particle).tolist():
            head, particle = int(columns.heads[i]), words[i].lower()
            if head >= 0 and not out[head].startswith(particle):
                out[head] = particle + out[head]
        return out

    def __call__(self, doc: Doc, text: Stretch, columns: Columns) -> Doc:
        """Set tags, features, lemmas, tree, sentences and names."""
        self._moods.settle(text.words, columns)
        further = one_root(columns.starts, columns.heads)
        if _JOINED in self._labels.names["rel"]:
            columns.relations[further] = list(self._labels.names["rel"]).index(_JOINED)
        rows = np.zeros((len(doc), len(_COLUMNS)), np.uint64)
        rows[:, 6] = _IOB["O"]
        rows[text.tokens] = self._rows(text, columns)
        cut = (rows[1:, 6] == _IOB["I"]) & (rows[:-1, 6] == _IOB["O"])
        rows[1:, 6][cut] = _IOB["B"]  # a name that white space interrupts begins anew behind it
        _place_heads(rows[:, 4], text.tokens, columns)
        return doc.from_array(_COLUMNS, rows)  # type: ignore[arg-type]  # the stubs know only int lists

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
