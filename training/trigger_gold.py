"""Reports with annotated claims as labels of tokens: type, mode and status of each trigger."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from laut.model.kinds import EventType, Status
from laut.reading.trigger_features import MODE_CLASSES, TYPES
from training.gold_claims import extra_records

ANNOTATIONS = Path(__file__).parent / "annotations" / "triggers-extra.jsonl"
NO_CLAIM = 0
UNKNOWN = -100
"""Label of what no loss is computed for."""
_STATUSES = tuple(Status)


@dataclass(frozen=True, slots=True)
class Report:
    """A text with its sentences as character offsets and its annotated events."""

    name: str
    text: str
    sentences: tuple[tuple[int, int], ...]
    events: tuple[dict[str, Any], ...]


def gold(path: Path) -> list[Report]:
    """The reports of an event gold file."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [_report(row) for row in rows]


def extra(quotes: Path, annotations: Path = ANNOTATIONS) -> list[Report]:
    """Our own annotations, joined with their texts in the folder of the quotation corpus; full claims count first."""
    full = {record["doc"]: record for record in extra_records(quotes)}
    rest = (record for record in extra_records(quotes, annotations) if record["doc"] not in full)
    return [_report(record) for record in (*full.values(), *rest)]


def _report(record: dict[str, Any]) -> Report:
    spans = tuple((start, end) for start, end in record["sentences"])
    return Report(record["doc"], record["text"], spans, tuple(record["events"]))


@dataclass(frozen=True, slots=True)
class Labels:
    """Rows for tokens: number of the type (0: none), of the mode class and of the status (`UNKNOWN` without a trigger)."""

    types: NDArray[np.int64]
    modes: NDArray[np.int64]
    statuses: NDArray[np.int64]


def labels(doc: Doc, report: Report) -> Labels:
    """The labels of a Doc made from the report's text."""
    size = len(doc)
    types, modes, statuses = np.zeros(size, np.int64), np.full(size, UNKNOWN), np.full(size, UNKNOWN)
    taken: set[int] = set()
    for event in report.events:
        token = next(
            (
                t
                for t in _tokens(doc, report.sentences[event["sent"]])
                if doc[t].text == event["trigger"] and t not in taken
            ),
            None,
        )
        if token is None:
            continue
        taken.add(token)
        kind = EventType(event["type"])
        types[token] = TYPES.index(kind) + 1
        modes[token] = MODE_CLASSES.index((kind, event.get("mode") or None))
        statuses[token] = _STATUSES.index(Status(event["status"]))
    return Labels(types, modes, statuses)


def _tokens(doc: Doc, sentence: tuple[int, int]) -> Iterator[int]:
    return (token.i for token in doc if sentence[0] <= token.idx < sentence[1])


def sentence_numbers(doc: Doc, report: Report) -> NDArray[np.int64]:
    """For each token the number of the corpus' sentence it stands in, -1 for none."""
    numbers = np.full(len(doc), -1, np.int64)
    for number, sentence in enumerate(report.sentences):
        for token in _tokens(doc, sentence):
            numbers[token] = number
    return numbers
