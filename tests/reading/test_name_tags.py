"""Names from scores."""

import numpy as np

from laut.reading.names import best_names

TAGS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")


def best(rows: list[list[float]], starts: list[int]) -> list[str]:
    begins = np.zeros(len(rows), np.bool_)
    begins[starts] = True
    return [TAGS[n] for n in best_names(np.array(rows, np.float32), begins, TAGS)]


def test_a_name_never_begins_inside() -> None:
    assert best([[0, 3, 4, 0, 0], [0, 0, 5, 0, 0]], [0]) == ["B-PER", "I-PER"]


def test_kinds_do_not_change_inside_a_name() -> None:
    assert best([[0, 5, 0, 0, 0], [0, 0, 3, 0, 4]], [0]) == ["B-PER", "I-PER"]


def test_a_name_does_not_cross_sentences() -> None:
    assert best([[0, 5, 0, 0, 0], [0, 1, 5, 0, 0]], [0, 1]) == ["B-PER", "B-PER"]


def test_sure_words_are_left_out_of_the_search() -> None:
    assert best([[9, 0, 0, 0, 0], [9, 0, 0, 0, 0]], [0]) == ["O", "O"]
