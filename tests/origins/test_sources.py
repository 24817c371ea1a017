"""Words for a speaker lead to the source they name."""

import re

import pytest

from laut.origins.outlets import abbreviates, known_outlets, outlet_named
from laut.origins.sources import Source, body_spoken_for, named_source, source_words

WORDS = source_words("de")


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("Angaben der Küstenwache", Source("Küstenwache")),
        ("einem Bericht des Sundblatts", Source("Sundblatts", medium=True)),
        ("dem Portal Hafenblick21", Source("Hafenblick21", medium=True)),
        ("Grunhaven (dpa) – Der Hafenrat", Source("Hafenrat")),
        ("RT DE", Source("RT DE", medium=True)),
        ("Dem Blatt", Source(None, medium=True)),
        ("dem Bericht", Source(None, medium=True)),
        ("eigenen Angaben", None),
        ("unserer Reporterin", None),
    ],
)
def test_the_name_is_found_behind_articles_and_statements(said: str, source: Source | None) -> None:
    assert named_source(said, WORDS) == source


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ("Polizeisprecher Ole Sand", "Polizei"),
        ("Nordwind-Sprecherin Ilka Brand", "Nordwind"),
        ("ein Sprecher des Hafenrats von Grunhaven", "Hafenrats von Grunhaven"),
        ("Bürgermeisterin Ilka Brand", None),
    ],
)
def test_spokespersons_speak_for_a_body(said: str, body: str | None) -> None:
    assert body_spoken_for(said, WORDS) == body


@pytest.mark.parametrize(
    ("short", "name", "fits"),
    [
        ("NSZ", "Neue Sund-Zeitung", True),
        ("NMP", "Nordische Morgenpost", True),
        ("NMP", "Neue Sund-Zeitung", False),
        ("NA", "Nachrichten", False),
    ],
)
def test_abbreviations_hold_all_initials_in_order(short: str, name: str, fits: bool) -> None:
    assert abbreviates(short, name) is fits


def test_the_end_of_a_name_stands_for_the_outlet_and_its_beginning_does_not() -> None:
    assert outlet_named("Umschau", ["Sund-Umschau"]) == "Sund-Umschau"
    assert outlet_named("Sund", ["Sund-Umschau"]) is None


def test_every_known_outlet_says_where_its_kind_can_be_read() -> None:
    assert all(outlet.source and len(outlet.country) == 2 for outlet in known_outlets("de").values())


def test_an_outlet_says_whether_its_source_was_looked_up() -> None:
    named = {outlet.name: outlet for outlet in known_outlets("de").values()}
    assert len(named) >= 150
    assert all(re.search(r"not looked up$|looked up \d{4}-\d\d-\d\d$", outlet.source) for outlet in named.values())
