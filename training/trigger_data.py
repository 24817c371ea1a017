"""Annotated reports as arrays for the trigger network: compressed features, numbers and labels of the picked words."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from laut.reading.trigger_features import Features, Numbers, features, picked
from laut.reading.trigger_table import TriggerTable
from training.trigger_gold import UNKNOWN, Labels, Report, labels, sentence_numbers

LEAST_LEMMAS, LEAST_TAGS = 3, 5
BLOCKS = {"states": 144, "own": 112, "head": 56, "before": 32, "after": 32, "topic": 24}
"""Parts of a word's input and to how many columns each is compressed."""
Rows = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Read:
    """One report: the features of its picked words, their labels, and the corpus sentence each stands in."""

    report: Report
    words: tuple[str, ...]
    seen: Features
    types: NDArray[np.int64]
    modes: NDArray[np.int64]
    statuses: NDArray[np.int64]
    sentences: NDArray[np.int64]


def vocabulary(docs: Sequence[Doc], table: TriggerTable) -> Numbers:
    """Numbers of the frequent lemmas, tags and relations of the training reports."""
    lemmas: Counter[str] = Counter()
    for doc in docs:
        lemmas.update(table.lemma(doc[number]) for number in picked(doc, table))
    tags, relations = (Counter(name(token) for doc in docs for token in doc) for name in _NAMES)
    return Numbers(_frequent(lemmas, LEAST_LEMMAS), _frequent(tags, LEAST_TAGS), _frequent(relations, LEAST_TAGS))


_NAMES: tuple[Callable[..., str], ...] = (lambda token: token.tag_, lambda token: token.dep_)


def _frequent(counts: Counter[str], least: int) -> dict[str, int]:
    names = sorted(name for name, count in counts.items() if count >= least and name)
    return {name: number for number, name in enumerate(names, start=1)}


def read(report: Report, doc: Doc, table: TriggerTable, numbers: Numbers) -> Read:
    """The arrays of one report."""
    words = picked(doc, table)
    seen, found = features(doc, table, numbers, words), labels(doc, report)
    at = seen.picked
    kept: list[NDArray[np.int64]] = [column[at] for column in (found.types, found.modes, found.statuses)]
    return Read(report, tuple(doc[number].text for number in words), seen, *kept, sentence_numbers(doc, report)[at])


def reduced(one: Read, token: int) -> Read:
    """A report of which only one token is judged; nothing is said of its other words, nor of the status."""
    row = np.flatnonzero(one.seen.picked == token)
    names = ("prior", "numbers", "picked", "heads")
    seen = replace(one.seen, **{name: getattr(one.seen, name)[row] for name in names})
    labels = {name: getattr(one, name)[row] for name in ("types", "modes", "statuses", "sentences")}
    labels["statuses"] = np.full_like(labels["statuses"], UNKNOWN)
    return replace(one, words=tuple(one.words[i] for i in row), seen=seen, **labels)


def blocks(seen: Features) -> dict[str, Rows]:
    """The uncompressed parts of the picked words' input, in the order of `BLOCKS`."""
    vectors, at = seen.vectors, seen.picked
    last = len(vectors) - 1
    topic = vectors.mean(0, keepdims=True).repeat(len(at), 0)
    return {
        "states": seen.states[at],
        "own": vectors[at],
        "head": vectors[seen.heads],
        "before": vectors[np.maximum(at - 1, 0)],
        "after": vectors[np.minimum(at + 1, last)],
        "topic": topic,
    }


@dataclass(frozen=True, slots=True)
class Compression:
    """Principal axes of each block, scaled so that the block has unit variance: x → (x - mean) @ axes."""

    means: dict[str, Rows]
    axes: dict[str, Rows]

    def __call__(self, parts: dict[str, Rows]) -> Rows:
        """Compressed rows, all blocks beside each other."""
        return np.concatenate([(parts[name] - self.means[name]) @ self.axes[name] for name in BLOCKS], axis=1)


def compression(reports: Iterable[Read]) -> Compression:
    """The compression fitted on every fourth picked word."""
    sample = [{name: rows[::4] for name, rows in blocks(one.seen).items()} for one in reports if len(one.words)]
    means, axes = {}, {}
    for name, width in BLOCKS.items():
        rows = np.concatenate([parts[name] for parts in sample])
        means[name] = rows.mean(0)
        _, directions = np.linalg.eigh(np.cov((rows - means[name]).T))
        axes[name] = np.ascontiguousarray(directions[:, ::-1][:, :width] / rows.std(), dtype=np.float32)
    return Compression(means, axes)


@dataclass(frozen=True, slots=True)
class Table:
    """All picked words of some reports: inputs (words, columns), numbers, labels."""

    rows: Rows
    numbers: NDArray[np.int64]
    types: NDArray[np.int64]
    modes: NDArray[np.int64]
    statuses: NDArray[np.int64]

    def some(self, at: NDArray[np.int64]) -> "Table":
        """Only these words."""
        return Table(*(getattr(self, name)[at] for name in self.__slots__))


def stacked(reports: Sequence[Read], compress: Compression) -> Table:
    """The words of reports, one after the other; the table's columns stand last."""
    rows = [np.concatenate([compress(blocks(one.seen)), one.seen.prior], axis=1) for one in reports]
    numbers = np.concatenate([one.seen.numbers for one in reports])
    found = (np.concatenate([getattr(one, name) for one in reports]) for name in ("types", "modes", "statuses"))
    return Table(np.concatenate(rows).astype(np.float32), numbers, *found)


__all__ = ["BLOCKS", "Compression", "Labels", "Read", "Table", "blocks", "compression", "read", "stacked", "vocabulary"]
