import pytest
from spacy.tokens import Doc

from laut.model.kinds import EventType, Status
from laut.reading.signals import signals, status_words
from laut.reading.status_table import by_table
from tests.reading.trees import tree

WORDS = status_words("de")


def status(doc: Doc, trigger: int, type: EventType = EventType.RETREAT) -> Status:
    token = doc[trigger - 1]
    return by_table(token, type, signals(token, WORDS), WORDS)[0]


CASES = [
    ("plain past", ["Truppen NN nsubj 2", "verließen/verlassen VVFIN root 0 Mood=Ind|Tense=Past"], 2, Status.ACTUAL),
    ("wollen", ["Truppen NN nsubj 3", "wollen/wollen VMFIN aux 3", "abziehen VVINF root 0"], 3, Status.PLANNED),
    ("sollen of duty", ["Truppen NN nsubj 3", "sollen/sollen VMFIN aux 3", "abziehen VVINF root 0"], 3, Status.PLANNED),
    (
        "sollen of hearsay",
        ["Truppen NN nsubj 3", "sollen/sollen VMFIN aux 3", "verlassen VVPP root 0", "haben/haben VAINF aux 3"],
        3,
        Status.POSSIBLE,
    ),
    ("können", ["Truppen NN nsubj 3", "könnten/können VMFIN aux 3", "abziehen VVINF root 0"], 3, Status.POSSIBLE),
    (
        "negated verb",
        ["Truppen NN nsubj 3", "nicht PTKNEG advmod 3", "verließen/verlassen VVFIN root 0"],
        3,
        Status.DENIED,
    ),
    ("negated noun", ["kein/kein PIAT det 2", "Abzug NN root 0"], 2, Status.DENIED),
    (
        "negated light verb",
        ["Abzug NN nsubj 3", "nicht PTKNEG advmod 3", "stattfand/stattfinden VVFIN root 0"],
        1,
        Status.DENIED,
    ),
    ("demanded noun", ["Partei NN nsubj 2", "fordert/fordern VVFIN root 0", "Abzug NN obj 2"], 3, Status.DEMANDED),
    (
        "announced verb",
        ["Rat NN nsubj 2", "beschloss/beschließen VVFIN root 0", "abzuziehen/abziehen VVIZU xcomp 2"],
        3,
        Status.PLANNED,
    ),
    ("feared noun", ["sie PPER nsubj 2", "fürchten/fürchten VVFIN root 0", "Abzug NN obj 2"], 3, Status.POSSIBLE),
    ("alleged noun", ["mutmaßliche/mutmaßlich ADJA amod 2", "Abzug NN root 0"], 2, Status.POSSIBLE),
    ("refused noun", ["sie PPER nsubj 2", "verweigern/verweigern VVFIN root 0", "Abzug NN obj 2"], 3, Status.DENIED),
    ("compound of a demand", ["Truppenforderung/Abzugsforderung NN root 0", "Abzug NN nmod 1"], 2, Status.DEMANDED),
    ("condition", ["falls KOUS mark 3", "sie PPER nsubj 3", "abziehen/abziehen VVFIN root 0"], 3, Status.POSSIBLE),
    ("purpose", ["um KOUI mark 2", "abzuziehen/abziehen VVIZU root 0"], 2, Status.PLANNED),
]


@pytest.mark.parametrize(("rows", "trigger", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_table_reads(rows: list[str], trigger: int, wanted: Status) -> None:
    assert status(tree(*rows), trigger) is wanted


def test_a_refused_demand_is_still_a_demand_made() -> None:
    doc = tree("Rat NN nsubj 2", "verweigert/verweigern VVFIN root 0", "Forderung NN obj 2")
    assert status(doc, 3, EventType.REQUEST) is Status.ACTUAL


def test_a_separated_prefix_belongs_to_the_embedding_verb() -> None:
    doc = tree("Rat NN nsubj 2", "lehnt/lehnen VVFIN root 0", "Abzug NN obj 2", "ab PTKVZ compound:prt 2")
    assert status(doc, 3) is Status.DENIED
