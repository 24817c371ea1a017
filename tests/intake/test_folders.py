"""Folders and patterns: all files in order of name, and why some are not read."""

import gzip
from pathlib import Path

import pytest

from laut.errors import Rejected
from laut.intake.files import read_files
from laut.intake.source import Given, InputFormat
from laut.model.report import Report


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "b.txt": "zwei", "a.jsonl": '{"text": "eins"}', "c/d.json": '[{"text": "drei"}, {"text": 4}]', "notes.xyz": "?",
        ".hidden.txt": "nein", ".git/e.txt": "nein", "LICENSE": "nein",
    }.items():  # fmt: skip
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "c" / "e.txt.gz").write_bytes(gzip.compress(b"vier"))
    return tmp_path


def read(*names: str | Path, format: InputFormat | None = None) -> list[str]:
    found = read_files([str(name) for name in names], Given(), format)
    return [one.text if isinstance(one, Report) else one.reason.partition(",")[0] for one in found]


def test_a_folder_is_read_with_what_lies_below_it(folder: Path) -> None:
    assert read(folder) == [
        "has no extension", "eins", "zwei", "ends in .xyz", "drei", '"text" is a number', "vier",
    ]  # fmt: skip


def test_a_pattern_stands_for_the_files_that_match(folder: Path) -> None:
    assert read(f"{folder}/*.txt") == ["zwei"]
    assert read(f"{folder}/**/*.gz") == ["vier"]
    assert read(f"{folder}/*.html") == ["no file matches this pattern"]


def test_a_named_format_reads_every_file(folder: Path) -> None:
    assert read(f"{folder}/*.xyz", format=InputFormat.TEXT) == ["?"]


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    assert read(tmp_path) == ["is a folder without files"]


def test_a_broken_packed_file_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"x" * 1000)[:15])
    (tmp_path / "b.txt.gz").write_bytes(b"no gzip")
    assert all(isinstance(found, Rejected) for found in read_files([str(tmp_path)], Given()))
