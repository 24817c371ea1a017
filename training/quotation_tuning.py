"""Levels and calibration, fitted on reports that the networks were not trained on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from scipy.optimize import minimize

from benchmarks.quotes import Group
from laut.reading.quotation_candidates import CONTENT_LABELS, FORMS, Candidate
from laut.reading.quotation_decoding import ROLES, Found, Levels, chosen, evidence, role_words
from laut.reading.quotation_windows import similar
from laut.reading.vectors import Floats
from training.quotation_data import Example
from training.quotation_losses import Lesson, around, collate, proposed, rightness
from training.quotation_network import MEDIA, QuotationReader
from training.quotation_scores import group_of, is_right, scores

_RIGHT = tuple(k / 100 for k in range(38, 80, 3))
_TRUST = (0.1, 0.2, 0.3, 0.4, 0.5)
_ROLE = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55)
START = Levels(0.53, 0.3, (0.4, 0.4, 0.4, 0.25), 0.3)
_OF_FORM = [[k for k, label in enumerate(CONTENT_LABELS) if label[2:] == form] for form in FORMS]


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with everything the networks say of it; `shares` (words, roles) are those of the window's `words`."""

    candidate: Candidate
    right: float
    words: np.ndarray
    shares: Floats
    forms: Floats
    media: Floats


@torch.no_grad()
def scored(model: QuotationReader, examples: Sequence[Example], size: int = 8) -> list[list[Scored]]:
    """What the networks say of each report's candidates, those left out that cross a better one."""
    model.eval()
    return [row for at in range(0, len(examples), size) for row in _scored_batch(model, examples[at : at + size])]


def _scored_batch(model: QuotationReader, examples: Sequence[Example]) -> list[list[Scored]]:
    batch = collate(examples)
    read, lessons, rights = model.words(batch), [], []
    for at, example in enumerate(examples):
        found, spans = proposed(read, at, example)
        if not found:
            continue
        right = rightness(model, read, batch, at, spans).sigmoid().numpy()
        for k in sorted(
            {k for trust in _TRUST for k in chosen(found, right, replace(START, trust=trust, right=_RIGHT[0]))}
        ):
            lessons.append(Lesson(at, found[k], None))  # type: ignore[arg-type]
            rights.append(float(right[k]))
    out: list[list[Scored]] = [[] for _ in examples]
    for part in similar([lesson.candidate for lesson in lessons], max(len(e.inputs) for e in examples), 24):
        inputs = around(read, batch, [lessons[k] for k in part], examples)
        said = model.around(inputs)
        for row, k in enumerate(part):
            at, candidate, n = lessons[k].at, lessons[k].candidate, int(inputs["lengths"][row])
            forms = said.form[row].softmax(-1).numpy()
            if not candidate.nested:
                labelled = read.content[at, list(candidate.words)].softmax(-1).numpy()
                forms = (forms + np.array([labelled[:, columns].sum(1).mean() for columns in _OF_FORM])) / 2
            shares, words = said.roles[row, :n].sigmoid().numpy(), inputs["words"][row, :n].numpy()
            out[at].append(Scored(candidate, rights[k], words, shares, forms, said.medium[row].softmax(-1).numpy()))
    return out


def found_with(row: Sequence[Scored], levels: Levels) -> list[Found]:
    """The quotations of one report at these levels."""
    picked = chosen([s.candidate for s in row], np.array([s.right for s in row], np.float32), levels)
    return [
        Found(
            s.candidate, s.right, s.forms, s.media,
            tuple(role_words(s.words, s.shares[:, r], role, levels.roles[r], levels.edges) for r, role in enumerate(ROLES)), s.shares.max(0),
        )
        for s in (row[k] for k in picked)
    ]  # fmt: skip


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
