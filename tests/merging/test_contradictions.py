"""Contradictions name both values, their reports and their words."""

from dataclasses import replace

from laut.merging.contradictions import find_contradictions
from laut.model.evidence import Span
from laut.model.kinds import Status
from laut.model.telling import Count
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
