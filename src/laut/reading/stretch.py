"""The words of a Doc as the network sees them: without tokens of white space, which become gaps between words."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from laut.reading.network import BLANK_LINE, NEWLINE, NO_GAP, SPACE


@dataclass(frozen=True, slots=True)
class Stretch:
    """`tokens[i]` is the place of word i in the Doc; `preset[i]` is 1 if it must begin a sentence, -1 if it must not, else 0."""

    words: list[str]
    gaps: list[int]
    tokens: NDArray[np.int64]
    preset: NDArray[np.int8]


def _gap(between: str) -> int:
    breaks = between.count("\n")
    if breaks:
        return NEWLINE if breaks == 1 else BLANK_LINE
    return SPACE if between else NO_GAP


def stretch(doc: Doc) -> Stretch:
    """The words with the white space before each; the text's first word counts as standing after an empty line."""
    words, gaps, tokens, preset = [], [], [], []
    between, begins = "\n\n", False
    for token in doc:
        if token.is_space:
            between += token.text_with_ws
            begins = begins or token.is_sent_start is True
            continue
        start = token.is_sent_start
        words.append(token.text)
        gaps.append(_gap(between))
        tokens.append(token.i)
        preset.append(0 if start is None and not begins else 1 if start or begins else -1)
        between, begins = token.whitespace_, False
    return Stretch(words, gaps, np.array(tokens, np.int64), np.array(preset, np.int8))
