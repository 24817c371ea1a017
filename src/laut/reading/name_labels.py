"""Labels of names, made the same throughout a report.

The encoder labels each name where it stands. A name that stands several times means one
thing, so all its places get the label that most of them have; a first name makes a
person, a surname goes with the full name, and what no gazetteer knows and nothing is «in» is no place.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Span

from laut.lang.names import fold
from laut.reading.actor_words import ActorWords
from laut.reading.mention_words import MentionWords
from laut.reading.places import is_place

_ORDER = ("PER", "ORG", "LOC", "MISC")
"""Which label wins between equals."""


def relabelled(doc: Doc, names: Sequence[Span], words: ActorWords, small: MentionWords) -> list[Span]:
    """The names with labels that agree over the report."""
    standing: dict[str, list[Span]] = defaultdict(list)
    for name in names:
        standing[fold(name.text)].append(name)
    labels = {key: _label(found, words, small) for key, found in standing.items()}
    surnames = {part for key, label in labels.items() if label == "PER" and " " in key for part in key.split()[1:]}
    return [Span(doc, n.start, n.end, label=_with_surnames(fold(n.text), labels, surnames)) for n in names]


def _label(standing: Sequence[Span], words: ActorWords, small: MentionWords) -> str:
    """The label of a name from all its places in the text."""
    votes = Counter(name.label_ for name in standing)
    best = max(votes, key=lambda label: (votes[label], -_ORDER.index(label) if label in _ORDER else -len(_ORDER)))
    name = standing[0]
    if len(name) > 1 and best != "PER" and name[0].text in words.genders and not is_place(name.text):
        return "PER"
    if best == "LOC" and not is_place(name.text) and not any(_located(n, small) for n in standing):
        return "PER" if len(name) > 1 and all(token.text[:1].isupper() for token in name) else "MISC"
    return best


def _located(name: Span, small: MentionWords) -> bool:
    """«in Wüstringen», «der Ort Wüstringen»: a place, known or not."""
    before = name.doc[name.start - 1] if name.start else None
    return before is not None and before.lower_ in small.local


def _with_surnames(key: str, labels: Mapping[str, str], surnames: set[str]) -> str:
    is_surname = key in surnames or key.removesuffix("s") in surnames
    return "PER" if is_surname else labels[key]
