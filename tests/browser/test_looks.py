"""Every page in light, in dark and on a phone: nothing for axe to find, nothing from elsewhere, and a picture of it in build/screens."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import AXE, SCREENS, Visit

PAGES = {
    "home": "/",
    "read": "/read",
    "reports": "/reports",
    "report": "/reports/hafen-1",
    "events": "/events",
    "events-filtered": "/events?type=ASSAULT&words=Hafen",
    "event": "",
    "timeline": "/timeline",
    "map": "/map",
    "speakers": "/speakers",
    "speaker": "/speakers/Polizei",
    "outlets": "/outlets",
    "outlet": "/outlets/Dollart-Kurier",
    "sources": "/sources",
    "corrections": "/corrections",
    "docs": "/docs",
}
WIDE, PHONE = {"width": 1200, "height": 900}, {"width": 390, "height": 844}
LOOKS = {
    "light": {"viewport": WIDE, "color_scheme": "light"},
    "dark": {"viewport": WIDE, "color_scheme": "dark", "locale": "de-DE"},
    "phone": {"viewport": PHONE, "color_scheme": "light", "has_touch": True},
}
_FINDINGS = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.map(
    ({id, nodes}) => `${id}: ${nodes.map(({html, failureSummary}) => html.slice(0, 200) + " " + failureSummary).join(" | ")}`)"""


def opened(one: Visit, name: str) -> None:
    """The page of that name; the event is reached as a reader reaches it."""
    one.go(PAGES[name] or "/events?place=Emden")
    if name == "event":
        one.page.locator("table.events th a").first.click()
        one.page.wait_for_selector("svg.graph")


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_leaves_the_window_and_axe_finds_nothing(
    visit: Callable[..., Visit], shown: str, name: str, look: str
) -> None:
    one = visit(shown, **LOOKS[look])
    opened(one, name)
    SCREENS.mkdir(parents=True, exist_ok=True)
    one.page.screenshot(path=SCREENS / f"{name}-{look}.png", full_page=True)
    assert one.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    if look != "phone":
        one.page.evaluate(AXE.read_text(encoding="utf-8"))
        assert "\n".join(one.page.evaluate(_FINDINGS)) == ""


def test_every_page_says_the_same_without_scripts(visit: Callable[..., Visit], shown: str) -> None:
    one, other = visit(shown), visit(shown, java_script_enabled=False)
    for name in PAGES:
        opened(one, name)
        opened(other, name)
        one.page.locator(".zoom").evaluate_all("found => found.forEach(bar => bar.remove())")
        assert one.page.inner_text("main") == other.page.locator("main").inner_text(), name
