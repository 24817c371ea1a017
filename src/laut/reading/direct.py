"""Direct speech: quoted stretches that a colon, a frame or an attributing sentence makes somebody's words.

A stretch that nothing attributes (scare quotes, names, titles) is left alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from laut.model.kinds import Form, Medium
from laut.model.reason import Reason
from laut.reading.cues import Cue
from laut.reading.draft import SHARE_RIGHT, Draft, places
from laut.reading.frames import after_colon, direct_draft, frame_behind, signed
from laut.reading.indirect import medium_of, parties
from laut.reading.layout import Layout, Stretch
from laut.reading.parties import NOUNS, noun_phrase
from laut.reading.quoted_kinds import QuotedKind

_LEAST_STATEMENT = 5
"""Tokens, marks included, of a statement that needs no frame."""


def direct_speech(
    layout: Layout, drafts: Sequence[Draft], found: Sequence[Stretch], inside_only: bool = False
) -> Iterator[Draft]:
    """Every stretch of `found` that is somebody's words, in text order; `drafts` is the indirect speech around them.

    With `inside_only` just the stretches inside one of `drafts`.
    """
    around, last = _around(drafts, found), None
    for stretch in found:
        k = next((layout.home[i] for i in stretch.tokens if i in layout.home), None)
        if k is None:
            continue
        draft = None if inside_only else _framed(layout, stretch, last)
        draft = draft or _inside(stretch, around.get(stretch.tokens[0], ()))
        if draft is None and not inside_only:
            draft = _after_speaker(layout, stretch, k) or _in_sentence(layout, stretch, k)
        if draft is not None:
            last = draft
            yield draft


def _framed(layout: Layout, stretch: Stretch, last: Draft | None) -> Draft | None:
    return (
        after_colon(layout, stretch)
        or frame_behind(layout, stretch)
        or _goes_on(layout, stretch, last)
        or signed(layout, stretch)
    )


def _around(drafts: Sequence[Draft], found: Sequence[Stretch]) -> Mapping[int, list[Draft]]:
    """For the first token of each stretch the drafts whose content holds it."""
    starts = {stretch.tokens[0] for stretch in found}
    out: dict[int, list[Draft]] = {}
    for draft in drafts:
        for i in starts.intersection(draft.content):
            out.setdefault(i, []).append(draft)
    return out


def _goes_on(layout: Layout, stretch: Stretch, last: Draft | None) -> Draft | None:
    """«„…“, sagte X. „…“»: a statement right behind the frame of the one before it."""
    if last is None or not stretch.is_statement:
        return None
    end = max((*last.frame[-1:], last.last))
    between = (layout.doc[i] for i in range(end + 1, stretch.tokens[0]))
    if end >= stretch.tokens[0] or any(not token.is_space and not token.is_punct for token in between):
        return None
    reason = Reason("quotation-goes-on", "follows the frame of the quotation before it")
    return replace(
        last, form=Form.DIRECT, content=stretch.tokens, confidence=SHARE_RIGHT["quotation-goes-on"], reason=reason
    )


def _inside(stretch: Stretch, around: Sequence[Draft]) -> Draft | None:
    """Quoted words inside indirect speech are the same speaker's own words."""
    if stretch.quoted.kind is QuotedKind.NAME:
        return None
    around = [d for d in around if d.form is not Form.REPORTED and set(stretch.tokens) < set(d.content)]
    if not around:
        return None
    outer = min(around, key=lambda d: len(d.content))
    reason = Reason("quoted-in-indirect", "stands in quotation marks inside indirect speech")
    return replace(
        outer, form=Form.DIRECT, content=stretch.tokens, confidence=SHARE_RIGHT["quoted-in-indirect"], reason=reason
    )


def _after_speaker(layout: Layout, stretch: Stretch, k: int) -> Draft | None:
    """«Jule Brandt betrat den Saal. „Wir bleiben.“»: a whole statement behind a sentence about a person."""
    doc, sentence = layout.doc, layout.sentences[k]
    if (
        not k
        or not stretch.is_statement
        or len(stretch.tokens) < _LEAST_STATEMENT
        or not set(sentence.body) <= set(stretch.tokens)
    ):
        return None
    before = layout.sentences[k - 1].body
    first = before[0]
    if layout.paragraphs[k - 1] != layout.paragraphs[k] or (
        doc[first].ent_type_ != "PER" and doc[first].tag_ != "PPER"
    ):
        return None
    speaker = noun_phrase(doc, first, frozenset(before)) if doc[first].tag_ in NOUNS else (first,)
    draft = direct_draft(stretch, "quotation-goes-on", "stands behind a sentence about a person", Medium.SPEECH)
    return replace(draft, speaker=speaker, confidence=0.6 * draft.confidence)


def _in_sentence(layout: Layout, stretch: Stretch, k: int) -> Draft | None:
    """«Sie nannte den Plan „abwegig“»: the sentence's cue takes the quoted words."""
    doc, sentence = layout.doc, layout.sentences[k]
    cue = _taking_cue(layout, stretch, k)
    if cue is None:
        return None
    frame = places(i for i in sentence.body if i not in stretch.tokens)
    speaker, addressee = parties(doc, sentence, cue, frame)
    if not speaker:
        return None
    medium = medium_of(doc, cue.word, speaker, layout.words)
    return replace(
        direct_draft(stretch, "quoted-object", f"«{cue.verb.text}» takes the quoted words", medium),
        frame=frame, speaker=speaker, addressee=addressee, cue=places(i for i in cue.parts if i in frame),
    )  # fmt: skip


def _taking_cue(layout: Layout, stretch: Stretch, k: int) -> Cue | None:
    """The nearest cue of the stretch's own clause that can take quoted words; names only from verbs of naming."""
    sentence = layout.sentences[k]
    if not set(stretch.tokens) <= set(sentence.tokens):
        return None
    clause = sentence.segment_of(stretch.tokens[0])
    wanted = {"naming"} if stretch.quoted.kind is QuotedKind.NAME else {"naming", "quotation"}
    near = [c for c in layout.cues[k] if c.verb.i not in stretch.tokens and sentence.segment_of(c.finite.i) == clause]
    cue = min(near, key=lambda c: abs(c.finite.i - stretch.tokens[0]), default=None)
    return cue if cue is not None and cue.word.takes & wanted else None
