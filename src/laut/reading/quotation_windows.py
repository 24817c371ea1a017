"""The words around a candidate as the second network sees them: numbers of rows, and where each stands to the candidate."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from laut.reading.quotation_candidates import Candidate, Drafted, nearest
from laut.reading.vectors import Floats

Ints = NDArray[np.int64]
BEFORE, AFTER = 110, 40
"""Words of context before and after a candidate."""
EDGE = 60
"""Of a candidate of more than twice this many words only so many at each end are seen."""
STEPS = 16
"""Distances are put into so many steps on each side: 0 to 4 words exactly, then widening by a factor of about 1.6."""
DISTANCES = 2 * STEPS + 1
FAR_SENTENCES = 6
SENTENCES = 2 * FAR_SENTENCES + 1
OUTSIDE, INSIDE, FIRST, LAST = range(4)
MARKS = 4
ROLES = 4
MEDIA = 6
OWN = 2 + MEDIA
"""Columns of `Windows.own`: level, grammar's confidence, grammar's medium (one-hot)."""
_SAME = 0.5
"""A draft that covers the same stretch with at least this F1 counts as grammar's reading of the candidate."""


@dataclass(frozen=True, slots=True)
class Windows:
    """Windows around candidates, arrays of shape (candidates, longest).

    `words` are row numbers (0 beyond a window's end), `inside` is True at real words, `marks` says what is the
    candidate, `distances` and `sentences` how far a word is from it, `lengths` the number of words of each window, `grammar`
    (candidates, longest, ROLES) which words grammar gives the roles to, `own` (candidates, OWN) what is known of the candidate.
    """

    words: Ints
    inside: NDArray[np.bool_]
    marks: Ints
    distances: Ints
    sentences: Ints
    lengths: NDArray[np.int32]
    grammar: Floats
    own: Floats


def seen(candidate: Candidate, length: int) -> Ints:
    """Numbers of the words that are seen of a text of `length` words."""
    start, end = max(0, candidate.first - BEFORE), min(length, candidate.last + 1 + AFTER)
    if candidate.last + 1 - candidate.first <= 2 * EDGE:
        return np.arange(start, end)
    return np.concatenate([np.arange(start, candidate.first + EDGE), np.arange(candidate.last + 1 - EDGE, end)])


def windows(found: Sequence[Candidate], sentences: Ints, drafts: Sequence[Drafted]) -> Windows:
    """Windows around candidates of one text with sentence numbers `sentences` (words,)."""
    rows = [seen(candidate, len(sentences)) for candidate in found]
    lengths = np.array([len(row) for row in rows], np.int32)
    shape = len(found), int(lengths.max())
    inside = np.arange(shape[1]) < lengths[:, None]
    words, marks = np.zeros(shape, np.int64), np.full(shape, OUTSIDE, np.int64)
    words[inside] = np.concatenate(rows)
    grammar, own = _grammar(found, drafts, words, inside)
    for k, (candidate, row) in enumerate(zip(found, rows, strict=True)):
        marks[k, : len(row)] = _marks(candidate, row)
    first, last = (np.array([getattr(c, end) for c in found])[:, None] for end in ("first", "last"))
    distances, far = _distances(words, first, last), _sentences(sentences, words, first, last)
    return Windows(words, inside, marks, distances, far, lengths, grammar, own)


def _grammar(
    found: Sequence[Candidate], drafts: Sequence[Drafted], words: Ints, inside: NDArray[np.bool_]
) -> tuple[Floats, Floats]:  # fmt: skip
    roles, own = np.zeros((*words.shape, ROLES), np.float32), np.zeros((len(found), OWN), np.float32)
    near, share = nearest(found, drafts)
    for k, candidate in enumerate(found):
        own[k, :2] = candidate.nested, candidate.drafted
        if share[k] < _SAME:
            continue
        draft = drafts[near[k]]
        for r, role in enumerate(draft.roles):
            roles[k, :, r] = np.isin(words[k], role) & inside[k]
        if draft.medium >= 0:
            own[k, 2 + draft.medium] = 1.0
    return roles, own


def _marks(candidate: Candidate, row: Ints) -> Ints:
    marks = np.where(np.isin(row, candidate.words), INSIDE, OUTSIDE)
    marks[row == candidate.first] = FIRST
    marks[row == candidate.last] = LAST
    return marks


def _signed(words: Ints, first: Ints, last: Ints) -> Ints:
    """How far each number lies before (negative) or after a range; 0 inside."""
    return np.where(words < first, words - first, np.where(words > last, words - last, 0))


def _distances(words: Ints, first: Ints, last: Ints) -> Ints:
    signed = _signed(words, first, last)
    far = np.abs(signed)
    steps = np.where(far < 5, far, np.floor(4 + 1.5 * np.log2(np.maximum(far / 4, 1)))).clip(max=STEPS - 1)
    return (steps * np.sign(signed)).astype(np.int64) + STEPS


def _sentences(sentences: Ints, words: Ints, first: Ints, last: Ints) -> Ints:
    signed = _signed(sentences[words], sentences[first], sentences[last])
    return signed.clip(-FAR_SENTENCES, FAR_SENTENCES) + FAR_SENTENCES


def similar(found: Sequence[Candidate], length: int, size: int) -> list[list[int]]:
    """Numbers of candidates in batches of `size` with windows of similar length."""
    order = sorted(range(len(found)), key=lambda k: len(seen(found[k], length)))
    return [order[at : at + size] for at in range(0, len(order), size)]


def gathered(rows: Floats, around: Windows) -> Floats:
    """Rows of the windows' words, shape (longest, candidates, width), time first."""
    out: Floats = rows[around.words.T]
    return out
