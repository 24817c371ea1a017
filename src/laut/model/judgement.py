"""Judgements: what a person decided about claims; kept for ever, and can be taken back."""

from dataclasses import dataclass
from enum import StrEnum

from laut.model.ids import content_id


class Verdict(StrEnum):
    """`same`/`different` are about two claims; `reject` and `speaker` about one."""

    SAME = "same"
    DIFFERENT = "different"
    REJECT = "reject"
    SPEAKER = "speaker"


SPEAKER_KINDS = ("person", "body", "document", "outlet", "unknown")
"""What kind of source somebody is, as in `Telling.kinds`."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's verdict on `left` (and `right`), both ids of tellings.

    `at` is an ISO 8601 time with offset; `takes_back` is the id of an earlier
    judgement that this one undoes; `value` is the right speaker for `speaker`, `kind` what
    kind of source that is (one of `SPEAKER_KINDS`).
    """

    id: str
    verdict: Verdict
    left: str
    right: str | None
    because: str
    by: str
    at: str
    value: str | None = None
    takes_back: str | None = None
    kind: str | None = None


def make_judgement(
    verdict: Verdict,
    left: str,
    right: str | None,
    *,
    because: str,
    by: str,
    at: str,
    value: str | None = None,
    takes_back: str | None = None,
    kind: str | None = None,
) -> Judgement:
    """A judgement with an id made from its content; pairs are kept in one order."""
    if right is not None and right < left:
        left, right = right, left
    parts = (verdict, left, right or "", because, by, at, value or "", takes_back or "")
    made = content_id("judgement", *parts, *((kind,) if kind else ()))
    return Judgement(made, verdict, left, right, because, by, at, value, takes_back, kind)


def in_force(judgements: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """The judgements that were not taken back, in order."""
    undone = {judgement.takes_back for judgement in judgements if judgement.takes_back}
    return tuple(j for j in judgements if j.id not in undone and j.takes_back is None)
