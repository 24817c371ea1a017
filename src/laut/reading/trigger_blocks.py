"""A long text for the trigger head, so many words at once that memory stays bounded.

The head gathers rows of word vectors (the word, its neighbours, its head) and takes the mean of all rows as the text's
topic. A block has the rows that its words need and one row more, which makes their mean that of the whole text.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from laut.reading.encoder import input_vectors
from laut.reading.states import give_back, let_go
from laut.reading.trigger_features import Features
from laut.reading.vectors import Floats

Inputs = dict[str, NDArray[np.generic]]
Ints = NDArray[np.int64]
WHOLE = 8_192
"""Texts of up to so many tokens are one block."""
_WORDS, _TOKENS = 1_024, 4_096
"""Words judged at once, tokens whose vectors are summed up at once."""


def blocks(seen: Features) -> Iterator[Inputs]:
    """The head's inputs for all picked words, in order."""
    if len(seen.doc) <= WHOLE:
        names = ("states", "vectors", "prior", "numbers", "picked", "heads")
        yield {name: getattr(seen, name) for name in names}
        return
    topic, length = _topic(seen), len(seen.doc)
    for start in range(0, len(seen.picked), _WORDS):
        yield _block(seen, slice(start, start + _WORDS), topic)
        let_go(seen.states)
        give_back(length)


def _topic(seen: Features) -> Floats:
    """The mean of the word vectors of all tokens."""
    length = len(seen.doc)
    parts = (range(start, min(start + _TOKENS, length)) for start in range(0, length, _TOKENS))
    total = sum(input_vectors(seen.doc, part).sum(axis=0, dtype=np.float64) for part in parts)
    return np.asarray(total / length, np.float32)


def _block(seen: Features, rows: slice, topic: Floats) -> Inputs:
    picked, heads = seen.picked[rows], seen.heads[rows]
    first, last = max(int(picked[0]) - 1, 0), int(picked[-1]) + 1
    near = np.minimum(np.arange(first, last + 1), len(seen.doc) - 1)
    outside = (heads < first) | (heads > last)
    far = np.unique(heads[outside])
    at = np.where(outside, len(near) + np.searchsorted(far, heads), heads - first)
    vectors = input_vectors(seen.doc, np.concatenate([near, far]).tolist())
    balance = topic * np.float32(len(vectors) + 1) - vectors.sum(axis=0)
    return {
        "states": seen.states[near], "vectors": np.concatenate([vectors, balance[None]]), "prior": seen.prior[rows],
        "numbers": seen.numbers[rows], "picked": picked - first, "heads": at,
    }  # fmt: skip
