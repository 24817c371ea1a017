"""`laut tag`: CoNLL-U out, and in."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from laut.cli.main import app

TEXT = "date 2024 Ida Voss sprach im Rathaus. Sie ging.\n"


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT)


def tag(*arguments: str) -> list[str]:
    done = CliRunner().invoke(app, ["tag", *arguments])
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_a_report_becomes_conllu_with_offsets_into_its_text() -> None:
    rows = [line.split("\t") for line in tag("a.txt") if line[:1].isdigit()]
    assert all(len(row) == 10 for row in rows)
    assert "start_char=0" in rows[0][9].split("|") and rows[0][1] == "Ida"
    assert [line for line in tag("a.txt") if line.startswith("# newdoc id = report-")]


def test_tokens_and_sentences_of_conllu_are_kept() -> None:
    first = tag("a.txt")
    Path("a.conllu").write_text("\n".join(first) + "\n")
    again = tag("a.conllu")
    assert [line.split("\t")[:2] for line in again] == [line.split("\t")[:2] for line in first]


def test_json_has_the_columns_by_name() -> None:
    (line,) = tag("--format", "json", "a.txt")
    token = json.loads(line)["sentences"][0][0]
    assert token["form"] == "Ida" and token["span"] == [0, 3] and isinstance(token["head"], int)


def test_wrong_conllu_is_rejected_with_its_line() -> None:
    Path("b.conllu").write_text("1\tIda\n")
    done = CliRunner().invoke(app, ["tag", "b.conllu", "fehlt.conllu", "a.txt"])
    assert done.exit_code == 1 and "Ida" in done.stdout
    assert done.stderr.splitlines() == [
        "laut: b.conllu: line 1: 2 columns; wanted 10, separated by tabs",
        "laut: fehlt.conllu: no such file",
    ]
