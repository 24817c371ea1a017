"""The trained reader's findings as drafts, joined with grammar's.

Grammar proposes and explains; the trained reader decides between what it proposes and what the words look like. A long
quotation that is a report of its own, with attributions inside, is grammar's alone: the reader reads what is in it as if
its marks were not there.
"""

from collections.abc import Sequence
from dataclasses import replace

from laut.model.kinds import Form, Medium
from laut.model.reason import Reason
from laut.reading.draft import Draft, Places, places
from laut.reading.quotation_candidates import Drafted
from laut.reading.quotation_decoding import Found, confidence
from laut.reading.quotation_inputs import Inputs

_FORMS, _MEDIA = tuple(Form), tuple(Medium)
"""In the order of the networks' answers."""
LONG = 60
"""A quotation of at least this many tokens may be a report of its own."""


def outer_and_inner(drafts: Sequence[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Grammar's quotations that are reports of their own, and all other drafts."""
    long = [draft for draft in drafts if draft.form is Form.DIRECT and len(draft.content) >= LONG]
    outer = [draft for draft in long if any(_reports(draft, other) for other in drafts)]
    return outer, [draft for draft in drafts if draft not in outer]


def _reports(outer: Draft, other: Draft) -> bool:
    """Whether the other stands inside, with a frame of its own."""
    parts = (*other.content, *other.frame)
    return other is not outer and bool(other.frame) and outer.first <= min(parts) and max(parts) <= outer.last


def drafted(inputs: Inputs, drafts: Sequence[Draft]) -> tuple[Drafted, ...]:
    """Grammar's drafts in numbers of words."""
    return tuple(
        Drafted(
            inputs.words_of(draft.content),
            draft.confidence,
            _MEDIA.index(draft.medium) if draft.medium else -1,
            tuple(inputs.words_of(role) for role in (draft.speaker, draft.cue, draft.frame, draft.addressee)),
        )
        for draft in drafts
        if inputs.words_of(draft.content)
    )


def joined(
    inputs: Inputs, found: Sequence[Found], outer: Sequence[Draft], drafts: Sequence[Draft], weights: Sequence[float]
) -> list[Draft]:  # fmt: skip
    """All attributions of a text, in text order: what was found, grammar's `outer` ones, and what grammar alone found in
    these; `weights` are those of the calibration."""
    by_words = {inputs.words_of(draft.content): draft for draft in drafts}
    out = []
    for quotation in found:
        draft = by_words.get(quotation.candidate.words)
        made = _draft(inputs, quotation, draft, weights)
        out.append(_as_drafted(made, draft) if draft and any(_holds(o, draft) for o in outer) else made)
    read = {token for draft in out for token in draft.content}
    out += [draft for draft in drafts if any(_holds(o, draft) for o in outer) and read.isdisjoint(draft.content)]
    known = {draft.content for draft in outer}
    out = [*outer, *(draft for draft in out if draft.content not in known)]
    return sorted(out, key=lambda draft: (draft.first, -draft.last))


def _holds(outer: Draft, draft: Draft) -> bool:
    return outer.first <= draft.first and draft.last <= outer.last


def _as_drafted(made: Draft, draft: Draft) -> Draft:
    """With grammar's roles and medium: inside a quoted report, of which the reader has seen next to none, grammar is surer."""
    return replace(
        made, medium=draft.medium or made.medium, speaker=draft.speaker, cue=draft.cue, frame=draft.frame, addressee=draft.addressee
    )  # fmt: skip


def _draft(inputs: Inputs, found: Found, draft: Draft | None, weights: Sequence[float]) -> Draft:
    def tokens(words: Places) -> Places:
        return places(int(inputs.tokens[word]) for word in words)

    speaker, cue, frame, addressee = (tokens(words) for words in found.roles)
    return Draft(
        form=draft.form if draft else _FORMS[int(found.forms.argmax())],
        content=tokens(found.candidate.words),
        reason=_reason(found, draft),
        confidence=round(confidence(found, weights), 3),
        medium=_MEDIA[int(found.media.argmax())],
        speaker=speaker,
        cue=cue,
        frame=frame,
        addressee=addressee,
    )


def _reason(found: Found, draft: Draft | None) -> Reason:
    share = f"{found.right:.0%}"
    if draft is None:
        return Reason("trained-reader", f"the words and what stands around them are like somebody's speech ({share})")
    return Reason(draft.reason.rule, f"{draft.reason.because}; the trained reader agrees ({share})")
