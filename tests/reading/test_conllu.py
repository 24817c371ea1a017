"""CoNLL-U of Docs built by hand, and back."""

import pytest
import spacy
from spacy.tokens import Doc

from laut.errors import BadConllu
from laut.reading.conllu import from_conllu, to_conllu

VOCAB = spacy.blank("de").vocab
EMPTY = "\t_" * 8


def sample() -> Doc:
    return Doc(
        VOCAB,
        words=["Im", "Irak", "bleibt", "er", ".", "\n", "Ja"],
        spaces=[True, True, True, False, False, False, False],
        tags=["APPRART", "NE", "VVFIN", "PPER", "$.", "", "ITJ"],
        pos=["ADP", "PROPN", "VERB", "PRON", "PUNCT", "SPACE", "INTJ"],
        morphs=["Case=Dat|Gender=Masc|Number=Sing", "Case=Dat", "Mood=Ind", "", "", "", ""],
        lemmas=["in", "Irak", "bleiben", "er", ".", "\n", "ja"],
        heads=[1, 2, 2, 2, 2, 4, 6],
        deps=["case", "obl", "root", "nsubj", "punct", "", "root"],
        ents=["O", "B-LOC", "O", "O", "O", "O", "O"],
    )


def rows(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]


def test_a_contraction_is_written_as_a_range_and_two_words() -> None:
    first = rows(to_conllu(sample()))[:3]
    assert [(r[0], r[1]) for r in first] == [("1-2", "Im"), ("1", "In"), ("2", "dem")]
    assert first[1][2:8] == ["in", "ADP", "APPR", "_", "3", "case"]
    assert first[2][2:8] == [
        "der",
        "DET",
        "ART",
        "Case=Dat|Definite=Def|Gender=Masc|Number=Sing|PronType=Art",
        "3",
        "det",
    ]


def test_names_offsets_and_glued_words_stand_in_misc() -> None:
    by_form = {r[1]: r[9] for r in rows(to_conllu(sample()))}
    assert by_form["Irak"] == "NER=B-LOC|start_char=3|end_char=7"
    assert by_form["er"] == "SpaceAfter=No|start_char=15|end_char=17"


def test_white_space_has_no_line_and_numbers_begin_anew() -> None:
    text = to_conllu(sample())
    assert text.count("\n\n") == 2
    assert rows(text)[-1][:2] == ["1", "Ja"]


def test_an_empty_text_gives_nothing() -> None:
    assert to_conllu(Doc(VOCAB, words=[])) == ""


GIVEN = f"""# sent_id = x
1-2\tIm\t_{EMPTY[2:]}
1\tIn{EMPTY}
2\tdem{EMPTY}
3\tIrak{EMPTY[:-2]}\tSpaceAfter=No|Gloss=Iraq
3.1\tleer{EMPTY}
4\t.{EMPTY}

1\tJa{EMPTY}

"""


def test_given_tokens_and_sentences_are_kept() -> None:
    doc = from_conllu(VOCAB, GIVEN.splitlines())
    assert [t.text for t in doc] == ["In", "dem", "Irak", ".", "Ja"]
    assert [t.is_sent_start for t in doc] == [True, False, False, False, True]
    assert doc.text.startswith("In dem Irak. Ja")


def test_ranges_empty_nodes_comments_and_notes_come_back() -> None:
    doc = from_conllu(VOCAB, GIVEN.splitlines())
    for token in doc:
        token.head, token.dep_ = token, "root"
    lines = to_conllu(doc).splitlines()
    assert lines[0] == "# sent_id = x"
    assert [line.split("\t")[0] for line in lines[1:]] == ["1-2", "1", "2", "3", "3.1", "4", "", "1", ""][
        : len(lines) - 1
    ]
    assert "SpaceAfter=No|Gloss=Iraq" in lines[4]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1\tJa", "line 1: 2 columns"),
        (f"1\tJa{EMPTY}\n3\tx{EMPTY}", "line 2: the word number is 3; wanted 2"),
        (f"eins\tJa{EMPTY}", "line 1: the word number is 'eins'"),
        (f"1\t {EMPTY}", "line 1: the form is empty"),
        (f"1-2\tim{EMPTY}\n\n", "line 2: the sentence before has ranges or empty nodes, but no words"),
    ],
    ids=["columns", "order", "number", "form", "no words"],
)
def test_a_bad_line_is_named(text: str, message: str) -> None:
    with pytest.raises(BadConllu, match=message):
        from_conllu(VOCAB, text.splitlines())
