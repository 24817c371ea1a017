"""Trees from scores."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.reading.trees import best_tree


def scores(*rows: tuple[float, ...]) -> np.ndarray:
    return np.array(rows, np.float32)


def is_tree(heads: np.ndarray) -> bool:
    """One root, and every word reaches it."""
    if (heads == 0).sum() != 1:
        return False
    for word in range(1, len(heads) + 1):
        steps, at = 0, word
        while at and steps <= len(heads):
            at, steps = int(heads[at - 1]), steps + 1
        if at:
            return False
    return True


def test_the_best_heads_are_taken_where_they_make_a_tree() -> None:
    assert best_tree(scores((0, 0, 9, 0), (9, 0, 0, 0), (0, 0, 9, 0))).tolist() == [2, 0, 2]


def test_a_circle_is_opened_where_that_costs_least() -> None:
    assert best_tree(scores((5, 0, 9, 0), (1, 9, 0, 0), (0, 0, 9, 0))).tolist() == [0, 1, 2]


def test_of_two_roots_the_surer_one_stays() -> None:
    assert best_tree(scores((9, 0, 1), (5, 4, 0))).tolist() == [0, 1]


def test_one_word_is_its_own_root() -> None:
    assert best_tree(scores((0, 0))).tolist() == [0]


@pytest.mark.parametrize("words", [2, 3, 7, 30])
@given(seed=st.integers(0, 10**6))
def test_any_scores_give_one_root_and_no_circle(words: int, seed: int) -> None:
    noise = np.random.default_rng(seed).normal(size=(words, words + 1)).astype(np.float32)
    assert is_tree(best_tree(noise))
