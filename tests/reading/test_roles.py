import pytest
from spacy.tokens import Doc

from laut.model.kinds import EventType
from laut.reading.paths import links
from laut.reading.roles import ACTOR, NEITHER, RECIPIENT, passive, prior, role_words
from tests.reading.trees import tree

WORDS = role_words("de")


def table(doc: Doc, trigger: int, type: EventType) -> dict[str, str]:
    token = doc[trigger - 1]
    found = {link.head.text: prior(token, type, link, WORDS) for link in links(token)}
    return {word: role for word, role in found.items() if role != NEITHER}


def test_the_subject_acts_and_the_object_receives() -> None:
    doc = tree("Polizei NN nsubj 2", "verhaftete/verhaften VVFIN root 0", "Männer NN obj 2 Case=Acc")
    assert table(doc, 2, EventType.COERCE) == {"Polizei": ACTOR, "Männer": RECIPIENT}


def test_in_the_passive_the_subject_receives_and_von_names_the_actor() -> None:
    doc = tree(
        "Männer NN nsubj:pass 5",
        "wurden/werden VAFIN aux:pass 5",
        "von APPR case 4",
        "Soldaten NN obl 5",
        "verhaftet/verhaften VVPP root 0",
    )
    assert table(doc, 5, EventType.COERCE) == {"Männer": RECIPIENT, "Soldaten": ACTOR}


@pytest.mark.parametrize(
    ("noun", "type", "role"),
    [
        ("Festnahme", EventType.COERCE, RECIPIENT),
        ("Rücktritt", EventType.RETREAT, ACTOR),
        ("Freilassung", EventType.RETREAT, RECIPIENT),
    ],
)
def test_the_kind_of_act_tells_what_a_genitive_means(noun: str, type: EventType, role: str) -> None:
    doc = tree(f"{noun} NN root 0", "des ART det 3", "Ministers NN nmod 1 Case=Gen")
    assert table(doc, 1, type) == {"Ministers": role}


def test_durch_names_the_actor_of_a_noun() -> None:
    doc = tree("Festnahme NN root 0", "durch APPR case 3", "Soldaten NN nmod 1")
    assert table(doc, 1, EventType.COERCE) == {"Soldaten": ACTOR}


def test_verbs_of_receiving_turn_the_subject_into_the_recipient() -> None:
    doc = tree("Land NN nsubj 2", "erhielt/erhalten VVFIN root 0", "Hilfe NN obj 2 Case=Acc")
    assert table(doc, 2, EventType.AID)["Land"] == RECIPIENT


def test_past_participles_before_a_noun_are_passive_and_present_ones_are_not() -> None:
    past = tree("getötete ADJA amod 2", "Bauern NN root 0")
    present = tree("streikende ADJA amod 2", "Bauern NN root 0")
    assert passive(past[0])
    assert not passive(present[0])
