"""Windows over streams of sentences: what the network sees at once."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.labels import UNKNOWN, Encoded
from training.sentences import BLANK_LINE, NEWLINE, NO_GAP, SPACE

Window = dict[str, NDArray[np.int64]]
"""Arrays of shape (words,): `type`, `gap`, `style`, `sentence`, `head` (row in the window + 1, 0 root), and each flat head."""


@dataclass(frozen=True, slots=True)
class Stream:
    """Sentences of a corpus: `runs` are lists of consecutive ones; `share` of it is seen in each epoch."""

    name: str
    runs: list[list[Encoded]]
    style: int
    share: float = 1.0
    shuffle: bool = False

    def sample(self, rng: random.Random) -> Iterator[list[Encoded]]:
        """Runs of one epoch; isolated sentences come in a new order every time."""
        runs = rng.sample(self.runs, max(1, round(len(self.runs) * self.share)))
        if self.shuffle:
            flat = [sentence for run in runs for sentence in run]
            rng.shuffle(flat)
            runs = [flat]
        yield from runs


def _cuts(run: Sequence[Encoded], rng: random.Random, longest: int) -> Iterator[list[Encoded]]:
    window, size, goal = [], 0, rng.randint(longest // 3, longest)
    for sentence in run:
        if window and size + len(sentence["type"]) > goal:
            yield window
            window, size, goal = [], 0, rng.randint(longest // 3, longest)
        window.append(sentence)
        size += len(sentence["type"])
    if window:
        yield window


def _varied_gaps(
    gaps: NDArray[np.int64], firsts: NDArray[np.int64], isolated: bool, rng: random.Random
) -> NDArray[np.int64]:
    """Other layouts of the same text: every token spaced, hard-wrapped lines, other breaks between isolated sentences."""
    gaps, draw = gaps.copy(), rng.random()
    if isolated:
        between = rng.choices((SPACE, NEWLINE, BLANK_LINE), (0.7, 0.2, 0.1))[0]
        gaps[firsts] = between
    if draw < 0.08:
        gaps[gaps == NO_GAP] = SPACE
    elif draw < 0.11:
        wrapped = np.array([rng.random() < 0.08 for _ in gaps])
        gaps[wrapped & (gaps == SPACE)] = NEWLINE
    elif draw < 0.14:
        gaps[gaps > SPACE] = SPACE
    return gaps


def join(sentences: list[Encoded], style: int, isolated: bool, rng: random.Random | None) -> Window:
    """One window of consecutive sentences; with a generator of random numbers in a varied layout."""
    lengths = [len(s["type"]) for s in sentences]
    offsets = np.cumsum([0, *lengths[:-1]])
    window = {key: np.concatenate([s[key] for s in sentences]) for key in sentences[0]}
    shift = np.repeat(offsets, lengths)
    window["head"] = np.where(window["head"] > 0, window["head"] + shift, window["head"])
    window["sentence"] = np.repeat(np.arange(len(sentences)), lengths)
    if rng:
        window["gap"] = _varied_gaps(window["gap"], offsets, isolated, rng)
    window["style"] = np.full(len(shift), style)
    return window


def epoch(streams: Sequence[Stream], rng: random.Random, longest: int = 160, cap: int = 220) -> list[Window]:
    """All windows of one epoch in random order; words beyond `cap` are cut off."""
    out = []
    for stream in streams:
        for run in stream.sample(rng):
            skip = rng.randrange(min(4, len(run)))
            for sentences in _cuts(run[skip:], rng, longest):
                window = join(sentences, stream.style, stream.shuffle, rng)
                out.append({key: values[:cap] for key, values in window.items()})
    rng.shuffle(out)
    return out


def batches(windows: list[Window], words: int, rng: random.Random) -> list[list[Window]]:
    """Windows of similar length in batches of about `words` words, in random order."""
    noisy = sorted(windows, key=lambda w: len(w["type"]) + rng.random() * 8)
    out, batch = [], []
    for window in noisy:
        batch.append(window)
        if len(batch) * len(window["type"]) >= words:
            out.append(batch)
            batch = []
    if batch:
        out.append(batch)
    rng.shuffle(out)
    return out


def collate(batch: list[Window]) -> dict[str, Tensor]:
    """Tensors of shape (windows, words); missing labels and padding are -1, padded types -1 too."""
    longest = max(len(w["type"]) for w in batch)
    out = {}
    for key in batch[0]:
        rows = np.full((len(batch), longest), UNKNOWN)
        for i, window in enumerate(batch):
            rows[i, : len(window[key])] = window[key]
        out[key] = torch.from_numpy(rows)
    cut = out["head"] > longest
    out["head"][cut] = UNKNOWN
    return out
