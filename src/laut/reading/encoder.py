"""The trained German encoder as a spaCy component: one pass over the text fills every layer of grammar.

Requires nothing but tokens (sentence starts that are already set are kept) and assigns `sents`, `tag_`, `pos_`, `morph`,
`lemma_`, `head`, `dep_`, `ents` and `tensor`. `tensor` has one row for each token, float32 of shape (tokens, width):
the hidden states on which further heads are trained; tokens of white space have rows of zeros.
"""

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from laut.errors import ModelMissing
from laut.reading.columns import Columns, Labels
from laut.reading.fill import Filler
from laut.reading.intact import intact
from laut.reading.lexicon import Lexicon
from laut.reading.names import best_names
from laut.reading.network import Network
from laut.reading.sentences import cuts, sentence_starts
from laut.reading.states import States
from laut.reading.stretch import Stretch, stretch
from laut.reading.trees import best_tree
from laut.reading.vectors import Floats, load_vectors
from laut.reading.verb_moods import VerbMoods

Outputs = dict[str, NDArray[Any]]
MODELS = Path(__file__).parent.parent / "lang"
_FILES = ("encoder.onnx", "tables.npz", "words.txt", "labels.json", "pieces.model", "lemmas.tsv.gz", "moods.tsv")
_BLOCK = 6144
"""Words labelled at once; bounds the memory of long texts."""


class Encoder:
    """Network, tables and label names of one language's model."""

    def __init__(self, folder: Path) -> None:
        missing = [name for name in _FILES if not (folder / name).is_file()]
        if missing:
            raise ModelMissing(
                f"{folder}: {', '.join(missing)} missing; reinstall laut, or rebuild the model with `python -m training.encoder`"
            )
        vectors = load_vectors(folder)
        with intact(folder / "encoder.onnx"):
            self.network = Network(folder / "encoder.onnx", vectors)
        with intact(folder / "labels.json"):
            self.labels = Labels(json.loads((folder / "labels.json").read_text("utf-8")))
        with intact(folder / "lemmas.tsv.gz"):
            self.lexicon = Lexicon(folder / "lemmas.tsv.gz")
        with intact(folder / "moods.tsv"):
            self.moods = VerbMoods(folder / "moods.tsv", self.labels)
        with intact(folder / "tables.npz"), (folder / "tables.npz").open("rb") as file, np.load(file) as data:
            self._root_arc, self._root_rel = (data[name].astype(np.float32) for name in ("root_arc", "root_rel"))
            relations = data["relations"].astype(np.float32)
        self.width = self.network.width
        self._relations = np.ascontiguousarray(relations.transpose(2, 0, 1)).reshape(relations.shape[2], -1)

    def read(self, text: Stretch, states: States) -> Columns:
        """Labels of all words; fills the words' rows of `states`."""
        columns, at, end = Columns(len(text.words), self.labels), 0, len(text.words)
        while at < end:
            stop = min(at + _BLOCK, end)
            found = self.network(text.words[at:stop], text.gaps[at:stop])
            starts = sentence_starts(found["start"], text.words[at:stop], text.preset[at:stop])
            size = stop - at if stop == end else int(np.flatnonzero(starts)[-1:].sum()) or stop - at
            found = {name: rows[:size] for name, rows in found.items()}
            self._put(columns, at, found, starts[:size], text.words[at : at + size])
            states.put(text.tokens[at : at + size], found["hidden"])
            at += size
        return columns

    def _put(self, columns: Columns, at: int, found: Outputs, starts: NDArray[np.bool_], words: Sequence[str]) -> None:
        here = slice(at, at + len(starts))
        heads = self._heads(found, starts, words)
        columns.put(at, self.labels, found)
        columns.starts[here] = starts
        columns.heads[here] = np.where(heads < 0, -1, heads + at)
        columns.relations[here] = self._relation_labels(found, heads)
        columns.names[here] = best_names(found["name"], starts, self.labels.names["name"])

    def _heads(self, found: Outputs, starts: NDArray[np.bool_], words: Sequence[str]) -> NDArray[np.int64]:
        """Heads inside the block, -1 for roots; given sentences that are too long are parsed in parts."""
        heads = np.empty(len(starts), np.int64)
        edges = sorted({0, *np.flatnonzero(starts).tolist(), len(starts)})
        edges += [cut for first, last in pairwise(edges) for cut in cuts(words, first, last)]
        for first, last in pairwise(sorted(edges)):
            rows = np.concatenate([self._root_arc[None], found["arc_head"][first:last]])
            tree = best_tree(found["arc_dep"][first:last] @ rows.T)
            heads[first:last] = np.where(tree == 0, -1, tree - 1 + first)
        return heads

    def _relation_labels(self, found: Outputs, heads: NDArray[np.int64]) -> NDArray[np.int64]:
        of_head = np.where((heads < 0)[:, None], self._root_rel, found["rel_head"][heads])
        scores = np.concatenate([self._relation_scores(a, b) for a, b in _chunks(found["rel_dep"], of_head)])
        root = self.labels.names["rel"].index("root")
        scores[heads >= 0, root] = -np.inf
        best: NDArray[np.int64] = scores.argmax(1)
        best[heads < 0] = root
        return best

    def _relation_scores(self, deps: Floats, heads: Floats) -> Floats:
        parts = (_with_one(deps) @ self._relations).reshape(len(deps), -1, heads.shape[1] + 1)
        scores: Floats = np.matmul(parts, _with_one(heads)[:, :, None])[:, :, 0]
        return scores


def _with_one(rows: Floats) -> Floats:
    return np.concatenate([rows, np.ones((len(rows), 1), np.float32)], axis=1)


def _chunks(deps: Floats, heads: Floats, size: int = 512) -> Iterator[tuple[Floats, Floats]]:
    for at in range(0, len(deps), size):
        yield deps[at : at + size], heads[at : at + size]


@lru_cache(maxsize=4)
def load_encoder(folder: Path) -> Encoder:
    """The model in a folder; loaded once."""
    return Encoder(folder)


class LautEncoder:
    """The component; `Filler` knows the vocabulary of its Docs."""

    def __init__(self, vocab: Vocab, folder: Path) -> None:
        self.encoder = load_encoder(folder)
        self._fill = Filler(self.encoder.labels, self.encoder.lexicon, self.encoder.moods, vocab)

    def __call__(self, doc: Doc) -> Doc:
        """Fill all layers of the Doc."""
        text = stretch(doc)
        states = States(len(doc), self.encoder.width)
        if text.words:
            self._fill(doc, text, self.encoder.read(text, states))
        doc.tensor = states.rows  # type: ignore[assignment]  # the stubs want float64
        return doc


def input_vectors(doc: Doc, tokens: Sequence[int] | None = None) -> Floats:
    """What the network saw of each token, or of those with the given numbers: the words' vectors without context.

    Shape (tokens, columns).
    """
    vectors = load_encoder(MODELS / doc.lang_ / "model").network.vectors
    return vectors([token.text for token in doc] if tokens is None else [doc[i].text for i in tokens])


@Language.factory(
    "laut_encoder",
    assigns=[
        "doc.sents",
        "doc.ents",
        "doc.tensor",
        "token.tag",
        "token.pos",
        "token.morph",
        "token.lemma",
        "token.head",
        "token.dep",
    ],
    default_config={"model": None},
)
def make_encoder(nlp: Language, name: str, model: str | None) -> LautEncoder:
    """The component for a pipeline; `model` is a folder, by default the one of the pipeline's language."""
    return LautEncoder(nlp.vocab, Path(model) if model else MODELS / str(nlp.lang) / "model")
