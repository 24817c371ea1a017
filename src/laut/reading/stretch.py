"""The words of a Doc as the network sees them: without tokens of white space, which become gaps between words."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, SENT_START, SPACY  # type: ignore[import-not-found]
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
    space, starts, blank = doc.to_array([IS_SPACE, SENT_START, SPACY]).astype(np.int64).T
    tokens = np.flatnonzero(space == 0)
    gaps = np.where(np.concatenate([[0], blank[:-1]]), SPACE, NO_GAP)[tokens]
    preset = starts[tokens].astype(np.int8)
    for word in np.flatnonzero(np.concatenate([[1], space[:-1]])[tokens]).tolist():
        stop = int(tokens[word])
        start = int(tokens[word - 1]) + 1 if word else 0
        before = doc[start - 1].whitespace_ if start else "\n\n"
        gaps[word] = _gap(before + "".join(doc[i].text_with_ws for i in range(start, stop)))
        if (starts[start:stop] == 1).any():
            preset[word] = 1
    return Stretch([doc[i].text for i in tokens.tolist()], gaps.tolist(), tokens, preset)
