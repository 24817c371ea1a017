"""The map: what is drawn as a point, and what as an area."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from laut.model.place import Extent
from laut.reading.gazetteer import gazetteer
from laut.web.drawing.map import Box, Spot, drawing
from laut.web.drawing.projection import HEIGHT, WIDTH, point

EMDEN = Spot("Emden", "DE", Extent.TOWN, 53.37, 7.21, 4)
GERMANY = Spot("Deutschland", "DE", Extent.COUNTRY, 51.5, 10.5, 2)
PAMIR = Spot("Pamir", None, Extent.REGION, 38.5, 73.0, 1)


def box_of(country: str | None) -> Box | None:
    return {"DE": (4130.0, 2226.0, 4334.0, 2497.0)}.get(country or "")


def test_a_country_is_its_shape_a_region_a_circle_and_a_town_a_point() -> None:
    drawn = drawing([EMDEN, GERMANY, PAMIR], box_of)
    assert drawn is not None
    assert {mark.spot: mark.kind for mark in drawn.marks} == {0: "dot", 1: "area", 2: "circle"}


def test_a_country_without_a_shape_is_a_circle_and_never_a_point() -> None:
    drawn = drawing([GERMANY], lambda country: None)
    assert drawn is not None and [mark.kind for mark in drawn.marks] == ["circle"]


def test_no_place_makes_no_map() -> None:
    assert drawing([], box_of) is None


def test_labels_that_would_cover_each_other_are_left_for_a_closer_look() -> None:
    near = Spot("Leer", "DE", Extent.TOWN, 53.36, 7.25, 1)
    drawn = drawing([EMDEN, near], box_of)
    assert drawn is not None
    assert {mark.spot: mark.level for mark in drawn.marks} == {0: 0, 1: 2}


@given(st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), min_size=1, max_size=8))
def test_every_place_lies_on_the_map_and_the_map_in_the_world(places: list[tuple[float, float]]) -> None:
    drawn = drawing([Spot("x", None, Extent.TOWN, lat, lon, 1) for lat, lon in places], box_of)
    assert drawn is not None
    assert all(-0.01 <= mark.x <= 100.01 for mark in drawn.marks)
    assert drawn.wide <= WIDTH + 0.01 and drawn.wide / drawn.high == pytest.approx(1.6)
    if max(point(lat, 0)[1] for lat, _ in places) - min(point(lat, 0)[1] for lat, _ in places) < HEIGHT / 2:
        assert all(-0.01 <= mark.y <= 100.01 for mark in drawn.marks)


def test_the_gazetteer_knows_how_large_a_place_is() -> None:
    assert gazetteer().extent(2930596) is Extent.TOWN
    assert gazetteer().extent(2921044) is Extent.COUNTRY
    assert gazetteer().extent(1) is None


def test_the_map_says_where_the_wanted_events_are(browser: TestClient) -> None:
    made = browser.get("/map.json").json()
    assert made["events"] == made["placed"] == 1
    assert [(place["name"], place["extent"], place["events"]) for place in made["places"]] == [("Emden", "town", 1)]
    assert browser.get("/map.json", params={"type": "AID"}).json()["places"] == []


def test_a_place_leads_to_its_events(browser: TestClient) -> None:
    source = browser.get("/map?type=ASSAULT").text
    assert source.count('href="/events?type=ASSAULT&amp;place=Emden"') == 2
