"""Trees from scores: every word gets one head, one word of a sentence is the root, nothing goes in circles."""

import numpy as np
from numpy.typing import NDArray

from laut.reading.vectors import Floats

Heads = NDArray[np.int64]
_NEVER = np.float32(-1e9)


def best_tree(scores: Floats) -> Heads:
    """Heads (words,), 0 = root, else 1-based, from scores of shape (words, words + 1), column 0 the root.

    The best head of each word is taken where that makes a tree; else the maximum spanning arborescence
    (Chu & Liu 1965, Edmonds 1967) with the best single root.
    """
    scores = scores.copy()
    count = len(scores)
    scores[np.arange(count), np.arange(1, count + 1)] = _NEVER
    heads: Heads = scores.argmax(1)
    if (heads == 0).sum() == 1 and not _circle(heads):
        return heads
    return _spanning(scores, _root(scores, heads))


def _root(scores: Floats, heads: Heads) -> int:
    """The word that gains most by being the root, among those that chose it if any did."""
    gain = scores[:, 0] - scores[:, 1:].max(1) if scores.shape[1] > 1 else scores[:, 0]
    chosen = np.flatnonzero(heads == 0)
    return int(chosen[gain[chosen].argmax()]) if len(chosen) else int(gain.argmax())


def _circle(heads: Heads) -> list[int]:
    """0-based words of one circle, empty if there is none."""
    state = [0] * len(heads)
    up = heads.tolist()
    for start in range(len(up)):
        path, at = [], start
        while at >= 0 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = up[at] - 1
        if at >= 0 and state[at] == 1:
            return path[path.index(at) :]
        for word in path:
            state[word] = 2
    return []


def _spanning(scores: Floats, root: int) -> Heads:
    """The best tree with the given root (0-based)."""
    square = np.full((len(scores) + 1, len(scores) + 1), _NEVER, np.float64)
    square[1:, :] = scores
    square[:, 0] = _NEVER
    square[root + 1, :] = _NEVER
    square[root + 1, 0] = 0.0
    return _arborescence(square)[1:]


def _arborescence(square: NDArray[np.float64]) -> Heads:
    """Heads of nodes 0…n (node 0 is the root, its head is 0) from scores [dependent, head]."""
    heads: Heads = square.argmax(1)
    heads[0] = 0
    circle = [i + 1 for i in _circle(heads[1:])]
    return _broken(square, heads, np.array(circle)) if circle else heads


def _broken(square: NDArray[np.float64], heads: Heads, circle: Heads) -> Heads:
    """Contract the circle to one node, solve the smaller graph, and open the circle where that enters it."""
    outside = np.setdiff1d(np.arange(len(square)), circle)
    new = len(outside)
    small = np.full((new + 1, new + 1), float(_NEVER))
    small[:new, :new] = square[np.ix_(outside, outside)]
    leaving = square[np.ix_(outside, circle)]
    small[:new, new] = leaving.max(1)
    kept = square[circle, heads[circle]]
    entering = square[np.ix_(circle, outside)] - kept[:, None]
    small[new, :new] = entering.max(0)
    solved = _arborescence(small)
    out = heads.copy()
    for i, node in enumerate(outside):
        out[node] = outside[solved[i]] if solved[i] < new else circle[leaving[i].argmax()]
    out[0] = 0
    entry = solved[new]
    out[circle[entering[:, entry].argmax()]] = outside[entry]
    return out
