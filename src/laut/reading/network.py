"""The exported network: words of one stretch of text to labels, scores and hidden states, in windows of bounded size."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from laut.reading.vectors import Floats, WordVectors

NO_GAP, SPACE, NEWLINE, BLANK_LINE = range(4)
"""White space before a word."""
_STYLE = (1.0, 0.0, 0.0)
"""Among the treebanks' habits: German-GSD."""
_CORE, _MARGIN, _BATCH = 192, 32, 16
"""Words of a window that are kept, words of context on each side, windows in a batch."""


@dataclass(frozen=True, slots=True)
class Window:
    """Words [start, stop) go in, labels of [first, last) are kept."""

    start: int
    stop: int
    first: int
    last: int


def windows(length: int) -> list[Window]:
    """Overlapping windows over `length` words; a short text is one window."""
    if length <= _CORE + 2 * _MARGIN:
        return [Window(0, length, 0, length)]
    firsts = range(0, length, _CORE)
    ends = ((first, min(first + _CORE, length)) for first in firsts)
    return [Window(max(0, a - _MARGIN), min(length, b + _MARGIN), a, b) for a, b in ends]


class Network:
    """ONNX Runtime session over word vectors; outputs are rows for words, in order."""

    def __init__(self, model: Path, vectors: WordVectors, threads: int = 1) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.enable_cpu_mem_arena = False  # every text has other shapes; the arena would keep memory for each
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._names = [output.name for output in self._session.get_outputs()]
        self.width = int(next(o.shape[-1] or 0 for o in self._session.get_outputs() if o.name == "hidden"))
        self.vectors = vectors

    def inputs(self, words: Sequence[str], gaps: Sequence[int]) -> Floats:
        """Rows of shape (words, width): word vector, gap (one-hot), style."""
        side = np.zeros((len(words), 4 + len(_STYLE)), np.float32)
        side[np.arange(len(words)), np.asarray(gaps)] = 1.0
        side[:, 4:] = _STYLE
        return np.concatenate([self.vectors(words), side], axis=1)

    def __call__(self, words: Sequence[str], gaps: Sequence[int]) -> dict[str, NDArray[Any]]:
        """Every output of the network with words as its first axis."""
        rows, plan = self.inputs(words, gaps), windows(len(words))
        parts: list[dict[str, NDArray[Any]]] = []
        for batch in _batches(plan):
            parts.extend(self._run(rows, batch))
        return {name: np.concatenate([part[name] for part in parts]) for name in self._names}

    def _run(self, rows: Floats, batch: list[Window]) -> Iterator[dict[str, NDArray[Any]]]:
        lengths = np.array([w.stop - w.start for w in batch], np.int32)
        x = np.zeros((int(lengths.max()), len(batch), rows.shape[1]), np.float32)
        for column, w in enumerate(batch):
            x[: w.stop - w.start, column] = rows[w.start : w.stop]
        found = self._session.run(self._names, {"x": x, "lengths": lengths})
        for column, w in enumerate(batch):
            kept = slice(w.first - w.start, w.last - w.start)
            yield {name: values[kept, column] for name, values in zip(self._names, found, strict=True)}


def _batches(plan: list[Window]) -> Iterator[list[Window]]:
    for at in range(0, len(plan), _BATCH):
        yield plan[at : at + _BATCH]
