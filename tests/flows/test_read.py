"""Joining intake and reading."""

import subprocess
import sys

import pytest

import laut
from laut.errors import BadLanguageData, BadMoment, Rejected
from laut.flows import read as flow
from laut.model.moment import Moment
from laut.model.reading import Reading
from laut.model.report import Report


@pytest.fixture
def reads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readings without layers, so that no model is needed."""
    monkeypatch.setattr(flow, "_reading", Reading)


@pytest.mark.usefixtures("reads_nothing")
def test_rejections_are_passed_on_in_their_place() -> None:
    wrong = Rejected("b.txt", "is empty")
    outcomes = list(flow.read_reports([Report("a", "Ja."), wrong, Report("c", "Nein.")]))
    assert outcomes == [Reading(Report("a", "Ja.")), wrong, Reading(Report("c", "Nein."))]


@pytest.mark.usefixtures("reads_nothing")
def test_reports_are_read_one_at_a_time() -> None:
    def inputs():  # type: ignore[no-untyped-def]
        yield Report("a", "Ja.")
        raise AssertionError("the second report was asked for too early")

    assert next(flow.read_reports(inputs())).report.id == "a"  # type: ignore[union-attr]


@pytest.mark.usefixtures("reads_nothing")
def test_read_takes_what_is_known_about_the_report() -> None:
    report = laut.read("Ja.", published="2024-05", outlet="Deichbote", id="7", url="u", title="T").report
    assert report == Report("7", "Ja.", "T", "Deichbote", "u", "de", Moment("2024-05"))


@pytest.mark.parametrize(
    ("text", "more", "error"),
    [
        (" \n", {}, Rejected),
        ("a\ud800", {}, Rejected),
        ("Ja.", {"published": "gestern"}, BadMoment),
        ("Ja.", {"language": "xx"}, BadLanguageData),
        ("Ja.", {"language": "../de"}, BadLanguageData),
    ],
)
def test_read_says_what_is_wrong_with_its_arguments(text: str, more: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        laut.read(text, **more)


def test_importing_laut_does_not_import_spacy() -> None:
    code = "import sys, laut; sys.exit('spacy' in sys.modules or 'onnxruntime' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_public_name_can_be_imported() -> None:
    for name in laut.__all__:
        assert getattr(laut, name) is not None
    assert set(laut.__all__) <= set(dir(laut))
    with pytest.raises(AttributeError, match="Zebra"):
        laut.Zebra  # noqa: B018


def test_a_report_is_read_to_the_end() -> None:
    reading = laut.read(
        "Die Stadt Grimma hat den Vertrag gekündigt. Das teilte sie am Montag mit.", published="2024-05"
    )
    assert [span.of(reading.report.text)[:3] for span in reading.sentences] == ["Die", "Das"]
