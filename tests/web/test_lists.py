"""Filters, pages of lists, and exports."""

import csv
import io
import json

import pytest
from starlette.testclient import TestClient

from laut.web.filters import EventFilter
from laut.web.reader import Reader


def ids(answer: object) -> list[str]:
    return [event["id"] for event in answer["events"]]  # type: ignore[index]


def test_pages_of_a_list_hold_all_of_it_once(browser: TestClient) -> None:
    whole = browser.get("/reports.json").json()
    assert whole["paging"]["total"] == 4
    pages = [browser.get("/reports.json", params={"per_page": 3, "page": page}).json() for page in (1, 2)]
    assert [report["id"] for page in pages for report in page["reports"]] == [
        report["id"] for report in whole["reports"]
    ]
    assert (pages[0]["paging"]["next"], pages[1]["paging"]["next"], pages[1]["paging"]["previous"]) == (2, None, 1)


def test_pages_are_linked(browser: TestClient) -> None:
    source = browser.get("/reports", params={"per_page": 3}).text
    assert 'rel="next" href="/reports?page=2"' in source


def test_a_page_after_the_last_is_empty(browser: TestClient) -> None:
    assert browser.get("/reports.json", params={"page": 9}).json()["reports"] == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"type": "ASSAULT"}, True),
        ({"type": "AGREE"}, False),
        ({"words": "Löschboot Kräne"}, True),
        ({"words": "Löschboot Raumschiff"}, False),
        ({"place": "Emden"}, True),
        ({"speaker": "Onna Harksen"}, True),
        ({"outlet": "Dollart-Kurier"}, True),
        ({"actor": "Rote Boje"}, True),
        ({"when": "2024-03"}, True),
        ({"when": "2023"}, False),
        ({"origins": "2"}, True),
        ({"origins": "99"}, False),
        ({"type": "", "words": "", "when": "", "origins": ""}, True),
    ],
)
def test_every_filter_stands_in_the_address(browser: TestClient, query: dict[str, str], found: bool) -> None:
    answer = browser.get("/events.json", params=query).json()
    assert bool(answer["events"]) is found
    assert answer["paging"]["total"] == len(answer["events"])


def test_facets_count_the_events_that_fit(browser: TestClient) -> None:
    answer = browser.get("/events.json", params={"type": "ASSAULT"}).json()
    facets = {facet["name"]: facet["values"] for facet in answer["facets"]}
    assert sum(value["count"] for value in facets["type"]) == answer["paging"]["total"]
    assert {"value": "Emden", "count": answer["paging"]["total"]} in facets["place"]


def test_a_filter_says_what_it_means() -> None:
    wanted = EventFilter(place="Emden", when="2024-03", origins=2)
    assert (
        wanted.sentence(Reader("en", "en_GB"))
        == "Events in Emden, that can fall in March 2024, with at least 2 independent origins."
    )
    assert "mit mindestens 2 unabhängigen Ursprüngen" in wanted.sentence(Reader("de", "de"))
    assert wanted.address() == "/events?place=Emden&when=2024-03&origins=2"
    assert (
        wanted.without("origins").with_("type", "ASSAULT").address() == "/events?type=ASSAULT&place=Emden&when=2024-03"
    )


def test_events_leave_as_lines_of_the_contract(browser: TestClient) -> None:
    answer = browser.get("/export/events.jsonl", params={"place": "Emden"})
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert [line["event"]["id"] for line in lines] == ids(browser.get("/events.json", params={"place": "Emden"}).json())
    assert {"event", "claims", "origins", "independent_origins", "contradictions"} <= lines[0].keys()


def test_claims_leave_as_a_table(browser: TestClient) -> None:
    answer = browser.get("/export/claims.csv")
    assert answer.headers["content-disposition"] == 'attachment; filename="claims.csv"'
    assert {row["report"] for row in csv.DictReader(io.StringIO(answer.text))} == {
        "hafen-1",
        "hafen-2",
        "hafen/3",
        "hafen-4",
    }


@pytest.mark.parametrize("name", ["ledger.jsonld", "ledger.ftm.jsonl"])
def test_other_forms_leave_too(browser: TestClient, name: str) -> None:
    answer = browser.get(f"/export/{name}")
    assert answer.status_code == 200 and "Emden" in answer.text


def test_an_unknown_form_is_named(browser: TestClient) -> None:
    assert "claims.csv" in browser.get("/export/nix.json").json()["error"]["message"]
