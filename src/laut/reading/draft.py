"""A found attribution in tokens, before it gets an id and a parent."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc

from laut.model.attribution import Attribution, Party
from laut.model.evidence import Span
from laut.model.kinds import Form, Medium
from laut.model.reason import Reason
from laut.reading.doc import pieces_of

SHARE_RIGHT = {
    "colon": 0.94, "source-phrase": 0.94, "as-clause": 0.92, "konjunktiv-goes-on": 0.89, "content-clause": 0.89,
    "frame-behind-quotation": 0.88, "quoted-in-indirect": 0.87, "so-phrase": 0.85, "quotation-goes-on": 0.85, "leaning-word": 0.82,
    "reaches-back": 0.73, "frame-behind": 0.72, "content-noun": 0.68, "quoted-object": 0.65, "hearsay": 0.61, "reported-speech": 0.52,
}  # fmt: skip
"""For each rule, the share of its findings that share half or more of their words with an attribution of the training corpus."""
Places = tuple[int, ...]
"""Token numbers in the Doc, ascending."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Content, roles and form of one attribution; `confidence` in [0, 1] is the share of such findings that are right."""

    form: Form
    content: Places
    reason: Reason
    confidence: float
    medium: Medium | None = None
    speaker: Places = ()
    cue: Places = ()
    frame: Places = ()
    addressee: Places = ()

    @property
    def first(self) -> int:
        """The first token of the content."""
        return self.content[0]

    @property
    def last(self) -> int:
        """The last token of the content."""
        return self.content[-1]


def places(tokens: Iterable[int]) -> Places:
    """Ascending token numbers without repetition."""
    return tuple(sorted(set(tokens)))


def as_attribution(doc: Doc, draft: Draft, number: int) -> Attribution | None:
    """The record with the id `a<number>`; None if the content has no words."""

    def spans(at: Places) -> tuple[Span, ...]:
        return pieces_of(doc[i] for i in at)

    content = spans(draft.content)
    if not content:
        return None
    return Attribution(
        id=f"a{number}",
        form=draft.form,
        content=content,
        medium=draft.medium,
        speaker=Party(spans(draft.speaker)),
        cue=spans(draft.cue),
        frame=spans(draft.frame),
        addressee=Party(spans(draft.addressee)),
        confidence=draft.confidence,
        reason=draft.reason,
    )
