"""What the trigger head sees of a Doc: hidden states, word vectors, and numbers for lemma, tag, tree and table."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from laut.model.kinds import MODES, EventType
from laut.reading.encoder import input_vectors
from laut.reading.trigger_table import Sense, Senses, TriggerTable
from laut.reading.vectors import Floats

TYPES: tuple[EventType, ...] = tuple(EventType)
MODE_CLASSES: tuple[tuple[EventType, str | None], ...] = tuple(
    (kind, mode) for kind in TYPES for mode in (None, *MODES[kind])
)
"""Every type with every mode it may have, None first; the classes of the mode head."""
PRIOR_WIDTH = 2 * len(TYPES) + 2
"""Columns of the table's word: the sense that holds, all senses of the word, without condition, with one."""
_TYPE_NUMBER = {kind: number for number, kind in enumerate(TYPES)}
_MODE_NUMBER = {pair: number + 1 for number, pair in enumerate(MODE_CLASSES)}
_OPEN = ("VV", "NN", "AD", "FM")
"""Beginnings of the tags of words that may carry an event without standing in the table."""


@dataclass(frozen=True, slots=True)
class Features:
    """The head's inputs; `picked` are the token numbers of the words it judges, in order.

    `prior` has rows for the picked words; so has `numbers`, with the columns lemma, lemma of the head, tag, relation, the
    table's mode class (all 0 for unknown or none). `heads` gives the token numbers of the picked words' heads.
    """

    doc: Doc
    prior: Floats
    numbers: NDArray[np.int64]
    picked: NDArray[np.int64]
    heads: NDArray[np.int64]

    @property
    def states(self) -> Floats:
        """The encoder's hidden states of all tokens."""
        return np.asarray(self.doc.tensor, np.float32)

    @property
    def vectors(self) -> Floats:
        """The encoder's word vectors of all tokens; much memory for a long text."""
        return input_vectors(self.doc)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers of lemmas (as `TriggerTable.lemma` names them), tags and relations, from 1; what is missing has number 0."""

    lemmas: Mapping[str, int]
    tags: Mapping[str, int]
    relations: Mapping[str, int]


Said = tuple[Sense | None, Senses]


def picked(doc: Doc, table: TriggerTable) -> dict[int, Said]:
    """The words that may carry an event, by token number, with what the table says of each."""
    found: dict[int, Said] = {}
    for token in doc:
        tag = token.tag_
        if tag[:1] not in ("V", "N", "A") and tag != "FM":
            continue
        senses = table.senses_of(token)
        if not senses and tag.startswith(_OPEN) and tag != "ADV":
            found[token.i] = None, ()
        elif senses and (said := table.said(token, senses))[1]:
            found[token.i] = said
    return found


def features(doc: Doc, table: TriggerTable, numbers: Numbers, words: Mapping[int, Said]) -> Features:
    """The features of the picked `words` of a tagged and parsed Doc."""
    prior, columns = np.zeros((len(words), PRIOR_WIDTH), np.float32), np.zeros((len(words), 5), np.int64)
    heads = np.zeros(len(words), np.int64)
    for row, (number, (held, senses)) in enumerate(words.items()):
        token = doc[number]
        heads[row] = token.head.i
        columns[row, 0] = numbers.lemmas.get(table.lemma(token), 0)
        columns[row, 1] = numbers.lemmas.get(table.lemma(token.head), 0)
        columns[row, 2] = numbers.tags.get(token.tag_, 0)
        columns[row, 3] = numbers.relations.get(token.dep_, 0)
        if senses:
            columns[row, 4] = _set_prior(prior[row], held, senses)
    place = np.fromiter(words, np.int64, len(words))
    return Features(doc, prior, columns, place, heads)


def _set_prior(row: NDArray[np.float32], held: Sense | None, senses: Senses) -> int:
    """Fill a word's columns; returns the number of the mode class of the sense that holds, 0 for none."""
    for sense in senses:
        row[len(TYPES) + _TYPE_NUMBER[sense.type]] = 1.0
    if held is None:
        return 0
    row[_TYPE_NUMBER[held.type]] = 1.0
    row[2 * len(TYPES) + int(held.conditional)] = 1.0
    return _MODE_NUMBER[held.type, held.mode]
