"""The trained reader as a whole: what it needs, and what it does with a text."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

import laut.reading.attributions  # noqa: F401 - registers the components
from laut.errors import ModelMissing
from laut.lang.load import folder
from laut.model.kinds import Form
from laut.reading.quotation_candidates import Drafted
from laut.reading.quotation_model import QuotationModel, moved_draft


@pytest.fixture(scope="module")
def nlp() -> Language:
    made = spacy.blank("de")
    for name in ("laut_encoder", "laut_quotes", "laut_attributions"):
        made.add_pipe(name)
    return made


def contents(doc: Doc) -> list[tuple[str, str]]:
    """Speaker and content of each attribution."""
    cut = lambda spans: " … ".join(doc.text[s.start : s.end] for s in spans)  # noqa: E731
    return [(cut(a.speaker.spans), cut(a.content)) for a in doc._.attributions]


def test_a_missing_file_is_named_with_the_way_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"quotations\.onnx.*python -m training\.quotations"):
        QuotationModel(tmp_path)


def test_speaker_and_content_of_indirect_speech(nlp: Language) -> None:
    doc = nlp("Die Ministerin Lena Roth sagte am Montag, die Brücke werde im Mai gesperrt.")
    assert ("Die Ministerin Lena Roth", "die Brücke werde im Mai gesperrt") in contents(doc)


def test_two_contents_may_share_a_speaker(nlp: Language) -> None:
    doc = nlp("Der Bürgermeister Karl Brandt erklärte, die Schule bleibe offen. Man habe genug Lehrer gefunden.")
    assert [speaker for speaker, _ in contents(doc)] == ["Der Bürgermeister Karl Brandt"] * 2


def test_a_report_without_anybodys_words_has_no_attributions(nlp: Language) -> None:
    assert contents(nlp("Der Zug fuhr um acht Uhr ab. Es regnete.")) == []


@pytest.mark.parametrize("text", ["", " ", "\n\n", "„", "„“", ".", ":"])
def test_texts_of_next_to_nothing_are_read(nlp: Language, text: str) -> None:
    assert contents(nlp(text)) == []


def test_confidence_is_a_share(nlp: Language) -> None:
    doc = nlp("Laut Polizei zogen 300 Menschen durch die Stadt. „Wir kommen wieder“, rief eine Frau.")
    assert all(0 < a.confidence < 1 for a in doc._.attributions)
    assert doc._.attributions


def test_a_report_in_quotation_marks_is_read_inside(nlp: Language) -> None:
    inner = "Die Werft Nordbau entlässt 300 Leute. Der Betriebsrat sagte am Montag, man werde klagen. " * 5
    doc = nlp(f'Weiter berichtet der Hafenbote: "{inner.strip()}"')
    outer = next(a for a in doc._.attributions if a.form is Form.DIRECT and not a.parent)
    assert sum(a.parent == outer.id for a in doc._.attributions) >= 4


def test_a_long_text_is_read_in_blocks_without_a_seam(nlp: Language) -> None:
    sentence = "Die Sprecherin Ida Kern teilte mit, dass der Hafen geschlossen bleibt. "
    doc = nlp(sentence * 800)
    shares = [content for _, content in contents(doc)]
    assert len(shares) == pytest.approx(800, abs=8)
    assert len({(a.content[0].start, a.content[-1].end) for a in doc._.attributions}) == len(shares)


def test_drafts_move_with_their_block() -> None:
    draft = Drafted((5, 6), 0.5, -1, ((1,), (), (4,), ()))
    assert moved_draft(draft, -3) == Drafted((2, 3), 0.5, -1, ((), (), (1,), ()))


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet='„“"»«‚‘’:,.!? \nabcSagt', max_size=120))
def test_no_arrangement_of_marks_raises(nlp: Language, text: str) -> None:
    for attribution in nlp(text)._.attributions:
        assert attribution.content


def test_a_damaged_file_of_levels_is_said_to_be_damaged(tmp_path: Path) -> None:
    for path in (folder("de") / "model").glob("quotations*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    for damaged in ("{", "{}", "[]", '{"values": {}, "levels": 3}'):
        (tmp_path / "quotations.json").write_text(damaged)
        with pytest.raises(ModelMissing, match=r"quotations\.json is damaged"):
            QuotationModel(tmp_path)
