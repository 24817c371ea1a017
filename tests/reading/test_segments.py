"""Sentences cut at their marks, on tagged words alone."""

import pytest
import spacy
from spacy.tokens import Doc

from laut.reading.mood import mood_words
from laut.reading.segments import sentence_of

VOCAB = spacy.blank("de").vocab
MOODS = mood_words("de")


def kinds(sentence: str, masked: range = range(0), spoken: range = range(0)) -> list[str]:
    """Kinds of the segments of a sentence given as `word/TAG word/TAG`."""
    pairs = [item.rsplit("/", 1) for item in sentence.split()]
    doc = Doc(VOCAB, words=[word for word, _ in pairs], tags=[tag for _, tag in pairs])
    tokens = tuple(range(len(doc)))
    cut = sentence_of(doc, tokens, tokens, frozenset(masked), frozenset(spoken), MOODS)
    return [str(segment.kind) for segment in cut.segments]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Er/PPER sagte/VVFIN ,/$, dass/KOUS sie/PPER kommt/VVFIN ./$.", ["verb-second", "that"]),
        ("Er/PPER sagte/VVFIN ,/$, sie/PPER komme/VVFIN ./$.", ["verb-second", "verb-second"]),
        ("Er/PPER bat/VVFIN ,/$, zu/PTKZU gehen/VVINF ./$.", ["verb-second", "infinitive"]),
        ("Er/PPER drohte/VVFIN ,/$, zurückzutreten/VVINF ./$.", ["verb-second", "infinitive"]),
        ("Sie/PPER komme/VVFIN ,/$, sagte/VVFIN er/PPER ./$.", ["verb-second", "verb-first"]),
        ("Er/PPER geht/VVFIN ,/$, um/KOUI zu/PTKZU essen/VVINF ./$.", ["verb-second", "other-sub"]),
        ("Er/PPER geht/VVFIN ,/$, weil/KOUS es/PPER regnet/VVFIN ./$.", ["verb-second", "other-sub"]),
        ("Ein/ART Haus/NN ,/$, das/PRELS brennt/VVFIN", ["verbless", "relative"]),
        ("Er/PPER geht/VVFIN ,/$, wobei/PWAV es/PPER regnet/VVFIN", ["verb-second", "relative"]),
        ("Er/PPER fragt/VVFIN ,/$, wo/PWAV sie/PPER ist/VAFIN", ["verb-second", "that"]),
        ("Wie/KOKOM er/PPER sagt/VVFIN ,/$, regnet/VVFIN es/PPER", ["other-sub", "verb-first"]),
        ("Es/PPER regnet/VVFIN ,/$, so/ADV die/ART Bahn/NN", ["verb-second", "verbless"]),
    ],
)  # fmt: skip
def test_a_segment_is_named_by_its_first_word_and_its_verb(sentence: str, expected: list[str]) -> None:
    assert kinds(sentence) == expected


def test_marks_inside_quotation_marks_do_not_cut() -> None:
    sentence = "Die/ART Gruppe/NN „/$( Ja/ITJ ,/$, nein/ITJ “/$( singt/VVFIN"
    assert kinds(sentence, masked=range(2, 7)) == ["verb-second"]


def test_verbs_inside_quoted_statements_do_not_count() -> None:
    sentence = "„/$( Wir/PPER gehen/VVFIN “/$( ,/$, sagte/VVFIN er/PPER"
    assert kinds(sentence, masked=range(4), spoken=range(4)) == ["verbless", "verb-first"]


def test_a_participle_that_waits_for_its_auxiliary_is_not_finite() -> None:
    sentence = "Zuvor/ADV hatte/VAFIN X/NE ,/$, ein/ART Mann/NN ,/$, erklärt/VVFIN ,/$, dass/KOUS er/PPER geht/VVFIN"
    assert kinds(sentence) == ["verb-second", "verbless", "verbless", "that"]
