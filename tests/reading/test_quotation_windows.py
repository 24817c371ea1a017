"""The words around a candidate, and how far each stands from it."""

import numpy as np

from laut.reading.quotation_candidates import Candidate, Drafted
from laut.reading.quotation_windows import (
    AFTER,
    BEFORE,
    EDGE,
    FIRST,
    INSIDE,
    LAST,
    OUTSIDE,
    STEPS,
    seen,
    similar,
    windows,
)


def candidate(first: int, last: int) -> Candidate:
    return Candidate(tuple(range(first, last + 1)), 0, 0.0)


def test_a_window_holds_the_candidate_and_its_surroundings() -> None:
    row = seen(candidate(500, 504), 1000)
    assert (row[0], row[-1]) == (500 - BEFORE, 504 + AFTER)


def test_a_window_ends_where_the_text_ends() -> None:
    assert seen(candidate(1, 2), 4).tolist() == [0, 1, 2, 3]


def test_of_a_long_candidate_only_the_ends_are_seen() -> None:
    row = seen(candidate(200, 999), 2000)
    assert len(row) == BEFORE + 2 * EDGE + AFTER
    assert 200 + EDGE not in row


def test_marks_say_which_words_are_the_candidates() -> None:
    found = windows([Candidate((1, 2, 4), 0, 0.0)], np.zeros(6, int), [])
    assert found.marks[0].tolist() == [OUTSIDE, FIRST, INSIDE, OUTSIDE, LAST, OUTSIDE]


def test_a_candidate_of_one_word_is_its_last_word_too() -> None:
    assert windows([candidate(1, 1)], np.zeros(3, int), []).marks[0].tolist() == [OUTSIDE, LAST, OUTSIDE]


def test_distances_count_from_the_ends_and_widen() -> None:
    found = windows([candidate(20, 21)], np.zeros(60, int), [])
    steps = (found.distances[0] - STEPS).tolist()
    assert steps[18:24] == [-2, -1, 0, 0, 1, 2]
    assert steps[0] > -20


def test_sentences_are_counted_before_and_after() -> None:
    found = windows([candidate(2, 3)], np.array([0, 0, 1, 1, 2, 2]), [])
    middle = found.sentences[0][2]
    assert (found.sentences[0] - middle).tolist() == [-1, -1, 0, 0, 1, 1]


def test_windows_of_different_length_are_padded() -> None:
    found = windows([candidate(0, 0), candidate(300, 301)], np.zeros(400, int), [])
    assert found.words.shape == found.inside.shape
    assert found.inside.sum(1).tolist() == found.lengths.tolist()


def test_batches_hold_every_candidate_once() -> None:
    found = [candidate(k * 7, k * 7 + 3) for k in range(10)]
    assert sorted(k for part in similar(found, 100, 4) for k in part) == list(range(10))


def test_grammars_roles_of_the_same_stretch_are_told() -> None:
    draft = Drafted((3, 4), 0.8, 1, ((0,), (1,), (0, 1), ()))
    found = windows([candidate(3, 4)], np.zeros(6, int), [draft])
    assert found.grammar[0, :, 0].tolist() == [1, 0, 0, 0, 0, 0]
    assert found.own[0].tolist() == [0, 0, 0, 1, 0, 0, 0, 0]


def test_a_draft_of_other_words_tells_nothing() -> None:
    draft = Drafted((0, 1), 0.8, 1, ((5,), (), (), ()))
    found = windows([candidate(3, 4)], np.zeros(6, int), [draft])
    assert not found.grammar.any()
