from pathlib import Path

import numpy as np
import pytest

from laut.errors import ModelMissing
from laut.reading.weighing import Candidate, Weigher, read


def network(width: int = 3, answers: int = 2, sizes: tuple[int, ...] = (2, 1), seed: int = 0) -> dict[str, np.ndarray]:
    draw = np.random.default_rng(seed)
    pair, field, hidden, race = 4, 2, 5, 3

    def some(*shape: int) -> np.ndarray:
        return draw.normal(size=shape).astype(np.float32)

    net = {
        "offsets": np.cumsum([0, *(s + 1 for s in sizes[:-1])]).astype(np.float32), "embeddings": some(sum(s + 1 for s in sizes), field),
        "first.weight": some(pair, width), "first.bias": some(pair), "second.weight": some(pair, width), "second.bias": some(pair),
        "pair.weight": some(pair, pair), "hidden.weight": some(hidden, 3 * pair + field * len(sizes)), "hidden.bias": some(hidden),
        "out.weight": some(answers, hidden + 2 * race), "out.bias": some(answers),
    }  # fmt: skip
    for suffix in ("", "_reverse"):
        net |= {
            f"competition.weight_ih_l0{suffix}": some(4 * race, hidden),
            f"competition.weight_hh_l0{suffix}": some(4 * race, race),
        }
        net |= {f"competition.bias_ih_l0{suffix}": some(4 * race), f"competition.bias_hh_l0{suffix}": some(4 * race)}
    return net


WEIGHER = Weigher(("no", "yes"), ({"a": 1, "b": 2}, {"x": 1}), (network(), network(seed=1)))
STATES = np.eye(3, dtype=np.float32)


def test_shares_of_each_candidate_add_up_to_one() -> None:
    found = WEIGHER.shares([Candidate(("a", "x"), 0, 1), Candidate(("b", "?"), 0, 2)], STATES)
    assert found.shape == (2, 2)
    assert np.allclose(found.sum(axis=1), 1, atol=1e-5)


def test_no_candidates_have_no_shares() -> None:
    assert WEIGHER.shares([], STATES).shape == (0, 2)


def test_candidates_compete() -> None:
    alone = WEIGHER.shares([Candidate(("a", "x"), 0, 1)], STATES)
    beside = WEIGHER.shares([Candidate(("a", "x"), 0, 1), Candidate(("b", "x"), 0, 2)], STATES)
    assert not np.allclose(alone[0], beside[0])


def test_an_unseen_value_is_read_as_unknown() -> None:
    first, second = (WEIGHER.shares([Candidate((word, "x"), 0, 1)], STATES) for word in ("never", "seen"))
    assert np.array_equal(first, second)


def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "status.npz"
    path.write_bytes(b"no archive")
    with pytest.raises(ModelMissing, match=r"status\.npz is damaged"):
        read(path)
