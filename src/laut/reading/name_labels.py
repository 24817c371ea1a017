"""Labels of names, made the same throughout a report.

The encoder labels each name where it stands. A name that stands several times means one
thing, so all its places get the label that most of them have; a surname goes with the
full name.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from spacy.tokens import Doc, Span

from laut.lang.names import fold
from laut.reading.places import is_place

_ORDER = ("PER", "ORG", "LOC", "MISC")
"""Which label wins between equals."""


def relabelled(doc: Doc, names: Sequence[Span]) -> list[Span]:
    """The names with labels that agree over the report."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        votes[fold(name.text)][name.label_] += 1
    persons = {
        part for key, labels in votes.items() if " " in key and _best(labels) == "PER" for part in key.split()[1:]
    }
    return [Span(doc, name.start, name.end, label=_label(name, votes[fold(name.text)], persons)) for name in names]


def _label(name: Span, votes: Counter[str], persons: set[str]) -> str:
    label = _best(votes)
    key = fold(name.text)
    surname = key in persons or key.removesuffix("s") in persons
    if surname and label in ("LOC", "MISC") and not is_place(name.text):
        return "PER"
    return label


def _best(votes: Counter[str]) -> str:
    return max(votes, key=lambda label: (votes[label], -_ORDER.index(label) if label in _ORDER else -9))
