"""Moments carry exactly as much as is known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.errors import BadMoment
from laut.model.moment import Moment, Precision, day, one_of


@pytest.mark.parametrize(
    ("edtf", "first", "last", "precision"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31), Precision.YEAR),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28), Precision.MONTH),
        ("2020-01-05", date(2020, 1, 5), date(2020, 1, 5), Precision.DAY),
        ("199X", date(1990, 1, 1), date(1999, 12, 31), Precision.DECADE),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31), Precision.CENTURY),
        ("2021-24", date(2021, 12, 1), date(2022, 2, 28), Precision.SEASON),
        ("2020-01~", date(2020, 1, 1), date(2020, 1, 31), Precision.MONTH),
        ("2020-01-05/2020-01-07", date(2020, 1, 5), date(2020, 1, 7), Precision.DAY),
        ("2020-01-05/..", date(2020, 1, 5), date.max, Precision.DAY),
        ("[2021-12-02,2021-12-09]", date(2021, 12, 2), date(2021, 12, 9), Precision.DAY),
        ("[2021-12-02..2021-12-04]", date(2021, 12, 2), date(2021, 12, 4), Precision.DAY),
    ],
)
def test_range_and_precision_follow_from_the_edtf(edtf: str, first: date, last: date, precision: Precision) -> None:
    moment = Moment(edtf)
    assert (moment.earliest, moment.latest, moment.precision) == (first, last, precision)


@pytest.mark.parametrize(
    "edtf", ["", "gestern", "2021-13", "2021-02-30", "2021-12-09/2021-12-01", "../..", "[]", "0000"]
)
def test_what_is_no_date_is_refused_with_the_value_and_an_example(edtf: str) -> None:
    with pytest.raises(BadMoment, match="right would be"):
        Moment(edtf)


def test_a_set_of_days_overlaps_only_its_members() -> None:
    candidates = one_of([date(2021, 12, 9), date(2021, 12, 2)])
    assert candidates.edtf == "[2021-12-02,2021-12-09]"
    assert candidates.overlaps(Moment("2021-12-09"))
    assert not candidates.overlaps(Moment("2021-12-05"))


@given(st.dates())
def test_a_day_is_exactly_that_day(value: date) -> None:
    assert day(value).ranges == ((value, value),)


@given(st.text(max_size=20))
def test_any_text_is_either_a_moment_or_refused(text: str) -> None:
    try:
        Moment(text)
    except BadMoment:
        return
    assert Moment(text).earliest <= Moment(text).latest
