"""Label inventories and the encoding of sentences as arrays of numbers; -1 is an unknown label."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from laut.reading.lemmas import script_for
from training.mood import OTHERS_UNKNOWN
from training.sentences import Sentence

UNKNOWN = -1
FEATURES = (
    "Case", "Number", "Gender", "Person", "Mood", "Tense", "VerbForm", "Degree", "Definite", "PronType", "NumType",
    "Poss", "Reflex", "Polarity", "Number[psor]", "Gender[psor]", "Foreign",
)  # fmt: skip
NAMES = ("O", *(f"{b}-{kind}" for kind in ("PER", "LOC", "ORG", "MISC") for b in "BI"))
_TAG_NAMES = {"PROAV": "PAV", "``": None, "KOKON": "KON"}
_PLAIN_RELATIONS = {
    "obl:tmod": "obl",
    "flat:name": "flat",
    "nmod:poss": "nmod",
    "cc:preconj": "cc",
    "csubj:pass": "csubj",
    "nsubj:outer": "nsubj",
}
_LEAST_TAGS, _LEAST_SCRIPTS = 8, 4


def tag_name(tag: str | None) -> str | None:
    """The spelling of a tag that German-GSD uses."""
    return _TAG_NAMES.get(tag, tag) if tag else None


def relation_name(sentence: Sentence, at: int) -> str:
    """The relation without the subtypes that only one treebank uses; relative clauses are `acl:relcl` everywhere."""
    rel = (sentence.rels or ())[at]
    pairs = zip(sentence.heads or (), sentence.xpos, strict=True) if sentence.xpos else ()
    if rel == "acl" and any(head == at + 1 and tag in ("PRELS", "PRELAT") for head, tag in pairs):
        return "acl:relcl"
    return _PLAIN_RELATIONS.get(rel, rel)


@dataclass(frozen=True, slots=True)
class Inventory:
    """Labels of each head in their order, and their numbers."""

    names: dict[str, tuple[str, ...]]
    numbers: dict[str, dict[str, int]] = field(init=False)

    def __post_init__(self) -> None:
        numbers = {head: {label: i for i, label in enumerate(labels)} for head, labels in self.names.items()}
        object.__setattr__(self, "numbers", numbers)

    def number(self, head: str, label: str | None) -> int:
        """The label's number, -1 if it is unknown or too rare to be in the inventory."""
        return UNKNOWN if label is None else self.numbers[head].get(label, UNKNOWN)


def _frequent(values: Iterable[str | None], least: int) -> tuple[str, ...]:
    count = Counter(v for v in values if v is not None)
    return tuple(v for v, n in sorted(count.items(), key=lambda item: (-item[1], item[0])) if n >= least)


def _values(sentences: list[Sentence], pick: Callable[[Sentence], Iterable[str | None] | None]) -> Iterable[str | None]:
    return (value for s in sentences for value in pick(s) or ())


def scripts(sentence: Sentence) -> list[str | None]:
    """The edit script of each word, None where the lemma is unknown."""
    pairs = zip(sentence.words, sentence.lemmas or (None,) * len(sentence.words), strict=True)
    return [script_for(word, lemma) if lemma and lemma != "_" else None for word, lemma in pairs]


def inventory(sentences: list[Sentence]) -> Inventory:
    """The inventories of all heads, from the labels in the training data."""
    names = {"start": ("no", "yes"), "name": NAMES, "name_wikiann": NAMES}
    names["upos"] = _frequent(_values(sentences, lambda s: s.upos), 1)
    names["xpos"] = _frequent(_values(sentences, lambda s: map(tag_name, s.xpos or ())), _LEAST_TAGS)
    names["script"] = _frequent(_values(sentences, scripts), _LEAST_SCRIPTS)
    for feature in FEATURES:
        seen = _values(sentences, lambda s: [(f or {}).get(feature) or None for f in s.feats or ()])  # noqa: B023
        names[feature] = ("", *_frequent(seen, _LEAST_TAGS))
    names["rel"] = _frequent(_values(sentences, lambda s: (relation_name(s, i) for i in range(len(s.rels or ())))), 3)
    return Inventory(names)


def _feature_numbers(labels: Inventory, feature: str, sentence: Sentence) -> list[int]:
    out = []
    for feats in sentence.feats or (None,) * len(sentence.words):
        missing = None if feats is None or OTHERS_UNKNOWN in feats else ""
        out.append(labels.number(feature, (feats or {}).get(feature, missing)))
    return out


Encoded = dict[str, NDArray[np.int64]]


def encode(labels: Inventory, sentence: Sentence, name_head: str = "name", starts: bool = True) -> Encoded:
    """Arrays of shape (words,) for each head, `head` (1-based in the sentence, 0 root) and `gap`."""
    n = len(sentence.words)
    columns = {
        "upos": sentence.upos,
        "xpos": [tag_name(t) for t in sentence.xpos or ()] or None,
        "script": scripts(sentence),
    }
    columns["rel"] = [relation_name(sentence, i) for i in range(n)] if sentence.rels else None
    columns[name_head] = sentence.names
    out = {head: [labels.number(head, v) for v in values] for head, values in columns.items() if values}
    out |= {feature: _feature_numbers(labels, feature, sentence) for feature in FEATURES}
    out["start"] = [int(i == 0) for i in range(n)] if starts else [UNKNOWN] * n
    out["head"] = list(sentence.heads) if sentence.heads else [UNKNOWN] * n
    out["gap"] = list(sentence.gaps)
    filled = {head: out.get(head, [UNKNOWN] * n) for head in (*labels.names, "head", "gap")}
    return {head: np.array(values, np.int64) for head, values in filled.items()}
