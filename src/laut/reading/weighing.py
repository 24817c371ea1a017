"""A small network that weighs what grammar says about candidates together with the encoder's states.

One pass judges all candidates of one question («who of these acts in this event?») at once: each candidate is described
by fields (words a reader understands, looked up in embeddings) and by the encoder's states at two tokens; a
bidirectional LSTM over the candidates in text order lets them compete. Trained by `training/weighers.py`; several
networks trained from different seeds vote by their mean (`laut.reading.voting`).
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from laut.lang.load import model_file
from laut.reading.intact import intact
from laut.reading.voting import Array, Networks

_TOGETHER = 512
"""About so many candidates are weighed at once; bounds the memory of reports with many claims."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Fields in the order of the weigher's vocabulary, and the token numbers whose states it sees."""

    fields: tuple[str, ...]
    first: int
    second: int


Question = Sequence[Candidate]


class TokenRows(Protocol):
    """Rows for tokens by their numbers, as `laut.reading.word_states.WordStates` or an array gives them."""

    def __getitem__(self, tokens: NDArray[np.int64]) -> Array: ...


@dataclass(frozen=True, slots=True)
class Weigher:
    """`answers`, a vocabulary per field (0 = unknown), and the networks."""

    answers: tuple[str, ...]
    vocabulary: tuple[dict[str, int], ...]
    networks: Networks

    def shares(self, questions: Sequence[Question], states: TokenRows) -> list[Array]:
        """Probabilities for each question, shape (candidates, answers); candidates of other questions say nothing.

        A weigher trained on the hidden states alone reads only their columns, which come first.
        """
        return list(chain.from_iterable(self._together(part, states) for part in _parts(questions)))

    def _together(self, questions: Sequence[Question], states: TokenRows) -> Sequence[Array]:
        flat = [candidate for question in questions for candidate in question]
        if not flat:
            return [np.zeros((0, len(self.answers)), np.float32) for _ in questions]
        fields = [[v.get(f, 0) for v, f in zip(self.vocabulary, c.fields, strict=True)] for c in flat]
        tokens, at = np.unique([(c.first, c.second) for c in flat], return_inverse=True)
        rows, at = states[tokens][:, : self.networks.width], at.reshape(-1, 2)
        lengths = [len(question) for question in questions]
        found = self.networks(np.array(fields), rows, at[:, 0], at[:, 1], np.array(lengths))
        return np.split(found, np.cumsum(lengths)[:-1])


def _parts(questions: Sequence[Question]) -> Iterator[Sequence[Question]]:
    """Neighbouring questions with about `_TOGETHER` candidates in all."""
    part: list[Question] = []
    for question in questions:
        part.append(question)
        if sum(map(len, part)) >= _TOGETHER:
            yield part
            part = []
    if part:
        yield part


@lru_cache
def weigher(language: str, name: str) -> Weigher:
    """The trained weigher `lang/<language>/model/<name>.npz`; raises `ModelMissing`."""
    return read(model_file(language, f"{name}.npz"))


def read(path: Path) -> Weigher:
    """The weigher in a file; raises `ModelMissing` if the file is damaged."""
    with intact(path):
        with path.open("rb") as file, np.load(file) as kept:
            about = json.loads(bytes(kept["about"]).decode("utf-8"))
            arrays = {name: kept[name] for name in kept.files if name != "about"}
        networks = [_of_network(arrays, number) for number in range(about["networks"])]
        vocabulary = tuple({word: number for number, word in enumerate(words, 1)} for words in about["vocabulary"])
        return Weigher(tuple(about["answers"]), vocabulary, Networks(networks))


def _of_network(arrays: dict[str, NDArray[np.generic]], number: int) -> dict[str, Array]:
    found = {name.split(":", 1)[1]: array for name, array in arrays.items() if name.startswith(f"{number}:")}
    return {name: array.astype(np.float32) for name, array in found.items()}
