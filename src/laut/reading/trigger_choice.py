"""Which of the judged words are triggers: the table's part, the report's, and one event told by two words."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from laut.reading.trigger_features import TYPES, Features
from laut.reading.vectors import Floats

_TABLE_ALONE = 0.42
"""Score of a word that the table knows without condition and the head has never met: about as often right as wrong."""
_SIGN, _USUAL, _DAMPING, _BENEFIT = 0.3, 0.5, 0.7, 3
"""A report with fewer than `_USUAL` words scored over `_SIGN` for each sentence is hardly about such events; its scores
are lowered by up to `_DAMPING` (all chosen on reports that the head did not see). A text counts as if it had `_BENEFIT`
usual sentences more, so that a single sentence is not judged by itself."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Rows for the picked words: the best type's score and number; `rows` are those that are triggers, in order."""

    scores: Floats
    kinds: NDArray[np.int64]
    rows: list[int]


def choose(types: Floats, seen: Features, sentences: int, threshold: float) -> Choice:
    """The triggers among the picked words of a report with so many sentences."""
    believed = trusted(types[:, 1:], seen)
    scores, kinds = damped(believed.max(1), sentences), believed.argmax(1)
    rows: list[int] = np.flatnonzero(scores >= threshold).tolist()
    twice = set(told_twice(rows, scores, kinds, seen))
    return Choice(scores, kinds, [row for row in rows if row not in twice])


def trusted(types: Floats, seen: Features) -> Floats:
    """The types' probabilities; a word unknown to the head has at least `_TABLE_ALONE` for the table's type."""
    unmet = np.flatnonzero((seen.numbers[:, 0] == 0) & (seen.prior[:, 2 * len(TYPES)] > 0))
    kinds = seen.prior[unmet, : len(TYPES)].argmax(1)
    believed = types.copy()
    believed[unmet, kinds] = np.maximum(believed[unmet, kinds], _TABLE_ALONE)
    return believed


def damped(scores: Floats, sentences: int) -> Floats:
    """The best types' probabilities, lowered where the report shows few signs of events (sport, science, weather)."""
    signs = (float(scores[scores > _SIGN].sum()) + _BENEFIT * _USUAL) / (sentences + _BENEFIT)
    lowered: Floats = scores * np.float32(1 - _DAMPING * max(0.0, 1 - signs / _USUAL))
    return lowered


def told_twice(rows: list[int], scores: Floats, kinds: NDArray[np.int64], seen: Features) -> Iterator[int]:
    """Rows on which, or which hang on, a surer one of the same type: «setzte Tränengas ein», «Sitzung … zusammen»."""
    places = {int(seen.picked[row]): row for row in rows}
    for row in rows:
        head = places.get(int(seen.heads[row]), row)
        if head != row and kinds[head] == kinds[row]:
            yield row if scores[row] < scores[head] else head
