"""Clusters depend on the set of tellings alone and respect what cannot be the same."""

import random
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from laut.merging.clusters import clusters, components

NODES = ("a", "b", "c", "d", "e")
PAIRS = list(combinations(NODES, 2))


def test_likely_pairs_are_joined() -> None:
    assert clusters("abc", {("a", "b"): 0.9, ("b", "c"): 0.2}, frozenset(), 0.5) == [("a", "b"), ("c",)]


def test_a_pair_that_cannot_be_the_same_keeps_its_clusters_apart() -> None:
    likely = {("a", "b"): 0.9, ("b", "c"): 0.8, ("a", "c"): 0.8}
    assert clusters("abc", likely, frozenset({("a", "c")}), 0.5) == [("a", "b"), ("c",)]


@given(
    st.dictionaries(st.sampled_from(PAIRS), st.floats(0, 1)), st.frozensets(st.sampled_from(PAIRS)), st.integers(0, 99)
)
def test_order_does_not_matter_and_vetoes_always_hold(
    likely: dict[tuple[str, str], float], apart: frozenset[tuple[str, str]], seed: int
) -> None:
    mixed = random.Random(seed)
    nodes, pairs = list(NODES), list(likely.items())
    mixed.shuffle(nodes)
    mixed.shuffle(pairs)
    found = clusters(nodes, dict(pairs), apart, 0.5)
    assert found == clusters(NODES, likely, apart, 0.5)
    assert sorted(node for group in found for node in group) == list(NODES)
    assert not any(pair in apart for group in found for pair in combinations(group, 2))


def test_components_follow_chains_of_pairs() -> None:
    assert components("abcd", [("a", "b"), ("b", "c")]) == [("a", "b", "c"), ("d",)]
