"""What stands directly before and between words, whatever the tree says: prepositions, articles, commas, verbs."""

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

_INSIDE_PHRASE = frozenset({"ADJA", "CARD", "ART", "PPOSAT", "PIAT", "PDAT", "ADV", "ADJD", "NE", "TRUNC", "PIDAT"})
_PREPOSITIONS = frozenset({"APPR", "APPRART", "APPO"})
_DIVIDERS = frozenset({",", ";", ":", "–", "(", ")", "„", "“", '"', "»", "«"})
_LONGEST = 6
_KEPT = "laut_surface"


def lead(head: Token) -> tuple[str, str]:
    """The preposition and the article or other first word of the phrase that ends in `head`, "" where there is none."""
    article = ""
    token = head
    for _ in range(_LONGEST):
        if token.i == 0 or token.is_sent_start:
            break
        token = token.nbor(-1)
        tag = token.tag_
        if tag in _PREPOSITIONS:
            return token.lower_, article or _fused(token)
        if tag not in _INSIDE_PHRASE and not (tag == "NN" and head.tag_ == "NE"):
            break
        if tag in ("ART", "PPOSAT", "PIAT", "PDAT"):
            article = token.lower_
    return "", article


def _fused(preposition: Token) -> str:
    return "dem" if preposition.tag_ == "APPRART" else ""


def between(left: Token, right: Token) -> tuple[int, int, int]:
    """How many dividing signs, verbs and «und/oder» stand between two words."""
    first, last = sorted((left.i, right.i))
    if last <= first + 1:
        return 0, 0, 0
    signs, verbs, ands = (_counts(left.doc)[:, last] - _counts(left.doc)[:, first + 1]).tolist()
    return signs, verbs, ands


def _counts(doc: Doc) -> NDArray[np.int32]:
    """How many signs, verbs and «und/oder» stand before each token, shape (3, tokens + 1); kept for the next call."""
    kept: NDArray[np.int32] | None = doc.user_data.get(_KEPT)
    if kept is None:
        found = [(token.text in _DIVIDERS, token.tag_[:1] == "V", token.tag_ == "KON") for token in doc]
        kept = np.zeros((3, len(doc) + 1), np.int32)
        np.cumsum(np.array(found).T, axis=1, out=kept[:, 1:])
        doc.user_data[_KEPT] = kept
    return kept
