"""The marked cases of `tests/cases/de/times*.txt`: every expression, its TIMEX3 value and its EDTF."""

from pathlib import Path

import pytest
import spacy

from laut.lang.load import folder
from laut.model.moment import Moment
from laut.reading import doc as layers
from laut.reading.anchors import find_times
from laut.reading.times.lexicon import lexicon
from laut.reading.times.mentions import find_mentions
from tests.marked import Case, load

CASES = [case for path in sorted(Path(__file__).parents[1].glob("cases/de/times*.txt")) for case in load(path)]
NLP = spacy.blank("de")


def found(case: Case) -> list[tuple[str, str, str | None]]:
    doc = NLP(case.text)
    published = Moment(case.headers["published"]) if "published" in case.headers else None
    times, _ = find_times(find_mentions(doc, lexicon("de")), (), published)
    return [(t.span.of(case.text), t.value, t.moment.edtf if t.moment else None) for t in times]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_every_time_of_a_marked_text_is_found_and_resolved(case: Case) -> None:
    wanted = [(case.words(m), m.attributes["is"], m.attributes.get("edtf")) for m in case.marked("t")]
    assert found(case) == wanted


def test_there_is_a_case_for_every_construction() -> None:
    assert layers.LAYERS and folder("de").is_dir()
    assert len(CASES) >= 250
