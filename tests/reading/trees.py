"""Docs built by hand from rows like those of CoNLL-U.

A row is `word tag relation head [Feature=Value|…]`, head counted from 1 and 0 for the root; the lemma, if it is not the
word itself, stands after a slash: `nahm/nehmen VVFIN root 0`.
"""

import spacy
from spacy.tokens import Doc

import laut.reading.doc  # noqa: F401  registers the layers
from laut.model.report import make_report

VOCAB = spacy.blank("de").vocab
_POS = {"NN": "NOUN", "NE": "PROPN", "ART": "DET", "PPOSAT": "DET", "PIAT": "DET", "APPR": "ADP", "APPRART": "ADP", "KON": "CCONJ",
        "ADJA": "ADJ", "ADJD": "ADJ", "ADV": "ADV", "CARD": "NUM", "PTKNEG": "PART", "PTKVZ": "ADP", "PTKZU": "PART", "KOUI": "SCONJ",
        "KOUS": "SCONJ", "$,": "PUNCT", "$.": "PUNCT", "PPER": "PRON", "PRELS": "PRON", "PIS": "PRON"}  # fmt: skip


def tree(*rows: str, names: tuple[tuple[int, int, str], ...] = ()) -> Doc:
    """One sentence; `names` are (first word, last word, label), counted from 1."""
    parts = [row.split() for row in rows]
    words, lemmas = zip(*((p[0].split("/") + p[0].split("/"))[:2] for p in parts), strict=True)
    heads = [int(p[3]) - 1 if p[3] != "0" else k for k, p in enumerate(parts)]
    labels = ["O"] * len(parts)
    for first, last, label in names:
        labels[first - 1 : last] = [f"B-{label}"] + [f"I-{label}"] * (last - first)
    doc = Doc(
        VOCAB, words=list(words), spaces=[True] * len(parts), lemmas=list(lemmas), tags=[p[1] for p in parts],
        pos=[_pos(p[1]) for p in parts], deps=["ROOT" if p[3] == "0" else p[2] for p in parts], heads=heads,
        morphs=[p[4] if len(p) > 4 else "" for p in parts], ents=labels, sent_starts=[k == 0 for k in range(len(parts))],
    )  # fmt: skip
    doc._.report = make_report(doc.text, language="de")
    return doc


def _pos(tag: str) -> str:
    if tag in _POS:
        return _POS[tag]
    return "AUX" if tag.startswith(("VA", "VM")) else "VERB" if tag.startswith("VV") else "X"
