from laut.reading.surface import between, lead
from tests.reading.trees import tree


def test_preposition_and_article_before_a_phrase() -> None:
    doc = tree("gegen APPR case 4", "die ART det 4", "neue ADJA amod 4", "Regierung NN root 0")
    assert lead(doc[3]) == ("gegen", "die")


def test_fused_prepositions_carry_their_article() -> None:
    doc = tree("vom APPRART case 2", "Senat NN root 0")
    assert lead(doc[1]) == ("vom", "dem")


def test_a_verb_before_the_phrase_is_no_preposition() -> None:
    doc = tree("sah VVFIN root 0", "Männer NN obj 1")
    assert lead(doc[1]) == ("", "")


def test_signs_verbs_and_conjunctions_between_words_are_counted() -> None:
    doc = tree("A NN nsubj 3", ", $, punct 3", "kam VVFIN root 0", "und KON cc 5", "ging VVFIN conj 3", "B NN obj 5")
    assert between(doc[0], doc[5]) == (1, 2, 1)
