"""What the trained reader of quotations sees of each word: states, tags, tree, marks, cues and what grammar has found.

Words are the Doc's tokens without those of white space; all arrays have one row for each word, in text order.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from laut.model.evidence import Span
from laut.model.kinds import Form
from laut.reading.cues import CueWords
from laut.reading.draft import Draft, Places
from laut.reading.quoted_kinds import QuotedKind
from laut.reading.quotes import Quoted
from laut.reading.states import let_go
from laut.reading.stretch import stretch
from laut.reading.vectors import Floats, WordVectors

Ints = NDArray[np.int64]
FORMS = tuple(Form)
CATEGORIES = ("lemma", "tag", "dep", "verb", "name", "cue")
"""Columns of `Inputs.categories`; their values are numbered by the model's inventories, 0 is a rare or unknown one."""
_KINDS = tuple(QuotedKind)
MARK_COLUMNS = 5 + len(_KINDS)
GRAMMAR_COLUMNS = len(FORMS) + 5
SHAPE_COLUMNS = 12
_HEAD_COLUMN = 10
SIDE_COLUMNS = MARK_COLUMNS + GRAMMAR_COLUMNS + SHAPE_COLUMNS
"""Columns of `Inputs.sides`: quotation marks, grammar's findings, the word's form and place."""
_VERB_FEATURES = ("Mood", "Tense", "VerbForm", "Person")
_FARTHEST_HEAD = 20
_MARK = 3


@dataclass(frozen=True, slots=True)
class Inputs:
    """One text's words as arrays.

    `tokens` are places in the Doc, `sentences` numbers of sentences,
    `places` leads from a place in the Doc to the word's number (-1 for white space).
    """

    tokens: Ints
    categories: Ints
    sides: Floats
    sentences: Ints
    places: Ints

    def __len__(self) -> int:
        return len(self.tokens)

    def words_of(self, tokens: Iterable[int]) -> Places:
        """Numbers of the words at places of the Doc."""
        found = self.places[list(tokens)]
        return tuple(found[found >= 0].tolist())


class Rows:
    """The word vector of each word beside the encoder's state; made when asked for, because long texts have many."""

    def __init__(self, doc: Doc, vectors: WordVectors) -> None:
        text = stretch(doc)
        self._words, self._tokens, self._states, self._vectors = text.words, text.tokens, doc.tensor, vectors

    def __call__(self, start: int, stop: int) -> Floats:
        """Rows of the words [start, stop), shape (words, vector + state)."""
        states = self._states[self._tokens[start:stop]]
        rows: Floats = np.concatenate([self._vectors(self._words[start:stop]), states], axis=1)
        let_go(self._states)
        return rows


@dataclass(frozen=True, slots=True)
class Inventory:
    """Numbers of the values of each category, from 1."""

    numbers: Mapping[str, Mapping[str, int]]

    def rows(self, values: Mapping[str, Sequence[str]]) -> Ints:
        """Shape (words, categories)."""
        columns = [[self.numbers[name].get(v, 0) for v in values[name]] for name in CATEGORIES]
        return np.array(columns, np.int64).T


def inputs_of(
    doc: Doc, drafts: Sequence[Draft], outer: Sequence[Draft], cues: CueWords, inventory: Inventory
) -> Inputs:  # fmt: skip
    """The arrays of a Doc that has `tensor`, tags, tree, names and `doc._.quoted`; the marks of `outer` drafts are not seen."""
    text = stretch(doc)
    words = [token for token in doc if not token.is_space]
    places = np.full(len(doc) + 1, -1, np.int64)
    places[text.tokens] = np.arange(len(words))
    sides = [
        _marks(doc._.quoted, words, _hulls(doc, outer)),
        _grammar(drafts, places, len(words)),
        _shapes(words, text.gaps, places),
    ]
    return Inputs(
        tokens=text.tokens,
        categories=inventory.rows(category_values(words, cues)),
        sides=np.concatenate(sides, axis=1),
        sentences=np.cumsum([bool(word.is_sent_start) for word in words]),
        places=places,
    )


def category_values(words: Sequence[Token], cues: CueWords) -> dict[str, list[str]]:
    """The value of each category of each word."""
    return {
        "lemma": [word.lemma_.lower() for word in words],
        "tag": [word.tag_ for word in words],
        "dep": [word.dep_ for word in words],
        "verb": _verbs(words),
        "name": [f"{word.ent_iob_}-{word.ent_type_}" if word.ent_type_ else "" for word in words],
        "cue": [_cue(word, cues) for word in words],
    }


def _verbs(words: Sequence[Token]) -> list[str]:
    """Mood, tense, kind and person; each combination of features is read once."""
    analyses = [str(word.morph) for word in words]
    values = {analysis: _verb(analysis) for analysis in set(analyses)}
    return [values[analysis] for analysis in analyses]


def _verb(analysis: str) -> str:
    features = dict(pair.split("=", 1) for pair in analysis.split("|") if pair)
    return "|".join(features.get(name, "").split(",")[0] for name in _VERB_FEATURES)


def _cue(word: Token, cues: CueWords) -> str:
    """`V-speech` for a verb of saying, `N-…` for a noun, `S` for «laut», else nothing."""
    low = word.lower_
    if word.tag_.startswith(("VV", "AD")):
        lemma = cues.joined.get(low) or next((lemma for lemma, _ in cues.finite.get(low, ())), "")
        if verb := cues.verbs.get(lemma):
            return f"V-{verb.medium}"
    if word.tag_ in ("NN", "NE") and (noun := cues.nouns.get(word.lemma_) or cues.nouns.get(word.text)):
        return f"N-{noun.medium}"
    return "S" if low in cues.sources else ""


def _hulls(doc: Doc, outer: Sequence[Draft]) -> list[Span]:
    return [Span(doc[draft.first].idx, doc[draft.last].idx + len(doc[draft.last])) for draft in outer]


def _marks(quoted: Sequence[Quoted], words: Sequence[Token], unseen: Sequence[Span]) -> Floats:
    """Inside the first and deeper levels, at an opener, at a closer, kind of the stretch, never closed."""
    starts, ends = np.array([w.idx for w in words]), np.array([w.idx + len(w) for w in words])
    out = np.zeros((len(words), MARK_COLUMNS), np.float32)
    for found in quoted:
        first, end = np.searchsorted(ends, found.span.start, "right"), np.searchsorted(starts, found.span.end, "left")
        if first == end:
            continue
        hidden = sum(_same_stretch(quoted[k].span, unseen) for k in _around(quoted, found))
        if _same_stretch(found.span, unseen):
            continue
        out[first:end, min(found.depth - hidden, 1)] = out[first, 2] = out[end - 1, 3] = 1.0
        out[first:end, 4 + _KINDS.index(found.kind)] = 1.0
        out[first:end, MARK_COLUMNS - 1] = max(out[first, MARK_COLUMNS - 1], float(not found.closed))
    return out


def _around(quoted: Sequence[Quoted], found: Quoted) -> Iterator[int]:
    """Numbers of the stretches around one, from the inside."""
    parent = found.parent
    while parent is not None:
        yield parent
        parent = quoted[parent].parent


def _same_stretch(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span is one of the others but for a mark at its ends."""
    return any(abs(span.start - o.start) <= _MARK and abs(span.end - o.end) <= _MARK for o in others)


def _grammar(drafts: Sequence[Draft], places: Ints, length: int) -> Floats:
    """Confidence of grammar's contents by form, their first words, and its speakers, cues, frames and addressees."""
    out = np.zeros((length + 1, GRAMMAR_COLUMNS), np.float32)
    for draft in drafts:
        content, form = places[list(draft.content)], FORMS.index(draft.form)
        out[content, form] = np.maximum(out[content, form], draft.confidence)
        out[content[0], len(FORMS)] = 1.0
        for column, role in enumerate((draft.speaker, draft.cue, draft.frame, draft.addressee), len(FORMS) + 1):
            out[places[list(role)], column] = 1.0
    return out[:length]


def _shapes(words: Sequence[Token], gaps: Sequence[int], places: Ints) -> Floats:
    heads = places[[word.head.i for word in words]] - np.arange(len(words))
    rows = [
        (
            form[:1].isupper(), form.isdigit(), bool(word.is_sent_start), form == ".", form == ",", form == ":", gap >= 2,
            form in "-–", form in "()", form in "?!", 0.0, gap == 0,
        )
        for word, form, gap in zip(words, (word.text for word in words), gaps, strict=True)
    ]  # fmt: skip
    out = np.array(rows, np.float32)
    out[:, _HEAD_COLUMN] = heads.clip(-_FARTHEST_HEAD, _FARTHEST_HEAD) / 10
    return out
