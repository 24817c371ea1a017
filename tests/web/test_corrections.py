"""Corrections: by click or by program, with a reason, once each, and back again."""

import re

from starlette.testclient import TestClient

from tests.web.conftest import client


def claims(editor: TestClient) -> list[dict[str, str]]:
    found = editor.get("/events.json", params={"type": "ASSAULT"}).json()["events"]
    return [claim for event in found for claim in editor.get(f"/events/{event['id']}.json").json()["claims"]]


def of(editor: TestClient, report: str) -> dict[str, str]:
    return next(claim for claim in claims(editor) if claim["report"] == report)


def form(editor: TestClient, page: str, **fields: str) -> dict[str, str]:
    token = re.search(r'name="form_token" value="(\w+)"', editor.get(page).text)
    assert token
    return {"form_token": token[1], "because": "seen it", **fields}


def test_a_rejected_claim_counts_no_more_until_it_is_taken_back(editor: TestClient) -> None:
    told = of(editor, "hafen/3")["id"]
    page = form(editor, "/reports/hafen%2F3", verdict="reject", left=told)
    assert editor.post("/corrections", data=page).status_code == 303
    assert told not in {claim["id"] for claim in claims(editor)}
    assert editor.get("/reports/hafen%2F3.json").json()["rejected"] == ["c1"]
    kept = editor.get("/corrections.json").json()["corrections"][0]
    assert (kept["verdict"], kept["because"], kept["by"], kept["in_force"]) == ("reject", "seen it", "Ada", True)
    back = form(editor, "/corrections", by="Bea")
    answer = editor.post(f"/corrections/{kept['id']}/undo", data=back)
    assert answer.headers["location"].endswith(f"#{told}")
    assert told in {claim["id"] for claim in claims(editor)}
    history = editor.get("/corrections.json").json()["corrections"]
    assert [(line["by"], line["takes_back"], line["in_force"]) for line in history] == [
        ("Bea", kept["id"], False), ("Ada", None, False),
    ]  # fmt: skip


def test_two_claims_are_parted_and_joined_again(editor: TestClient) -> None:
    left, right = of(editor, "hafen-1")["id"], of(editor, "hafen/3")["id"]
    given = {"left": left, "right": right, "because": "another day"}
    parted = editor.post("/corrections.json", json={"verdict": "different", **given})
    assert parted.status_code == 201
    after = [editor.get(f"/events/{parted.json()['event']}.json").json()["claims"]]
    assert right not in {claim["id"] for claim in after[0]}
    undone = editor.post(
        f"/corrections/{parted.json()['correction']['id']}/undo.json", json={"because": "no, the same"}
    )
    assert undone.status_code == 201
    whole = editor.get(f"/events/{undone.json()['event']}.json").json()["claims"]
    assert {left, right} <= {claim["id"] for claim in whole}


def test_another_speaker_is_another_origin(editor: TestClient) -> None:
    told = of(editor, "hafen/3")["id"]
    given = {"verdict": "speaker", "left": told, "value": "Sjoerd Visser", "kind": "person", "because": "he was there"}
    answer = editor.post("/corrections.json", json=given).json()
    found = editor.get(f"/events/{answer['event']}.json").json()
    assert "Sjoerd Visser" in {origin["origin"] for origin in found["origins"]}
    assert next(claim for claim in found["claims"] if claim["id"] == told)["chain"] == ["Sjoerd Visser"]
    assert editor.get("/speakers/Sjoerd%20Visser").status_code == 200


def test_a_form_without_its_token_changes_nothing(editor: TestClient) -> None:
    told = of(editor, "hafen-1")["id"]
    for token in ["", "0" * 64, form(editor, "/reports/hafen-1")["form_token"][::-1]]:
        fields = {"verdict": "reject", "left": told, "because": "forged", "form_token": token}
        assert editor.post("/corrections", data=fields).status_code == 403
    assert editor.get("/corrections.json").json()["corrections"] == []


def test_the_token_of_one_browser_is_worth_nothing_in_another(editor: TestClient) -> None:
    stolen = form(editor, "/reports/hafen-1", verdict="reject", left=of(editor, "hafen-1")["id"])
    editor.cookies.clear()
    assert editor.post("/corrections", data=stolen).status_code == 403
    editor.get("/reports/hafen-1")
    assert editor.post("/corrections", data=stolen).status_code == 403


def test_without_edit_nothing_can_be_changed(harbour: str) -> None:
    with client(harbour) as browser:
        assert (
            browser.post("/corrections.json", json={"verdict": "reject", "left": "x", "because": "y"}).status_code
            == 403
        )
        assert browser.post("/reports.json", json={"text": "x"}).status_code == 403
        assert "form_token" not in browser.get("/reports/hafen-1").text


def test_decisions_that_make_no_sense_are_refused(editor: TestClient) -> None:
    told = of(editor, "hafen-1")["id"]
    wrong = [
        {"verdict": "reject", "left": "telling-nix", "because": "x"},
        {"verdict": "reject", "left": told, "because": ""},
        {"verdict": "same", "left": told, "because": "x"},
        {"verdict": "same", "left": told, "right": told, "because": "x"},
        {"verdict": "reject", "left": told, "right": told, "because": "x"},
        {"verdict": "speaker", "left": told, "because": "x"},
        {"verdict": "speaker", "left": told, "value": " ", "because": "x"},
        {"verdict": "speaker", "left": told, "value": "A", "kind": "ghost", "because": "x"},
        {"verdict": "nix", "left": told, "because": "x"},
        {"verdict": "reject", "left": told, "because": "x", "more": "x"},
    ]
    for given in wrong:
        assert editor.post("/corrections.json", json=given).status_code == 422, given
    assert editor.post("/corrections/judgement-nix/undo.json", json={"because": "x"}).status_code == 422


def test_a_decision_is_taken_back_only_once(editor: TestClient) -> None:
    told = of(editor, "hafen-1")["id"]
    made = editor.post("/corrections.json", json={"verdict": "reject", "left": told, "because": "x"}).json()[
        "correction"
    ]["id"]
    assert editor.post(f"/corrections/{made}/undo.json", json={"because": "y"}).status_code == 201
    assert editor.post(f"/corrections/{made}/undo.json", json={"because": "z"}).status_code == 422


def test_a_correction_leads_back_to_its_report_and_nowhere_else(editor: TestClient) -> None:
    for number, (wanted, there) in enumerate(
        [
            ("/reports/hafen-1#c1", "/reports/hafen-1"),
            ("https://evil.example", "/events/"),
            ("//evil", "/events/"),
            ("/reports/\\evil", "/events/"),
        ]
    ):
        fields = form(
            editor,
            "/reports/hafen-1",
            verdict="speaker",
            left=of(editor, "hafen-1")["id"],
            value=f"Somebody {number}",
            next=wanted,
        )
        assert editor.post("/corrections", data=fields).headers["location"].startswith(there)
