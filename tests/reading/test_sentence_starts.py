"""Where sentences begin."""

import numpy as np

from laut.reading.sentences import LONGEST, sentence_starts


def starts(yes: list[int], words: list[str], preset: list[int] | None = None) -> list[int]:
    scores = np.zeros((len(words), 2), np.float32)
    scores[yes, 1] = 1.0
    given = np.array(preset or [0] * len(words), np.int8)
    return np.flatnonzero(sentence_starts(scores, words, given)).tolist()


def test_the_first_word_begins_a_sentence() -> None:
    assert starts([2], ["Ja", ".", "Nein", "."]) == [0, 2]


def test_given_sentences_go_before_the_network() -> None:
    assert starts([1], ["Ja", "Nein", "Doch"], [1, -1, 1]) == [0, 2]


def test_a_text_without_a_full_stop_is_cut() -> None:
    found = starts([], ["und"] * 1000)
    assert max(np.diff([*found, 1000])) <= LONGEST


def test_a_cut_goes_behind_a_mark_where_there_is_one() -> None:
    words = ["und"] * 150 + [","] + ["und"] * 100
    assert starts([], words) == [0, 151]


def test_given_long_sentences_are_not_cut() -> None:
    words = ["und"] * 500
    assert starts([], words, [1] + [-1] * 499) == [0]
