"""Trains the log-linear choices of `laut.reading` (roles, status, place, when) from the gold claims.

`python -m training.choices` writes `roles.json`, `status.json`, `place.json` and `when.json` beside the encoder's
weights. L2-regularised multinomial logistic regression, fitted with L-BFGS; deterministic.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Example = tuple[list[str], str]
LEAST = 2
"""Features seen in fewer examples are left out."""
STEPS = 32767


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights (features, answers) with their names."""

    answers: tuple[str, ...]
    features: dict[str, int]
    weights: NDArray[np.float64]

    def save(self, path: Path, least: float = 0.004) -> None:
        """Write them as `laut.reading.loglinear` reads them; weights below `least` are left out."""
        scale = float(np.abs(self.weights).max()) / STEPS
        rows = {
            name: [round(w / scale) for w in self.weights[k]]
            for name, k in self.features.items()
            if np.abs(self.weights[k]).max() >= least
        }
        kept = {"answers": self.answers, "scale": scale, "weights": dict(sorted(rows.items()))}
        path.write_text(json.dumps(kept, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")

    def shares(self, features: Iterable[str]) -> dict[str, float]:
        """The probability of each answer."""
        sums = self.weights[[self.features[f] for f in features if f in self.features]].sum(0)
        parts = np.exp(sums - sums.max())
        return dict(zip(self.answers, (parts / parts.sum()).tolist(), strict=True))


def fit(
    examples: Sequence[Example], strength: float, least: int = LEAST, weight: dict[str, float] | None = None
) -> Fitted:
    """Fit the weights; `strength` is the L2 penalty on each weight, `weight` of an answer scales its examples."""
    count = Counter(f for features, _ in examples for f in set(features))
    numbers = {f: k for k, f in enumerate(sorted(f for f, n in count.items() if n >= least))}
    answers = tuple(sorted({answer for _, answer in examples}))
    x = _matrix(examples, numbers)
    y = np.array([answers.index(answer) for _, answer in examples])
    w = np.array([(weight or {}).get(answer, 1.0) for _, answer in examples])
    found = minimize(
        _loss,
        np.zeros(len(numbers) * len(answers)),
        (x, y, w, len(answers), strength),
        "L-BFGS-B",
        jac=True,
        options={"maxiter": 200},
    )
    return Fitted(answers, numbers, found.x.reshape(len(numbers), len(answers)))


def _matrix(examples: Sequence[Example], numbers: dict[str, int]) -> csr_matrix:
    rows, columns = [], []
    for k, (features, _) in enumerate(examples):
        known = {numbers[f] for f in features if f in numbers}
        rows += [k] * len(known)
        columns += known
    return csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(examples), len(numbers)))


def _loss(
    flat: NDArray[np.float64],
    x: csr_matrix,
    y: NDArray[np.int64],
    w: NDArray[np.float64],
    answers: int,
    strength: float,
) -> tuple[float, NDArray[np.float64]]:
    weights = flat.reshape(-1, answers)
    sums = x @ weights
    sums -= sums.max(1, keepdims=True)
    shares = np.exp(sums)
    shares /= shares.sum(1, keepdims=True)
    rows = np.arange(len(y))
    loss = -(w * np.log(shares[rows, y] + 1e-12)).sum() + strength * (flat**2).sum() / 2
    shares[rows, y] -= 1
    gradient = x.T @ (shares * w[:, None]) + strength * weights
    return float(loss), gradient.ravel()
