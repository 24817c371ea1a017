"""Quoted stretches: pairs, nesting, missing and mixed marks, apostrophes."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from laut.reading.marks import quote_words
from laut.reading.quotes import Quoted, find_quoted

WORDS = quote_words("de")


def read(text: str) -> tuple[Quoted, ...]:
    return find_quoted(text, WORDS)


def inner(text: str) -> list[str]:
    return [quoted.inner.of(text) for quoted in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Wir kommen“, sagte sie.", ["Wir kommen"]),
        ("„Wir kommen”, sagte sie.", ["Wir kommen"]),
        ('„Wir kommen", sagte sie.', ["Wir kommen"]),
        ('"Wir kommen", sagte sie.', ["Wir kommen"]),
        ("“Wir kommen”, sagte sie.", ["Wir kommen"]),
        ("“Wir kommen“, sagte sie.", ["Wir kommen"]),
        ("»Wir kommen«, sagte sie.", ["Wir kommen"]),
        ("«Wir kommen», sagte sie.", ["Wir kommen"]),
        ("« Wir kommen », sagte sie.", ["Wir kommen"]),
        ("''Wir kommen'', sagte sie.", ["Wir kommen"]),
        ("``Wir kommen'', sagte sie.", ["Wir kommen"]),
        (",,Wir kommen'', sagte sie.", ["Wir kommen"]),
        ("‚Wir kommen‘, sagte sie.", ["Wir kommen"]),
        ("'Wir kommen', sagte sie.", ["Wir kommen"]),
        ("›Wir kommen‹, sagte sie.", ["Wir kommen"]),
        ('Sie sagte:"Wir kommen".', ["Wir kommen"]),
        ("„Wir kommen “und gehen", ["Wir kommen"]),
    ],
)
def test_every_set_of_marks_is_read(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Geht's noch?", "Hans' Garten und Felix’ Haus", "'s war einmal", "Das ist 'ne Sache für 'nen Tag", "die ’68er", "rock'n'roll",
        "Die Brücke, die L’Aquila verbindet", "Ein 17\" großer Schirm", "", "“", "\"\"", "„“",
    ],
)  # fmt: skip
def test_apostrophes_inches_and_empty_marks_are_no_quotations(text: str) -> None:
    assert read(text) == ()


def test_level_two_marks_nest_in_level_one_marks() -> None:
    text = "„Er rief ‚Halt‘ und ging“, sagte sie."
    outer, nested = read(text)
    assert (outer.depth, outer.parent, nested.depth, nested.parent) == (0, None, 1, 0)
    assert nested.inner.of(text) == "Halt"


def test_the_same_ascii_marks_nest_over_paragraphs() -> None:
    text = (
        'Weiter meldet der Kanal: "Der Minister trat zurück. Er schrieb am Abend:\n\n"Ich gehe heute."\n\n'
        'Das Kabinett tagte.\n\nDanach war Ruhe."\n\nEnde.'
    )
    outer, nested = read(text)
    assert outer.inner.of(text).endswith("Danach war Ruhe.")
    assert nested.inner.of(text) == "Ich gehe heute."
    assert (nested.depth, nested.parent) == (1, 0)


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = 'Sie sagte: "Das geht nicht.\n\nDann ging sie. "Schade", rief er.'
    first, second = read(text)
    assert not first.closed
    assert first.inner.of(text) == "Das geht nicht."
    assert second.closed
    assert second.depth == 0


def test_an_unclosed_quotation_ends_before_the_next_one() -> None:
    text = "„Das geht nicht. Er sagte „nein“ dazu."
    assert inner(text) == ["Das geht nicht. Er sagte", "nein"]


def test_a_quotation_reopened_in_each_paragraph_is_one_stretch_a_paragraph() -> None:
    text = "„Erstens sparen wir.\n\n„Zweitens bauen wir.“"
    assert inner(text) == ["Erstens sparen wir.", "Zweitens bauen wir."]
    assert [quoted.depth for quoted in read(text)] == [0, 0]


def test_a_lost_closer_does_not_swallow_the_report() -> None:
    text = 'Der "Bote erschien.\n\nNiemand las das Blatt" mehr.'
    assert all(len(quoted.span) < 25 for quoted in read(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sie sagte: „Morgen.“", "speech"),
        ("„Ja“, sagte sie.", "speech"),
        ("„Wir bauen im Frühjahr weiter.“ Das war gestern.", "speech"),
        ("Das Magazin „Turmuhr“ schreibt", "name"),
        ("im Film mit dem Titel „Nebel über allem“ spielt", "name"),
        ("Das Schiff „Rote Grete“ sank", "name"),
        ("die so genannten „helfer“ kamen", "words"),
        ("sie nannte den Plan „völlig falsch“ und ging", "words"),
    ],
)
def test_statement_words_and_names_are_told_apart(text: str, kind: str) -> None:
    assert read(text)[0].kind.value == kind


MARKS = "„“”\"»«‚‘’'`´›‹,:. \n"


@example(":“`„'")
@example("':’:\n«B:„‹\n‚\"’‚,”:“,,’'")
@given(st.text(alphabet=MARKS + "aB1", max_size=80))
def test_no_arrangement_of_marks_raises_and_stretches_never_cross(text: str) -> None:
    found = read(text)
    for index, quoted in enumerate(found):
        assert quoted.inner.of(text).strip() == quoted.inner.of(text) != ""
        assert quoted.span.contains(quoted.inner)
        assert quoted.parent is None or found[quoted.parent].span.contains(quoted.span)
        for other in found[:index]:
            assert not quoted.span.overlaps(other.span) or other.span.contains(quoted.span)


@settings(max_examples=15, deadline=None)
@given(st.text(alphabet=MARKS + "ab", min_size=1, max_size=8))
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    def seconds(repeats: int) -> float:
        start = time.process_time()
        read(unit * repeats)
        return time.process_time() - start

    short = max(min(seconds(500) for _ in range(3)), 2e-3)
    assert min(seconds(4000) for _ in range(3)) < 8 * 6 * short
