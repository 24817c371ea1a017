"""Several small networks of one shape run as one: their parameters are stacked, their mean is the vote.

Shapes: n networks, r candidates of all questions one after the other.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Ints = NDArray[np.int64]
_GATES = 4


class Networks:
    """Parameters by name, as PyTorch names those of `training.weighers.Network`; raises `KeyError`, `ValueError`."""

    def __init__(self, networks: Sequence[Mapping[str, Array]]) -> None:
        net = {name: np.stack([network[name] for network in networks]) for name in networks[0]}
        self._offsets = net["offsets"][0].astype(np.int64)
        self._embeddings = net["embeddings"]
        self._first, self._second, self._hidden, self._out = (
            Layer(_turned(net[f"{name}.weight"]), net[f"{name}.bias"][:, None])
            for name in ("first", "second", "hidden", "out")
        )
        self._pair = _turned(net["pair.weight"])
        self._races = [_race(net, suffix) for suffix in ("", "_reverse")]

    @property
    def width(self) -> int:
        """Columns of a token's row that the networks see."""
        return int(self._first.weight.shape[1])

    def __call__(self, fields: Ints, rows: Array, first: Ints, second: Ints, lengths: Ints) -> Array:
        """Probabilities (r, answers) from field numbers (r, fields) and the rows of each candidate's two tokens.

        `first` and `second` are places in `rows` (tokens, width); `lengths` are the candidates of each question.
        """
        embedded = self._embeddings[:, fields + self._offsets].reshape(len(self._embeddings), len(fields), -1)
        a, b = self._first(rows)[:, first], self._second(rows)[:, second]
        hidden = self._hidden(np.concatenate([a, b, a * (b @ self._pair), embedded], axis=2))
        forth, back = self._compete(hidden, lengths)
        sums = self._out.sums(np.concatenate([hidden, forth, back], axis=2))
        parts = np.exp(sums - sums.max(axis=2, keepdims=True))
        return np.asarray((parts / parts.sum(axis=2, keepdims=True)).sum(axis=0) / len(parts), np.float32)

    def _compete(self, hidden: Array, lengths: Ints) -> Iterator[Array]:
        """The states of the LSTM in both directions, each (n, r, race)."""
        for race, order in zip(self._races, _orders(lengths), strict=True):
            yield race(hidden, order)


@dataclass(frozen=True, slots=True)
class Layer:
    """`weight` (n, inputs, outputs), `bias` (n, 1, outputs)."""

    weight: Array
    bias: Array

    def sums(self, x: Array) -> Array:
        """For rows (…, rows, inputs), (n, rows, outputs)."""
        return np.asarray(x @ self.weight + self.bias, np.float32)

    def __call__(self, x: Array) -> Array:
        return np.maximum(self.sums(x), 0)


@dataclass(frozen=True, slots=True)
class Order:
    """In which order candidates are read: `rows` step by step, `sizes` how many questions have so many steps."""

    rows: Ints
    sizes: tuple[int, ...]


def _orders(lengths: Ints) -> tuple[Order, Order]:
    """All questions at once, the longest first; from the first candidate to the last, and back."""
    longest = np.argsort(-lengths, kind="stable")
    starts, sizes = (np.cumsum(lengths) - lengths)[longest], lengths[longest]
    counts = tuple(int((sizes > step).sum()) for step in range(int(sizes[0])))
    forth = np.concatenate([starts[:count] + step for step, count in enumerate(counts)])
    back = np.concatenate([(starts + sizes)[:count] - 1 - step for step, count in enumerate(counts)])
    return Order(forth, counts), Order(back, counts)


@dataclass(frozen=True, slots=True)
class Race:
    """One direction of an LSTM layer in PyTorch's order of gates (input, forget, cell, output)."""

    into: Layer
    again: Array

    def __call__(self, inputs: Array, order: Order) -> Array:
        gates, width = self.into.sums(inputs)[:, order.rows], self.again.shape[1]
        h = c = np.zeros((len(gates), order.sizes[0], width), np.float32)
        out, at = np.empty((*inputs.shape[:2], width), np.float32), 0
        for size in order.sizes:
            sums = gates[:, at : at + size] + h[:, :size] @ self.again
            enter, keep, new, show = np.split(sums, _GATES, axis=2)
            c = _sigmoid(keep) * c[:, :size] + _sigmoid(enter) * np.tanh(new)
            h = _sigmoid(show) * np.tanh(c)
            out[:, order.rows[at : at + size]] = h
            at += size
        return out


def _race(net: Mapping[str, Array], suffix: str) -> Race:
    into, again, *biases = (
        net[f"competition.{name}_l0{suffix}"] for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
    )
    return Race(Layer(_turned(into), (biases[0] + biases[1])[:, None]), _turned(again))


def _turned(weight: Array) -> Array:
    return np.ascontiguousarray(weight.transpose(0, 2, 1))


def _sigmoid(x: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-x)), np.float32)
