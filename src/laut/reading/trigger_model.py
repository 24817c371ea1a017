"""The trigger head: probabilities of type, mode and status for the words of a Doc that may carry an event."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from laut.errors import ModelMissing
from laut.lang.load import model_file
from laut.reading.intact import intact
from laut.reading.trigger_blocks import blocks
from laut.reading.trigger_features import Features, Numbers
from laut.reading.vectors import Floats

FILE = "triggers.onnx"
_LEAST = 1e-3
"""Probabilities are kept this far from 0 and 1 before their log odds are taken."""


@dataclass(frozen=True, slots=True)
class Judgements:
    """Rows for the picked words: probabilities of types (column 0: no event), of mode classes and of statuses."""

    types: Floats
    modes: Floats
    statuses: Floats


class TriggerHead:
    """An ONNX session with the vocabulary, threshold and calibration that are kept in the file's metadata."""

    def __init__(self, model: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # every text has other shapes; the arena would keep memory for each
        options.log_severity_level = 3
        with intact(model):
            self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        data = self._session.get_modelmeta().custom_metadata_map
        if "laut" not in data:
            raise ModelMissing(f"{model} has no vocabulary; rebuild it with `python -m training.triggers`")
        kept = json.loads(data["laut"])
        self.numbers = Numbers(*(_numbered(kept[name]) for name in ("lemmas", "tags", "relations")))
        self.threshold = float(kept["threshold"])
        self._slope, self._offset = (float(kept[name]) for name in ("slope", "offset"))

    def __call__(self, seen: Features) -> Judgements:
        """Judge the picked words of a Doc; there must be at least one."""
        found = [self._session.run(["types", "modes", "statuses"], inputs) for inputs in blocks(seen)]
        return Judgements(*(np.concatenate(parts) for parts in zip(*found, strict=True)))

    def calibrated(self, scores: Floats) -> Floats:
        """The probability that the best type is right (Platt 1999), fitted on reports that the members did not see."""
        clipped = np.clip(scores, _LEAST, 1 - _LEAST)
        odds = np.log(clipped / (1 - clipped))
        confidence: NDArray[np.float32] = 1.0 / (1.0 + np.exp(-(self._slope * odds + self._offset)))
        return confidence


def _numbered(names: list[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names, start=1)}


@lru_cache
def load_head(language: str) -> TriggerHead:
    """The trained head of a language; raises `ModelMissing`."""
    return TriggerHead(model_file(language, FILE))
