from pathlib import Path

import numpy as np
import pytest

from laut.errors import ModelMissing
from laut.reading.voting import Networks
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


WEIGHER = Weigher(("no", "yes"), ({"a": 1, "b": 2}, {"x": 1}), Networks([network(), network(seed=1)]))
STATES = np.eye(3, dtype=np.float32)
FIRST, SECOND, THIRD = (Candidate(("a", "x"), 0, 1), Candidate(("b", "?"), 0, 2), Candidate(("b", "x"), 2, 1))


def test_shares_of_each_candidate_add_up_to_one() -> None:
    (found,) = WEIGHER.shares([[FIRST, SECOND]], STATES)
    assert found.shape == (2, 2)
    assert np.allclose(found.sum(axis=1), 1, atol=1e-5)


def test_a_question_without_candidates_has_no_shares() -> None:
    assert [found.shape for found in WEIGHER.shares([[], [FIRST], []], STATES)] == [(0, 2), (1, 2), (0, 2)]
    assert [found.shape for found in WEIGHER.shares([[]], STATES)] == [(0, 2)]


def test_candidates_of_one_question_compete() -> None:
    alone, beside = WEIGHER.shares([[FIRST], [FIRST, THIRD]], STATES)
    assert not np.allclose(alone[0], beside[0])


def test_questions_asked_together_are_answered_as_each_by_itself() -> None:
    questions = [[FIRST, SECOND], [THIRD], [SECOND, THIRD, FIRST], [FIRST]]
    for found, question in zip(WEIGHER.shares(questions, STATES), questions, strict=True):
        assert np.allclose(found, WEIGHER.shares([question], STATES)[0], atol=1e-6)


def test_more_questions_than_are_weighed_at_once_are_all_answered() -> None:
    found = WEIGHER.shares([[FIRST, SECOND]] * 400, STATES)
    assert len(found) == 400
    assert np.allclose(found, found[0], atol=1e-6)


def test_shares_are_those_of_the_network_as_it_was_trained() -> None:
    nets = [network(), network(seed=1)]
    questions = [[FIRST, SECOND, THIRD], [THIRD]]
    for found, question in zip(WEIGHER.shares(questions, STATES), questions, strict=True):
        numbers = [[{"a": 1, "b": 2}.get(c.fields[0], 0), {"x": 1}.get(c.fields[1], 0)] for c in question]
        assert np.allclose(found, np.mean([plain(net, question, numbers) for net in nets], axis=0), atol=1e-5)


def plain(net: dict[str, np.ndarray], question: list[Candidate], numbers: list[list[int]]) -> np.ndarray:
    """One network, one question, one candidate after the other, in PyTorch's words."""
    embedded = net["embeddings"][np.array(numbers) + net["offsets"].astype(int)].reshape(len(question), -1)
    a, b = (
        np.maximum(STATES[[getattr(c, side) for c in question]] @ net[f"{side}.weight"].T + net[f"{side}.bias"], 0)
        for side in ("first", "second")
    )
    joined = np.concatenate([a, b, a * (b @ net["pair.weight"].T), embedded], axis=1)
    hidden = np.maximum(joined @ net["hidden.weight"].T + net["hidden.bias"], 0)
    sides = [lstm(hidden, net, ""), lstm(hidden[::-1], net, "_reverse")[::-1]]
    sums = np.exp(np.concatenate([hidden, *sides], axis=1) @ net["out.weight"].T + net["out.bias"])
    return sums / sums.sum(axis=1, keepdims=True)


def lstm(rows: np.ndarray, net: dict[str, np.ndarray], suffix: str) -> np.ndarray:
    h = c = np.zeros(3)
    out = []
    for row in rows:
        sums = net[f"competition.weight_ih_l0{suffix}"] @ row + net[f"competition.weight_hh_l0{suffix}"] @ h
        sums = sums + net[f"competition.bias_ih_l0{suffix}"] + net[f"competition.bias_hh_l0{suffix}"]
        enter, keep, show = (1 / (1 + np.exp(-sums[k : k + 3])) for k in (0, 3, 9))
        c = keep * c + enter * np.tanh(sums[6:9])
        h = show * np.tanh(c)
        out.append(h)
    return np.array(out)


def test_an_unseen_value_is_read_as_unknown() -> None:
    first, second = (WEIGHER.shares([[Candidate((word, "x"), 0, 1)]], STATES)[0] for word in ("never", "seen"))
    assert np.array_equal(first, second)


def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "status.npz"
    path.write_bytes(b"no archive")
    with pytest.raises(ModelMissing, match=r"status\.npz is damaged"):
        read(path)
