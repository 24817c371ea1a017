"""`laut read`: formats, exit status, and what goes to which stream."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from laut.cli.main import app
from laut.flows import read as flow
from laut.model.reading import Reading


@pytest.fixture(autouse=True)
def reads_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Readings without layers, so that no model is needed; files lie in the current folder."""
    monkeypatch.setattr(flow, "_reading", Reading)
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("date 2024-05 Ja.")
    Path("b.jsonl").write_text('{"text": "Eins."}\n{"text": 2}\n{"text": "Drei.", "published": "2023"}\n')


def lines(output: str) -> list[dict[str, dict[str, str]]]:
    return [json.loads(line) for line in output.splitlines()]


def test_all_read_exits_with_0_and_prints_one_object_a_line_in_input_order() -> None:
    done = CliRunner().invoke(app, ["read", "--format", "json", "a.txt", "a.txt"])
    assert done.exit_code == 0 and done.stderr == ""
    assert [found["report"]["text"] for found in lines(done.stdout)] == ["Ja.", "Ja."]


def test_rejected_input_exits_with_1_and_the_rest_is_read() -> None:
    done = CliRunner().invoke(app, ["read", "--format", "json", "fehlt.txt", "b.jsonl", "a.txt"])
    assert done.exit_code == 1
    assert [found["report"]["text"] for found in lines(done.stdout)] == ["Eins.", "Drei.", "Ja."]
    assert done.stderr.splitlines() == [
        "laut: fehlt.txt: no such file",
        'laut: b.jsonl:2: "text" is a number, wanted a text',
    ]


def test_the_options_say_what_the_input_does_not() -> None:
    done = CliRunner().invoke(
        app, ["read", "--published", "2022", "--outlet", "Deichbote", "--format", "json", "b.jsonl"]
    )
    reports = [found["report"] for found in lines(done.stdout)]
    assert [report["published"] for report in reports] == ["2022", "2023"]
    assert {report["outlet"] for report in reports} == {"Deichbote"}


@pytest.mark.parametrize("arguments", [["-"], []])
def test_standard_input_is_read(arguments: list[str]) -> None:
    done = CliRunner().invoke(app, ["read", "--format", "json", *arguments], input="date 2024 Größe.")
    assert done.exit_code == 0
    assert lines(done.stdout)[0]["report"]["text"] == "Größe."


def test_json_lines_can_come_from_standard_input() -> None:
    done = CliRunner().invoke(app, ["read", "--input", "jsonl", "--format", "json"], input='{"text": "Ja."}')
    assert lines(done.stdout)[0]["report"]["text"] == "Ja."


def test_without_a_terminal_json_is_the_format() -> None:
    assert lines(CliRunner().invoke(app, ["read", "a.txt"]).stdout)[0]["laut"] == "1"  # type: ignore[comparison-overlap]


@pytest.mark.parametrize(("format", "sign"), [("text", "published May 2024"), ("html", "<!DOCTYPE html>")])
def test_pages_are_printed_for_several_reports(format: str, sign: str) -> None:
    done = CliRunner().invoke(app, ["read", "--format", format, "a.txt", "b.jsonl"])
    assert done.exit_code == 1 and sign in done.stdout


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--published", "gestern"], "«gestern» is not a date"),
        (["--language", "xx"], "«xx»"),
        (["--max-characters", "0"], "max-characters"),
        (["--input", "pdf"], "--input"),
    ],
)
def test_a_wrong_option_exits_with_2_and_says_why(arguments: list[str], reason: str) -> None:
    done = CliRunner().invoke(app, ["read", *arguments, "a.txt"])
    assert done.exit_code == 2 and reason in done.stderr


def test_a_report_that_is_too_long_is_rejected() -> None:
    Path("lang.txt").write_text("Wort " * 100)
    done = CliRunner().invoke(app, ["read", "--max-characters", "100", "lang.txt"])
    assert done.exit_code == 1 and "longer than 100 characters" in done.stderr


def test_a_missing_model_stops_the_run_with_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    from laut.errors import ModelMissing

    def missing(report: object) -> Reading:
        raise ModelMissing("the model file encoder.onnx is missing")

    monkeypatch.setattr(flow, "_reading", missing)
    done = CliRunner().invoke(app, ["read", "a.txt"])
    assert (done.exit_code, done.stderr) == (2, "laut: the model file encoder.onnx is missing\n")


def test_ctrl_c_ends_the_command_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(report: object) -> Reading:
        raise KeyboardInterrupt

    monkeypatch.setattr(flow, "_reading", interrupted)
    done = CliRunner().invoke(app, ["read", "a.txt"])
    assert (done.exit_code, done.stderr) == (130, "")
