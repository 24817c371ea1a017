"""Reports are hostile input: nothing in them becomes markup, and nothing leads away."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from laut.flows.add import keep
from laut.flows.judge import judge
from laut.flows.merge import merge
from laut.ledger import computed
from laut.ledger.store import Store
from laut.model.judgement import Verdict
from laut.web import urls
from tests.web.conftest import client
from tests.web.hostile import EVIL, hostile

ID = hostile().report.id
ALLOWED_SCRIPT_SOURCES = "/static/"


class Suspicious(HTMLParser):
    """Collects whatever must not be in a page."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in ("img", "style", "iframe", "object", "embed", "base", "b>"):
            self.found.append(tag)
        if tag == "script" and not (values.get("src") or "").startswith(ALLOWED_SCRIPT_SOURCES):
            self.found.append("script")
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.found.append(f"{tag} {name}")
            if name in ("href", "src", "action", "xlink:href") and not (value or "").startswith(("/", "#")):
                self.found.append(f"{tag} {name}={value}")
            if name in ("href", "src", "action") and (value or "").startswith("//"):
                self.found.append(f"{tag} {name}={value}")


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    where = str(tmp_path_factory.mktemp("hostile") / "hostile.db")
    store = Store(where, write=True)
    keep(store, [hostile(), hostile("second")])
    merge(store)
    with store.reading() as view:
        told = computed.tellings_of(view, ["second"])[0]
    judge(store, Verdict.SPEAKER, told.id, None, EVIL, EVIL, "2031-02-01T00:00:00+00:00", EVIL)
    store.close()
    with client(where, edit=True, editor=EVIL) as made:
        yield made


def addresses(attacked: TestClient) -> list[str]:
    event = attacked.get("/events.json").json()["events"][0]["id"]
    return [
        "/", "/reports", urls.report(ID), urls.report("second"), "/events", urls.event(event), "/speakers", urls.speaker(EVIL),
        "/outlets", urls.outlet(EVIL), "/sources", "/corrections", "/timeline",
        urls.with_query("/events", {"words": EVIL, "actor": EVIL, "place": EVIL, "speaker": EVIL, "outlet": EVIL}),
        urls.with_query("/reports", {"words": EVIL, "outlet": EVIL}), urls.with_query("/", {"lang": EVIL}),
        urls.report(EVIL), urls.event(EVIL), urls.with_query("/events", {"when": EVIL}), f"/{urls.coded(EVIL)}",
    ]  # fmt: skip


@pytest.mark.parametrize("number", range(20))
def test_scripts_in_every_field_stay_text(attacked: TestClient, number: int) -> None:
    address = addresses(attacked)[number]
    answer = attacked.get(address, headers={"Accept-Language": EVIL})
    assert answer.status_code in (200, 404, 422), address
    assert answer.headers["content-type"].startswith("text/html")
    assert Suspicious(answer.text).found == []
    assert "<script>alert" not in answer.text and "<img" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_hostile_id_has_an_address_of_its_own(attacked: TestClient) -> None:
    assert attacked.get(urls.report(ID) + ".json").json()["reading"]["report"]["id"] == ID


def test_json_is_never_taken_for_a_page(attacked: TestClient) -> None:
    answer = attacked.get(urls.report(ID) + ".json")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("words", ['"', "*", "a AND", "NEAR(", "-", "'; DROP TABLE reports; --", "\u2028", "%", "é"])
def test_no_search_breaks_the_search(browser: TestClient, words: str) -> None:
    assert browser.get("/events.json", params={"words": words}).status_code == 200
    assert browser.get("/reports.json", params={"words": words}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2fsettings.py", "//evil.example/"]
)
def test_no_path_leads_out_of_the_folder(browser: TestClient, path: str) -> None:
    answer = browser.get(f"http://127.0.0.1:8000{path}")
    assert answer.status_code == 404 and "location" not in answer.headers


def test_the_source_holds_no_unescaped_output() -> None:
    for page in (Path(__file__).parents[2] / "src" / "laut" / "web" / "html").glob("*.html"):
        source = page.read_text(encoding="utf-8")
        assert "|safe" not in source.replace(" ", "") and "autoescape" not in source, page.name
