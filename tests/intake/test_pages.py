"""Web pages, feeds and archives become reports; what is broken is rejected and the rest read."""

from io import BytesIO

import pytest

from laut.errors import Rejected
from laut.intake.archives import read_archive
from laut.intake.feeds import read_feed
from laut.intake.html import read_html
from laut.intake.source import Given, InputFormat, format_of
from laut.model.report import Report
from tests.intake.pages import FEED, PARAGRAPHS, archive, page

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
"""warcio, which writes the archives for these tests, leaves its temporary files to the garbage collector."""
NOTHING_GIVEN = Given()


def read(source: str | bytes, given: Given = NOTHING_GIVEN) -> Report:
    data = source.encode() if isinstance(source, str) else source
    return read_html(BytesIO(data), "seite.html", given)


def test_a_page_gives_its_article_and_what_it_says_about_itself() -> None:
    report = read(page())
    assert report.text == "\n\n".join(PARAGRAPHS)
    assert (report.title, report.outlet, str(report.published)) == ("Schleuse geöffnet", "Sundbote", "2031-04-03")
    assert report.based_on == "https://kurier.example/schleuse"


@pytest.mark.parametrize("stated", ["{broken", "[]", '{"@type": "NewsArticle", "publisher": 7}', "[" * 5000])
def test_broken_json_ld_does_not_spoil_the_page(stated: str) -> None:
    assert read(page(stated)).text.startswith("Grunhaven")


def test_what_the_caller_says_about_the_outlet_goes_first() -> None:
    assert read(page(), Given(outlet="Bote vom Sund")).outlet == "Bote vom Sund"


def test_a_page_in_an_old_encoding_is_read_by_the_encoding_it_names() -> None:
    old = page().replace("utf-8", "windows-1252").encode("cp1252")
    assert "Öffnung" in read(old).text


@pytest.mark.parametrize("source", [b"", b"<html></html>", b"<" * 1000], ids=["empty", "no article", "soup"])
def test_a_page_without_an_article_is_rejected(source: bytes) -> None:
    with pytest.raises(Rejected, match=r"seite.html: is"):
        read(source)


def test_a_feed_entry_keeps_its_true_publisher() -> None:
    first, second = read_feed(BytesIO(FEED.encode()), "alle.rss", Given())
    assert isinstance(first, Report)
    assert (first.outlet, str(first.published), first.text) == (
        "Kurier",
        "2031-04-03",
        "Der Rat stimmte zu.\n\nDie Fischer nicht.",
    )
    assert isinstance(second, Rejected)
    assert second.source == "alle.rss#2"


def test_what_is_no_feed_is_rejected() -> None:
    with pytest.raises(Rejected, match="is no feed"):
        list(read_feed(BytesIO(b"kein Feed"), "alle.rss", Given()))


def test_an_archive_gives_its_pages_and_rejects_the_broken_ones() -> None:
    data = archive({"https://sundbote.example/1": page().encode(), "https://sundbote.example/2": b"<html></html>"})
    first, second = read_archive(BytesIO(data), "news.warc.gz", Given())
    assert isinstance(first, Report)
    assert first.url == "https://sundbote.example/1"
    assert isinstance(second, Rejected)
    assert "sundbote.example/2" in second.source


def test_pages_in_other_languages_are_rejected_and_the_rest_of_the_archive_is_read() -> None:
    foreign, other, german = "https://herald.example/1", "https://courrier.example/1", "https://sundbote.example/1"
    pages = {foreign: page(language="en"), other: page(language="fr"), german: page()}
    data = archive({address: text.encode() for address, text in pages.items()})
    outcomes = list(read_archive(BytesIO(data), "news.warc.gz", Given()))
    assert [outcome.reason[:24] for outcome in outcomes if isinstance(outcome, Rejected)] == [
        "is in the language «en»,",
        "is in the language «fr»,",
    ]
    assert [outcome.url for outcome in outcomes if isinstance(outcome, Report)] == [german]


def test_pages_that_are_no_pages_are_passed_over() -> None:
    data = archive({"https://sundbote.example/bild": b"PNG"}, kind="image/png") + archive(
        {"https://x.example/": b""}, status="404 Not Found"
    )
    assert list(read_archive(BytesIO(data), "news.warc.gz", Given())) == []


def test_an_archive_that_ends_in_the_middle_keeps_what_came_before() -> None:
    whole = archive({"https://sundbote.example/1": page().encode()})
    broken = whole + archive({"https://sundbote.example/2": page().encode()})[:60]
    outcomes = list(read_archive(BytesIO(broken), "news.warc.gz", Given()))
    assert isinstance(outcomes[0], Report)


def test_what_is_no_archive_is_rejected() -> None:
    outcomes = list(read_archive(BytesIO(b"kein Archiv"), "news.warc", Given()))
    assert [type(outcome) for outcome in outcomes] == [Rejected]


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("a.html", InputFormat.HTML),
        ("a.warc.gz", InputFormat.WARC),
        ("a.RSS", InputFormat.FEED),
        ("a.txt", InputFormat.TEXT),
    ],
)
def test_the_extension_decides_the_format(name: str, format: InputFormat) -> None:
    assert format_of(name) is format
