"""The quotation corpus on our own words: reports as arrays, and their annotated quotations as numbers of words.

Corpus: Petersen-Frey & Biemann 2024 (German Wikinews; annotation CC BY-NC-SA 4.0, texts CC BY 2.5).
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

import laut.reading.encoder
import laut.reading.quotes  # noqa: F401 - registers the component
from laut.reading import quotation_inputs
from laut.reading.cues import cue_words
from laut.reading.draft import Places
from laut.reading.drafting import find_drafts
from laut.reading.encoder import MODELS, load_encoder
from laut.reading.mood import mood_words
from laut.reading.pipeline import DEFAULT
from laut.reading.quotation_candidates import CONTENT_LABELS, FORMS, NESTED_LABELS, Drafted
from laut.reading.quotation_drafts import drafted, outer_and_inner
from laut.reading.quotation_inputs import CATEGORIES, Inputs, Inventory, Rows, inputs_of
from laut.reading.vectors import Floats
from training.quotation_network import MEDIA, ROLES

_RARE = 3
"""Values of a category seen fewer times than this have no number of their own."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated quotation in numbers of words; `medium` is None where the corpus gives none."""

    words: Places
    nested: int
    form: int
    medium: int | None
    roles: tuple[Places, ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """Numbers of labels: `content` and `nested` (words,), `roles` (words, 4) with 0 none, 1 first word, 2 further word."""

    content: NDArray[np.int64]
    nested: NDArray[np.int64]
    roles: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Example:
    """A report: its arrays, what grammar drafted, the annotation, and the way back to the corpus' tokens."""

    report: Mapping[str, Any]
    inputs: Inputs
    rows: Floats
    drafts: tuple[Drafted, ...]
    gold: tuple[Gold, ...]
    labels: Labels
    corpus_tokens: tuple[tuple[int, ...], ...]


def reports(path: Path) -> Iterator[dict[str, Any]]:
    """The records of one part of the corpus."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def tagger(language: str = DEFAULT) -> Language:
    """The pipeline up to what the reader of quotations needs."""
    nlp = spacy.blank(language)
    nlp.max_length = 10**9
    nlp.add_pipe("laut_encoder")
    nlp.add_pipe("laut_quotes")
    return nlp


def inventory(docs: Sequence[Doc], language: str = DEFAULT) -> dict[str, list[str]]:
    """Values of each category that are frequent enough, most frequent first."""
    cues, count = cue_words(language), {name: Counter[str]() for name in CATEGORIES}
    for doc in docs:
        for name, values in quotation_inputs.category_values([t for t in doc if not t.is_space], cues).items():
            count[name].update(values)
    return {
        n: [v for v, k in sorted(c.items(), key=lambda item: (-item[1], item[0])) if k >= _RARE]
        for n, c in count.items()
    }


def numbers(values: Mapping[str, Sequence[str]]) -> Inventory:
    """The inventory with numbers from 1."""
    return Inventory({name: {value: k for k, value in enumerate(known, 1)} for name, known in values.items()})


def examples(
    found: Sequence[tuple[Mapping[str, Any], Doc]], known: Inventory, language: str = DEFAULT
) -> list[Example]:
    """Reports with their Docs as examples."""
    cues, moods, vectors = (
        cue_words(language),
        mood_words(language),
        load_encoder(MODELS / language / "model").network.vectors,
    )
    out = []
    for report, doc in found:
        outer, drafts = outer_and_inner(find_drafts(doc, cues, moods))
        inputs = inputs_of(doc, drafts, outer, cues, known)
        rows = Rows(doc, vectors)(0, len(inputs))
        out.append(_example(report, doc, inputs, rows, drafted(inputs, drafts)))
    return out


def _example(report: Mapping[str, Any], doc: Doc, inputs: Inputs, rows: Floats, drafts: tuple[Drafted, ...]) -> Example:
    words = [doc[int(i)] for i in inputs.tokens]
    starts, ends = np.array([w.idx for w in words]), np.array([w.idx + len(w) for w in words])
    spans = list(token_spans(report))
    of_token = [range(np.searchsorted(ends, a, "right"), np.searchsorted(starts, b, "left")) for a, b in spans]
    back: list[list[int]] = [[] for _ in words]
    for token, covered in enumerate(of_token):
        for word in covered:
            back[word].append(token)
    gold = tuple(_gold(quotation, of_token) for quotation in report["annotations"])
    return Example(report, inputs, rows, drafts, gold, labels(gold, len(words)), tuple(map(tuple, back)))


def token_spans(report: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    """Character span of each of the corpus' tokens."""
    for sentence in report["sentences"]:
        at = sentence["start"]
        for token in sentence["tokens"]:
            start = report["text"].index(token, at)
            at = start + len(token)
            yield start, at


def _gold(quotation: Mapping[str, Any], of_token: Sequence[range]) -> Gold:
    def words(part: str) -> Places:
        return tuple(sorted({w for token in quotation[part]["tokenIds"] for w in of_token[token]}))

    medium = quotation["medium"]
    return Gold(
        words("quote"), int(quotation["isNested"]), FORMS.index(quotation["type"]),
        MEDIA.index(medium) if medium in MEDIA else None, tuple(words(role) for role in ROLES),
    )  # fmt: skip


def labels(gold: Sequence[Gold], length: int) -> Labels:
    """Labels of the first network's three heads."""
    out = Labels(np.zeros(length, np.int64), np.zeros(length, np.int64), np.zeros((length, len(ROLES)), np.int64))
    for quotation in gold:
        for word, place in zip(quotation.words, _places(quotation.words), strict=True):
            if quotation.nested:
                out.nested[word] = NESTED_LABELS.index(place)
            else:
                name = place if place == "C" else f"{place}-{FORMS[quotation.form]}"
                out.content[word] = CONTENT_LABELS.index(name)
        for k, words in enumerate(quotation.roles):
            for word, place in zip(words, _places(words), strict=True):
                out.roles[word, k] = 2 if place == "I" else 1
    return out


def _places(words: Places) -> Iterator[str]:
    """B for the first word, I for one that follows its neighbour, C for one after a gap."""
    for k, word in enumerate(words):
        yield "B" if k == 0 else "I" if words[k - 1] == word - 1 else "C"
