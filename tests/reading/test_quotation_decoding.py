"""Which candidates are taken, which words are in their roles, and how sure the reader is."""

import numpy as np
import pytest

from laut.reading.quotation_candidates import Candidate
from laut.reading.quotation_decoding import Found, Levels, Scored, chosen, confidence, evidence, found_with, role_words

LEVELS = Levels(0.4, 0.3, (0.5, 0.5, 0.5, 0.5), 0.3, (0.5, 0.5, 0.5, 0.5))


def candidate(first: int, last: int, nested: int = 0) -> Candidate:
    return Candidate(tuple(range(first, last + 1)), nested, 0.0)


def found(right: float, speaker: tuple[int, ...] = (1,), sure: float = 0.9) -> Found:
    none = np.zeros(5, np.float32)
    return Found(candidate(2, 5), right, none, none, (speaker, (), (), ()), np.array([sure, 0, 0, 0], np.float32))


@pytest.mark.parametrize(
    ("others", "right", "taken"),
    [
        pytest.param([candidate(0, 4), candidate(3, 8)], [0.9, 0.8], [0], id="the better of two that cross"),
        pytest.param([candidate(0, 4), candidate(5, 8)], [0.6, 0.8], [1, 0], id="both if apart"),
        pytest.param([candidate(0, 9), candidate(3, 5, nested=1)], [0.9, 0.7], [0, 1], id="one inside the other"),
        pytest.param([candidate(0, 9), candidate(3, 5)], [0.9, 0.7], [0], id="not inside at the same level"),
        pytest.param([candidate(0, 9), candidate(0, 9, nested=1)], [0.9, 0.7], [0], id="the same words once"),
        pytest.param([candidate(0, 4), candidate(6, 8)], [0.9, 0.2], [0], id="none below the least"),
    ],
)
def test_candidates_are_taken_by_rightness(others: list[Candidate], right: list[float], taken: list[int]) -> None:
    assert chosen(others, np.array(right, np.float32), LEVELS) == taken


def test_grammars_candidates_win_over_almost_as_good_ones() -> None:
    drafted, other = Candidate((0, 1, 2), 0, 0.9), candidate(0, 3)
    assert chosen([other, drafted], np.array([0.7, 0.6], np.float32), LEVELS) == [1]


def test_a_content_inside_another_is_not_nearly_the_same() -> None:
    assert chosen([candidate(0, 19), candidate(1, 19, nested=1)], np.array([0.9, 0.8], np.float32), LEVELS) == [0]


def test_a_speaker_is_one_piece_of_text() -> None:
    shares = np.array([0.8, 0.7, 0.1, 0.6, 0.1], np.float32)
    assert role_words(np.arange(5), shares, "speaker", 0.5, 0.3) == (0, 1)


def test_words_beside_a_sure_speaker_need_less() -> None:
    shares = np.array([0.35, 0.8, 0.35, 0.1], np.float32)
    assert role_words(np.arange(4), shares, "speaker", 0.5, 0.3) == (0, 1, 2)


def test_a_cue_may_have_several_pieces() -> None:
    shares = np.array([0.8, 0.1, 0.6, 0.4], np.float32)
    assert role_words(np.arange(4), shares, "cue", 0.5, 0.3) == (0, 2)


def test_a_piece_does_not_reach_over_words_that_are_not_seen() -> None:
    shares = np.array([0.8, 0.7], np.float32)
    assert role_words(np.array([3, 90]), shares, "speaker", 0.5, 0.3) == (3,)


def test_nobody_speaks_if_no_word_is_sure_enough() -> None:
    assert role_words(np.arange(3), np.full(3, 0.2, np.float32), "speaker", 0.5, 0.3) == ()


@pytest.mark.parametrize(("drafted", "speaker"), [(0.8, (1,)), (0.0, (0,))], ids=["of grammar's", "of its own"])
def test_grammars_roles_count_for_grammars_contents(drafted: float, speaker: tuple[int, ...]) -> None:
    shares, grammar = np.zeros((4, 4), np.float32), np.zeros((4, 4), np.float32)
    shares[0, 0], shares[1, 0], grammar[1, 0] = 0.5, 0.2, 1.0
    none = np.zeros(5, np.float32)
    scored = Scored(Candidate((2, 3), 0, drafted), 0.9, np.arange(4), shares, grammar, none, none, none)
    (made,) = found_with([scored], LEVELS)
    assert made.roles[0] == speaker


def test_the_cue_table_tips_the_balance_between_media() -> None:
    media, table = np.array([0.45, 0.4, 0, 0.15, 0, 0], np.float32), np.array([0, 1, 0, 0, 0, 0], np.float32)
    nothing = np.zeros((4, 4), np.float32)
    scored = Scored(
        Candidate((2, 3), 0, 0.8), 0.9, np.arange(4), nothing, nothing, np.zeros(5, np.float32), media, table
    )
    (made,) = found_with([scored], LEVELS)
    assert made.media.argmax() == 1


def test_confidence_rises_with_rightness() -> None:
    weights = (0.0, 1.0, 0.5, 0.0, 0.0)
    assert 0 < confidence(found(0.5), weights) < confidence(found(0.9), weights) < 1


def test_evidence_says_that_nobody_speaks() -> None:
    assert evidence(found(0.5, speaker=()))[2:4] == (0.0, 1.0)
