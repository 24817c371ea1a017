from laut.reading.phrases import case_word, coordinated, name_of, phrase
from tests.reading.trees import tree


def test_a_phrase_has_no_article_and_no_number() -> None:
    doc = tree("die ART det 4", "drei CARD nummod 4", "bewaffneten ADJA amod 4", "Männer NN root 0")
    assert phrase(doc[3]).text == "bewaffneten Männer"


def test_a_genitive_completes_a_phrase() -> None:
    doc = tree("der ART det 2", "Sprecher NN root 0", "der ART det 4", "Botschaft NN nmod 2 Case=Gen")
    assert phrase(doc[1]).text == "Sprecher der Botschaft"


def test_a_relative_clause_does_not() -> None:
    doc = tree("Männer NN root 0", ", $, punct 5", "die PRELS nsubj 5", "Waffen NN obj 5", "trugen VVFIN acl:relcl 1")
    assert phrase(doc[0]).text == "Männer"


def test_one_plain_title_before_a_name_is_kept() -> None:
    doc = tree("Außenministerin NN root 0", "Clara NE appos 1", "Vogelsang NE flat 2", names=((2, 3, "PER"),))
    assert phrase(doc[0]).text == "Außenministerin Clara Vogelsang"


def test_a_name_is_preferred_to_a_longer_description() -> None:
    doc = tree(
        "der ART det 2", "Vorsitzende NN root 0", "der ART det 4", "Partei NN nmod 2 Case=Gen", ", $, punct 6",
        "Henrik NE appos 2", "Maas NE flat 6", names=((6, 7, "PER"),),
    )  # fmt: skip
    assert phrase(doc[1]).text == "Henrik Maas"


def test_a_part_of_a_group_is_named_by_the_group() -> None:
    doc = tree("eine PIS root 0", "der ART det 4", "größten ADJA amod 4", "Parteien NN nmod 1 Case=Gen")
    assert name_of(doc[0]).text == "Parteien"


def test_fused_prepositions_are_read_as_plain_ones() -> None:
    doc = tree("vom APPRART case 2", "Senat NN root 0")
    assert case_word(doc[1]) == "von"


def test_coordinated_names_are_all_found() -> None:
    doc = tree("Kuba NE root 0", ", $, punct 3", "Peru NE conj 1", "und KON cc 5", "Chile NE conj 1")
    assert [t.text for t in coordinated(doc[0])] == ["Kuba", "Peru", "Chile"]
