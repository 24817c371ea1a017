"""A person's word on who speaks."""

from dataclasses import replace

from laut.merging.corrected import corrected
from laut.model.judgement import Judgement, Verdict, make_judgement
from tests.export.harbour import telling

TOLD = telling("r1")


def says(value: str, left: str = TOLD.id, kind: str | None = "person") -> Judgement:
    return make_judgement(
        Verdict.SPEAKER,
        left,
        None,
        because="heard it",
        by="Ada",
        at="2031-05-01T12:00:00+00:00",
        value=value,
        kind=kind,
    )


def test_the_named_speaker_is_the_innermost_link_and_the_root() -> None:
    made = corrected(TOLD, [says("Onna Harksen")])
    assert made.chain == ("Küstenbote", "Onna Harksen") and made.kinds == ("outlet", "person")
    assert (made.root, made.root_kind) == ("Onna Harksen", "person")


def test_the_last_judgement_on_this_claim_counts() -> None:
    judged = [says("Onna Harksen"), says("Sjoerd Visser", kind=None), says("Somebody else", "telling-other")]
    made = corrected(TOLD, judged)
    assert made.chain[-1] == "Sjoerd Visser" and made.root_kind == "unknown"


def test_a_claim_in_the_reports_own_voice_gets_a_speaker() -> None:
    made = corrected(replace(TOLD, chain=(), kinds=()), [says("Onna Harksen")])
    assert made.chain == ("Onna Harksen",) and made.kinds == ("person",)


def test_other_claims_stay_as_they_are() -> None:
    assert corrected(TOLD, [says("Onna Harksen", "telling-other")]) is TOLD
