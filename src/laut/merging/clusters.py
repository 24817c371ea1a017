"""Clusters of tellings that are about one event.

Agglomerative with average linkage over decided pairs: the two clusters with the
highest mean probability are joined first, and never where one pair of them is
impossible. Ties are broken by id, so that the result depends on the set of
tellings alone and not on the order in which they came.
"""

from collections.abc import Iterable, Mapping

Pair = tuple[str, str]


def components(nodes: Iterable[str], edges: Iterable[Pair]) -> list[tuple[str, ...]]:
    """Connected components, each sorted, in order of their first members."""
    parent = {node: node for node in nodes}

    def root(node: str) -> str:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for left, right in edges:
        one, other = sorted((root(left), root(right)))
        parent[other] = one
    groups: dict[str, list[str]] = {}
    for node in sorted(parent):
        groups.setdefault(root(node), []).append(node)
    return [tuple(group) for _, group in sorted(groups.items())]


def clusters(
    nodes: Iterable[str], probability: Mapping[Pair, float], apart: frozenset[Pair], threshold: float
) -> list[tuple[str, ...]]:
    """Join `nodes` while some two clusters have a mean probability of at least `threshold`.

    `probability` holds decided pairs (left < right); a pair without an entry counts as 0
    in the mean. `apart` are pairs that must never share a cluster.
    """
    groups: dict[str, tuple[str, ...]] = {node: (node,) for node in sorted(nodes)}
    sums = {pair: value for pair, value in probability.items() if value > 0}
    blocked = set(apart)
    while best := _best(groups, sums, blocked, threshold):
        _join(groups, sums, blocked, *best)
    return sorted(tuple(sorted(group)) for group in groups.values())


def _best(
    groups: Mapping[str, tuple[str, ...]], sums: Mapping[Pair, float], blocked: set[Pair], threshold: float
) -> Pair | None:
    means = (
        (total / (len(groups[a]) * len(groups[b])), (a, b)) for (a, b), total in sums.items() if (a, b) not in blocked
    )
    candidates = [(-mean, pair) for mean, pair in means if mean >= threshold]
    return min(candidates)[1] if candidates else None


def _join(
    groups: dict[str, tuple[str, ...]], sums: dict[Pair, float], blocked: set[Pair], keep: str, gone: str
) -> None:
    groups[keep] += groups.pop(gone)
    for other in groups:
        if other == keep:
            continue
        total = sums.pop(_pair(gone, other), 0.0)
        if total:
            sums[_pair(keep, other)] = sums.get(_pair(keep, other), 0.0) + total
        if _pair(gone, other) in blocked:
            blocked.discard(_pair(gone, other))
            blocked.add(_pair(keep, other))
    sums.pop(_pair(keep, gone), None)


def _pair(left: str, right: str) -> Pair:
    return (left, right) if left < right else (right, left)
