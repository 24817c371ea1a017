"""Scores of trigger probabilities against annotated reports, the choice of the threshold, and calibration."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from laut.model.kinds import Status
from laut.reading.trigger_features import MODE_CLASSES, TYPES
from training.trigger_data import Read
from training.trigger_trainer import Probabilities

_STATUSES = tuple(Status)
_BINS = 10


@dataclass(frozen=True, slots=True)
class Score:
    """Claims right, given and annotated; right modes and statuses among the right claims; claims on reports without any."""

    right: int
    given: int
    annotated: int
    mode: tuple[int, int]
    status: tuple[int, int]
    status_other: tuple[int, int]
    on_empty: int
    by_type: dict[str, tuple[int, int, int]]

    @property
    def precision(self) -> float:
        return self.right / max(self.given, 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.annotated, 1)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(self.given + self.annotated, 1)


def score(reports: Sequence[Read], found: Probabilities, threshold: float) -> Score:
    """Claims count as right by sentence and type, as in the shared metric."""
    types, modes, statuses = found
    best = types[:, 1:].argmax(1)
    chosen = types[:, 1:].max(1) >= threshold
    totals: Counter[str] = Counter()
    by_type: dict[str, Counter[str]] = {kind: Counter() for kind in TYPES}
    at = 0
    for one in reports:
        here = slice(at, at + len(one.words))
        at += len(one.words)
        _count(one, best[here], chosen[here], modes[here], statuses[here], totals, by_type)
    pairs = ((totals[name], totals[f"{name} asked"]) for name in ("mode", "status", "other"))
    per = {kind: (c["right"], c["given"], c["annotated"]) for kind, c in by_type.items()}
    mode, status, other = pairs
    return Score(totals["right"], totals["given"], totals["annotated"], mode, status, other, totals["on empty"], per)


def _count(one: Read, best, chosen, modes, statuses, totals: Counter[str], by_type: dict[str, Counter[str]]) -> None:
    given = list(np.flatnonzero(chosen))
    totals["given"] += len(given)
    totals["annotated"] += len(one.report.events)
    totals["on empty"] += 0 if one.report.events else len(given)
    for i in given:
        by_type[TYPES[best[i]]]["given"] += 1
    open_events = list(one.report.events)
    for event in open_events:
        by_type[event["type"]]["annotated"] += 1
    for exact in (True, False):
        for event in list(open_events):
            hit = next((i for i in given if _same(one, i, best[i], event, exact)), None)
            if hit is not None:
                given.remove(hit)
                open_events.remove(event)
                by_type[event["type"]]["right"] += 1
                totals["right"] += 1
                _slots(event, TYPES.index(event["type"]), modes[hit], statuses[hit], totals)


def _same(one: Read, i: int, kind: int, event: dict, exact: bool) -> bool:
    same = one.sentences[i] == event["sent"] and TYPES[kind] == event["type"]
    return bool(same and (not exact or one.words[i] == event["trigger"]))


def _slots(event: dict, kind: int, modes: NDArray, statuses: NDArray, totals: Counter[str]) -> None:
    mode, wanted = best_mode(modes, kind), event.get("mode") or None
    if mode or wanted:
        totals["mode asked"] += 1
        totals["mode"] += mode == wanted
    status = _STATUSES[int(statuses.argmax())]
    totals["status asked"] += 1
    totals["status"] += status == event["status"]
    if status != "actual" or event["status"] != "actual":
        totals["other asked"] += 1
        totals["other"] += status == event["status"]


def best_mode(modes: NDArray[np.float32], kind: int) -> str | None:
    """The likeliest mode of a type."""
    classes = [number for number, (owner, _) in enumerate(MODE_CLASSES) if owner == TYPES[kind]]
    return MODE_CLASSES[classes[int(modes[classes].argmax())]][1]


def best_threshold(reports: Sequence[Read], found: Probabilities, least_precision: float) -> float:
    """The threshold with the best F1 among those that reach a precision on these reports."""
    tried = [(score(reports, found, t), t) for t in np.round(np.arange(0.2, 0.71, 0.02), 2)]
    good = [(s.f1, t) for s, t in tried if s.precision >= least_precision] or [(s.precision, t) for s, t in tried]
    return float(max(good)[1])


def right_words(reports: Sequence[Read], found: Probabilities) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The best type's probability of each word, and 1.0 where its sentence has an event of that type."""
    best, kinds = found[0][:, 1:].max(1), found[0][:, 1:].argmax(1)
    told = [{(event["sent"], event["type"]) for event in one.report.events} for one in reports]
    places = [(told[number], sentence) for number, one in enumerate(reports) for sentence in one.sentences]
    right = [(sentence, TYPES[kind]) in events for (events, sentence), kind in zip(places, kinds, strict=True)]
    return best.astype(float), np.array(right, float)


def platt(scores: NDArray[np.float64], right: NDArray[np.float64], least: float) -> tuple[float, float]:
    """Slope and offset of the calibrated log odds (Platt 1999) on scores of at least `least`, by gradient descent."""
    kept = scores >= least
    x, y = _odds(scores[kept]), right[kept]
    slope, offset = 1.0, 0.0
    for _ in range(3000):
        gap = 1 / (1 + np.exp(-(slope * x + offset))) - y
        slope, offset = slope - 0.2 * float((gap * x).mean()), offset - 0.2 * float(gap.mean())
    return slope, offset


def _odds(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    clipped = np.clip(scores, 1e-3, 1 - 1e-3)
    odds: NDArray[np.float64] = np.log(clipped / (1 - clipped))
    return odds


def calibrated(scores: NDArray[np.float64], slope: float, offset: float) -> NDArray[np.float64]:
    """Probabilities of being right."""
    out: NDArray[np.float64] = 1 / (1 + np.exp(-(slope * _odds(scores) + offset)))
    return out


def calibration_error(confidence: NDArray[np.float64], right: NDArray[np.float64]) -> float:
    """Expected calibration error over ten bins of equal width (Naeini et al. 2015)."""
    bins = np.minimum((confidence * _BINS).astype(int), _BINS - 1)
    gaps = [abs(confidence[bins == b].sum() - right[bins == b].sum()) for b in range(_BINS)]
    return float(sum(gaps) / max(len(confidence), 1))
