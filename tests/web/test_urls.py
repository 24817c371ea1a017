"""Addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.web import urls


@given(st.text(min_size=1))
def test_every_id_comes_back_from_its_address(id: str) -> None:
    from urllib.parse import unquote

    segment = urls.coded(id)
    assert urls.decoded(unquote(segment)) == id
    assert segment not in (".", "..") and "/" not in segment and not segment.lower().endswith(".json")


@pytest.mark.parametrize("id", ["..", ".", "a/b", "x.json", "~x", " x", "a?b", "a#b", "\ud800", "a%2Fb"])
def test_ids_that_would_not_survive_the_way_are_coded(id: str) -> None:
    assert urls.coded(id).startswith("~")


def test_plain_ids_and_names_can_be_read_in_the_address() -> None:
    assert urls.report("51-1") == "/reports/51-1"
    assert urls.speaker("Qasim al-Araji") == "/speakers/Qasim%20al-Araji"
