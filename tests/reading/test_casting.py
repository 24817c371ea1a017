import numpy as np

from laut.model.kinds import EventType
from laut.reading.casting import ANSWERS, Casting, decide
from laut.reading.paths import links
from laut.reading.roles import role_words
from tests.reading.trees import tree


def casting(rows: list[str], trigger: int, shares: dict[str, tuple[str, float]]) -> Casting:
    """The casting where each named word has one answer with the given share, all others none."""
    doc = tree(*rows)
    found = sorted(links(doc[trigger - 1]), key=lambda link: link.head.i)
    table = np.zeros((len(found), len(ANSWERS)), np.float32)
    for k, link in enumerate(found):
        answer, share = shares.get(link.head.text, ("none", 1.0))
        table[k, ANSWERS.index(answer)] = share
    return decide(doc[trigger - 1], EventType.ASSAULT, found, table, ANSWERS, role_words("de"))


ROWS = [
    "Polizei NN nsubj 2",
    "verhaftete VVFIN root 0",
    "in APPR case 4",
    "Bremen NE obl 2",
    "Männer NN obj 2 Case=Acc",
]


def test_parts_are_given_by_the_largest_share() -> None:
    found = casting(ROWS, 2, {"Polizei": ("actor", 0.9), "Männer": ("recipient", 0.8), "Bremen": ("place", 0.7)})
    assert [p.words.text for p in found.actors] == ["Polizei"]
    assert [p.words.text for p in found.recipients] == ["Männer"]
    assert found.place is not None
    assert found.place.words.text == "Bremen"


def test_small_shares_stay_empty() -> None:
    found = casting(ROWS, 2, {"Polizei": ("actor", 0.2), "Bremen": ("place", 0.1)})
    assert found == Casting()


def test_the_reason_names_the_words_and_the_path() -> None:
    found = casting(ROWS, 2, {"Polizei": ("actor", 0.9)})
    assert found.actors[0].reason.because == "«Polizei» stands to «verhaftete» as nsubj (share 0.90)"


def test_overlapping_phrases_play_one_part() -> None:
    rows = ["Sprecher NN nsubj 4", "der ART det 3", "Armee NN nmod 1 Case=Gen", "drohte VVFIN root 0"]
    found = casting(rows, 4, {"Sprecher": ("actor", 0.9), "Armee": ("actor", 0.6)})
    assert [p.words.text for p in found.actors] == ["Sprecher der Armee"]
