import pytest
from spacy.tokens import Doc

from laut.model.evidence import Span
from laut.model.kinds import TimexType
from laut.model.moment import Moment
from laut.model.timex import TimeExpression
from laut.reading.timing import bounded, path_to, times_at
from tests.reading.trees import tree


def expression(doc: Doc, word: int, edtf: str | None) -> TimeExpression:
    token = doc[word - 1]
    return TimeExpression(
        "t1", Span(token.idx, token.idx + len(token)), TimexType.DATE, edtf or "P1D", Moment(edtf) if edtf else None
    )


@pytest.mark.parametrize(
    ("word", "edtf", "wanted"),
    [
        ("seit", "2024-01", "2024-01/.."),
        ("ab", "2024-01", "2024-01/.."),
        ("bis", "2024-01", "../2024-01"),
        ("im", "2024-01", "2024-01"),
    ],
)
def test_seit_and_bis_open_one_side(word: str, edtf: str, wanted: str) -> None:
    doc = tree(f"{word} APPR case 2", "Januar NN obl 3", "streikten VVFIN root 0")
    assert bounded(expression(doc, 2, edtf), doc[2]).edtf == wanted


def test_an_interval_stays_as_it_is() -> None:
    doc = tree("seit APPR case 2", "Januar NN obl 3", "streikten VVFIN root 0")
    assert bounded(expression(doc, 2, "2024-01/.."), doc[2]).edtf == "2024-01/.."


def test_expressions_without_a_moment_are_no_candidates() -> None:
    doc = tree("tagelang ADV advmod 2", "streikten VVFIN root 0")
    assert times_at(doc[1], (expression(doc, 1, None),)) == []


def test_the_path_to_a_time_goes_up_and_down() -> None:
    doc = tree("am APPRART case 2", "Montag NN obl 3", "begann VVFIN root 0", "ein ART det 5", "Streik NN nsubj 3")
    assert path_to(doc[4], doc[1]) == "nsubj^obl"
