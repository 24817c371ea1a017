"""The input vector of a word: the mean of its subwords' rows, and rows for its letters' pattern.

The subword table descends from the multilingual Universal Sentence Encoder (Yang et al. 2020; Apache-2.0): a trained
linear map is folded into it, which is exact because a mean commutes with a linear map.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from laut.reading.intact import intact

Floats = NDArray[np.float32]
_PATTERNS = (("p1", 256), ("p3", 2048), ("s1", 256), ("s2", 1024), ("s3", 3072), ("s4", 5120), ("sh", 512))
"""Kinds of letter patterns (prefix, suffix, shape) and how many rows the hash of each may choose from."""
PATTERN_ROWS = sum(size for _, size in _PATTERNS)
_KEPT_WORDS = 20_000
"""Vectors of this many word forms are remembered (about 17 MB)."""
_DIGITS = re.compile(r"\d")
_RUNS = re.compile(r"(.)\1{3,}")


def shape(word: str) -> str:
    """`Xxxx` for «Haus», `dddd` for «1969»: letters and digits by kind, runs cut after four."""
    kinds = ("X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in word[:24])
    return _RUNS.sub(lambda run: run[1] * 4, "".join(kinds))


def _pattern(kind: str, word: str, low: str) -> str:
    if kind == "sh":
        return shape(word)
    size = int(kind[1])
    return low[:size] if kind[0] == "p" else low[-size:]


def pattern_ids(word: str) -> list[int]:
    """One row number for each kind of letter pattern, below `PATTERN_ROWS`; digits count as `0`."""
    low, first, ids = _DIGITS.sub("0", word.lower()), 0, []
    for kind, size in _PATTERNS:
        text = f"{kind}{_pattern(kind, word, low)}"
        ids.append(first + crc32(text.encode("utf-8", "replace")) % size)
        first += size
    return ids


def word_key(word: str) -> str:
    """The form under which a frequent word has a row of its own."""
    return _DIGITS.sub("0", word.lower())


class WordVectors:
    """Turns words into rows of shape (words, width), float32; forms seen before come from memory."""

    def __init__(self, pieces: Callable[[list[str]], list[list[int]]], tables: "Tables") -> None:
        self._pieces = pieces
        self._tables = tables
        self._rows: dict[str, int] = {}
        self._kept = np.zeros((256, tables.width), np.float32)

    @property
    def width(self) -> int:
        """Columns of a word's vector."""
        return self._tables.width

    def __call__(self, words: Sequence[str]) -> Floats:
        if len(self._rows) > _KEPT_WORDS:
            self._rows.clear()
        self._learn([word for word in dict.fromkeys(words) if word not in self._rows])
        rows = self._rows
        out: Floats = self._kept[[rows[word] for word in words]]
        return out

    def _learn(self, words: list[str]) -> None:
        if not words:
            return
        first = len(self._rows)
        while first + len(words) > len(self._kept):
            self._kept = np.concatenate([self._kept, np.zeros_like(self._kept)])
        self._kept[first : first + len(words)] = self._tables.vectors(words, self._pieces(words))
        self._rows.update((word, first + i) for i, word in enumerate(words))


class Tables:
    """Quantised rows: `pieces` (subwords), `patterns` (letter patterns), `words` (frequent forms)."""

    def __init__(self, data: dict[str, NDArray[Any]], words: Sequence[str]) -> None:
        self._rows = {name: data[name] for name in ("pieces", "patterns", "words")}
        self._scales = {name: data[f"{name}_scale"].astype(np.float32) for name in self._rows}
        self._place = data["place"]
        self._known = {word: i + 1 for i, word in enumerate(words)}
        self.width = int(self._rows["pieces"].shape[1] + self._rows["patterns"].shape[1])

    def _mean(self, ids: list[list[int]]) -> Floats:
        flat = self._place[np.fromiter((i for row in ids for i in row), np.int64)]
        lengths = np.array([len(row) for row in ids])
        rows = self._rows["pieces"][flat].astype(np.float32) * self._scales["pieces"]
        total: NDArray[Any] = np.add.reduceat(rows, np.cumsum(lengths) - lengths, axis=0)
        mean: Floats = (total / lengths[:, None].astype(np.float32)).astype(np.float32)
        return mean

    def vectors(self, words: list[str], pieces: list[list[int]]) -> Floats:
        """Rows of shape (words, width): subword mean beside the sum of pattern and word rows."""
        ids = np.array([pattern_ids(word) for word in words])
        patterns = self._rows["patterns"][ids].astype(np.float32).sum(1) * self._scales["patterns"]
        own = [self._known.get(word_key(word), 0) for word in words]
        patterns += self._rows["words"][own].astype(np.float32) * self._scales["words"]
        return np.concatenate([self._mean([row or [0] for row in pieces]), patterns], axis=1)


def load_vectors(folder: Path) -> WordVectors:
    """The word vectors kept in a model folder."""
    import sentencepiece

    with intact(folder / "pieces.model"):
        processor = sentencepiece.SentencePieceProcessor(model_file=str(folder / "pieces.model"))
    with intact(folder / "words.txt"):
        words = (folder / "words.txt").read_text("utf-8").splitlines()
    with intact(folder / "tables.npz"), (folder / "tables.npz").open("rb") as file, np.load(file) as data:
        rows = dict(data)
        tables = Tables(rows, words)
    with intact(folder / "words.txt"):
        if len(words) != (wanted := len(rows["words"]) - 1):
            raise ValueError(f"{len(words)} words instead of {wanted}")
    return WordVectors(lambda forms: processor.encode(forms, out_type=int), tables)
