"""Every page answers in both forms."""

import re

import pytest
from starlette.testclient import TestClient

PAGES = [
    "/", "/read", "/reports", "/reports/hafen-1", "/reports/hafen%2F3", "/events", "/speakers", "/speakers/Polizei", "/outlets",
    "/outlets/Dollart-Kurier", "/sources", "/corrections", "/timeline", "/map",
]  # fmt: skip


def json_of(path: str) -> str:
    return "/index.json" if path == "/" else path + ".json"


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["en", "de"])
def test_every_page_answers_as_html_in_both_languages(browser: TestClient, path: str, language: str) -> None:
    answer = browser.get(path, params={"lang": language})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert f'<html lang="{language}">' in answer.text


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_its_twin(browser: TestClient, path: str) -> None:
    answer = browser.get(json_of(path))
    assert answer.status_code == 200
    assert isinstance(answer.json(), dict)
    assert f'href="{json_of(path)}"' in browser.get(path).text


@pytest.mark.parametrize("path", PAGES)
def test_pages_hold_nothing_inline_and_nothing_from_elsewhere(browser: TestClient, path: str) -> None:
    source = browser.get(path).text
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", source)
    assert not re.search(r"<script(?![^>]*\ssrc=)", source)
    assert not re.search(r"(?:src|action)=\"(?:https?:)?//", source)


def test_the_twin_of_a_page_describes_itself(browser: TestClient) -> None:
    described = browser.get("/openapi.json").json()["paths"]
    assert {json_of(path) for path in PAGES if path.count("/") == 1} <= set(described)
    assert {"/reports/{id}.json", "/events/{id}.json"} <= set(described)
