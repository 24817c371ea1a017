"""Names from scores: the best sequence of BIO tags in which no name begins with `I-` or crosses a sentence."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from laut.reading.vectors import Floats

_NEVER = np.float32(-1e6)
_CERTAIN = 6.0
"""Words whose `O` leads by this much (in logits) are no names whatever stands beside them."""


@lru_cache(maxsize=4)
def _moves(tags: tuple[str, ...]) -> Floats:
    """Score of tag j after tag i, shape (tags, tags): 0 or never."""
    out = np.zeros((len(tags), len(tags)), np.float32)
    for i, before in enumerate(tags):
        for j, tag in enumerate(tags):
            if tag[0] == "I" and before[1:] != tag[1:]:
                out[i, j] = _NEVER
    return out


def best_names(scores: Floats, starts: NDArray[np.bool_], tags: Sequence[str]) -> NDArray[np.int64]:
    """Number of the tag of each word; `tags[0]` is `O`. Exact search (Viterbi) where a name is in sight."""
    out = np.zeros(len(scores), np.int64)
    open_ = scores[:, 1:].max(1) > scores[:, 0] - _CERTAIN
    for first, last in _regions(open_, starts):
        out[first:last] = _viterbi(scores[first:last], _moves(tuple(tags)))
    return out


def _regions(open_: NDArray[np.bool_], starts: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Stretches of open words inside a sentence."""
    begin = open_ & (starts | ~np.concatenate([[False], open_[:-1]]))
    for first in np.flatnonzero(begin).tolist():
        last = first + 1
        while last < len(open_) and open_[last] and not starts[last]:
            last += 1
        yield first, last


def _viterbi(scores: Floats, moves: Floats) -> NDArray[np.int64]:
    best = scores[0] + moves[0]
    back = []
    for row in scores[1:]:
        paths = best[:, None] + moves
        back.append(paths.argmax(0))
        best = paths.max(0) + row
    out = [int(best.argmax())]
    for pointers in reversed(back):
        out.append(int(pointers[out[-1]]))
    return np.array(out[::-1], np.int64)
