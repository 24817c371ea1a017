"""Candidates come from label shares at several levels of doubt, from whole sentences and from grammar."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from laut.reading.quotation_candidates import (
    CONTENT_LABELS,
    NESTED_LABELS,
    Candidate,
    Drafted,
    candidates,
    nearest,
    overlap,
)

_O, _BEGIN, _INSIDE, _ON = (CONTENT_LABELS.index(label) for label in ("O", "B-Indirect", "I-Indirect", "C"))


def shares(*best: int, sure: float = 0.9, labels: int = len(CONTENT_LABELS)) -> np.ndarray:
    """Label shares in which the given labels are the best ones."""
    out = np.full((len(best), labels), (1 - sure) / (labels - 1), np.float32)
    out[np.arange(len(best)), best] = sure
    return out


def nothing(length: int) -> np.ndarray:
    return shares(*[0] * length, labels=len(NESTED_LABELS))


def words_of(content: np.ndarray, sentences: list[int]) -> set[tuple[int, ...]]:
    found = candidates(content, nothing(len(content)), np.array(sentences), [])
    return {candidate.words for candidate in found if not candidate.nested}


def test_a_content_begins_at_its_first_word_and_ends_before_the_next_other_word() -> None:
    assert (1, 2, 3) in words_of(shares(_O, _BEGIN, _INSIDE, _INSIDE, _O), [0] * 5)


def test_two_contents_side_by_side_stay_two() -> None:
    assert {(0, 1), (2, 3)} <= words_of(shares(_BEGIN, _INSIDE, _BEGIN, _INSIDE), [0] * 4)


def test_a_content_goes_on_after_words_that_are_not_its_own() -> None:
    assert (0, 3) in words_of(shares(_BEGIN, _O, _O, _ON), [0] * 4)


def test_doubtful_words_make_a_candidate_too() -> None:
    content = shares(*[_O] * 3, sure=0.6)
    content[:, _BEGIN] = (0.35, 0.0, 0.0)
    content[:, _INSIDE] = (0.0, 0.35, 0.0)
    assert (0, 1) in words_of(content, [0] * 3)


def test_a_whole_sentence_is_a_candidate_if_its_words_lean_towards_content() -> None:
    content = shares(*[_O] * 10, sure=0.9)
    assert (5, 6, 7, 8, 9) in words_of(content, [0] * 5 + [1] * 5)


def test_grammars_contents_come_along_at_both_levels() -> None:
    draft = Drafted((1, 2), 0.8, -1, ((), (), (), ()))
    found = candidates(shares(*[_O] * 4, sure=0.99), nothing(4), np.zeros(4, int), [draft])
    assert [(c.words, c.nested, c.drafted) for c in found] == [((1, 2), 0, 0.8), ((1, 2), 1, 0.8)]


def test_no_candidate_is_given_twice() -> None:
    found = candidates(
        shares(_BEGIN, _INSIDE), nothing(2), np.zeros(2, int), [Drafted((0, 1), 0.5, -1, ((), (), (), ()))]
    )
    assert len(found) == len({(c.words, c.nested) for c in found})


def test_no_words_give_no_candidates() -> None:
    assert candidates(shares(), nothing(0), np.zeros(0, int), []) == []


def test_overlap_is_the_f1_of_the_words() -> None:
    assert overlap((1, 2, 3), (2, 3, 4)) == 2 / 3
    assert overlap((1,), (2,)) == 0.0


@given(st.lists(st.integers(0, len(CONTENT_LABELS) - 1), min_size=1, max_size=40))
def test_any_labels_give_candidates_with_rising_words(labels: list[int]) -> None:
    for candidate in candidates(shares(*labels), nothing(len(labels)), np.zeros(len(labels), int), []):
        assert list(candidate.words) == sorted(set(candidate.words))


def test_the_nearest_draft_covers_most_of_the_stretch() -> None:
    nobody = ((), (), (), ())
    drafts = [Drafted((0, 1), 0.5, -1, nobody), Drafted((3, 4, 5), 0.5, -1, nobody)]
    near, share = nearest([Candidate((4, 5), 0, 0.0), Candidate((8, 9), 0, 0.0)], drafts)
    assert near[0] == 1
    assert share.tolist() == [np.float32(0.8), 0.0]
