"""Attributions by grammar: marked German texts, linguistic edges, and texts made to break the reader."""

import time
from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

import laut.reading.encoder
import laut.reading.mood
import laut.reading.quotes  # noqa: F401
from laut.model.attribution import Attribution
from laut.model.evidence import Span
from laut.reading.cues import cue_words
from laut.reading.draft import as_attribution
from laut.reading.drafting import find_drafts
from laut.reading.mood import mood_words
from laut.reading.nesting import nest
from tests.marked import Case, Mark, load

CASES = [case for path in sorted(Path(__file__).parents[1].glob("cases/de/attribution*.txt")) for case in load(path)]
WORDS, MOODS = cue_words("de"), mood_words("de")


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("de")
    for name in ("laut_encoder", "laut_quotes", "laut_mood"):
        nlp.add_pipe(name)
    return nlp


def attributions(doc: Doc) -> tuple[Attribution, ...]:
    records = [as_attribution(doc, draft, n) for n, draft in enumerate(find_drafts(doc, WORDS, MOODS), 1)]
    return nest([record for record in records if record is not None])


def words(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(span.of(text) for span in spans)


def expected(case: Case) -> dict[str, tuple[str, dict[str, str]]]:
    """Content words → its pieces' attributes; pieces with one id are one content."""
    groups: dict[str, list[Mark]] = {}
    for number, mark in enumerate(case.marked("said")):
        groups.setdefault(mark.attributes.get("id", f"n{number}"), []).append(mark)
    return {
        " … ".join(case.text[m.start : m.end] for m in marks): (marks[0].attributes["form"], marks[0].attributes)
        for marks in groups.values()
    }


def found(text: str, all_found: tuple[Attribution, ...]) -> dict[str, tuple[str, dict[str, str]]]:
    speakers = {a.id: words(text, a.speaker.spans) for a in all_found}
    return {
        words(text, a.content): (
            str(a.form),
            {
                "by": speakers[a.id], "cue": words(text, a.cue), "frame": words(text, a.frame), "to": words(text, a.addressee.spans),
                "medium": str(a.medium), "in": speakers[a.parent] if a.parent else "",
            },
        )
        for a in all_found
    }  # fmt: skip


def check(case: Case, nlp: Language) -> None:
    have, want = found(case.text, attributions(nlp(case.text))), expected(case)
    assert {content: form for content, (form, _) in have.items()} == {
        content: form for content, (form, _) in want.items()
    }
    for content, (_, attributes) in want.items():
        asked = {name: value for name, value in attributes.items() if name in have[content][1]}
        assert {name: have[content][1][name] for name in asked} == asked


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_marked_text_is_attributed_as_marked(case: Case, nlp: Language, request: pytest.FixtureRequest) -> None:
    if "fails" in case.headers:
        request.applymarker(pytest.mark.xfail(strict=True, reason=case.headers["fails"]))
    check(case, nlp)


def test_there_are_many_cases_and_few_known_failures() -> None:
    failing = [case.name for case in CASES if "fails" in case.headers]
    assert len(CASES) >= 150
    assert len(failing) <= len(CASES) // 10


PIECES = ("„", "“", "”", '"', "»", "«", "'", "‚", "‘", ":", ",", ".", "\n", "\n\n", " – ", "(", ")", " ")
GERMAN = (
    "Er",
    "sagte",
    "laut",
    "Polizei",
    "nach",
    "Angaben",
    "zufolge",
    "dass",
    "sei",
    "so",
    "Dies",
    "berichtet",
    "wie",
    "hieß",
    "es",
    "und",
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(st.sampled_from(PIECES + GERMAN), max_size=40))
def test_no_arrangement_of_marks_and_cues_raises(parts: list[str], nlp: Language) -> None:
    text = " ".join(parts)
    for attribution in attributions(nlp(text)):
        assert all(span.of(text).strip() for span in attribution.spans)


@pytest.mark.parametrize(
    "unit",
    [
        'Er sagte: "Ja. ',
        "„Nein“, sagte er, „",
        "laut Polizei, so er, ",
        "Dies berichtet X:\n\n",
        "Er sagte, dass ",
        "\n\n",
    ],
)
def test_time_grows_with_the_text_and_not_faster(unit: str, nlp: Language) -> None:
    def seconds(repeats: int) -> float:
        doc = nlp(unit * repeats)
        start = time.process_time()
        attributions(doc)
        return time.process_time() - start

    short = max(min(seconds(100) for _ in range(2)), 5e-3)
    assert seconds(800) < 8 * 6 * short
