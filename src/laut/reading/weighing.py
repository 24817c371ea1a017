"""A small network that weighs what grammar says about candidates together with the encoder's states.

One pass judges all candidates of one question («who of these acts in this event?») at once: each candidate is described
by fields (words a reader understands, looked up in embeddings) and by the encoder's states at two tokens; a
bidirectional LSTM over the candidates in text order lets them compete. Trained by `training/weighers.py`; several
networks trained from different seeds vote by their mean.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from laut.errors import ModelMissing
from laut.lang.load import model_file
from laut.reading.encoder import input_vectors

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Fields in the order of the weigher's vocabulary, and the token numbers whose states it sees."""

    fields: tuple[str, ...]
    first: int
    second: int


def states_of(doc: Doc) -> Array:
    """What weighers see of each token: the encoder's hidden state and the word's own vector, side by side."""
    return np.concatenate([np.asarray(doc.tensor, np.float32), input_vectors(doc)], axis=1)


@dataclass(frozen=True, slots=True)
class Weigher:
    """`answers`, a vocabulary per field (0 = unknown), and the parameters of each network by name."""

    answers: tuple[str, ...]
    vocabulary: tuple[dict[str, int], ...]
    networks: tuple[dict[str, Array], ...]

    def shares(self, candidates: Sequence[Candidate], states: Array) -> Array:
        """Probabilities, shape (candidates, answers); `states` has one row a token of the Doc, as `states_of` gives them.

        A weigher trained on the hidden states alone reads only their columns, which come first.
        """
        if not candidates:
            return np.zeros((0, len(self.answers)), np.float32)
        numbers = np.array([[v.get(f, 0) for v, f in zip(self.vocabulary, c.fields, strict=True)] for c in candidates])
        seen = states[:, : self.networks[0]["first.weight"].shape[1]]
        first, second = seen[[c.first for c in candidates]], seen[[c.second for c in candidates]]
        votes = [_forward(network, numbers, first, second) for network in self.networks]
        return np.asarray(sum(votes) / len(votes), np.float32)


def _forward(net: dict[str, Array], numbers: NDArray[np.int64], first: Array, second: Array) -> Array:
    embedded = net["embeddings"][numbers + net["offsets"].astype(np.int64)].reshape(len(numbers), -1)
    a = _relu(first @ net["first.weight"].T + net["first.bias"])
    b = _relu(second @ net["second.weight"].T + net["second.bias"])
    joined = np.concatenate([a, b, a * (b @ net["pair.weight"].T), embedded], axis=1)
    hidden = _relu(joined @ net["hidden.weight"].T + net["hidden.bias"])
    forth = _lstm(hidden, net, "")
    back = _lstm(hidden[::-1], net, "_reverse")[::-1]
    sums = np.concatenate([hidden, forth, back], axis=1) @ net["out.weight"].T + net["out.bias"]
    parts = np.exp(sums - sums.max(axis=1, keepdims=True))
    return np.asarray(parts / parts.sum(axis=1, keepdims=True), np.float32)


def _relu(x: Array) -> Array:
    return np.maximum(x, 0)


def _lstm(inputs: Array, net: dict[str, Array], suffix: str) -> Array:
    """One direction of an LSTM layer in PyTorch's order of gates (input, forget, cell, output)."""
    into, again = net[f"competition.weight_ih_l0{suffix}"], net[f"competition.weight_hh_l0{suffix}"]
    bias = net[f"competition.bias_ih_l0{suffix}"] + net[f"competition.bias_hh_l0{suffix}"]
    gates, width = inputs @ into.T + bias, again.shape[1]
    h, c, out = np.zeros(width, np.float32), np.zeros(width, np.float32), np.zeros((len(inputs), width), np.float32)
    for step, row in enumerate(gates):
        sums = row + again @ h
        open_ = _sigmoid(sums)
        c = open_[width : 2 * width] * c + open_[:width] * np.tanh(sums[2 * width : 3 * width])
        h = open_[3 * width :] * np.tanh(c)
        out[step] = h
    return out


def _sigmoid(x: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-x)), np.float32)


@lru_cache
def weigher(language: str, name: str) -> Weigher:
    """The trained weigher `lang/<language>/model/<name>.npz`; raises `ModelMissing`."""
    return read(model_file(language, f"{name}.npz"))


def read(path: Path) -> Weigher:
    """The weigher in a file; raises `ModelMissing` if the file is damaged."""
    try:
        with np.load(path) as kept:
            about = json.loads(bytes(kept["about"]).decode("utf-8"))
            names = [name for name in kept.files if name != "about"]
            arrays = {name: kept[name].astype(np.float32) for name in names}
    except (OSError, ValueError, KeyError) as error:
        raise ModelMissing(f"{path.name} is damaged ({error}); reinstall laut") from None
    networks = tuple(
        {name.split(":", 1)[1]: value for name, value in arrays.items() if name.startswith(f"{number}:")}
        for number in range(about["networks"])
    )
    vocabulary = tuple({word: number for number, word in enumerate(words, 1)} for words in about["vocabulary"])
    return Weigher(tuple(about["answers"]), vocabulary, networks)
