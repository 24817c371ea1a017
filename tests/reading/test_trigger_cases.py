"""Marked sentences: the whole way from text to triggers, over all types and over words with several senses."""

from functools import lru_cache
from pathlib import Path

import pytest
import spacy

import laut.reading.encoder  # noqa: F401 - registers the component
from laut.reading.triggers import find_triggers, load_triggers
from tests.marked import Case, load

CASES = Path(__file__).parent.parent / "cases" / "de"


def cases(name: str) -> list:
    """The cases of a file; a header `fails` says why one is not read as marked."""
    return [
        pytest.param(
            case,
            id=case.name,
            marks=[pytest.mark.xfail(strict=True, reason=why)] if (why := case.headers.get("fails")) else [],
        )
        for case in load(CASES / f"{name}.txt")
    ]


@lru_cache
def reader():
    nlp = spacy.blank("de")
    nlp.add_pipe("laut_encoder")
    return nlp, load_triggers("de")


def found(case: Case) -> list[tuple[str, str, str | None]]:
    nlp, words = reader()
    doc = nlp(case.text)
    return [(doc[t.token].text, str(t.type), t.mode) for t in find_triggers(doc, words)]


def marked(case: Case) -> list[tuple[str, str, str | None]]:
    return [(case.words(m), m.attributes["type"], m.attributes.get("mode")) for m in case.marked("trigger")]


@pytest.mark.parametrize("case", cases("triggers_types"))
def test_each_type_is_found_with_its_mode(case):
    assert found(case) == marked(case)


@pytest.mark.parametrize("case", cases("triggers_senses"))
def test_words_with_several_senses_carry_an_event_only_in_the_right_one(case):
    assert found(case) == marked(case)
