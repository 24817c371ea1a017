"""Encodings: what is text becomes text, what is none is rejected with a reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.errors import Rejected
from laut.intake.decoding import checked, decode

GERMAN = "Die Küstenwache befreite am Samstag zwei Männer, wie der „Deichbote“ meldet – Schaden: 50 €."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_german_text_is_read_in_every_usual_encoding(encoding: str) -> None:
    assert decode(GERMAN.encode(encoding), "x.txt") == GERMAN


def test_windows_line_ends_become_line_feeds_and_nothing_else_changes() -> None:
    assert decode(b" a\r\nb\rc\n\td  \r\n", "x.txt") == " a\nb\rc\n\td  \n"


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(
        lambda text: not text.startswith("\ufeff")
    )
)
def test_text_in_utf8_is_never_altered(text: str) -> None:
    assert decode(text.encode(), "x.txt") == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"Ab\0c", "zero byte at byte 2"),
        (b"%PDF-1.7 \xe2\xe3", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\x01\x02\x03\x04" * 9, "control characters"),
        (b"\xff\x81" * 60, "neither UTF-8"),
        ("Größe, Härte, Süße ".encode() + b"\xe4 Rest", "UTF-8 with a flaw at byte 24"),
        (b"vorn \xed\xa0\x80 hinten", "flaw at byte 5"),
        (b"\xff\xfeA", "truncated data"),
    ],
)
def test_what_is_no_text_is_rejected_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Rejected, match=reason):
        decode(data, "x.txt")


def test_a_flaw_is_reported_with_its_line() -> None:
    with pytest.raises(Rejected, match=r"^x\.txt:3: is UTF-8 with a flaw"):
        decode("Öl\nÄste, Öfen\nÜb".encode() + b"\xff", "x.txt")


def test_half_a_surrogate_pair_is_no_text() -> None:
    with pytest.raises(Rejected, match=r"U\+DC00\) at character 3"):
        checked("abc\udc00", "-")
