"""Scores of tags, trees, names and moods; pure functions over labels and spans."""

from collections.abc import Collection, Sequence


def f1(gold: Collection[object], found: Collection[object]) -> float:
    """Harmonic mean of precision and recall of two sets, 0 to 1; 0 if nothing is right."""
    hits = len(set(gold) & set(found))
    return 2 * hits / (len(gold) + len(found)) if hits else 0.0


def spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """(first, end, kind) of the names in BIO tags; an `I-` without its `B-` begins a name, as conlleval reads it."""
    out, start, kind = set(), 0, ""
    for i, tag in enumerate([*tags, "O"]):
        goes_on = tag[:2] == "I-" and tag[2:] == kind
        if kind and not goes_on:
            out.add((start, i, kind))
            kind = ""
        if tag != "O" and not goes_on:
            start, kind = i, tag[2:]
    return out
