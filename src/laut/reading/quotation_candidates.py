"""Candidates: stretches of words that may be somebody's, from the label shares of the words and from grammar.

The reader is generous here and strict afterwards: label shares are read at several levels of doubt, every content that
grammar found comes along, and the second network says which of all these is right.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from laut.reading.draft import Places
from laut.reading.vectors import Floats

FORMS = ("Direct", "Indirect", "Reported", "FreeIndirect", "IndirectFreeIndirect")
CONTENT_LABELS = ("O", *(f"{b}-{form}" for b in "BI" for form in FORMS), "C")
"""Labels of contents: begin, inside, and C, which goes on with the last content after other words."""
NESTED_LABELS = ("O", "B", "I", "C")
"""Labels of contents inside a content."""
DOUBTS = (1.0, 0.37, 0.135)
"""Label shares are read with the share of «no content» taken so many times."""
LONGEST = 300
"""Candidates of the networks are no longer than this many words; grammar's may be."""
_LEAST_WORDS = 4
_LEAST_SHARE = 0.08
"""A whole sentence is a candidate if its words are content with this share on average."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft of grammar in numbers of words; `medium` is its number among the media, -1 if grammar leaves it open."""

    words: Places
    confidence: float
    medium: int
    roles: tuple[Places, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Numbers of its words; `nested` is 1 inside another content; `drafted` is grammar's confidence, 0 if it is not grammar's."""

    words: Places
    nested: int
    drafted: float

    @property
    def first(self) -> int:
        """The number of its first word."""
        return self.words[0]

    @property
    def last(self) -> int:
        """The number of its last word."""
        return self.words[-1]


def candidates(
    content: Floats, nested: Floats, sentences: NDArray[np.int64], drafts: Sequence[Drafted]
) -> list[Candidate]:
    """All candidates of a stretch of text, without repetition; `content` and `nested` are label shares (words, labels)."""
    sure = confidences(drafts)
    found = dict.fromkeys((words, level) for words in sure for level in (0, 1))
    for level, (shares, labels) in enumerate(((content, CONTENT_LABELS), (nested, NESTED_LABELS))):
        begins = np.array([label[0] for label in labels])
        for doubt in DOUBTS:
            found.update(dict.fromkeys((words, level) for words in _groups(shares, begins, doubt)))
    found.update(dict.fromkeys((words, 0) for words in _sentences(content, sentences)))
    return [Candidate(words, level, sure.get(words, 0.0)) for words, level in found]


def confidences(drafts: Sequence[Drafted]) -> dict[Places, float]:
    """Grammar's contents with its highest confidence in each."""
    out: dict[Places, float] = {}
    for draft in drafts:
        out[draft.words] = max(draft.confidence, out.get(draft.words, 0.0))
    return out


def nearest(found: Sequence[Candidate], drafts: Sequence[Drafted]) -> tuple[NDArray[np.int64], Floats]:
    """For each candidate the number of the draft that covers most of the same stretch, and the F1 of the two stretches.

    Gaps count as covered; a draft of the same words is the nearest. Without drafts the numbers are -1 and the shares 0.
    """
    if not drafts:
        return np.full(len(found), -1, np.int64), np.zeros(len(found), np.float32)
    first, last = (np.array([[getattr(c, end)] for c in found], np.int64).reshape(-1, 1) for end in ("first", "last"))
    start, stop = (np.array([[d.words[k] for d in drafts]], np.int64) for k in (0, -1))
    both = np.maximum(0, np.minimum(last, stop) - np.maximum(first, start) + 1)
    share = 2 * both / (last - first + stop - start + 2)
    numbers = {draft.words: k for k, draft in enumerate(drafts)}
    same = np.array([numbers.get(candidate.words, -1) for candidate in found], np.int64)
    best = np.where(same < 0, share.argmax(1), same)
    return best, share[np.arange(len(found)), best].astype(np.float32)


def _groups(shares: Floats, begins: NDArray[np.str_], doubt: float) -> Iterator[Places]:
    """Contents spelt by the best label of each word."""
    scaled = shares * np.where(begins == "O", doubt, 1.0).astype(np.float32)
    groups: list[list[int]] = []
    last = -2
    best = begins[scaled.argmax(1)]
    for i in np.flatnonzero(best != "O").tolist():
        inside = last == i - 1
        if best[i] == "B" or not (groups and (inside or best[i] == "C")):
            groups.append([])
        groups[-1].append(i)
        last = i
    return (tuple(group) for group in groups if group[-1] - group[0] < LONGEST)


def _sentences(content: Floats, sentences: NDArray[np.int64]) -> Iterator[Places]:
    edges = np.flatnonzero(np.diff(sentences, prepend=-1, append=-1))
    share = 1.0 - content[:, 0]
    for start, end in pairwise(edges.tolist()):
        if end - start >= _LEAST_WORDS and share[start:end].mean() > _LEAST_SHARE:
            yield tuple(range(start, end))


def overlap(one: Sequence[int], other: Sequence[int]) -> float:
    """F1 of the words that two contents share, in [0, 1]."""
    both = len(set(one) & set(other))
    return 2 * both / (len(one) + len(other)) if both else 0.0
