"""Which judged words become triggers: table words the head never met, quiet reports, and events told by two words."""

import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab

from laut.reading.trigger_choice import choose, damped, told_twice, trusted
from laut.reading.trigger_features import PRIOR_WIDTH, TYPES, Features

ASSAULT, CONSULT = 15, 1


def seen(
    picked: list[int], heads: list[int], lemmas: list[int] | None = None, table: dict[int, int] | None = None
) -> Features:
    """Features of picked words; `table` gives, by row, the number of the type that the table knows without condition."""
    prior, numbers = np.zeros((len(picked), PRIOR_WIDTH), np.float32), np.ones((len(picked), 5), np.int64)
    numbers[:, 0] = lemmas or [1] * len(picked)
    for row, kind in (table or {}).items():
        prior[row, kind] = prior[row, len(TYPES) + kind] = prior[row, 2 * len(TYPES)] = 1.0
    doc = Doc(Vocab(), words=["Wort"] * 9)
    return Features(doc, prior, numbers, np.array(picked), np.array(heads))


def probabilities(*rows: dict[int, float]) -> np.ndarray:
    out = np.zeros((len(rows), len(TYPES) + 1), np.float32)
    for row, shares in enumerate(rows):
        for kind, share in shares.items():
            out[row, kind + 1] = share
        out[row, 0] = 1 - out[row].sum()
    return out


def test_words_over_the_threshold_are_triggers():
    choice = choose(probabilities({ASSAULT: 0.9}, {CONSULT: 0.1}), seen([2, 5], [2, 2]), 1, 0.4)
    assert choice.rows == [0]
    assert choice.kinds[0] == ASSAULT


def test_a_word_that_only_the_table_knows_is_believed():
    unmet = seen([2], [2], lemmas=[0], table={0: CONSULT})
    assert trusted(probabilities({})[:, 1:], unmet)[0, CONSULT] > 0.4
    met = seen([2], [2], lemmas=[7], table={0: CONSULT})
    assert trusted(probabilities({})[:, 1:], met)[0, CONSULT] == 0.0


def test_of_two_words_of_one_event_the_surer_stays():
    features = seen([1, 4], [1, 1])
    scores, same, other = np.array([0.6, 0.9]), np.array([ASSAULT, ASSAULT]), np.array([ASSAULT, CONSULT])
    assert list(told_twice([0, 1], scores, same, features)) == [0]
    assert list(told_twice([0, 1], scores, other, features)) == []


def test_a_single_sign_in_a_long_report_counts_less():
    scores = np.array([0.6], np.float32)
    assert damped(scores, 40)[0] < 0.3
    assert damped(scores, 1)[0] > 0.55
