"""Plain words for dates, chains and roles."""

import pytest

from laut.export import wording
from laut.model.moment import Moment
from tests.export.nordkap import nordkap


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024", "2024"),
        ("2024-05", "May 2024"),
        ("2024-05-06", "6 May 2024"),
        ("2024-05~", "about May 2024"),
        ("2024?", "perhaps 2024"),
        ("2024-22", "summer 2024"),
        ("199X", "the 1990s"),
        ("19XX", "the 1900s (century)"),
        ("0800", "800"),
        ("2024-03-01/2024-03-02", "1–2 March 2024"),
        ("2024-03-30/2024-04-02", "30 March – 2 April 2024"),
        ("2024-03/2024-04", "March–April 2024"),
        ("2023-12-30/2024-01-02", "30 December 2023 – 2 January 2024"),
        ("2019/2020", "2019–2020"),
        ("2024-03-01/..", "since 1 March 2024"),
        ("../2024-03", "until March 2024"),
        ("[2024-05-02,2024-05-09]", "one of 2 May 2024, 9 May 2024"),
        ("[2024-05-02..2024-05-04]", "one of 2–4 May 2024"),
    ],
)
def test_a_date_in_words_is_as_exact_as_the_date(edtf: str, words: str) -> None:
    assert wording.when(Moment(edtf)) == words


def test_a_chain_is_read_from_the_outermost_speaker() -> None:
    first, *_ = nordkap().claims
    assert wording.chain(first) == "Polarkurier › Oslo"


def test_a_pronoun_has_its_name_behind_it() -> None:
    reading = nordkap()
    minister = next(a for a in reading.attributions if a.id == "a7")
    assert wording.voices(minister, reading) == "Polarkurier › Ragnhild Øvrebø"


def test_claims_in_the_order_of_time_leave_out_those_without_date() -> None:
    assert [claim.id for claim in wording.in_time(nordkap().claims)] == ["c8", "c7", "c1", "c5", "c6"]


def test_control_characters_cannot_steer_a_terminal() -> None:
    assert wording.plain("rot\x1b[31m\n und\u202etot") == "rot�[31m und�tot"


def test_long_words_are_cut_at_blanks() -> None:
    short = wording.shortened("wort " * 100, 40)
    assert short.startswith("wort wort") and " … " in short and len(short) <= 45
