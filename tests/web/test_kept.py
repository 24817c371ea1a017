"""ETags, and pages kept until the ledger changes."""

import pytest
from starlette.testclient import TestClient

from laut.flows.add import keep
from laut.flows.merge import merge
from laut.ledger.store import Store
from tests.web.conftest import client, filled
from tests.web.harbour import readings
from tests.web.hostile import hostile


@pytest.mark.parametrize("path", ["/", "/events", "/events.json", "/reports/hafen-1", "/openapi.json"])
def test_what_is_known_is_not_sent_again(browser: TestClient, path: str) -> None:
    first = browser.get(path)
    again = browser.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    weak = browser.get(path, headers={"If-None-Match": f'"other", W/{first.headers["etag"]}'})
    assert weak.status_code == 304
    assert browser.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_page_in_another_language_is_another_page(browser: TestClient) -> None:
    english = browser.get("/events", headers={"Accept-Language": "en"})
    german = browser.get("/events", headers={"Accept-Language": "de"})
    assert english.headers["etag"] != german.headers["etag"]
    assert "Accept-Language" in german.headers["vary"] and "private" in german.headers["cache-control"]


def test_a_new_report_is_seen_at_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    where = filled(str(tmp_path_factory.mktemp("kept") / "kept.db"))
    with client(where) as visitor:
        before = visitor.get("/reports.json")
        assert before.json()["paging"]["total"] == len(readings())
        store = Store(where, write=True)
        keep(store, [hostile()])
        merge(store)
        store.close()
        after = visitor.get("/reports.json", headers={"If-None-Match": before.headers["etag"]})
        assert after.status_code == 200 and after.json()["paging"]["total"] == len(readings()) + 1


def test_errors_have_no_etag(browser: TestClient) -> None:
    assert "etag" not in browser.get("/reports/nix").headers


def test_the_head_of_a_page_can_be_asked_for(browser: TestClient) -> None:
    assert browser.head("/events").headers["etag"] == browser.get("/events").headers["etag"]
