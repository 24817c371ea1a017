"""What pages say about themselves, however they say it."""

from io import BytesIO

import pytest

from laut.errors import Rejected
from laut.intake.html import read_html
from laut.intake.source import Given
from laut.model.report import Report
from tests.intake.written import PAGES

TWO, ONE = "Tammo Eilers; Ilse Voss", "Tammo Eilers"
HOST = "sundbote.example"


def read(name: str) -> Report:
    return read_html(BytesIO(PAGES[name].encode()), name, Given(), url=f"https://www.{HOST}/schleuse")


@pytest.mark.parametrize(
    ("name", "outlet", "author", "based_on"),
    [
        ("jsonld", "Sundbote", TWO, "https://kurier.example/x"),
        ("jsonld author string", "Sundbote", ONE, "https://kurier.example/y"),
        ("jsonld mainEntity", "Sundbote", ONE, None),
        ("jsonld entities", "Sund & Bote", None, None),
        ("jsonld cdata broken newline", "Sundbote", None, None),
        ("og", "Sundbote", ONE, None),
        ("microdata", "Sundbote", ONE, None),
        ("none", HOST, None, None),
        ("agency credit", HOST, None, None),
    ],
)
def test_outlet_author_date_and_source(name: str, outlet: str, author: str | None, based_on: str | None) -> None:
    report = read(name)
    assert (report.outlet, report.author, report.based_on) == (outlet, author, based_on)
    assert (report.title or "").replace('"', "") == "Schleuse geöffnet" and str(report.published) == "2024-04-03"
    assert "Neun der elf Mitglieder" in report.text and "Impressum" not in report.text


def test_an_agency_at_the_end_stays_in_the_text() -> None:
    assert read("agency credit").text.endswith("Quelle: dpa")


def test_a_page_in_another_language_is_rejected_with_it() -> None:
    with pytest.raises(Rejected, match="language «en»"):
        read("english")
