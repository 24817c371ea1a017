"""A log-linear choice between a few answers from features that can be read.

Weights are trained by `training/choices.py` (L2-regularised multinomial logistic regression) and kept as JSON:
`{"answers": […], "scale": s, "weights": {feature: [integer per answer]}}`; a weight is integer * scale. A
decision can name the features that spoke for it, so that it keeps its reason.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path

from laut.errors import ModelMissing
from laut.lang.load import model_file


@dataclass(frozen=True, slots=True)
class Choice:
    """The probability of each answer, adding up to 1, and the features that spoke most for the best."""

    shares: dict[str, float]
    because: tuple[str, ...]

    @property
    def best(self) -> str:
        return max(self.shares, key=lambda answer: self.shares[answer])


@dataclass(frozen=True, slots=True)
class LogLinear:
    """Answers and the weight of each feature for each of them."""

    answers: tuple[str, ...]
    scale: float
    weights: dict[str, list[int]]

    def choose(self, features: Iterable[str]) -> Choice:
        """The shares of the answers; features without weights say nothing."""
        known = [(name, self.weights[name]) for name in features if name in self.weights]
        sums = [self.scale * sum(row[k] for _, row in known) for k in range(len(self.answers))]
        top = max(sums)
        parts = [exp(value - top) for value in sums]
        best = sums.index(top)
        spoke = sorted(known, key=lambda item: -_margin(item[1], best))[:3]
        shares = {answer: part / sum(parts) for answer, part in zip(self.answers, parts, strict=True)}
        return Choice(shares, tuple(name for name, row in spoke if _margin(row, best) > 0))


def _margin(row: list[int], best: int) -> float:
    return row[best] - sum(row) / len(row)


@lru_cache
def weights(language: str, name: str) -> LogLinear:
    """The trained choice `lang/<language>/model/<name>.json`; raises `ModelMissing`."""
    return read(model_file(language, f"{name}.json"))


def read(path: Path) -> LogLinear:
    """The choice in a file; raises `ModelMissing` if the file is damaged."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return LogLinear(tuple(kept["answers"]), float(kept["scale"]), kept["weights"])
    except (ValueError, KeyError, TypeError) as error:
        raise ModelMissing(f"{path.name} is damaged ({error}); reinstall laut") from None
