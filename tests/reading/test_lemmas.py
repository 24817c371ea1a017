"""Lemmas as edit scripts, and the lexicon before them."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.reading.lemmas import apply_script, script_for
from laut.reading.lexicon import Lexicon

PAIRS = [
    ("abgesagt", "absagen"),
    ("gesagt", "sagen"),
    ("abzusagen", "absagen"),
    ("Häuser", "Haus"),
    ("EU-Kommissionen", "EU-Kommission"),
    ("ist", "sein"),
    ("Er", "er"),
    ("größte", "groß"),
    ("USA", "USA"),
]


@pytest.mark.parametrize(("word", "lemma"), PAIRS, ids=[word for word, _ in PAIRS])
def test_a_script_makes_the_lemma_it_was_made_for(word: str, lemma: str) -> None:
    assert apply_script(script_for(word, lemma), word) == lemma


@given(st.text(min_size=1), st.text(min_size=1))
def test_every_pair_has_a_script(word: str, lemma: str) -> None:
    assert apply_script(script_for(word, lemma), word) == lemma


def test_one_script_serves_verbs_of_the_same_pattern() -> None:
    script = script_for("abgesagt", "absagen")
    assert apply_script(script, "mitgeteilt") == "mitteilen"


def test_a_script_that_cuts_too_much_leaves_the_word() -> None:
    assert apply_script("l||4||3|en", "ab") == "ab"


def test_the_lexicon_tells_forms_apart_by_the_class_of_their_tag(tmp_path: Path) -> None:
    path = tmp_path / "lemmas.tsv.gz"
    path.write_bytes(gzip.compress(b"angriff\tF\tangreifen\nAngriff\tN\tAngriff\n"))
    lexicon = Lexicon(path)
    assert lexicon.lemma("angriff", "VVFIN") == "angreifen"
    assert lexicon.lemma("Angriff", "NN") == "Angriff"
    assert lexicon.lemma("Angriff", "NE") is None
