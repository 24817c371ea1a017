"""Label numbers of all words of a text, and what the numbers mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

_NOT_FEATURES = frozenset(("start", "name", "upos", "xpos", "script", "rel"))


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
