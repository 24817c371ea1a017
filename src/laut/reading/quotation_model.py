"""The trained reader of quotations: three exported networks, run over a text in blocks of bounded size.

Weights in `lang/<code>/model/`: `quotations.onnx` (all words), `quotations_spans.onnx` (candidates),
`quotations_roles.onnx` (words around a chosen one), `quotations.json` (inventories, levels, calibration).
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from laut.errors import ModelMissing
from laut.reading.draft import Places
from laut.reading.intact import intact
from laut.reading.quotation_candidates import CONTENT_LABELS, FORMS, Candidate, Drafted, candidates
from laut.reading.quotation_decoding import Found, Levels, Scored, chosen, found_with
from laut.reading.quotation_inputs import GRAMMAR_COLUMNS, MARK_COLUMNS, Inputs, Inventory
from laut.reading.quotation_spans import spanned
from laut.reading.quotation_windows import MEDIA, Windows, gathered, similar, windows
from laut.reading.states import give_back
from laut.reading.vectors import Floats

RowSource = Callable[[int, int], Floats]
"""Gives the rows of the words [start, stop): word vector and encoder's state."""
MODELS = Path(__file__).parent.parent / "lang"
_NETWORKS = ("quotations.onnx", "quotations_spans.onnx", "quotations_roles.onnx")
_LABELS = "quotations.json"
_CORE, _MARGIN = 512, 96
"""Words of a window of the first network that are kept, and words of context on each side."""
_BLOCK, _BLOCK_MARGIN = 4096, 320
"""Words whose candidates are read at once, and words of context on each side: more than the longest candidate needs."""
_BATCH = 24
_NEAR = MARK_COLUMNS + GRAMMAR_COLUMNS
_OF_FORM = [[k for k, label in enumerate(CONTENT_LABELS) if label[2:] == form] for form in FORMS]


@dataclass(frozen=True, slots=True)
class Setup:
    """What was fixed when the networks were trained."""

    inventory: Inventory
    levels: Levels
    confidence: tuple[float, ...]
    """Weights of `quotation_decoding.evidence`."""
    kept: int
    """Columns of the first network's rows that the second sees."""


class QuotationModel:
    """The networks of one language's model folder."""

    def __init__(self, folder: Path) -> None:
        missing = [name for name in (*_NETWORKS, _LABELS) if not (folder / name).is_file()]
        if missing:
            raise ModelMissing(
                f"{folder}: {', '.join(missing)} missing; reinstall laut, or rebuild the model with `python -m training.quotations`"
            )
        with intact(folder / _LABELS):
            self.setup = read_setup(json.loads((folder / _LABELS).read_text("utf-8")))
        self._words, self._spans, self._roles = (_session(folder / name) for name in _NETWORKS)

    def __call__(self, inputs: Inputs, rows: RowSource, drafts: Sequence[Drafted]) -> list[Found]:
        """The quotations of a text, by their first word; `drafts` are grammar's."""
        levels = self.setup.levels
        blocks = self.scored(inputs, rows, drafts, [levels])
        out = [moved(found, start) for start, block in blocks for found in found_with(block, levels)]
        return sorted(out, key=lambda f: (f.candidate.first, -f.candidate.last))

    def scored(
        self, inputs: Inputs, rows: RowSource, drafts: Sequence[Drafted], levels: Sequence[Levels]
    ) -> Iterator[tuple[int, list[Scored]]]:  # fmt: skip
        """For each block of the text its first word and the candidates that are taken at one of the `levels`."""
        for first, last in _steps(len(inputs), _BLOCK):
            start, stop = max(0, first - _BLOCK_MARGIN), min(len(inputs), last + _BLOCK_MARGIN)
            here = [moved_draft(d, -start) for d in drafts if start <= d.words[0] and d.words[-1] < stop]
            scored = self._block(inputs, rows, start, stop, here, levels)
            yield start, [s for s in scored if first <= s.candidate.first + start < last]
            give_back(len(inputs))

    def _block(
        self, inputs: Inputs, source: RowSource, start: int, stop: int, drafts: Sequence[Drafted], levels: Sequence[Levels]
    ) -> Iterator[Scored]:  # fmt: skip
        """Candidates of the block [start, stop) that are taken at one of the levels."""
        sides, sentences = inputs.sides[start:stop, :_NEAR], inputs.sentences[start:stop]
        rows, content, nested = self._read(inputs, source, start, stop)
        found = candidates(content, nested, sentences, drafts)
        if not found:
            return
        spans = spanned(found, content, nested, sentences, drafts)
        near = np.concatenate([rows[:, : self.setup.kept], sides], axis=1)
        logits = self._spans.run(None, {"rows": near, "ends": spans.ends, "scalars": spans.scalars})[0]
        right = 1 / (1 + np.exp(-logits))
        picked = sorted({k for level in levels for k in chosen(found, right, level)})
        for part in similar([found[k] for k in picked], len(sentences), _BATCH):
            numbers = [picked[k] for k in part]
            around = windows([found[k] for k in numbers], sentences, drafts)
            yield from self._judge([found[k] for k in numbers], right[numbers], rows, content, sides, around)

    def _read(self, inputs: Inputs, source: RowSource, start: int, stop: int) -> tuple[Floats, Floats, Floats]:
        """Rows for the other networks and label shares of the words [start, stop)."""
        parts = []
        for first, last in _steps(stop - start, _CORE):
            a, b = max(start, start + first - _MARGIN), min(stop, start + last + _MARGIN)
            fed = {
                "x": np.concatenate([source(a, b), inputs.sides[a:b]], axis=1)[:, None],
                "categories": inputs.categories[a:b, None], "lengths": np.array([b - a], np.int32),
            }  # fmt: skip
            kept = slice(start + first - a, start + last - a)
            parts.append([values[kept, 0] for values in self._words.run(["rows", "content", "nested"], fed)])
        rows, content, nested = (np.concatenate([part[k] for part in parts]) for k in range(3))
        return rows, content, nested

    def _judge(
        self, found: Sequence[Candidate], right: Floats, rows: Floats, content: Floats, sides: Floats, around: Windows
    ) -> Iterator[Scored]:  # fmt: skip
        fed = {
            "rows": gathered(rows, around), "lengths": around.lengths,
            "sides": np.concatenate([gathered(sides, around), around.grammar.transpose(1, 0, 2)], axis=2),
            "marks": around.marks.T, "distances": around.distances.T, "sentences": around.sentences.T,
            "candidate": around.own, "real": around.inside.T[..., None].astype(np.float32),
        }  # fmt: skip
        roles, forms, media = self._roles.run(["roles", "form", "medium"], fed)
        for k, candidate in enumerate(found):
            n = around.lengths[k]
            yield Scored(
                candidate, float(right[k]), around.words[k, :n], roles[:n, k], around.grammar[k, :n],
                _forms(candidate, forms[k], content), media[k], around.own[k, -MEDIA:],
            )  # fmt: skip


def _forms(candidate: Candidate, forms: Floats, content: Floats) -> Floats:
    """Shares of the forms: the mean of what the candidate and what its words look like; nested words have no form."""
    if candidate.nested:
        return forms
    labelled = content[list(candidate.words)]
    means = np.array([labelled[:, columns].sum(1).mean() for columns in _OF_FORM], np.float32)
    out: Floats = ((forms + means) / 2).astype(np.float32)
    return out


def _session(path: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = options.enable_mem_pattern = (
        False  # every text has other shapes; both would keep memory for each
    )
    with intact(path):
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def read_setup(data: Mapping[str, Any]) -> Setup:
    """The contents of `quotations.json`."""
    numbers = {name: {value: k for k, value in enumerate(values, 1)} for name, values in data["values"].items()}
    levels = data["levels"]
    return Setup(
        Inventory(numbers),
        Levels(levels["right"], levels["trust"], tuple(levels["roles"]), levels["edges"], tuple(levels["mix"])),
        tuple(data["confidence"]),
        data["kept"],
    )


def _steps(length: int, size: int) -> Iterator[tuple[int, int]]:
    for first in range(0, length, size):
        yield first, min(first + size, length)


def moved_draft(draft: Drafted, by: int) -> Drafted:
    """The same draft with all numbers of words `by` higher; words that would be negative are left out."""

    def move(words: Places) -> Places:
        return tuple(w + by for w in words if w + by >= 0)

    return Drafted(move(draft.words), draft.confidence, draft.medium, tuple(map(move, draft.roles)))


def moved(found: Found, by: int) -> Found:
    """The same quotation with all numbers of words `by` higher."""
    if not by:
        return found

    def move(words: Places) -> Places:
        return tuple(w + by for w in words)

    candidate = Candidate(move(found.candidate.words), found.candidate.nested, found.candidate.drafted)
    return Found(candidate, found.right, found.forms, found.media, tuple(map(move, found.roles)), found.certain)


@lru_cache(maxsize=4)
def load_quotation_model(folder: Path) -> QuotationModel:
    """The model in a folder; loaded once."""
    return QuotationModel(folder)
