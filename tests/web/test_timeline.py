"""The timeline: what stands where on it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from laut.model.kinds import Status
from laut.model.moment import Moment
from laut.web.drawing.axis import axis, ticks, whole
from laut.web.drawing.calendar import years
from laut.web.drawing.timeline import Said, Shape, drawing
from laut.web.pages.lines import ShareLine

MARCH = Moment("2024-03")
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def shapes(edtf: str, status: Status = Status.ACTUAL) -> tuple[Shape, ...]:
    drawn = drawing([[Said(Moment(edtf), status)]], MARCH)
    assert drawn is not None
    return drawn.strips[0][0]


@pytest.mark.parametrize(
    ("edtf", "kinds"),
    [
        ("2024-03-12", ["dot"]),
        ("2024-03-12~", ["dot"]),
        ("2024-03", ["vague"]),
        ("2024", ["vague"]),
        ("2024-03-12/2024-03-15", ["bar"]),
        ("2024-03-12/..", ["bar"]),
        ("[2024-03-12,2024-03-15]", ["link", "dot", "dot"]),
    ],
)
def test_a_date_is_drawn_no_more_exact_than_it_is(edtf: str, kinds: list[str]) -> None:
    assert [shape.kind for shape in shapes(edtf)] == kinds


def test_what_lies_beyond_the_axis_says_so_at_its_ends() -> None:
    (year,) = shapes("2024")
    assert (year.x, year.width, year.before, year.after) == (0.0, 100.0, True, True)
    (open_,) = shapes("2024-03-12/..")
    assert (open_.before, open_.after) == (False, True)


def test_what_was_planned_stands_above_what_happened() -> None:
    said = [Said(Moment("2024-03-10"), Status.PLANNED), Said(Moment("2024-03-12"), Status.ACTUAL)]
    drawn = drawing([said, said[:1]], MARCH)
    assert drawn is not None
    ((planned,), (actual,)), ((alone,),) = drawn.strips
    assert planned.y < alone.y < actual.y and planned.x < actual.x


def test_one_long_range_does_not_hide_the_days() -> None:
    drawn = drawing([[Said(Moment("19XX"), Status.ACTUAL)], [Said(Moment("2024-03-12"), Status.ACTUAL)]])
    assert drawn is not None
    assert drawn.strips[1][0][0].kind == "dot" and drawn.strips[0][0][0].before


def test_long_gaps_are_cut_out() -> None:
    drawn = axis([(date(1990, 5, 1), date(1990, 5, 3)), (date(2024, 3, 1), date(2024, 3, 20))])
    assert drawn is not None and len(drawn.breaks) == 1
    assert drawn.x(date(1990, 5, 3)) < drawn.breaks[0] < drawn.x(date(2024, 3, 1))
    assert drawn.x(date(2007, 1, 1)) == pytest.approx(drawn.breaks[0])


def test_events_without_a_date_have_no_timeline() -> None:
    assert drawing([[], []]) is None


@given(st.lists(st.tuples(DAYS, DAYS).map(sorted).map(tuple), min_size=1))
def test_later_days_never_stand_further_left(spans: list[tuple[date, date]]) -> None:
    drawn = axis(spans)
    assert drawn is not None
    days = sorted(day for span in spans for day in span)
    places = [drawn.x(day) for day in days]
    assert places == sorted(places) and places[0] >= 0 and places[-1] <= 100
    assert all(drawn.x(first) < drawn.end(last) for first, last in spans)


@given(DAYS, st.integers(0, 30_000))
def test_there_are_always_some_ticks_and_never_a_crowd(first: date, days: int) -> None:
    found = ticks(whole(first, date.fromordinal(first.toordinal() + days)))
    assert 1 <= sum(tick.level == 0 for tick in found) <= 8
    assert len(found) <= 60
    assert [tick.x for tick in found] == sorted(tick.x for tick in found)


def test_months_are_shaded_by_how_much_happened() -> None:
    (later, earlier) = years([ShareLine("2023-12", 1), ShareLine("2024-01", 1), ShareLine("2024-02", 40)])
    assert (later.name, later.count, earlier.name, earlier.count) == ("2024", 41, "2023", 1)
    assert [month.shade for month in later.months[:3]] == [1, 5, 0]


def test_the_timeline_tells_planned_from_actual_in_its_json(browser: TestClient) -> None:
    (line,) = browser.get("/timeline.json", params={"place": "Emden"}).json()["events"]
    assert [(said["status"], said["when"], said["reports"]) for said in line["said"]] == [
        ("denied", "2024-03-12", 1),
        ("actual", "2024-03-12", 3),
    ]


def test_a_month_of_the_calendar_narrows_the_timeline(browser: TestClient) -> None:
    source = browser.get("/timeline").text
    assert 'href="/timeline?when=2024-03"' in source and "12 March 2024" in source
    assert browser.get("/timeline.json?when=2023").json()["events"] == []
