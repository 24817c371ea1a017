"""The trigger table: word forms, compounds, and the company that tells senses apart, on hand-built Docs."""

import pytest
import spacy
from spacy.tokens import Doc, Token

from laut.model.kinds import EventType
from laut.reading.trigger_forms import noun_stem
from laut.reading.trigger_modes import load_mode_cues
from laut.reading.trigger_table import Sense, Senses, load_table

TABLE = load_table("de")
NLP = spacy.blank("de")


def doc(words: str, tags: str, heads: list[int], deps: str) -> Doc:
    """Lemmas are left as the words, so that only forms count."""
    split = words.split()
    return Doc(NLP.vocab, words=split, tags=tags.split(), heads=heads, deps=deps.split(), lemmas=split)


def word(text: str, tag: str):
    return doc(text, tag, [0], "ROOT")[0]


def said(token: Token) -> tuple[Sense | None, Senses]:
    return TABLE.said(token, TABLE.senses_of(token))


@pytest.mark.parametrize(
    ("text", "tag", "kind"),
    [
        ("Festnahmen", "NN", EventType.COERCE),
        ("Anschläge", "NN", EventType.ASSAULT),
        ("Gesprächen", "NN", EventType.CONSULT),
        ("Kriegsverbrechens", "NN", EventType.ASSAULT),
        ("Truppenabzug", "NN", EventType.RETREAT),
        ("US-Luftangriff", "NN", EventType.ASSAULT),
        ("festgenommene", "ADJA", EventType.COERCE),
        ("demonstrierenden", "ADJA", EventType.PROTEST),
        ("festzunehmen", "VVIZU", EventType.COERCE),
        ("erschoss", "VVFIN", EventType.ASSAULT),
        ("geeinigt", "VVPP", EventType.AGREE),
        ("aberkannt", "VVPP", EventType.COERCE),
        ("widersprach", "VVFIN", EventType.REJECT),
    ],
)
def test_words_are_known_in_all_their_forms(text, tag, kind):
    assert [sense.type for sense in TABLE.senses_of(word(text, tag))][:1] == [kind]


@pytest.mark.parametrize(
    "text", ["Wahlkampf", "Vereinigung", "Absturz", "Mitarbeiter", "Ankündigung", "Staatsanwaltschaft"]
)
def test_compounds_and_nouns_that_only_look_alike_are_not(text):
    assert said(word(text, "NN"))[0] is None


def test_a_separated_particle_belongs_to_its_verb():
    sentence = doc("Beamte nahmen ihn fest", "NN VVFIN PPER PTKVZ", [1, 1, 1, 1], "nsubj ROOT obj compound:prt")
    assert TABLE.lemma(sentence[1]) == "festnehmen"
    held, _ = said(sentence[1])
    assert held is not None
    assert (held.type, held.mode) == (EventType.COERCE, "arrest")


def test_the_object_tells_what_was_broken_off():
    talks = doc(
        "Sie brachen die Verhandlungen ab",
        "PPER VVFIN ART NN PTKVZ",
        [1, 1, 3, 1, 1],
        "nsubj ROOT det obj compound:prt",
    )
    climb = doc(
        "Sie brachen den Aufstieg ab", "PPER VVFIN ART NN PTKVZ", [1, 1, 3, 1, 1], "nsubj ROOT det obj compound:prt"
    )
    held, _ = said(talks[1])
    assert held is not None
    assert held.type is EventType.SANCTION
    assert said(climb[1])[0] is None


def test_company_can_rule_a_word_out():
    sentence = doc(
        "Der Anschlag forderte neun Leben", "ART NN VVFIN CARD NN", [1, 2, 2, 4, 2], "det nsubj ROOT nummod obj"
    )
    assert TABLE.senses_of(sentence[2])
    assert said(sentence[2]) == (None, ())


def test_a_plural_with_umlaut_has_the_stem_of_its_singular():
    assert noun_stem("Vorwürfe") == noun_stem("Vorwurf")
    assert noun_stem("Forderung") != noun_stem("Förderung")


def test_every_noun_stands_in_its_example():
    lost = []
    for sense in TABLE.all_senses():
        stems = {noun_stem(sense.word + ending) for ending in ("", "e", "en", "se")}
        told = [noun_stem(part.strip(",.?!")) for part in sense.example.split()]
        if sense.word[:1].isupper() and not any(part.endswith(stem) for part in told for stem in stems):
            lost.append(sense.word)
    assert lost == []


def test_all_sixteen_types_have_words():
    assert {sense.type for sense in TABLE.all_senses()} == set(EventType)


def test_the_nearest_cue_gives_the_mode():
    sentence = doc(
        "Bei einem Angriff mit Granaten starben drei Menschen",
        "APPR ART NN APPR NN VVFIN CARD NN",
        [2, 2, 5, 4, 2, 5, 7, 5],
        "case det obl case nmod ROOT nummod nsubj",
    )
    assert load_mode_cues("de").of(sentence[2], EventType.ASSAULT) == "heavy-weapons"
    assert load_mode_cues("de").of(sentence[2], EventType.SUPPORT) is None
