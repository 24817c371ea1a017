"""`laut export`."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from laut.cli.main import app


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("date 2024-05-16 Ida Voss sprach am 3. Mai 2024 im Rathaus.")


def test_timeml_is_xml_with_the_times_of_the_report() -> None:
    done = CliRunner().invoke(app, ["export", "--to", "timeml", "a.txt"])
    assert done.exit_code == 0
    assert "2024-05-03" in {
        element.get("value") for element in ElementTree.fromstring(done.stdout.encode()).iter("TIMEX3")
    }


def test_json_holds_a_document_for_each_report() -> None:
    done = CliRunner().invoke(app, ["export", "--to", "timeml", "--format", "json", "a.txt", "fehlt.txt"])
    assert done.exit_code == 1 and "fehlt.txt" in done.stderr
    assert json.loads(done.stdout)["to"] == "timeml"


def test_an_unknown_form_is_misuse() -> None:
    assert CliRunner().invoke(app, ["export", "--to", "word", "a.txt"]).exit_code == 2


@pytest.mark.parametrize("to", ["csv", "parquet", "jsonld", "ftm"])
def test_forms_of_a_ledger_ask_for_one(to: str) -> None:
    without = CliRunner().invoke(app, ["export", "--to", to])
    assert without.exit_code == 2 and "--ledger" in without.stderr
    of_a_file = CliRunner().invoke(app, ["export", "--to", to, "a.txt"])
    assert of_a_file.exit_code == 2 and "laut add a.txt" in of_a_file.stderr


def test_forms_of_reports_take_no_ledger() -> None:
    done = CliRunner().invoke(app, ["export", "--to", "plover", "--ledger", "news.db", "a.txt"])
    assert done.exit_code == 2 and "csv" in done.stderr


def test_a_ledger_that_is_not_there_is_misuse_and_is_not_made() -> None:
    done = CliRunner().invoke(app, ["export", "--to", "csv", "--ledger", "news.db"])
    assert done.exit_code == 2 and not Path("news.db").exists()
