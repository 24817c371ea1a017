"""What people do: read, filter, correct, undo; with scripts and without."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

TEXT = (
    "Die Rote Boje hat am Dienstag den Hafen von Emden angegriffen, sagte die Polizei. "
    "Die Nordsee-Agentur berichtet, dass laut Innenminister Tammo Eilers die Küstenwache zwei Männer festgenommen hat."
)
"""Invented, as its people and outlets."""
either = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])


@either
def test_a_pasted_report_is_read_and_shows_its_chains(visit: Callable[..., Visit], shown: str, scripts: bool) -> None:
    page = visit(shown, java_script_enabled=scripts).go("/read")
    page.get_by_label("The report.").fill(TEXT)
    page.get_by_label("Published on").fill("2024-03-13")
    page.get_by_role("button", name="Read").click()
    expect(page.locator(".card").first).to_contain_text("12 March 2024")
    chain = page.locator(".card .chain").last
    expect(chain).to_contain_text("Nordsee-Agentur")
    expect(chain).to_contain_text("Tammo Eilers")
    assert page.locator(".text .trigger").count() >= 2


def test_a_dropped_file_is_read_at_once(visit: Callable[..., Visit], shown: str) -> None:
    page = visit(shown).go("/read")
    held = page.evaluate_handle(
        "text => { const held = new DataTransfer(); held.items.add(new File([text], 'bericht.txt')); return held }",
        "date 2024-03-13\n" + TEXT,
    )
    page.dispatch_event("main", "drop", {"dataTransfer": held})
    expect(page.locator(".card").first).to_contain_text("12 March 2024")


@either
def test_a_chosen_file_is_read(visit: Callable[..., Visit], shown: str, scripts: bool, tmp_path: Path) -> None:
    (tmp_path / "bericht.txt").write_text("date 2024-03-13\n" + TEXT, encoding="utf-8")
    page = visit(shown, java_script_enabled=scripts).go("/read")
    page.locator("input[type=file]").set_input_files(tmp_path / "bericht.txt")
    page.get_by_role("button", name="Read").click()
    expect(page.locator(".card").first).to_contain_text("12 March 2024")


def colour(page: Page, mark: str) -> str:
    return str(page.locator(f".text .{mark}").first.evaluate("found => getComputedStyle(found).backgroundColor"))


@either
def test_a_claim_lights_its_evidence_its_chain_and_its_anchor(
    visit: Callable[..., Visit], shown: str, scripts: bool
) -> None:
    page = visit(shown, java_script_enabled=scripts).go("/reports/hafen-1")
    before = [colour(page, mark) for mark in ("e1", "h1")]
    page.locator("#c1").hover()
    pointed = [colour(page, mark) for mark in ("e1", "h1")]
    assert all(old != new for old, new in zip(before, pointed, strict=True)) and pointed[0] != pointed[1]
    page.mouse.move(0, 0)
    assert [colour(page, mark) for mark in ("e1", "h1")] == before
    page.locator("#c1 a").first.focus()
    assert [colour(page, mark) for mark in ("e1", "h1")] == pointed


@either
def test_filters_stand_in_the_address_and_narrow_every_view(
    visit: Callable[..., Visit], shown: str, scripts: bool
) -> None:
    page = visit(shown, java_script_enabled=scripts).go("/events")
    page.get_by_label("Words in the reports").fill("Ärztin")
    page.get_by_role("button", name="Show").click()
    assert "words=%C3%84rztin" in page.url
    page.locator(".facet a", has_text="Assault").click()
    assert "type=ASSAULT" in page.url and "words=" in page.url
    assert page.locator("table.events tbody tr").count() == 1
    page.goto(page.url.replace("/events?", "/timeline?"))
    assert page.locator(".timeline li").count() == 1
    page.get_by_role("link", name="On the map").click()
    assert "type=ASSAULT" in page.url and page.locator(".places li").count() == 1
    page.locator(".chips a").first.click()
    assert "words=" not in page.url


@either
def test_a_claim_is_rejected_by_click_and_taken_back(
    visit: Callable[..., Visit], corrected: str, scripts: bool
) -> None:
    page = visit(corrected, java_script_enabled=scripts).go("/events?place=Emden")
    page.locator("table.events th a").first.click()
    count = page.locator("li.claim").count()
    page.locator("li.claim summary", has_text="correct").last.click()
    page.locator("li.claim").last.get_by_label("This is no claim").fill("nobody says so")
    page.locator("li.claim").last.get_by_role("button", name="Reject").click()
    page.goto(f"{corrected}/corrections")
    expect(page.locator(".corrections")).to_contain_text("nobody says so")
    page.locator(".corrections input[name=because]").first.fill("the witness does")
    page.get_by_role("button", name="Take back").click()
    page.goto(f"{corrected}/corrections")
    expect(page.locator(".corrections")).to_contain_text("the witness does")
    page.goto(f"{corrected}/events?place=Emden")
    page.locator("table.events th a").first.click()
    assert page.locator("li.claim").count() == count


def test_keys_go_through_claims_and_events(visit: Callable[..., Visit], shown: str) -> None:
    page = visit(shown).go("/reports/hafen-1")
    page.keyboard.press("j")
    expect(page.locator("#c1")).to_be_focused()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement === document.body")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("/")
    page.wait_for_url("**/events")
    page.keyboard.press("/")
    expect(page.get_by_label("Words in the reports")).to_be_focused()
    page.keyboard.type("jk?")
    expect(page.get_by_label("Words in the reports")).to_have_value("jk?")


def test_the_first_tab_leads_past_the_navigation(visit: Callable[..., Visit], shown: str) -> None:
    page = visit(shown).go("/timeline")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize(("path", "mark"), [("/timeline", ".strip .dot"), ("/map", ".pin")])
def test_charts_are_looked_at_closely_and_dragged(
    visit: Callable[..., Visit], shown: str, path: str, mark: str
) -> None:
    page = visit(shown).go(path)
    page.locator(mark).first.wait_for()
    whole = page.locator(".plot").last.bounding_box()
    for _ in range(3):
        page.get_by_role("button", name="Closer").click()
    near = page.locator(".plot").last
    assert whole and float((near.get_attribute("width") or "").rstrip("%")) == pytest.approx(409.6)
    start = near.get_attribute("x")
    box = page.locator("[data-zoom]").bounding_box()
    assert box
    middle, height = box["x"] + box["width"] * 0.7, box["y"] + min(box["height"] - 8, 100)
    page.mouse.move(middle, height)
    page.mouse.down()
    page.mouse.move(middle + 80, height, steps=4)
    page.mouse.up()
    assert near.get_attribute("x") != start and path in page.url
    page.get_by_role("button", name="Everything").click()
    assert near.get_attribute("x") == "0%"


def test_a_place_of_the_list_lights_on_the_map(visit: Callable[..., Visit], shown: str) -> None:
    page = visit(shown).go("/map")
    page.locator(".places a").first.hover()
    expect(page.locator(".map a[data-place='p0']")).to_have_class("lit")


def test_the_graph_of_origins_can_be_seen_larger(visit: Callable[..., Visit], shown: str) -> None:
    page = visit(shown).go("/events?place=Emden")
    page.locator("table.events th a").first.click()
    before = page.locator("svg.graph").bounding_box()
    page.get_by_role("button", name="Closer").click()
    after = page.locator("svg.graph").bounding_box()
    assert before and after and after["width"] > before["width"]
