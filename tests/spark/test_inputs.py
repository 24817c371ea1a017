"""What an executor makes of its part of a file; no Spark is needed for it."""

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("pyspark", reason="PySpark is not installed: pip install 'laut[spark]'")

from hypothesis import given
from hypothesis import strategies as st

from laut.errors import Rejected
from laut.intake.files import Intake, read_files
from laut.intake.source import Given
from laut.spark.chunks import Chunk
from laut.spark.inputs import read_chunk


def told(found: Intake) -> tuple[str, str, int | None]:
    return (found.source, found.reason, found.line) if isinstance(found, Rejected) else (found.id, found.text, None)


@given(
    st.lists(
        st.sampled_from(["short", "a rather longer text of Grunhaven", "", "ä" * 30, None]), min_size=1, max_size=9
    ),
    st.integers(1, 200),
    st.booleans(),
)
def test_stretches_of_any_size_give_every_line_once_with_its_number(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str | None], size: int, ends: bool
) -> None:
    path = tmp_path_factory.mktemp("lines") / "reports.jsonl"
    data = "\n".join("no JSON" if text is None else json.dumps({"text": text}) for text in texts).encode()
    path.write_bytes(data + b"\n" * ends)
    length = path.stat().st_size
    whole = Chunk("c", f"file:{path}", "jsonl", 0, length)
    found = []
    for start in range(0, length, size):
        before = data[: max(start - 1, 0)].count(b"\n") + 1 if start else 0
        part = replace(whole, start=start, end=min(start + size, length), before=before)
        found += list(read_chunk(part, None, Given()))
    wanted = [told(outcome) for outcome in read_files([str(path)], Given())]
    assert [told(outcome) for _, outcome in found] == [
        (a.replace(str(path), f"file:{path}"), b, c) for a, b, c in wanted
    ]
    assert [number for number, _ in found] == list(range(1, len(texts) + 1))


def test_a_file_that_is_gone_is_a_rejection(tmp_path: Path) -> None:
    gone = Chunk("c", f"file:{tmp_path}/gone.warc.gz", "warc", 0, 10)
    [(_, outcome)] = read_chunk(gone, None, Given())
    assert isinstance(outcome, Rejected) and "No such file" in outcome.reason


def test_a_file_in_a_form_that_laut_does_not_read_is_a_rejection(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.4")
    [(_, outcome)] = read_chunk(Chunk("c", f"file:{tmp_path}/report.pdf", None, 0, 8), None, Given())
    assert isinstance(outcome, Rejected) and "is a PDF document" in outcome.reason


def test_packed_lines_are_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "Der Rat tagt."}\n{"text": 7}\n'))
    whole = Chunk("c", f"file:{path}", "jsonl", 0, path.stat().st_size)
    for content in (None, path.read_bytes()):
        found = list(read_chunk(whole, content, Given()))
        assert [(number, isinstance(outcome, Rejected)) for number, outcome in found] == [(1, False), (2, True)]
