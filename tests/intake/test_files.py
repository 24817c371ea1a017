"""Files by name: each gives reports or one clear rejection, whatever it is."""

import io
import os
from pathlib import Path

import pytest

from laut.errors import Rejected
from laut.intake.files import read_files
from laut.intake.source import Given, InputFormat
from laut.model.report import Report


def read(*names: str | Path, format: InputFormat | None = None, stdin: bytes | None = None) -> list[Report | Rejected]:
    stream = None if stdin is None else io.BytesIO(stdin)
    return list(read_files([str(name) for name in names], Given(), format, stream))


def test_the_extension_decides_the_format(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text('{"text": "a"}')
    (tmp_path / "b.jsonl").write_text('{"text": "b"}\n{"text": "c"}')
    (tmp_path / "d").write_text("d")
    texts = [found.text for found in read(*sorted(tmp_path.iterdir())) if isinstance(found, Report)]
    assert texts == ['{"text": "a"}', "b", "c", "d"]


def test_a_named_format_goes_before_the_extension(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text('{"text": "a"}')
    (report,) = read(tmp_path / "a.txt", format=InputFormat.JSONL)
    assert isinstance(report, Report) and report.text == "a"


def test_a_dash_is_standard_input() -> None:
    (report,) = read("-", stdin=b"date 2024 Text")
    assert isinstance(report, Report) and report.text == "Text"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("fehlt.txt", "no such file"),
        ("ordner", "is a folder"),
        ("leer.txt", "is empty"),
        ("seite.pdf", "is a PDF document"),
        ("blatt.pdf", "is a PDF document"),
        ("verboten\0.txt", "cannot be opened"),
        ("-", "standard input is closed"),
    ],
)
def test_what_cannot_be_read_is_rejected_and_the_rest_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, reason: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ordner").mkdir()
    Path("leer.txt").touch()
    Path("gut.txt").write_text("gut")
    wrong, right = read(name, "gut.txt")
    assert isinstance(wrong, Rejected) and reason in wrong.reason and wrong.source == name
    assert isinstance(right, Report)


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may read every file")
def test_a_file_without_permission_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "geheim.txt"
    path.write_text("geheim")
    path.chmod(0)
    (wrong,) = read(path)
    assert isinstance(wrong, Rejected) and "permission denied" in wrong.reason
