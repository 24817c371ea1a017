"""The macro metric of Petersen-Frey & Biemann (2024), and how well confidence is calibrated.

Found and annotated quotations are paired so that the F1 of their words is highest; precision and recall are averaged
over all quotations and over their parts that are not empty.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from laut.reading.draft import Places
from laut.reading.quotation_candidates import overlap

PARTS = ("quote", "speaker", "cue", "frame", "addressee")
BINS = 10


@dataclass(frozen=True, slots=True)
class Group:
    """A quotation with its parts in numbers of words, in the order of `PARTS`."""

    parts: tuple[Places, ...]
    form: str
    medium: str | None


def pairs(found: Sequence[Group], gold: Sequence[Group]) -> list[tuple[int, int]]:
    """Numbers of found and annotated quotations that belong together."""
    if not found or not gold:
        return []
    scores = np.array([[_alike(f, g) for f in found] for g in gold])
    rows, columns = linear_sum_assignment(scores, maximize=True)
    return [(int(f), int(g)) for g, f in zip(rows, columns, strict=True)]


def _alike(found: Group, gold: Group) -> float:
    share = overlap(found.parts[0], gold.parts[0])
    return share and share + 0.01 * (found.form == gold.form) + 0.001 * (found.medium == gold.medium)


def scores(documents: Sequence[tuple[Sequence[Group], Sequence[Group]]]) -> dict[str, float]:
    """F1 in percent of each part, of all parts together (`joint`), and of form and medium; documents are (found, gold)."""
    precision: dict[str, list[float]] = {part: [] for part in PARTS}
    recall: dict[str, list[float]] = {part: [] for part in PARTS}
    kinds = {"form": [0, 0, 0], "medium": [0, 0, 0]}
    for found, gold in documents:
        joined = pairs(found, gold)
        matched: list[tuple[Group | None, Group | None]] = [(found[f], gold[g]) for f, g in joined]
        matched += [(f, None) for k, f in enumerate(found) if k not in {f for f, _ in joined}]
        matched += [(None, g) for k, g in enumerate(gold) if k not in {g for _, g in joined}]
        for one, other in matched:
            _count(one, other, precision, recall)
            _count_kinds(one, other, kinds)
    joint = [[x for values in table.values() for x in values] for table in (precision, recall)]
    out = {part: _f1(precision[part], recall[part]) for part in PARTS} | {"joint": _f1(*joint)}
    return out | {kind: round(200 * both / max(1, a + b), 1) for kind, (both, a, b) in kinds.items()}


def _count(
    found: Group | None, gold: Group | None, precision: dict[str, list[float]], recall: dict[str, list[float]]
) -> None:
    for k, part in enumerate(PARTS):
        ours, theirs = (set(group.parts[k]) if group else set() for group in (found, gold))
        if ours:
            precision[part].append(len(ours & theirs) / len(ours))
        if theirs:
            recall[part].append(len(ours & theirs) / len(theirs))


def _count_kinds(found: Group | None, gold: Group | None, kinds: dict[str, list[int]]) -> None:
    for kind, counts in kinds.items():
        ours, theirs = (getattr(group, kind) if group else None for group in (found, gold))
        counts[0] += ours is not None and ours == theirs
        counts[1] += ours is not None
        counts[2] += theirs is not None


def _f1(precision: Sequence[float], recall: Sequence[float]) -> float:
    p, r = (float(np.mean(values)) if len(values) else 0.0 for values in (precision, recall))
    return round(200 * p * r / (p + r), 1) if p + r else 0.0


def is_right(found: Group, gold: Sequence[Group]) -> bool:
    """Whether an attribution counts as right: its content shares half its words with an annotated one whose speaker it has."""
    return any(_same_speaker(found, g) for g in gold if overlap(found.parts[0], g.parts[0]) >= 0.5)


def _same_speaker(found: Group, gold: Group) -> bool:
    ours, theirs = found.parts[1], gold.parts[1]
    return bool(set(ours) & set(theirs)) if ours and theirs else not ours and not theirs


def calibration(confidence: Sequence[float], right: Sequence[bool]) -> tuple[float, list[tuple[float, float, int]]]:
    """Expected calibration error, and (mean confidence, share right, number) of each tenth that is not empty."""
    given, true = np.asarray(confidence, float), np.asarray(right, float)
    tenth = np.minimum((given * BINS).astype(int), BINS - 1)
    rows = [(given[tenth == k], true[tenth == k]) for k in range(BINS) if (tenth == k).any()]
    error = sum(len(g) * abs(float(g.mean() - t.mean())) for g, t in rows) / max(1, len(given))
    return error, [(float(g.mean()), float(t.mean()), len(g)) for g, t in rows]
