"""Silver trees: several teachers read raw text together, and the student learns from what they agree to be best.

Self-training with an ensemble (cf. tri-training, Zhou & Li 2005) gives several points of LAS where gold trees are few.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray

from laut.reading.trees import best_tree
from training.labels import FEATURES, UNKNOWN, Encoded, Inventory
from training.losses import same_sentence, sides
from training.mood import OTHERS_UNKNOWN
from training.network import Reader
from training.sentences import Document, Sentence
from training.windows import collate, join

_WORDS, _BATCH, _LONGEST = 150, 12, 90


@dataclass(frozen=True, slots=True)
class Opinion:
    """Summed log-probabilities of the teachers for one window: heads (T, T + 1), and labels of flat heads (T, n)."""

    heads: NDArray[np.float32]
    flat: dict[str, NDArray[np.float32]]
    relations: Callable[[NDArray[np.int64]], NDArray[np.int64]]


def _relations(teachers: Sequence[Reader], parts: list, row: int) -> Callable[[NDArray[np.int64]], NDArray[np.int64]]:
    def best(heads: NDArray[np.int64]) -> NDArray[np.int64]:
        at = torch.from_numpy(heads)
        with torch.no_grad():
            logits = [
                m.tree.relations(h[row][at], d[row][: len(at)]).log_softmax(-1)
                for m, (_, h, d) in zip(teachers, parts, strict=True)
            ]
        return sum(logits).argmax(-1).numpy()

    return best


@torch.no_grad()
def opinions(teachers: Sequence[Reader], batch: dict[str, torch.Tensor]) -> Iterator[Opinion]:
    """What the teachers say of each window of a batch."""
    inside, allowed = (batch["type"] != UNKNOWN).float()[..., None], same_sentence(batch)
    hidden = [m.eval().encoder(batch["type"].clamp(min=0), sides(batch), inside)[0] for m in teachers]
    parts = [m.tree(h) for m, h in zip(teachers, hidden, strict=True)]
    heads = sum(p[0].masked_fill(~allowed, -1e4).log_softmax(-1) for p in parts).numpy()
    flat = {
        n: sum(m.flat[n](h).log_softmax(-1) for m, h in zip(teachers, hidden, strict=True)).numpy()
        for n in ("upos", *FEATURES)
    }
    for row, length in enumerate(inside[..., 0].sum(1).long().tolist()):
        labels = {name: values[row, :length] for name, values in flat.items()}
        yield Opinion(heads[row, :length, : length + 1], labels, _relations(teachers, parts, row))


def _merged(teacher: dict[str, str], rule: dict[str, str] | None) -> dict[str, str]:
    both = {**teacher, **(rule or {})}
    return {k: v for k, v in both.items() if v and k != OTHERS_UNKNOWN}


def _taught(sentence: Sentence, labels: Inventory, opinion: Opinion, first: int) -> Sentence:
    """The sentence, words `first`… of a window, with tree, UPOS and features; rules of mood go before the teachers."""
    last = first + len(sentence.words)
    scores = np.concatenate([opinion.heads[first:last, :1], opinion.heads[first:last, first + 1 : last + 1]], axis=1)
    heads = best_tree(scores)
    rows = np.full(len(opinion.heads), 0)
    rows[first:last] = np.where(heads > 0, heads + first, 0)
    rels = opinion.relations(rows)[first:last]
    picks = {name: values[first:last].argmax(-1) for name, values in opinion.flat.items()}
    feats = [{f: labels.names[f][picks[f][i]] for f in FEATURES} for i in range(len(heads))]
    merged = tuple(_merged(a, b) for a, b in zip(feats, sentence.feats or (None,) * len(feats), strict=True))
    upos = tuple(labels.names["upos"][n] for n in picks["upos"])
    names = tuple("root" if h == 0 else labels.names["rel"][r] for h, r in zip(heads, rels, strict=True))
    return replace(sentence, upos=upos, feats=merged, heads=tuple(heads.tolist()), rels=names)


def _groups(pairs: Sequence[tuple[Sentence, Encoded]]) -> Iterator[list[tuple[Sentence, Encoded]]]:
    group: list[tuple[Sentence, Encoded]] = []
    for pair in pairs:
        if group and sum(len(s.words) for s, _ in group) + len(pair[0].words) > _WORDS:
            yield group
            group = []
        group.append(pair)
    if group:
        yield group


def teach(
    documents: list[Document],
    encoded: Callable[[Document], list[Encoded]],
    teachers: Sequence[Reader],
    labels: Inventory,
) -> list[Document]:
    """The documents with silver trees; sentences that are too long keep none."""
    pairs = [(s, e) for d in documents for s, e in zip(d.sentences, encoded(d), strict=True)]
    groups = sorted(
        _groups([p for p in pairs if len(p[0].words) <= _LONGEST]), key=lambda g: sum(len(s.words) for s, _ in g)
    )
    taught: dict[int, Sentence] = {}
    for at in range(0, len(groups), _BATCH):
        chosen = groups[at : at + _BATCH]
        batch = collate([join([e for _, e in group], 0, False, None) for group in chosen])
        for group, opinion in zip(chosen, opinions(teachers, batch), strict=True):
            first = 0
            for sentence, _ in group:
                taught[id(sentence)] = _taught(sentence, labels, opinion, first)
                first += len(sentence.words)
    return [replace(d, sentences=tuple(taught.get(id(s), s) for s in d.sentences)) for d in documents]
