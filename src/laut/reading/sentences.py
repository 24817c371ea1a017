"""Where sentences begin: the network's scores, what was given before, and a limit to their length."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from laut.reading.vectors import Floats

LONGEST = 200
"""Words; longer stretches without an end are cut, at a mark if there is one in their second half."""
_CUT_AFTER = frozenset(".!?;:,–—|")


def sentence_starts(scores: Floats, words: Sequence[str], preset: NDArray[np.int8]) -> NDArray[np.bool_]:
    """True at the first word of each sentence; `scores` (words, 2) are for going on and beginning."""
    starts: NDArray[np.bool_] = scores[:, 1] > scores[:, 0]
    starts[preset > 0] = True
    starts[preset < 0] = False
    if preset[0] >= 0:
        starts[0] = True
    if not (preset < 0).any():
        starts[_cuts(starts, words)] = True
    return starts


def _cuts(starts: NDArray[np.bool_], words: Sequence[str]) -> list[int]:
    edges = [*np.flatnonzero(starts).tolist(), len(starts)]
    return [cut for first, last in pairwise(edges) for cut in cuts(words, first, last)]


def cuts(words: Sequence[str], first: int, last: int) -> Iterator[int]:
    """Places where words [first, last) are cut so that no part is longer than `LONGEST`."""
    while last - first > LONGEST:
        half = range(first + LONGEST - 1, first + LONGEST // 2, -1)
        first = next((i + 1 for i in half if words[i] in _CUT_AFTER), first + LONGEST)
        yield first
