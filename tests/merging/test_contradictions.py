"""Contradictions name both values, their reports and their words."""

from dataclasses import replace

import pytest

from laut.merging.contradictions import find_contradictions
from laut.merging.denials import denial_words, denies
from laut.model.evidence import Span
from laut.model.kinds import EntityKind, Status
from laut.model.telling import Count, Named
from tests.merging.told import telling


def test_done_and_denied_contradict() -> None:
    found = find_contradictions([telling("r1"), telling("r2", status=Status.DENIED)])
    assert [(c.aspect, [v.reports for v in c.values]) for c in found] == [("status", [("r1",), ("r2",)])]


def test_planned_and_then_done_do_not() -> None:
    assert not find_contradictions([telling("r1", status=Status.PLANNED), telling("r2")])


def test_different_days_contradict() -> None:
    found = find_contradictions([telling("r1"), telling("r2", when="2031-04-01")])
    assert [(c.aspect, [v.value for v in c.values]) for c in found] == [("when", ["2031-04-02", "2031-04-01"])]


def test_a_day_and_its_month_do_not() -> None:
    assert not find_contradictions([telling("r1"), telling("r2", when="2031-04")])


def test_numbers_contradict_only_where_their_ranges_do_not_meet() -> None:
    def counted(report: str, low: int, high: int | None) -> object:
        return replace(telling(report), counts=(Count("dead", low, high, Span(0, 1)),))

    eleven, at_least_ten, fourteen = counted("r1", 11, 11), counted("r2", 10, None), counted("r3", 14, 14)
    assert not find_contradictions([eleven, at_least_ten])  # type: ignore[list-item]
    found = find_contradictions([eleven, fourteen])  # type: ignore[list-item]
    assert [v.value for v in found[0].values] == ["11 dead", "14 dead"]


def place(name: str, geonames: int) -> Named:
    return Named(name, name, EntityKind.PLACE, "PE", geonames=geonames)


def test_a_country_and_a_town_in_it_are_no_contradiction_and_two_towns_are() -> None:
    town, country = replace(telling("r1"), place=place("Cusco", 1)), replace(telling("r2"), place=place("Peru", 2))
    assert find_contradictions([town, country]) == ()
    other = replace(telling("r2"), place=place("Tacna", 3))
    assert [c.aspect for c in find_contradictions([town, other])] == ["where"]


def test_days_that_are_approximate_or_another_verb_s_contradict_nothing() -> None:
    assert find_contradictions([telling("r1"), telling("r2", when="2031-04-04~")]) == ()
    assert find_contradictions([telling("r1"), replace(telling("r2", when="2031-04-04"), shares_time=True)]) == ()


def test_a_lower_bound_agrees_with_what_lies_above_it_but_does_not_make_that_agree() -> None:
    counts = [Count("dead", 9, None, Span(0, 1)), Count("dead", 14, 14, Span(0, 1)), Count("dead", 16, 16, Span(0, 1))]
    told = [replace(telling(f"r{i}"), counts=(count,)) for i, count in enumerate(counts)]
    assert [v.value for v in find_contradictions(told)[0].values] == ["≥ 9 dead", "16 dead"]


def test_what_was_planned_and_called_off_contradicts_nothing() -> None:
    assert not find_contradictions([telling("r1", status=Status.PLANNED), telling("r2", status=Status.DENIED)])


def test_a_sentence_that_denies_the_act_contradicts_who_tells_it_as_done() -> None:
    found = find_contradictions([telling("r1"), replace(telling("r2"), disputed=True)])
    assert [(c.aspect, [v.reports for v in c.values]) for c in found] == [("status", [("r1",), ("r2",)])]


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        ("Die Gruppe bestritt, den Lotsen entführt zu haben.", True),
        ("Das Amt wies Berichte über eine Einigung am Abend zurück.", True),
        ("Eine Absprache habe es nie gegeben.", True),
        ("Zurück blieb ein Zaun, der nie gestrichen wurde.", False),
    ],
)
def test_words_around_the_act_deny_it(said: str, denied: bool) -> None:
    assert denies(said, denial_words("de")) is denied
