"""From comparisons to a decision: one event, different events, or not decided."""

import math
from dataclasses import dataclass

from laut.merging.compare import COMPARISONS
from laut.merging.weights import PRIOR
from laut.model.telling import Telling

SAME = 0.5
"""Probability from which on two tellings are joined."""


@dataclass(frozen=True, slots=True)
class Decision:
    """`probability` of one event in [0, 1]; `impossible` where a comparison rules it out."""

    probability: float
    impossible: bool
    because: str


def decide(left: Telling, right: Telling) -> Decision:
    """Add up the evidence of all comparisons (a log-linear sum); a veto ends it."""
    total, reasons = PRIOR, []
    for comparison in COMPARISONS:
        score = comparison(left, right)
        if score.impossible:
            return Decision(0.0, True, score.because)
        total += score.evidence
        if score.because:
            reasons.append(score.because)
    return Decision(1 / (1 + math.exp(-total)), False, "; ".join(reasons))
