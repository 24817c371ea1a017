"""Two tellings are joined for reasons that can be read."""

from dataclasses import replace

import pytest

from laut.merging.blocks import keys
from laut.merging.decide import SAME, decide
from laut.model.kinds import EntityKind, EventType, Status
from laut.model.telling import Named
from tests.merging.told import telling


def test_the_same_act_on_the_same_day_in_the_same_place_is_one_event() -> None:
    decision = decide(telling("r1"), telling("r2", words="Überfall"))
    assert decision.probability >= SAME
    assert "share a day" in decision.because
    assert "Grunhaven" in decision.because


def test_days_that_cannot_overlap_are_different_events() -> None:
    decision = decide(telling("r1"), telling("r2", when="2031-05-20", published="2031-05-21"))
    assert decision.impossible
    assert "share no day" in decision.because


def test_what_was_told_as_done_before_is_another_act() -> None:
    told = telling("r1", words="angegriffen", when=None)
    assert decide(told, telling("r2", when="2031-04-20", published="2031-04-21")).impossible
    planned = telling("r2", words="angreifen", when="2031-04-20", status=Status.PLANNED)
    assert "tells it as done 17 days before" in decide(told, planned).because


def test_a_noun_that_shares_its_date_with_a_verb_may_have_another_day() -> None:
    dated = telling("r2", when="2031-04-09", published="2031-04-10")
    assert not decide(replace(telling("r1"), shares_time=True), dated).impossible


def test_compounds_with_one_ending_are_one_word() -> None:
    assert "both say" in decide(telling("r1", words="Luftangriff"), telling("r2", words="Drohnenangriff")).because


def test_acts_of_unrelated_types_are_never_one_event() -> None:
    assert decide(telling(), telling("r2", type=EventType.CONSULT, words="Treffen")).impossible


def test_a_planned_act_and_the_act_itself_are_one_event() -> None:
    planned = telling(
        "r1", type=EventType.RETREAT, words="Abzug", status=Status.PLANNED, actors=("Spanien",), when="2031-05"
    )
    done = telling(
        "r2", type=EventType.RETREAT, words="Abzug", actors=("Spanien",), when="2031-05-12", published="2031-05-13"
    )
    assert decide(planned, done).probability >= SAME


def test_other_victims_on_the_same_day_speak_against_one_event() -> None:
    one = replace(telling("r1", place=None), recipients=(Named("Ole Sand", "Ole Sand", EntityKind.PERSON),))
    other = replace(telling("r2", place=None), recipients=(Named("Ilka Brand", "Ilka Brand", EntityKind.PERSON),))
    assert decide(one, other).probability < SAME


def test_the_decision_does_not_depend_on_the_order_of_the_two() -> None:
    left, right = telling("r1", actors=("Küstenwache",)), telling("r2", when=None, actors=("Küstenwache", "Polizei"))
    assert decide(left, right).probability == pytest.approx(decide(right, left).probability)


def test_tellings_that_can_be_one_event_share_a_blocking_key() -> None:
    planned = telling("r1", type=EventType.AGREE, words="Einigung", when=None)
    done = telling("r2", type=EventType.CONCEDE, words="Waffenruhe", when="2031-04-09")
    assert keys(planned) & keys(done)


def test_tellings_years_apart_share_no_blocking_key() -> None:
    assert not keys(telling("r1")) & keys(telling("r2", when="2033-04-02", published="2033-04-03"))


def test_a_telling_without_who_and_where_is_never_compared() -> None:
    assert not keys(telling(place=None))


def test_a_killing_told_years_later_with_its_day_is_the_one_reported_at_its_time() -> None:
    victim = (Named("Admiral Ole Sand", "Ole Sand", EntityKind.PERSON),)
    shared = {"recipients": victim, "names": ("grunh", "sand"), "about": ("flugh", "ole", "sand")}
    news = replace(telling("r1", words="getötet", when=None, place=None, published="2031-04-03"), **shared)
    look_back = replace(telling("r2", words="getötet", when="2031-04-02", place=None, published="2033-03-10"), **shared)
    other = replace(telling("r3", words="getötet", when="2031-06-02", place=None, published="2033-03-10"), **shared)
    assert decide(news, look_back).probability >= SAME
    assert "Ole Sand" in decide(news, look_back).because
    assert decide(news, other).impossible
