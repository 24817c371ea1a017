"""What sentences are about, which of a series an act is, and how busy matters are split."""

from dataclasses import replace

import pytest

from laut.merging.blocks import split
from laut.merging.compare import same_occasion, taken_up
from laut.merging.counts import find_counts, find_occasion, load_count_words
from laut.merging.topics import about, share
from laut.model.claim import Claim
from laut.model.evidence import Span
from laut.model.kinds import EventType, Status
from tests.merging.told import telling

WORDS = load_count_words("de")


def whole(text: str) -> Span:
    return Span(0, len(text))


def place_of(words: str, text: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def test_a_sentence_is_about_its_nouns_names_and_numbers() -> None:
    text = "Dort legten 180 Fischer aus Grunhaven die Netze weg."
    assert about(text, whole(text), place_of("legten", text)) == ("180", "fisch", "grunh", "netze")


def test_the_share_is_of_the_shorter_list() -> None:
    assert share(("a", "b"), ("b", "c", "d")) == 0.5
    assert share((), ("a",)) == 0.0


@pytest.mark.parametrize(
    ("text", "trigger", "occasion"),
    [
        ("Für Mai ist ein neuer Streik geplant.", "Streik", "next"),
        ("In erster Lesung wurde das Gesetz gebilligt.", "Lesung", "first"),
        ("Der Streik dauerte einen Tag.", "Streik", None),
    ],
)
def test_words_right_before_the_act_tell_it_from_others_of_its_series(
    text: str, trigger: str, occasion: str | None
) -> None:
    assert find_occasion(text, whole(text), place_of(trigger, text), WORDS) == occasion


def test_a_new_strike_and_the_strike_are_compared_as_two() -> None:
    score = same_occasion(telling("r1"), replace(telling("r2"), occasion="next"))
    assert score.evidence < 0


def test_a_bare_noun_takes_up_the_act_told_before() -> None:
    first = telling("r1")
    assert taken_up(first, replace(telling("r1", start=30), refers_to=first.id)).evidence > 0


@pytest.mark.parametrize(
    ("text", "trigger", "type", "counts"),
    [
        ("Mindestens elf Gäste wurden getötet.", "getötet", EventType.ASSAULT, [("dead", 11, None)]),
        ("Im Mai 2031 wurden Fischer getötet.", "getötet", EventType.ASSAULT, []),
        ("Um 9 Uhr wurde ein Mann getötet.", "getötet", EventType.ASSAULT, []),
        ("Auf der Liste stehen vierzehn Tanker.", "Liste", EventType.SANCTION, [("ships", 14, 14)]),
    ],
)
def test_numbers_belong_to_the_act_and_years_and_hours_do_not(
    text: str, trigger: str, type: EventType, counts: list[tuple[str, int, int | None]]
) -> None:
    claim = Claim(id="c1", type=type, status=Status.ACTUAL, trigger=place_of(trigger, text), sentence=0)
    found = find_counts(text, whole(text), claim, WORDS)
    assert [(count.of, count.low, count.high) for count in found] == counts


def test_a_busy_matter_is_split_by_type_and_day_and_a_small_one_is_not() -> None:
    told = [telling(f"r{i}", published=f"2031-04-{i + 1:02d}") for i in range(6)]
    assert len(split(told, 10)) == 1
    parts = split(told, 4)
    assert [len(part) for part in parts] == [4, 2]
    assert parts == split(list(reversed(told)), 4)
