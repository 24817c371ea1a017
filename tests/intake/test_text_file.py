"""Text files, with and without the header `date <EDTF>`."""

import io

import pytest

from laut.errors import Rejected
from laut.intake.source import Given
from laut.intake.text_file import read_text
from laut.model.moment import Moment
from laut.model.report import Report


def read(content: str | bytes, given: Given = Given()) -> Report:  # noqa: B008
    data = content.encode() if isinstance(content, str) else content
    return read_text(io.BytesIO(data), "x.txt", given)


@pytest.mark.parametrize(
    ("content", "published", "text"),
    [
        ("date 2024-05 Nordkap hat …\n", "2024-05", "Nordkap hat …\n"),
        (" date 2024-05-03 Nordkap hat …", "2024-05-03", "Nordkap hat …"),
        ("date 2024-05-03\nNordkap hat …", "2024-05-03", "Nordkap hat …"),
        ("date 2024-05~\r\n\r\n  Nordkap hat …", "2024-05~", "Nordkap hat …"),
        ("date [2024-05-03, 2024-05-10] Nordkap", "[2024-05-03, 2024-05-10]", "Nordkap"),
        ("date 2024-05-03/.. Nordkap", "2024-05-03/..", "Nordkap"),
        ("\ufeffdate 2024 Nordkap", "2024", "Nordkap"),
        ("Nordkap am 3. Mai, date 2024-05", None, "Nordkap am 3. Mai, date 2024-05"),
        ("date palms wachsen hier", None, "date palms wachsen hier"),
        ("\n  Nordkap\n\n", None, "\n  Nordkap\n\n"),
    ],
)
def test_a_header_gives_the_date_and_is_no_part_of_the_text(content: str, published: str | None, text: str) -> None:
    report = read(content)
    assert (report.published and report.published.edtf, report.text) == (published, text)


def test_the_header_goes_before_what_the_caller_says() -> None:
    given = Given(published=Moment("2020"), outlet="Deichbote")
    assert read("date 2024-05 Text", given).published == Moment("2024-05")
    assert read("Text", given).published == Moment("2020")
    assert read("Text", given).outlet == "Deichbote"


def test_an_id_follows_from_the_content() -> None:
    assert read("Text eins").id == read("Text eins").id != read("Text zwei").id


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "is empty"),
        (" \n\t\n", "has no text"),
        ("date 2024-05", "has no text"),
        ("\ndate 2024-13 Text", r"x\.txt:2: «2024-13» is not a date"),
    ],
)
def test_what_gives_no_report_is_rejected(content: str, reason: str) -> None:
    with pytest.raises(Rejected, match=reason):
        read(content)


class Endless(io.RawIOBase):
    """A source like `/dev/zero` that remembers how much was asked of it."""

    taken = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        assert size > 0
        self.taken += size
        return b"x" * size


def test_a_report_that_is_too_long_is_rejected_without_reading_on() -> None:
    endless = Endless()
    with pytest.raises(Rejected, match=r"longer than 1,000 characters.*--max-characters"):
        read_text(endless, "x.txt", Given(max_characters=1000))  # type: ignore[arg-type]
    assert endless.taken < 5000


def test_ten_million_characters_in_one_line_are_rejected() -> None:
    with pytest.raises(Rejected, match="longer than 1,000,000 characters"):
        read(b"wort " * 2_000_000)
