"""The marked cases of roles, status, place, time and chain, read with their triggers given.

A case whose header says `fails: why` is known to be read wrongly.
"""

from functools import lru_cache
from pathlib import Path

import pytest
from spacy.tokens import Doc

from laut.model.claim import Claim
from laut.model.evidence import Span
from laut.model.kinds import EventType
from laut.model.moment import Moment
from laut.model.reason import UNSTATED
from laut.model.report import make_report
from laut.reading.claims import ClaimWords, claim_words, claims_from
from laut.reading.pipeline import pipeline
from laut.reading.triggers import Trigger
from tests.marked import Case, load

CASES = [case for path in sorted(Path("tests/cases/de").glob("claims_*.txt")) for case in load(path)]


@lru_cache
def words() -> ClaimWords:
    return claim_words("de")


def read(case: Case) -> tuple[Doc, Claim]:
    """The case's Doc and the claim of its marked trigger."""
    nlp = pipeline("de")
    doc = nlp.make_doc(case.text)
    published = Moment(case.headers["published"]) if "published" in case.headers else None
    doc._.report = make_report(case.text, language="de", published=published)
    doc = nlp(doc)
    (mark,) = case.marked("trigger")
    token = doc.char_span(mark.start, mark.end, alignment_mode="expand").root
    trigger = Trigger(token.i, EventType(mark.attributes["type"]), mark.attributes.get("mode"), 1.0, UNSTATED)
    return doc, claims_from(doc, [trigger], words())[0]


def overlapping(case: Case, tag: str, spans: list[Span]) -> bool:
    """Whether each marked phrase has one of the spans and each span a mark."""
    marks = [Span(mark.start, mark.end) for mark in case.marked(tag)]
    return len(marks) == len(spans) and all(any(mark.overlaps(span) for span in spans) for mark in marks)


def check_roles(case: Case, claim: Claim) -> None:
    assert overlapping(case, "actor", [role.span for role in claim.actors])
    assert overlapping(case, "recipient", [role.span for role in claim.recipients])


def check_scene(case: Case, claim: Claim) -> None:
    assert overlapping(case, "place", [claim.place.span] if claim.place else [])
    wanted = [mark.attributes["is"] for mark in case.marked("when")]
    assert ([claim.when.moment.edtf] if claim.when else []) == wanted


def check_status(case: Case, claim: Claim) -> None:
    assert claim.status == case.marked("trigger")[0].attributes["status"]


def check_voice(case: Case, claim: Claim) -> None:
    wanted = [name for name in case.marked("trigger")[0].attributes["by"].split(" > ") if name]
    assert len(claim.chain) == len(wanted)
    assert all(name in found for name, found in zip(wanted, claim.chain, strict=True))


CHECKS = {
    "claims_roles": check_roles,
    "claims_scene": check_scene,
    "claims_status": check_status,
    "claims_voices": check_voice,
}


def _param(case: Case) -> object:
    known = case.headers.get("fails")
    marks = [pytest.mark.xfail(strict=True, reason=known)] if known else []
    return pytest.param(case, id=case.name, marks=marks)


@pytest.mark.parametrize("case", [_param(case) for case in CASES])
def test_a_claim_is_read_as_marked(case: Case) -> None:
    _, claim = read(case)
    CHECKS[case.name.split(":")[0]](case, claim)
