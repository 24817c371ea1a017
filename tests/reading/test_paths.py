from spacy.tokens import Doc

from laut.reading.paths import FAR, links
from tests.reading.trees import tree


def paths(doc: Doc, trigger: int) -> dict[str, str]:
    return {link.head.text: link.path for link in links(doc[trigger - 1])}


def test_subject_and_object_of_a_verb() -> None:
    doc = tree("Polizei NN nsubj 2", "nahm VVFIN root 0", "Männer NN obj 2 Case=Acc", "fest PTKVZ compound:prt 2")
    assert paths(doc, 2) == {"Polizei": "nsubj", "Männer": "obj"}


def test_a_dative_object_is_told_from_an_accusative() -> None:
    doc = tree("Miliz NN nsubj 2", "drohte VVFIN root 0", "der ART det 4", "Regierung NN obj 2 Case=Dat")
    assert paths(doc, 2)["Regierung"] == "obl:Dat"


def test_the_subject_of_the_verb_above_is_reached() -> None:
    doc = tree(
        "Regierung NN nsubj 2",
        "plant VVFIN root 0",
        ", $, punct 6",
        "Truppen NN obj 6 Case=Acc",
        "zu PTKZU mark 6",
        "senden VVINF xcomp 2",
    )
    assert paths(doc, 6)["Regierung"] == "xcomp^nsubj"


def test_a_participle_reaches_the_noun_it_stands_before() -> None:
    doc = tree("der ART det 3", "getötete ADJA amod 3", "General NN root 0")
    assert paths(doc, 2) == {"General": "amod^"}


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    doc = tree(
        "Mann NN root 0",
        ", $, punct 4",
        "der PRELS nsubj:pass 4",
        "verhaftet VVPP acl:relcl 1",
        "wurde VAFIN aux:pass 4",
    )
    assert paths(doc, 4) == {"Mann": "nsubj:pass"}


def test_a_light_verb_leads_to_its_subject() -> None:
    doc = tree(
        "Senat NN nsubj 2",
        "übte VVFIN root 0",
        "Kritik NN obj 2 Case=Acc",
        "am APPRART case 5",
        "Kanzler NN obl 2 Case=Dat",
    )
    assert paths(doc, 3) == {"Senat": "obj^nsubj", "Kanzler": "obj^obl:an"}


def test_coordinated_subjects_share_their_path() -> None:
    doc = tree("Polen NE nsubj 4", "und KON cc 3", "Litauen NE conj 1", "verhandeln VVFIN root 0")
    assert paths(doc, 4) == {"Polen": "nsubj", "Litauen": "nsubj"}


def test_phrases_out_of_reach_are_still_candidates() -> None:
    rows = [
        "A NN dep 2",
        "B NN dep 3",
        "C NN dep 4",
        "D NN dep 5",
        "E NN dep 6",
        "F NN dep 7",
        "kam VVFIN root 0",
        "Gegner NN nsubj 7",
    ]
    assert paths(tree(*rows), 1)["Gegner"] == FAR


def test_title_and_name_are_one_candidate() -> None:
    doc = tree(
        "Ministerin NN nsubj 4", "Clara NE appos 1", "Vogelsang NE flat 2", "kam VVFIN root 0", names=((2, 3, "PER"),)
    )
    assert list(paths(doc, 4)) == ["Ministerin"]
