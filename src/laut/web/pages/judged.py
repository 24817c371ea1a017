"""Judgements in one line each."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from laut.model.judgement import Judgement, in_force


@dataclass(frozen=True, slots=True)
class JudgementLine:
    """What somebody decided about one claim or two; `in_force` is False once it was taken back."""

    id: str
    verdict: str
    left: str
    right: str | None
    value: str | None
    because: str
    by: str
    at: str
    takes_back: str | None
    in_force: bool


def judgement_lines(found: Iterable[Judgement], tellings: Collection[str] | None = None) -> tuple[JudgementLine, ...]:
    """The judgements about `tellings` (all for None), the latest first."""
    kept = tuple(found)
    valid = {judgement.id for judgement in in_force(kept)}
    wanted = [j for j in kept if tellings is None or j.left in tellings or (j.right or "") in tellings]
    return tuple(_line(judgement, judgement.id in valid) for judgement in reversed(wanted))


def _line(judgement: Judgement, valid: bool) -> JudgementLine:
    return JudgementLine(
        id=judgement.id,
        verdict=str(judgement.verdict),
        left=judgement.left,
        right=judgement.right,
        value=judgement.value,
        because=judgement.because,
        by=judgement.by,
        at=judgement.at,
        takes_back=judgement.takes_back,
        in_force=valid,
    )
