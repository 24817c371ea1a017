"""Who may ask, from where, how much and how often."""

import pytest
from starlette.testclient import TestClient

from laut.web.config import Limits
from laut.web.guards.headers import POLICY
from laut.web.guards.rates import Rates
from tests.web.conftest import client

SHAPE = {"status", "code", "message"}


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil", "[::2]"])
def test_other_names_are_not_answered(browser: TestClient, host: str) -> None:
    answer = browser.get("/events.json", headers={"Host": host})
    assert answer.status_code == 421
    assert answer.json()["error"]["code"] == "wrong-host"


@pytest.mark.parametrize("host", ["localhost", "localhost:99", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST"])
def test_our_own_names_are(browser: TestClient, host: str) -> None:
    assert browser.get("/events.json", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/", "/events.json", "/nix", "/static/style.css", "/openapi.json", "/export/claims.csv"]
)
def test_every_answer_carries_the_headers(browser: TestClient, path: str) -> None:
    headers = browser.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers


def test_the_policy_allows_nothing_inline_and_no_other_host() -> None:
    assert "unsafe" not in POLICY and "http" not in POLICY and "*" not in POLICY
    assert POLICY.startswith("default-src 'none'") and "frame-ancestors 'none'" in POLICY


def test_a_token_is_wanted_where_there_is_one(harbour: str) -> None:
    with client(harbour, token="geheim") as visitor:
        assert visitor.get("/").status_code == 401
        assert visitor.get("/events.json").json()["error"]["code"] == "token-wanted"
        assert visitor.get("/events.json?token=falsch").status_code == 401
        assert visitor.get("/events.json", headers={"Authorization": "Bearer geheim"}).status_code == 200
        assert visitor.get("/static/style.css").status_code == 401


def test_the_token_moves_from_the_address_into_a_cookie(harbour: str) -> None:
    with client(harbour, token="geheim") as visitor:
        moved = visitor.get("/events?type=ASSAULT&token=geheim")
        assert (moved.status_code, moved.headers["location"]) == (303, "/events?type=ASSAULT")
        assert "HttpOnly" in moved.headers["set-cookie"] and "SameSite=strict" in moved.headers["set-cookie"]
        assert visitor.get("/events").status_code == 200


def test_the_way_of_the_token_leads_to_no_other_host(harbour: str) -> None:
    with client(harbour, token="geheim") as visitor:
        assert visitor.get("http://127.0.0.1:8000//evil.example/?token=geheim").headers["location"] == "/evil.example/"


def test_large_bodies_are_refused(harbour: str) -> None:
    with client(harbour, limits=Limits(body=1000)) as visitor:
        answer = visitor.post("/read.json", json={"text": "x" * 2000})
        assert answer.status_code == 413 and answer.json()["error"].keys() == SHAPE


def test_large_bodies_are_refused_even_if_they_do_not_say_so(harbour: str) -> None:
    with client(harbour, limits=Limits(body=1000)) as visitor:
        pieces = (b"x" * 500 for _ in range(10))
        assert (
            visitor.post("/read.json", content=pieces, headers={"Content-Type": "application/json"}).status_code == 413
        )


def test_a_body_whose_length_is_no_number_is_refused(browser: TestClient) -> None:
    answer = browser.post("/read.json", content=b"{}", headers={"Content-Length": "-1"})
    assert answer.status_code == 413


def test_whoever_reads_too_often_has_to_wait(harbour: str) -> None:
    with client(harbour, limits=Limits(reads=2)) as visitor:
        for _ in range(2):
            assert visitor.post("/read.json", json={"text": " "}).status_code == 422
        answer = visitor.post("/read.json", json={"text": " "})
        assert answer.status_code == 429 and answer.json()["error"]["code"] == "too-often"
        assert 0 < int(answer.headers["retry-after"]) <= 60


def test_a_bucket_fills_up_again_with_time() -> None:
    now = 0.0
    rates = Rates(clock=lambda: now)
    assert [rates.wait("read", "a", 2) for _ in range(2)] == [0.0, 0.0]
    assert rates.wait("read", "a", 2) == 30.0
    assert rates.wait("read", "b", 2) == 0.0
    now = 30.0
    assert rates.wait("read", "a", 2) == 0.0


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=["origin", "no origin", "cross-site", "same-site"],
)
@pytest.mark.parametrize(
    "path", ["/read", "/read.json", "/corrections", "/corrections.json", "/reports", "/reports.json"]
)
def test_no_other_site_can_post(editor: TestClient, headers: dict[str, str], path: str) -> None:
    answer = editor.post(path, headers=headers, **({"json": {}} if path.endswith("json") else {"data": {}}))  # type: ignore[arg-type]
    assert answer.status_code == 403


def test_errors_have_one_shape(browser: TestClient) -> None:
    for path in ["/nix.json", "/reports/nix.json", "/events/nix.json", "/speakers/nix.json", "/events.json?page=0", "/outlets/nix.json",
                 "/events.json?type=NIX", "/events.json?when=gestern", "/events.json?origins=-1", "/events.json?per_page=9999"]:  # fmt: skip
        answer = browser.get(path)
        assert 400 <= answer.status_code < 500, path
        assert answer.json().keys() == {"error"} and answer.json()["error"].keys() == SHAPE, path
        assert answer.json()["error"]["status"] == answer.status_code


def test_a_wrong_method_and_a_wrong_body_have_it_too(browser: TestClient) -> None:
    assert browser.delete("/events.json").json()["error"]["code"] == "method-not-allowed"
    assert (
        browser.post("/read.json", content=b"{", headers={"Content-Type": "application/json"}).json()["error"]["status"]
        == 422
    )
    assert (
        browser.post("/read.json", content=b"text=x", headers={"Content-Type": "text/plain"}).json()["error"]["status"]
        == 422
    )


def test_an_error_on_a_page_is_a_page(browser: TestClient) -> None:
    answer = browser.get("/reports/nix", params={"lang": "de"})
    assert answer.status_code == 404 and "<h1>Das ging nicht</h1>" in answer.text


def test_a_mistake_of_ours_tells_nothing_and_carries_the_headers(
    harbour: str, caplog: pytest.LogCaptureFixture
) -> None:
    with client(harbour) as visitor:
        visitor.app.state.site = None  # type: ignore[attr-defined]
        answer = visitor.get("/events.json")
        assert answer.status_code == 500 and answer.json()["error"]["code"] == "fault"
        assert "Traceback" not in answer.text and answer.headers["content-security-policy"] == POLICY
    assert "events.json" in caplog.text


@pytest.mark.parametrize("path", ["/reports/a%00b", "/events?words=%00", "/speakers/%00.json"])
def test_no_zero_character_reaches_the_ledger(browser: TestClient, path: str) -> None:
    assert browser.get(path).status_code == 400


def test_no_zero_character_comes_in_a_body(editor: TestClient) -> None:
    for path, body in [
        ("/corrections.json", {"verdict": "reject", "left": "a\0", "because": "x"}),
        ("/reports.json", {"text": "x", "id": "a\0"}),
        ("/read.json", {"text": "x", "outlet": "a\0"}),
    ]:
        assert editor.post(path, json=body).status_code == 422, path


def test_the_description_tells_of_the_shape_of_errors(browser: TestClient) -> None:
    described = browser.get("/openapi.json").json()
    answers = described["paths"]["/events.json"]["get"]["responses"]
    assert answers["422"]["content"]["application/json"]["schema"]["$ref"].endswith("/FaultContext")
    assert "HTTPValidationError" not in described["components"]["schemas"]
