"""Candidates as the second network sees them: the words at their ends, and numbers about them as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from laut.reading.quotation_candidates import CONTENT_LABELS, FORMS, NESTED_LABELS, Candidate, Drafted, nearest
from laut.reading.vectors import Floats

ENDS = 4
"""The word before the first, the first, the last, the word after the last."""
_BEGINS = [k for k, label in enumerate(CONTENT_LABELS) if label[0] == "B"]
_OF_FORM = [[k for k, label in enumerate(CONTENT_LABELS) if label[2:] == form] for form in FORMS]
_BEGINS_NESTED = NESTED_LABELS.index("B")
SCALARS = 4 + len(FORMS) + 2 + 4 + 4 + 2


@dataclass(frozen=True, slots=True)
class Spanned:
    """`ends` (candidates, ENDS) are word numbers plus one, 0 and words + 1 lying outside the text; `scalars` (candidates, SCALARS)."""

    ends: NDArray[np.int64]
    scalars: Floats


def spanned(
    found: Sequence[Candidate], content: Floats, nested: Floats, sentences: NDArray[np.int64], drafts: Sequence[Drafted]
) -> Spanned:  # fmt: skip
    """Arrays of candidates; `content` and `nested` are the first network's label shares (words, labels)."""
    first, last = (np.array([getattr(c, end) for c in found], np.int64) for end in ("first", "last"))
    size = np.array([len(c.words) for c in found])
    near, share = nearest(found, drafts)
    sure = np.array([draft.confidence for draft in drafts] or [0.0])[near]
    starts = np.diff(sentences, prepend=-1) != 0
    stops = np.append(starts[1:], True)
    none, none_nested = (np.pad(shares[:, 0], 1, constant_values=1.0) for shares in (content, nested))
    columns = [
        np.array([c.nested for c in found]), np.array([c.drafted for c in found]), np.log(size) / 3, size / (last - first + 1),
        *_means(content, first, last), _none(none, first, last), _none(none_nested, first, last),
        content[first][:, _BEGINS].sum(1), nested[first, _BEGINS_NESTED], none[first], none_nested[first],
        starts[first], stops[last], none[last + 2], none_nested[last + 2], share, share * sure,
    ]  # fmt: skip
    ends = np.stack([first, first + 1, last + 1, last + 2], axis=1)
    return Spanned(ends, np.stack(columns, axis=1).astype(np.float32))


def _means(content: Floats, first: NDArray[np.int64], last: NDArray[np.int64]) -> list[Floats]:
    """Mean share of each form over the words from the first to the last."""
    by_form = np.stack([content[:, columns].sum(1) for columns in _OF_FORM], axis=1)
    sums = np.concatenate([np.zeros((1, len(FORMS))), by_form.cumsum(0)])
    means = (sums[last + 1] - sums[first]) / (last - first + 1)[:, None]
    return list(means.T)


def _none(none: Floats, first: NDArray[np.int64], last: NDArray[np.int64]) -> Floats:
    """The mean share of «no content»; `none` is padded by one at each side."""
    sums = np.concatenate([[0.0], none[1:-1].cumsum()])
    out: Floats = (sums[last + 1] - sums[first]) / (last - first + 1)
    return out
