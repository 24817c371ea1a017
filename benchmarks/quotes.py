"""Attributions against the German Wikinews quotation corpus (Petersen-Frey & Biemann 2024), by its authors' macro metric.

Every found attribution is mapped to gold tokens. Found and gold ones of a report are paired by the assignment that
maximises token F1 of the content (ties: same form, then same medium). Precision and recall are averaged over all
attributions and over the parts content, speaker, cue, frame and addressee that are not empty.
"""

import gzip
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

from laut.model.attribution import Attribution
from laut.model.evidence import Span
from laut.model.reading import Reading

ROLES = ("addressee", "cue", "frame", "speaker")
PARTS = ("quote", *ROLES)
_SAME_FORM, _SAME_MEDIUM = 0.01, 0.001
_NAMES = {
    "Direct": "direct", "Indirect": "indirect", "Reported": "reported", "FreeIndirect": "free-indirect",
    "IndirectFreeIndirect": "indirect/free-indirect", "Speech": "speech", "Writing": "writing", "Thought": "thought",
    "SW": "sw", "ST": "st", "TW": "tw",
}  # fmt: skip
"""The corpus' names of forms and media, and ours; its medium «none» stays and counts as one that is never found."""

Ids = frozenset[int]


@dataclass(frozen=True, slots=True)
class Group:
    """One attribution in token numbers: `parts` by the names in `PARTS`; form and medium in our names, None if absent."""

    parts: dict[str, Ids]
    form: str | None = None
    medium: str | None = None


NOTHING = Group(dict.fromkeys(PARTS, frozenset()))


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A report of the corpus: `tokens` are the character spans of its tokens."""

    name: str
    text: str
    published: str | None
    tokens: tuple[tuple[int, int], ...]
    groups: tuple[Group, ...]


@dataclass(slots=True)
class Tally:
    """Shares right, by part, over all attributions; counts (right, found, gold) of forms and media."""

    precision: dict[str, list[float]] = field(default_factory=lambda: {part: [] for part in PARTS})
    recall: dict[str, list[float]] = field(default_factory=lambda: {part: [] for part in PARTS})
    kinds: dict[str, list[int]] = field(default_factory=lambda: {"type": [0, 0, 0], "medium": [0, 0, 0]})

    def add(self, found: Group, gold: Group) -> None:
        """Count a pair; either side may be `NOTHING`."""
        for part in PARTS:
            mine, true = found.parts[part], gold.parts[part]
            if mine:
                self.precision[part].append(len(mine & true) / len(mine))
            if true:
                self.recall[part].append(len(mine & true) / len(true))
        for name, mine_kind, true_kind in (("type", found.form, gold.form), ("medium", found.medium, gold.medium)):
            counts = self.kinds[name]
            counts[0] += mine_kind is not None and mine_kind == true_kind
            counts[1] += mine_kind is not None
            counts[2] += true_kind is not None


def load(path: Path) -> Iterator[GoldReport]:
    """The reports of a `.jsonl.gz` file of the corpus."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            groups = tuple(_gold_group(annotation) for annotation in entry["annotations"])
            yield GoldReport(entry["doc"], entry["text"], entry.get("published"), tuple(_token_spans(entry)), groups)


def _gold_group(annotation: dict[str, object]) -> Group:
    parts = {part: frozenset(annotation[part]["tokenIds"]) for part in PARTS}  # type: ignore[index]
    form, medium = str(annotation["type"]), str(annotation["medium"])
    return Group(parts, _NAMES.get(form, form), _NAMES.get(medium, medium))


def _token_spans(entry: dict[str, object]) -> Iterator[tuple[int, int]]:
    text = str(entry["text"])
    for sentence in entry["sentences"]:  # type: ignore[attr-defined]
        position = sentence["start"]
        for token in sentence["tokens"]:
            at = text.find(token, position)
            if at < 0 or at > sentence["end"]:
                at = position
            yield at, at + len(token)
            position = at + len(token)


def group_of(attribution: Attribution, report: GoldReport) -> Group:
    """An attribution of ours in the tokens of a gold report."""
    spans = {
        "quote": attribution.content, "speaker": attribution.speaker.spans, "addressee": attribution.addressee.spans,
        "cue": attribution.cue, "frame": attribution.frame,
    }  # fmt: skip
    medium = str(attribution.medium) if attribution.medium else None
    return Group({part: _ids(spans[part], report) for part in PARTS}, str(attribution.form), medium)


def _ids(spans: Sequence[Span], report: GoldReport) -> Ids:
    return frozenset(
        i for i, (start, end) in enumerate(report.tokens) if any(start < s.end and end > s.start for s in spans)
    )


def pairs(found: Sequence[Group], gold: Sequence[Group]) -> list[tuple[int, int]]:
    """(found, gold) numbers of the best assignment."""
    if not found or not gold:
        return []
    likeness = np.zeros((len(gold), len(found)))
    for i, true in enumerate(gold):
        for j, mine in enumerate(found):
            likeness[i, j] = _likeness(mine, true)
    rows, columns = linear_sum_assignment(likeness, maximize=True)
    return list(zip(columns.tolist(), rows.tolist(), strict=True))


def _likeness(mine: Group, true: Group) -> float:
    both = len(mine.parts["quote"] & true.parts["quote"])
    if not both:
        return 0.0
    share = 2 * both / (len(mine.parts["quote"]) + len(true.parts["quote"]))
    return share + _SAME_FORM * (mine.form == true.form) + _SAME_MEDIUM * (mine.medium == true.medium)


def tally(reports: Sequence[tuple[GoldReport, Sequence[Group]]]) -> Tally:
    """Counts over all reports with what was found in each."""
    counts = Tally()
    for report, all_found in reports:
        found = [group for group in all_found if group.parts["quote"]]
        matched = pairs(found, report.groups)
        for j, i in matched:
            counts.add(found[j], report.groups[i])
        for j in set(range(len(found))) - {j for j, _ in matched}:
            counts.add(found[j], NOTHING)
        for i in set(range(len(report.groups))) - {i for _, i in matched}:
            counts.add(NOTHING, report.groups[i])
    return counts


def figures(counts: Tally) -> dict[str, float]:
    """Macro F1 in per cent of each part, of all roles and of all parts together; micro F1 of form and medium."""
    wholes = {"quote": ("quote",), "roles": ROLES, "joint": PARTS} | {role: (role,) for role in ROLES}
    out = {name: _f1(_mean(counts.precision, parts), _mean(counts.recall, parts)) for name, parts in wholes.items()}
    for name, (right, found, gold) in counts.kinds.items():
        out[name] = 200 * right / (found + gold) if found + gold else 0.0
    return {name: round(value, 1) for name, value in out.items()}


def _mean(shares: dict[str, list[float]], parts: Sequence[str]) -> float:
    return float(np.mean([share for part in parts for share in shares[part]] or [0.0]))


def _f1(precision: float, recall: float) -> float:
    return 200 * precision * recall / (precision + recall) if precision + recall else 0.0


def measure(read: Callable[[str, str | None], Reading], data: Path, quick: bool = False) -> dict[str, float]:
    """Figures of `read(text, published)` on `quotes/dev.jsonl.gz` under `data`; `quick` takes every fifth report."""
    reports = list(load(data / "quotes" / "dev.jsonl.gz"))[:: 5 if quick else 1]
    found = [read(report.text, report.published).attributions for report in reports]
    return figures(
        tally([(r, [group_of(a, r) for a in attributions]) for r, attributions in zip(reports, found, strict=True)])
    )
