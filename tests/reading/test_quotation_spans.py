"""What the second network sees of candidates."""

import numpy as np

from laut.reading.quotation_candidates import CONTENT_LABELS, NESTED_LABELS, Candidate
from laut.reading.quotation_spans import ENDS, SCALARS, spanned


def arrays(found: list[Candidate], length: int = 6) -> tuple[np.ndarray, np.ndarray]:
    content = np.full((length, len(CONTENT_LABELS)), 1 / len(CONTENT_LABELS), np.float32)
    nested = np.full((length, len(NESTED_LABELS)), 0.25, np.float32)
    made = spanned(found, content, nested, np.array([0, 0, 0, 1, 1, 1]), [])
    return made.ends, made.scalars


def test_ends_are_the_words_at_and_beside_the_edges() -> None:
    ends, _ = arrays([Candidate((2, 3), 0, 0.0)])
    assert ends.tolist() == [[2, 3, 4, 5]]


def test_a_candidate_at_the_edge_of_the_text_has_nothing_beside_it() -> None:
    ends, scalars = arrays([Candidate(tuple(range(6)), 0, 0.0)])
    assert ends.tolist() == [[0, 1, 6, 7]]
    assert np.isfinite(scalars).all()


def test_level_grammar_and_gaps_are_told() -> None:
    _, scalars = arrays([Candidate((0, 1, 4), 1, 0.7)])
    assert scalars[0, :2].tolist() == [1.0, np.float32(0.7)]
    assert scalars[0, 3] == np.float32(3 / 5)


def test_no_candidates_give_empty_arrays() -> None:
    ends, scalars = arrays([])
    assert ends.shape == (0, ENDS)
    assert scalars.shape == (0, SCALARS)
