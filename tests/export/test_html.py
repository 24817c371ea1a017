"""The self-contained web page."""

from html.parser import HTMLParser

from laut.export.html import page
from laut.model.claim import Claim
from laut.model.evidence import Span
from laut.model.kinds import EventType, Status
from laut.model.reading import Reading
from laut.model.reason import Reason
from laut.model.report import Report
from tests.export.nordkap import nordkap

VOID = {"meta", "br", "link", "img"}


class Outline(HTMLParser):
    """Checks that tags nest, and collects ids, links, attributes and text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.seen: set[str] = set()
        self.feed(source)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            assert not name.startswith("on")
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src"):
                self.links.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def html(*readings: Reading) -> str:
    return "".join(page(readings))


def test_tags_nest_ids_are_unique_and_links_lead_somewhere() -> None:
    outline = Outline(html(nordkap(), nordkap()))
    assert len(outline.ids) == len(set(outline.ids)) == 44
    assert {link.removeprefix("#") for link in outline.links} <= set(outline.ids)


def test_the_page_needs_no_script_and_nothing_from_outside() -> None:
    source = html(nordkap())
    assert "<script" not in source and "http://" not in source and "https://" not in source and "url(" not in source


def test_the_whole_report_stands_on_the_page() -> None:
    words = "".join(Outline(html(nordkap())).words)
    assert "Der Verband der Küstenfischer äußerte sich zunächst nicht." in words


def test_claims_show_their_chain_and_why() -> None:
    source = html(nordkap())
    assert "Polarkurier › Ragnhild Øvrebø" in source
    assert "«Abzug von X aus Y»; object of «ankündigen»: planned" in source
    assert 'class="d2 trigger"' in source


def test_everything_from_outside_is_escaped() -> None:
    evil = "<script>alert('x')</script>&\"'"
    claim = Claim(
        "c1", EventType.AID, Status.ACTUAL, Span(0, len(evil)), 0, chain=(evil,), reasons=(Reason("r", evil),)
    )
    report = Report("<i>", evil, title=evil, outlet=evil, url='javascript:"', language='de"><b')
    source = html(Reading(report, sentences=(Span(0, len(evil)),), claims=(claim,)))
    outline = Outline(source)
    assert "script" not in outline.seen and "b" in outline.seen
    assert "<script" not in source and 'de"><b' not in source
    assert all(link.startswith("#") for link in outline.links)
