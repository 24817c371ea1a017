"""A long text is judged in blocks as it is judged whole."""

import numpy as np
import pytest

from laut.reading import trigger_blocks
from laut.reading.pipeline import TAGGER, pipeline
from laut.reading.trigger_features import features, picked
from laut.reading.triggers import load_triggers

TEXT = "Die Armee griff am Montag den Hafen an. Der Minister verurteilte den Angriff, Tausende demonstrierten. " * 12


def test_blocks_are_judged_as_the_whole_text(monkeypatch: pytest.MonkeyPatch) -> None:
    doc, words = pipeline("de", TAGGER)(TEXT), load_triggers("de")
    seen = features(doc, words.table, words.head.numbers, picked(doc, words.table))
    whole = words.head(seen)
    for name, size in (("WHOLE", 10), ("_WORDS", 7), ("_TOKENS", 16)):
        monkeypatch.setattr(trigger_blocks, name, size)
    parts = words.head(seen)
    assert np.allclose(parts.types, whole.types, atol=1e-4)
    assert np.allclose(parts.modes, whole.modes, atol=1e-4)
