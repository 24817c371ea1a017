"""Scores while training: the metric of `benchmarks.quotes` on numbers of words, and how well confidence is calibrated."""

from collections.abc import Sequence

import numpy as np

from benchmarks.quotes import GoldReport, Group, figures, tally
from laut.reading.draft import Places
from laut.reading.quotation_decoding import ROLES

BINS = 10
_HALF = 0.5


def group_of(words: Places, roles: Sequence[Places], form: str, medium: str | None) -> Group:
    """A quotation with its parts in numbers of words; `roles` in the order of `ROLES`."""
    parts = {"quote": frozenset(words)} | {role: frozenset(found) for role, found in zip(ROLES, roles, strict=True)}
    return Group(parts, form, medium)


def scores(documents: Sequence[tuple[Sequence[Group], Sequence[Group]]]) -> dict[str, float]:
    """The metric's figures; documents are (found, gold)."""
    return figures(tally([(GoldReport("", "", None, (), tuple(gold)), found) for found, gold in documents]))


def is_right(found: Group, gold: Sequence[Group]) -> bool:
    """Whether an attribution counts as right: its content shares half its words with an annotated one whose speaker it has."""
    return any(_same_speaker(found, g) for g in gold if _overlap(found, g) >= _HALF)


def _overlap(one: Group, other: Group) -> float:
    ours, theirs = one.parts["quote"], other.parts["quote"]
    return 2 * len(ours & theirs) / (len(ours) + len(theirs))


def _same_speaker(found: Group, gold: Group) -> bool:
    ours, theirs = found.parts["speaker"], gold.parts["speaker"]
    return bool(ours & theirs) or not (ours or theirs)


def calibration(confidence: Sequence[float], right: Sequence[bool]) -> tuple[float, list[tuple[float, float, int]]]:
    """Expected calibration error, and (mean confidence, share right, number) of each tenth that is not empty."""
    given, true = np.asarray(confidence, float), np.asarray(right, float)
    tenth = np.minimum((given * BINS).astype(int), BINS - 1)
    rows = [(given[tenth == k], true[tenth == k]) for k in range(BINS) if (tenth == k).any()]
    error = sum(len(g) * abs(float(g.mean() - t.mean())) for g, t in rows) / max(1, len(given))
    return error, [(float(g.mean()), float(t.mean()), len(g)) for g, t in rows]
