"""The layers in order, on whole reports."""

import pytest

from laut.errors import BadLanguageData
from laut.export.json_lines import to_line
from laut.model.moment import Moment
from laut.model.report import make_report
from laut.reading.doc import LAYERS
from laut.reading.pipeline import COMPONENTS, annotate, pipeline, read_report

ODD = {
    "one letter": "a",
    "only a mark": "“",
    "unclosed": "„Ja, sagte er. „Nein. „Doch.",
    "only marks": "„«»“‚‘\"'",
    "no letters": "123 ... !!! – 5 %",
    "emoji": "😀 😀 sagte 👩‍👩‍👧.",
    "blank lines": "\n\n\n Ja. \n\n\t\n\nNein.\n\n",
    "one long word": "x" * 5000,
    "cue only": "sagte",
    "colon at the end": "Am Montag sagte die Ministerin:",
    "other scripts": "عربي نص 中文。 Ja.",
    "capitals": "DIE POLIZEI TEILTE AM 3. MÄRZ MIT, DER STREIK SEI BEENDET.",
    "no-break spaces": "Die\u00a0Polizei\u00a0nahm zwei\u202fMänner fest.",
    "line separators": "Ja.\u2028Nein.\x85Doch.",
    "addresses": "Mehr: https://deichbote.example/ä?b=c#d oder @amt #streik",
    "pronouns only": "Er sagte, sie sagte, man sagte, es sagte.",
    "headline": "Streik beendet",
}


@pytest.mark.parametrize("published", [None, "2024-05-16", "2024-05", "2024-05-16/.."])
@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_texts_are_read_without_error(text: str, published: str | None) -> None:
    report = make_report(text, published=Moment(published) if published else None)
    reading = read_report(report, pipeline())
    assert to_line(reading)
    assert all(span.of(text).strip() for span in reading.sentences if text.strip())


def test_sentences_have_no_white_space_around_them() -> None:
    text = "  Die Stadt kündigt den Vertrag.\n\nDas Land klagt. "
    reading = read_report(make_report(text), pipeline())
    assert [span.of(text) for span in reading.sentences] == ["Die Stadt kündigt den Vertrag.", "Das Land klagt."]


def test_the_pipeline_is_built_once() -> None:
    assert pipeline("de") is pipeline("de")


def test_an_unknown_language_is_said_so() -> None:
    with pytest.raises(BadLanguageData, match="«xx»"):
        pipeline("xx")


def test_each_layer_is_filled_by_a_component() -> None:
    doc = annotate(make_report("Am Montag sagte Ida Voss: „Wir klagen gegen die Stadt.“"), pipeline())
    assert pipeline().pipe_names == list(COMPONENTS)
    assert all(isinstance(getattr(doc._, layer), tuple) for layer in LAYERS)


def test_the_same_report_is_read_the_same_way_twice() -> None:
    report = make_report(
        "Ida Voss sagte am Montag, die Polizei habe zwei Männer festgenommen.", published=Moment("2024")
    )
    assert to_line(read_report(report, pipeline())) == to_line(read_report(report, pipeline()))
