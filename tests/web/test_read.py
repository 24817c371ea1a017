"""Pasting a report."""

import pytest
from starlette.testclient import TestClient

from laut.web.config import Limits
from tests.web.conftest import client

TEXT = "date 2024-05-16 Oslo hat am Dienstag bestätigt, dass die Fischer ihre Blockade beenden."


def test_a_pasted_report_is_read_at_once(browser: TestClient) -> None:
    answer = browser.post("/read", data={"text": TEXT.replace(". ", ".\r\n"), "outlet": "Tagesbote"})
    assert answer.status_code == 200
    assert "Oslo" in answer.text and 'class="card"' in answer.text and "16 May 2024" in answer.text


def test_a_program_gets_the_object_of_the_contract(browser: TestClient) -> None:
    reading = browser.post("/read.json", json={"text": TEXT}).json()["reading"]
    assert reading["laut"] == "1" and reading["report"]["published"] == "2024-05-16"
    assert reading["claims"][0]["chain"] == ["Oslo"]


def test_a_file_can_be_dropped(browser: TestClient) -> None:
    answer = browser.post("/read", files={"file": ("report.txt", TEXT.encode(), "text/plain")})
    assert answer.status_code == 200 and "Oslo" in answer.text


def test_of_a_file_of_many_reports_the_first_is_read(browser: TestClient) -> None:
    lines = '{"text": "Die Polizei nahm drei Männer fest."}\n{"text": "Zweitens."}\n'
    answer = browser.post("/read", files={"file": ("reports.jsonl", lines.encode(), "text/plain")})
    assert answer.status_code == 200 and "holds 1 more report" in answer.text


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"text": "  "}, "no text"),
        ({"text": ""}, "empty"),
        ({"text": TEXT, "published": "gestern"}, "gestern"),
        ({"text": "Ein Bericht mit \0 darin."}, "zero"),
    ],
)
def test_what_cannot_be_read_says_why_and_stays_in_the_form(
    browser: TestClient, fields: dict[str, str], why: str
) -> None:
    answer = browser.post("/read", data=fields)
    assert answer.status_code == 422 and why in answer.text
    assert 'role="alert"' in answer.text


@pytest.mark.parametrize("name", ["report.pdf", "picture.png", "../../etc/passwd.zip"])
def test_files_that_are_no_text_are_refused(browser: TestClient, name: str) -> None:
    answer = browser.post("/read", files={"file": (name, b"%PDF-1.4 \x00\x01", "application/pdf")})
    assert answer.status_code == 422


def test_longer_reports_are_refused(harbour: str) -> None:
    with client(harbour, limits=Limits(characters=100)) as browser:
        assert browser.post("/read.json", json={"text": "Wort " * 30}).status_code == 422


def test_nothing_of_it_is_kept(browser: TestClient) -> None:
    before = browser.get("/reports.json").json()["paging"]["total"]
    browser.post("/read", data={"text": TEXT})
    assert browser.get("/reports.json").json()["paging"]["total"] == before


def test_an_editor_can_keep_it(editor: TestClient) -> None:
    answer = editor.post(
        "/reports.json", json={"text": TEXT, "id": "oslo/1", "title": "Ende der Blockade", "outlet": "Tagesbote"}
    )
    assert (answer.status_code, answer.json()) == (201, {"report": "oslo/1", "outcome": "kept"})
    kept = editor.get("/reports/oslo%2F1.json").json()
    assert kept["reading"]["report"]["published"] == "2024-05-16" and kept["claims"][0]["event"]
    assert editor.post("/reports.json", json={"text": TEXT, "id": "oslo/1"}).json()["outcome"] == "known"
