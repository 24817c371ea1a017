import pytest

from laut.model.attribution import Attribution, Party
from laut.model.evidence import Span
from laut.model.kinds import EntityKind, Form
from laut.reading.actor_words import actor_words
from laut.reading.coreference import same_person
from laut.reading.entities import find_entities
from tests.reading.trees import tree

WORDS = actor_words("de")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Jana Roth", "Roth", True), ("Roths", "Jana Roth", True), ("Jana Maria Roth", "Jana Roth", True), ("Jana Roth", "Ole Roth", False), ("Jana Roth", "Brandt", False),
     ("Jana Roth", "Jana Roths", True)],
)  # fmt: skip
def test_a_shorter_name_means_the_longer_one(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same


@pytest.mark.parametrize(
    ("noun", "base", "gender", "plural"),
    [("Verteidigungsministerin", "Verteidigungsministerin", "Fem", False), ("Präsidenten", "Präsident", "Masc", False), ("Ärzte", "Arzt", "Masc", True),
     ("Beamter", "Beamte", "Masc", False), ("Richterinnen", "Richterin", "Fem", True), ("Männer", "Mann", "Masc", True)],
)  # fmt: skip
def test_nouns_are_brought_to_the_nominative_singular(noun: str, base: str, gender: str, plural: bool) -> None:
    found = WORDS.noun(noun)
    assert found is not None
    assert (found.base, found.gender, found.plural) == (base, gender, plural)


@pytest.mark.parametrize("noun", ["Lautsprecher", "Schiedsrichterpfeife", "Datenbank", "Vorrat", "Flugzeug", "Haus"])
def test_look_alikes_are_nobody(noun: str) -> None:
    assert WORDS.noun(noun) is None


@pytest.mark.parametrize(
    ("word", "role", "may"),
    [("regierungschef", "ministerpräsident", True), ("ministerin", "minister", False), ("minister", "verteidigungsminister", True), ("präsident", "richter", False)],
)  # fmt: skip
def test_offices_that_stand_for_others(word: str, role: str, may: bool) -> None:
    assert WORDS.may_stand_for(word, role) is may


def test_two_men_of_the_same_standing_leave_a_pronoun_open() -> None:
    doc = tree(
        "Ole NE nsubj 5", "Brandt NE flat 1", "und KON cc 4", "Jan NE nsubj 5", "stritten/streiten VVFIN root 0", ", $, punct 8", "er PPER nsubj 8",
        "ging/gehen VVFIN conj 5", names=((1, 2, "PER"), (4, 4, "PER")),
    )  # fmt: skip
    assert sum(len(entity.mentions) for entity in find_entities(doc, (), WORDS)) == 2


def test_a_woman_is_not_he() -> None:
    doc = tree(
        "Jana NE nsubj 3",
        "Roth NE flat 1",
        "schweigt/schweigen VVFIN root 0",
        ", $, punct 6",
        "er PPER nsubj 6",
        "geht/gehen VVFIN conj 3",
        names=((1, 2, "PER"),),
    )
    (found,) = find_entities(doc, (), WORDS)
    assert len(found.mentions) == 1


def test_i_in_direct_speech_is_the_speaker_named_behind_it() -> None:
    doc = tree(
        "Ich PPER nsubj 2",
        "gehe/gehen VVFIN ccomp 4",
        ", $, punct 2",
        "sagt/sagen VVFIN root 0",
        "Jana NE nsubj 4",
        "Roth NE flat 5",
        names=((5, 6, "PER"),),
    )
    said = Attribution("a1", Form.DIRECT, (Span(0, 8),), speaker=Party((Span(16, 25),)))
    (found,) = find_entities(doc, (said,), WORDS)
    assert [span.of(doc.text) for span in found.mentions] == ["Ich", "Jana Roth"]


def test_i_in_indirect_speech_is_nobody_known() -> None:
    doc = tree(
        "Ich PPER nsubj 2",
        "gehe/gehen VVFIN ccomp 4",
        ", $, punct 2",
        "sagt/sagen VVFIN root 0",
        "Jana NE nsubj 4",
        "Roth NE flat 5",
        names=((5, 6, "PER"),),
    )
    said = Attribution("a1", Form.INDIRECT, (Span(0, 8),), speaker=Party((Span(16, 25),)))
    (found,) = find_entities(doc, (said,), WORDS)
    assert len(found.mentions) == 1


def test_bodies_of_two_countries_stay_two() -> None:
    doc = tree(
        "irakische ADJA amod 2",
        "Armee NN nsubj 3",
        "bekämpft/bekämpfen VVFIN root 0",
        "syrische ADJA amod 5",
        "Armee NN obj 3",
    )
    assert [(e.country, e.sector, e.kind) for e in find_entities(doc, (), WORDS)] == [
        ("IQ", "MIL", EntityKind.ORGANIZATION),
        ("SY", "MIL", EntityKind.ORGANIZATION),
    ]


def test_an_abbreviation_in_brackets_is_the_same_body() -> None:
    doc = tree(
        "Freier ADJA amod 2", "Bauernverband NN nsubj 6", "( $( punct 4", "FBV NE appos 2", ") $( punct 4", "klagt/klagen VVFIN root 0", ", $, punct 8", "FBV NE nsubj 9",
        "siegt/siegen VVFIN conj 6", names=((1, 2, "ORG"), (4, 4, "ORG"), (8, 8, "ORG")),
    )  # fmt: skip
    (found,) = find_entities(doc, (), WORDS)
    assert (found.name, len(found.mentions)) == ("Freier Bauernverband", 3)
