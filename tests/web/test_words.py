"""The words of the pages."""

import re
from pathlib import Path

import pytest

from laut.web.dates import when
from laut.web.reader import LANGUAGES, Reader, reader_for, words

WEB = Path(__file__).parents[2] / "src" / "laut" / "web"
DE, GB, US = Reader("de", "de"), Reader("en", "en_GB"), Reader("en", "en_US")


def test_both_languages_have_the_same_keys_and_gaps() -> None:
    english, german = words("en"), words("de")
    assert english.keys() == german.keys()
    gaps = {key: [sorted(re.findall(r"{(\w+)}", table[key])) for table in (english, german)] for key in english}
    assert [key for key, (left, right) in gaps.items() if left != right] == []


def test_every_key_of_a_template_has_its_words() -> None:
    used = {
        key
        for page in (WEB / "html").glob("*.html")
        for key in re.findall(r"\bt\(\s*[\"']([\w.-]+)[\"']\s*[,)]", page.read_text())
    }
    known = words("en").keys() | {key.rpartition(".")[0] for key in words("en") if key.endswith((".one", ".other"))}
    assert used and used <= known


@pytest.mark.parametrize(
    ("edtf", "german", "british"),
    [
        ("2024-03-12", "12. März 2024", "12 March 2024"),
        ("2024-03", "März 2024", "March 2024"),
        ("2024", "2024", "2024"),
        ("2024-03~", "etwa März 2024", "about March 2024"),
        ("2024-22", "Sommer 2024", "summer 2024"),
        ("202X", "2020er Jahre", "the 2020s"),
        ("19XX", "1900er Jahre (Jahrhundert)", "the 1900s (century)"),
        ("../2024-03-12", "bis 12. März 2024", "until 12 March 2024"),
        ("2024-03-12/..", "seit 12. März 2024", "since 12 March 2024"),
        ("2024-03-12/2024-03-15", "12.–15. März 2024", "12–15 Mar 2024"),
        ("2024-03/2024-04-02", "März 2024 – 2. April 2024", "March 2024 – 2 April 2024"),
        (
            "[2024-03-12,2024-03-15]",
            "einer der Tage 12. März 2024, 15. März 2024",
            "one of 12 March 2024, 15 March 2024",
        ),
    ],
)
def test_dates_are_written_in_the_readers_language(edtf: str, german: str, british: str) -> None:
    assert (when(edtf, DE), when(edtf, GB).replace(" ", " ")) == (german, british)


def test_americans_read_their_own_dates() -> None:
    assert when("2024-03-12", US) == "March 12, 2024"


@pytest.mark.parametrize(
    ("wanted", "kept", "accepted", "locale"),
    [
        (None, None, None, "en_GB"),
        (None, None, "fr, de-AT;q=0.9, en;q=0.5", "de_AT"),
        (None, None, "en-US,en;q=0.9", "en_US"),
        (None, "de", "en-US", "de"),
        ("en", "de", "de-CH", "en_GB"),
        ("xx", None, "de", "de"),
        (None, None, ";q=,,de-;q=x,en-<script>", "en_GB"),
        (None, None, "de-ZZ-x-evil", "de"),
    ],
)
def test_the_language_is_the_one_asked_for(
    wanted: str | None, kept: str | None, accepted: str | None, locale: str
) -> None:
    reader = reader_for(wanted, kept, accepted)
    assert reader.locale == locale and reader.language in LANGUAGES
    assert when("2024-03-12", reader)
