"""Moods of clauses, on Docs built by hand."""

import pytest
import spacy
from spacy.tokens import Doc

from laut.reading.clauses import find_clauses
from laut.reading.mood import Mood, find_moods, mood_words

VOCAB = spacy.blank("de").vocab
WORDS = mood_words("de")
Row = tuple[str, str, str, str, int, str]


def doc_of(*rows: Row, morphs: dict[int, str] | None = None) -> Doc:
    """A Doc of rows (word, lemma, tag, pos, head, relation)."""
    words, lemmas, tags, pos, heads, deps = (list(column) for column in zip(*rows, strict=True))
    features = [(morphs or {}).get(i, "") for i in range(len(words))]
    return Doc(VOCAB, words=words, lemmas=lemmas, tags=tags, pos=pos, heads=heads, deps=deps, morphs=features)  # type: ignore[arg-type]


def kinds(doc: Doc) -> list[tuple[str, str]]:
    return [(mood.kind.value, mood.mark.of(doc.text)) for mood in find_moods(doc, WORDS)]


SAGT = (
    ("Er", "er", "PPER", "PRON", 1, "nsubj"), ("sagt", "sagen", "VVFIN", "VERB", 1, "ROOT"), (",", ",", "$,", "PUNCT", 4, "punct"),
    ("sie", "sie", "PPER", "PRON", 4, "nsubj"),
)  # fmt: skip


def test_konjunktiv_one_covers_only_its_own_clause() -> None:
    doc = doc_of(
        *SAGT,
        ("komme", "kommen", "VVFIN", "VERB", 1, "ccomp"),
        morphs={1: "Mood=Ind|VerbForm=Fin", 4: "Mood=Sub|Tense=Pres|VerbForm=Fin"},
    )
    (mood,) = find_moods(doc, WORDS)
    assert mood.kind.value == "konjunktiv-1"
    assert [piece.of(doc.text) for piece in mood.pieces] == [", sie komme"]


def test_konjunktiv_two_is_told_from_konjunktiv_one() -> None:
    doc = doc_of(*SAGT, ("käme", "kommen", "VVFIN", "VERB", 1, "ccomp"), morphs={4: "Mood=Sub|Tense=Past|VerbForm=Fin"})
    assert kinds(doc) == [("konjunktiv-2", "käme")]


def test_a_certain_form_needs_no_features() -> None:
    doc = doc_of(
        ("Er", "er", "PPER", "PRON", 2, "nsubj"),
        ("sei", "sein", "VAFIN", "AUX", 2, "cop"),
        ("krank", "krank", "ADJD", "ADJ", 2, "ROOT"),
    )
    assert kinds(doc) == [("konjunktiv-1", "sei")]


def test_soll_with_a_perfect_infinitive_is_hearsay() -> None:
    doc = doc_of(
        ("Er", "er", "PPER", "PRON", 2, "nsubj"), ("soll", "sollen", "VMFIN", "AUX", 2, "aux"), ("geflohen", "fliehen", "VVPP", "VERB", 2, "ROOT"),
        ("sein", "sein", "VAINF", "AUX", 2, "aux"), morphs={2: "VerbForm=Part"},
    )  # fmt: skip
    assert kinds(doc) == [("hearsay", "soll")]


@pytest.mark.parametrize(
    ("modal", "lemma", "meaning"),
    [("soll", "sollen", "demand"), ("will", "wollen", "intention"), ("muss", "müssen", "duty")],
)
def test_modals_carry_their_meaning(modal: str, lemma: str, meaning: str) -> None:
    doc = doc_of(
        ("Er", "er", "PPER", "PRON", 2, "nsubj"),
        (modal, lemma, "VMFIN", "AUX", 2, "aux"),
        ("kommen", "kommen", "VVINF", "VERB", 2, "ROOT"),
    )
    (mood,) = find_moods(doc, WORDS)
    assert (mood.kind.value, mood.meaning) == ("modal", meaning)


def test_werden_with_an_infinitive_is_future_and_with_a_participle_is_not() -> None:
    subject = ("Er", "er", "PPER", "PRON", 2, "nsubj")
    future = doc_of(
        subject,
        ("wird", "werden", "VAFIN", "AUX", 2, "aux"),
        ("kommen", "kommen", "VVINF", "VERB", 2, "ROOT"),
        morphs={1: "Mood=Ind|VerbForm=Fin"},
    )
    passive = doc_of(
        subject,
        ("wird", "werden", "VAFIN", "AUX", 2, "aux:pass"),
        ("gesehen", "sehen", "VVPP", "VERB", 2, "ROOT"),
        morphs={1: "Mood=Ind|VerbForm=Fin"},
    )
    assert kinds(future) == [("future", "wird")]
    assert kinds(passive) == []


def test_negation_condition_possibility_and_hearsay_words() -> None:
    doc = doc_of(
        ("Wenn", "wenn", "KOUS", "SCONJ", 3, "mark"), ("er", "er", "PPER", "PRON", 3, "nsubj"), ("nicht", "nicht", "PTKNEG", "PART", 3, "advmod"),
        ("kommt", "kommen", "VVFIN", "VERB", 6, "advcl"), (",", ",", "$,", "PUNCT", 3, "punct"), ("vielleicht", "vielleicht", "ADV", "ADV", 6, "advmod"),
        ("gehe", "gehen", "VVFIN", "VERB", 6, "ROOT"), ("angeblich", "angeblich", "ADJD", "ADV", 6, "advmod"), ("ich", "ich", "PPER", "PRON", 6, "nsubj"),
        morphs={3: "Mood=Ind|VerbForm=Fin", 6: "Mood=Ind|VerbForm=Fin"},
    )  # fmt: skip
    assert kinds(doc) == [
        ("conditional", "Wenn"),
        ("negated", "nicht"),
        ("possible", "vielleicht"),
        ("hearsay", "angeblich"),
    ]


def test_every_word_belongs_to_one_clause() -> None:
    doc = doc_of(*SAGT, ("komme", "kommen", "VVFIN", "VERB", 1, "ccomp"))
    assert sorted(t.i for clause in find_clauses(doc) for t in clause.words) == list(range(len(doc)))


def test_a_mood_covers_what_stands_in_its_clause() -> None:
    doc = doc_of(
        ("Er", "er", "PPER", "PRON", 1, "nsubj"),
        ("käme", "kommen", "VVFIN", "VERB", 1, "ROOT"),
        morphs={1: "Mood=Sub|Tense=Past"},
    )
    mood: Mood = find_moods(doc, WORDS)[0]
    assert mood.covers(mood.mark)
