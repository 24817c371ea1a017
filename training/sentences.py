"""The record every corpus reader gives: one sentence with the labels that its source knows."""

from dataclasses import dataclass

NO_GAP, SPACE, NEWLINE, BLANK_LINE = range(4)
"""What stands before a word: nothing, a space, a line break, an empty line."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with labels; a label that the source does not give is None.

    `heads` count from 1 inside the sentence, 0 is the root. `feats` are UD features as `{"Case": "Nom"}`.
    `gaps[i]` is the white space before word i (`gaps[0]`: before the sentence).
    """

    words: tuple[str, ...]
    gaps: tuple[int, ...]
    upos: tuple[str | None, ...] | None = None
    xpos: tuple[str | None, ...] | None = None
    lemmas: tuple[str | None, ...] | None = None
    feats: tuple[dict[str, str] | None, ...] | None = None
    heads: tuple[int, ...] | None = None
    rels: tuple[str, ...] | None = None
    names: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """Consecutive sentences of one source; `starts_known` says whether their boundaries may be learned from."""

    source: str
    sentences: tuple[Sentence, ...]
    starts_known: bool = True
