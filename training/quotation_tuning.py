"""Levels and calibration, fitted on reports that the networks were not trained on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from scipy.optimize import minimize

from benchmarks.quotes import Group
from laut.reading.quotation_candidates import FORMS
from laut.reading.quotation_decoding import ROLES, Found, Levels, Scored, evidence, found_with
from laut.reading.quotation_model import QuotationModel
from training.quotation_data import Example
from training.quotation_network import MEDIA
from training.quotation_scores import group_of, is_right, scores

_RIGHT = tuple(k / 100 for k in range(38, 80, 3))
_MIX = (0.0, 0.15, 0.3, 0.45, 0.6, 1.0)
_TRUST = (0.5,)
"""From 0.1 to 0.5 all do as well on reports like those of the corpus; on other texts grammar carries over better."""
_ROLE = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55)
START = Levels(0.56, 0.5, (0.4, 0.4, 0.4, 0.25), 0.3, (0.0, 0.0, 0.0, 0.0))


def scored(model: QuotationModel, examples: Sequence[Example]) -> list[list[Scored]]:
    """What the exported networks say of each report's candidates, at every level of trust."""
    levels = [replace(START, trust=trust, right=_RIGHT[0]) for trust in _TRUST]
    return [[s for row in _blocks(model, example, levels) for s in row] for example in examples]


def _blocks(model: QuotationModel, example: Example, levels: Sequence[Levels]) -> Iterator[list[Scored]]:
    blocks = model.scored(example.inputs, lambda start, stop: example.rows[start:stop], example.drafts, levels)
    for start, block in blocks:
        assert start == 0, f"{example.report['doc']} is longer than a block"
        yield block


def group(found: Found) -> Group:
    """A found quotation for the metric."""
    return group_of(
        found.candidate.words, found.roles, FORMS[int(found.forms.argmax())], MEDIA[int(found.media.argmax())]
    )


def gold_groups(example: Example) -> list[Group]:
    """The annotated quotations for the metric."""
    return [
        group_of(g.words, g.roles, FORMS[g.form], None if g.medium is None else MEDIA[g.medium]) for g in example.gold
    ]


def measured(rows: Sequence[Sequence[Scored]], examples: Sequence[Example], levels: Levels) -> dict[str, float]:
    """Scores at these levels."""
    return scores(
        [([group(f) for f in found_with(row, levels)], gold_groups(e)) for row, e in zip(rows, examples, strict=True)]
    )


def _goal(result: dict[str, float]) -> float:
    return (
        result["joint"] + 0.5 * result["quote"] + 0.1 * (result["type"] + result["medium"]) + 0.05 * result["addressee"]
    )


def tuned(rows: Sequence[Sequence[Scored]], examples: Sequence[Example], start: Levels = START) -> Levels:
    """Levels by coordinate search, two rounds."""
    best = start
    for _ in range(2):
        best = _best(rows, examples, [replace(best, right=x, trust=t) for x in _RIGHT for t in _TRUST])
        for r in range(len(ROLES)):
            best = _best(rows, examples, [replace(best, mix=_put(best.mix, r, x)) for x in _MIX])
            best = _best(rows, examples, [replace(best, roles=_put(best.roles, r, x)) for x in _ROLE])
        best = _best(rows, examples, [replace(best, edges=x) for x in (0.2, 0.3, 0.4, 0.5)])
    return best


def _put(roles: tuple[float, ...], at: int, value: float) -> tuple[float, float, float, float]:
    first, second, third, fourth = (*roles[:at], value, *roles[at + 1 :])
    return first, second, third, fourth


def _best(rows: Sequence[Sequence[Scored]], examples: Sequence[Example], choices: Sequence[Levels]) -> Levels:
    key: Callable[[Levels], float] = lambda levels: _goal(measured(rows, examples, levels))  # noqa: E731
    return max(choices, key=key)


def findings(rows: Sequence[Sequence[Scored]], examples: Sequence[Example], levels: Levels) -> list[tuple[Found, bool]]:
    """All quotations found with whether they count as right."""
    return [
        (found, is_right(group(found), gold_groups(example)))
        for row, example in zip(rows, examples, strict=True)
        for found in found_with(row, levels)
    ]


def calibrated(found: Sequence[tuple[Found, bool]], strength: float = 1.0) -> list[float]:
    """Weights of `evidence` by logistic regression with an L2 penalty (not on the constant)."""
    x = np.array([evidence(f) for f, _ in found])
    y = np.array([float(right) for _, right in found])

    def loss(weights: np.ndarray) -> float:
        total = x @ weights
        return float(np.logaddexp(0, total).sum() - (y * total).sum() + strength * (weights[1:] ** 2).sum() / 2)

    return [round(float(w), 4) for w in minimize(loss, np.zeros(x.shape[1])).x]
