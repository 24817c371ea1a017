"""What small networks see of each token: the encoder's hidden state and the word's own vector, side by side."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from laut.reading.encoder import input_vectors
from laut.reading.states import let_go
from laut.reading.vectors import Floats


class WordStates:
    """Rows of shape (tokens, state + vector), made when asked for, because long texts have many."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._hidden: Floats = np.asarray(doc.tensor, np.float32)

    def __getitem__(self, tokens: Sequence[int] | NDArray[np.int64]) -> Floats:
        """The rows of some tokens, in their order."""
        places = np.asarray(tokens, np.int64)
        own = input_vectors(self._doc, places.tolist())
        rows = np.concatenate([self._hidden[places], own], axis=1)
        let_go(self._hidden)
        return rows
