"""A model's file that is cut short or overwritten is named; no other library's error comes through."""

from pathlib import Path

import pytest

from laut.errors import ModelMissing
from laut.lang.load import folder
from laut.reading.encoder import Encoder
from laut.reading.quotation_model import QuotationModel
from laut.reading.trigger_model import TriggerHead
from laut.reading.weighing import read

MODEL = folder("de") / "model"
LOADERS = {
    **dict.fromkeys(
        ("encoder.onnx", "tables.npz", "words.txt", "labels.json", "pieces.model", "lemmas.tsv.gz", "moods.tsv"),
        Encoder,
    ),
    **dict.fromkeys(
        ("quotations.onnx", "quotations_spans.onnx", "quotations_roles.onnx", "quotations.json"), QuotationModel
    ),
}
"""What reads a whole folder, by the file that is damaged."""
ALONE = {"triggers.onnx": TriggerHead, **dict.fromkeys(("fillers.npz", "status.npz", "when.npz"), read)}


def copy_with(damaged: str, contents: bytes, target: Path) -> Path:
    """A model folder whose files are links but for the one that is damaged."""
    for path in MODEL.iterdir():
        if path.name != damaged:
            (target / path.name).symlink_to(path)
    (target / damaged).write_bytes(contents)
    return target


def load(name: str, folder: Path) -> None:
    (LOADERS[name](folder) if name in LOADERS else ALONE[name](folder / name))


@pytest.mark.parametrize("name", [*LOADERS, *ALONE])
def test_garbage_in_a_model_file_is_said_with_its_name(name: str, tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=rf"/{name} is damaged"):
        load(name, copy_with(name, b"\xff\x00garbage\n" * 40, tmp_path))


@pytest.mark.parametrize("name", sorted({*LOADERS, *ALONE} - {"moods.tsv"}))
def test_a_model_file_cut_in_half_is_said_with_its_name(name: str, tmp_path: Path) -> None:
    whole = (MODEL / name).read_bytes()
    with pytest.raises(ModelMissing, match=rf"/{name} is damaged"):
        load(name, copy_with(name, whole[: len(whole) // 2], tmp_path))
