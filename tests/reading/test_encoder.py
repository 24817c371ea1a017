"""The trained model on short texts."""

from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from benchmarks.metrics_tree import marked_moods, mood_scores
from laut.errors import ModelMissing
from laut.reading.conllu import from_conllu, to_conllu
from laut.reading.encoder import Encoder, input_vectors

KONJUNKTIV = Path(__file__).parent.parent / "cases/de/konjunktiv.txt"
REPORT = (
    "Bagdad hat mitgeteilt, dass die Koalition aus dem Irak abziehen werde.\n\n"
    "Angela Merkel fügte am Montag in Berlin hinzu, sie habe davon nichts gewusst."
)


@lru_cache
def german() -> Language:
    nlp = spacy.blank("de")
    nlp.add_pipe("laut_encoder")
    return nlp


def read(text: str) -> Doc:
    return german()(text)


def word(doc: Doc, text: str) -> spacy.tokens.Token:
    return next(token for token in doc if token.text == text)


def test_every_layer_is_filled() -> None:
    doc = read(REPORT)
    assert [s.text.strip()[:6] for s in doc.sents] == ["Bagdad", "Angela"]
    assert [(e.text, e.label_) for e in doc.ents if e.label_ == "PER"] == [("Angela Merkel", "PER")]
    assert word(doc, "mitgeteilt").tag_ == "VVPP"
    assert word(doc, "Bagdad").head.text == "mitgeteilt"
    assert word(doc, "Bagdad").dep_ == "nsubj"


def test_a_separated_particle_joins_the_lemma_of_its_verb() -> None:
    assert word(read(REPORT), "fügte").lemma_ == "hinzufügen"


def test_hidden_states_have_a_row_for_each_token_and_zeros_for_white_space() -> None:
    doc = read(REPORT)
    assert doc.tensor.shape[0] == len(doc)
    assert doc.tensor.dtype == np.float32
    assert not doc.tensor[word(doc, "\n\n").i].any()
    assert doc.tensor[word(doc, "Bagdad").i].any()


def test_word_vectors_are_there_for_further_heads() -> None:
    doc = read("Ja. Ja.")
    vectors = input_vectors(doc)
    assert vectors.shape[0] == len(doc)
    assert np.array_equal(vectors[0], vectors[2])


def test_konjunktiv_is_told_from_the_indicative() -> None:
    gold = marked_moods(KONJUNKTIV.read_text("utf-8").splitlines())
    found = [{(t.idx, t.idx + len(t)) for t in read(s.text) if t.morph.get("Mood") == ["Sub"]} for s in gold]
    assert mood_scores(gold, found) >= 0.95


def test_the_subject_decides_between_ich_habe_and_er_habe() -> None:
    assert word(read("Ich habe nichts gewusst."), "habe").morph.get("Mood") == ["Ind"]
    assert word(read("Sie sagte, er habe nichts gewusst."), "habe").morph.get("Mood") == ["Sub"]


def test_given_sentences_are_kept() -> None:
    lines = [f"{i}\t{form}" + "\t_" * 8 for i, form in enumerate(["Ja", ".", "Nein", "."], 1)]
    doc = german().get_pipe("laut_encoder")(from_conllu(german().vocab, lines))
    assert len(list(doc.sents)) == 1
    assert to_conllu(doc).count("\n\n") == 1


def test_every_sentence_has_one_root() -> None:
    doc = read(REPORT)
    assert all(sum(t.head.i == t.i for t in s if not t.is_space) == 1 for s in doc.sents)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\n Ja.", "a", "?", "😀"], ids=repr)
def test_texts_without_much_in_them_are_read(text: str) -> None:
    assert read(text).text == text


def test_a_long_text_without_a_full_stop_is_cut_into_sentences() -> None:
    doc = read("und so weiter " * 3000)
    assert max(len(s) for s in doc.sents) <= 200


def test_windows_do_not_change_the_labels_of_a_sentence() -> None:
    alone = [t.tag_ for t in read("Die Polizei nahm zwei Männer fest.")]
    far = read("Die Polizei nahm zwei Männer fest. " * 60)
    tags = [t.tag_ for t in far]
    same = sum(tags[i : i + 7] == alone for i in range(0, len(tags), 7))
    assert same >= 55


def test_a_missing_file_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"encoder\.onnx.*training\.encoder"):
        Encoder(tmp_path)
