"""The JSON object of the contract, always valid against the published schema."""

import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.export.json_lines import to_line, to_object
from laut.export.schema import schema
from laut.model.reading import Reading
from laut.model.report import Report, make_report
from tests.export.nordkap import nordkap

VALIDATOR = jsonschema.Draft202012Validator(json.loads(schema()))


def test_the_schema_is_a_valid_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schema()))


@pytest.mark.parametrize(
    "reading", [nordkap(), Reading(Report("x", "Ja."))], ids=["full reading", "nothing but a text"]
)
def test_every_reading_is_valid_against_the_schema(reading: Reading) -> None:
    VALIDATOR.validate(json.loads(to_line(reading)))


def test_the_report_comes_back_as_it_was() -> None:
    report = to_object(nordkap())["report"]
    assert (report["outlet"], report["published"], report["title"]) == ("Tagesbote", "2024-05-16", None)
    assert report["text"] == nordkap().report.text


def test_spans_cut_the_words_out_of_the_text() -> None:
    found = to_object(nordkap())
    start, end = found["claims"][7]["trigger"]
    assert found["report"]["text"][start:end] == "erschossen"
    start, end = found["attributions"][1]["content"][0]
    assert found["report"]["text"][start:end] == "die Fischer ihre Blockade der Häfen am Nordkap beenden"


def test_a_claim_has_the_fields_of_the_contract() -> None:
    claim = to_object(nordkap())["claims"][0]
    assert {key: claim[key] for key in ("id", "type", "mode", "status", "when", "attribution", "chain")} == {
        "id": "c1", "type": "RETREAT", "mode": "access", "status": "actual",
        "when": {"edtf": "2024-05", "time": None}, "attribution": "a2", "chain": ["Polarkurier", "Oslo"],
    }  # fmt: skip
    assert claim["because"] == "«beenden» with «Blockade»; present tense: under way"


def test_what_is_unknown_is_null_or_an_empty_list() -> None:
    claim = to_object(nordkap())["claims"][1]
    assert (claim["actors"], claim["place"], claim["when"], claim["mode"]) == ([], None, None, None)
    attribution = to_object(nordkap())["attributions"][2]
    assert (attribution["medium"], attribution["said"]) == (None, None)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_line_is_one_line_whatever_stands_in_the_text(text: str) -> None:
    line = to_line(Reading(make_report(text)))
    assert len(line.splitlines()) == 1
    assert json.loads(line)["report"]["text"] == text
