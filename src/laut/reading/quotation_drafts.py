"""The trained reader's findings as drafts, joined with grammar's.

Grammar proposes and explains; the trained reader decides between what it proposes and what the words look like. What
grammar is certain of and the reader cannot see whole, a long quotation with further attributions inside, stays.
"""

from collections.abc import Mapping, Sequence

from laut.model.kinds import Form, Medium
from laut.model.reason import Reason
from laut.reading.draft import Draft, Places, places
from laut.reading.quotation_candidates import Drafted
from laut.reading.quotation_decoding import Found, confidence
from laut.reading.quotation_inputs import Inputs

_FORMS, _MEDIA = tuple(Form), tuple(Medium)
"""In the order of the networks' answers."""
LONG = 80
"""Grammar's direct speech of at least this many tokens is kept whatever the reader says."""


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


def joined(inputs: Inputs, found: Sequence[Found], drafts: Sequence[Draft], weights: Sequence[float]) -> list[Draft]:
    """All attributions of a text, in text order; `weights` are those of the calibration."""
    by_words = {inputs.words_of(draft.content): draft for draft in drafts}
    out = [_draft(inputs, quotation, by_words, weights) for quotation in found]
    known = {draft.content for draft in out}
    out += [draft for draft in drafts if _stays(draft) and draft.content not in known]
    return sorted(out, key=lambda draft: (draft.first, -draft.last))


def _stays(draft: Draft) -> bool:
    return draft.form is Form.DIRECT and len(draft.content) >= LONG


def _draft(inputs: Inputs, found: Found, by_words: Mapping[Places, Draft], weights: Sequence[float]) -> Draft:
    def tokens(words: Places) -> Places:
        return places(int(inputs.tokens[word]) for word in words)

    speaker, cue, frame, addressee = (tokens(words) for words in found.roles)
    return Draft(
        form=_FORMS[int(found.forms.argmax())],
        content=tokens(found.candidate.words),
        reason=_reason(found, by_words.get(found.candidate.words)),
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
