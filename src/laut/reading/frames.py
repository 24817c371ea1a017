"""Frames of quotations: what stands before a colon, behind the closing mark, or behind a dash."""

from collections.abc import Sequence
from dataclasses import replace

from laut.model.kinds import Form, Medium
from laut.model.reason import Reason
from laut.reading.draft import SHARE_RIGHT, Draft, Places, places
from laut.reading.indirect import impersonal, medium_of, parties
from laut.reading.layout import Layout, Stretch
from laut.reading.parties import NOUNS, noun_phrase
from laut.reading.sources import names_outlet

_SIGNATURE = 10
"""A signature behind a dash has no more words."""
_NAMING = (*NOUNS, "PPER")
_FINITE = ("VVFIN", "VAFIN", "VMFIN")
_DASHES = ("–", "—", "-")


def direct_draft(stretch: Stretch, rule: str, because: str, medium: Medium | None) -> Draft:
    """Direct speech without roles."""
    return Draft(Form.DIRECT, stretch.tokens, Reason(rule, because), SHARE_RIGHT[rule], medium)


def after_colon(layout: Layout, stretch: Stretch) -> Draft | None:
    """«X sagte: „…“», «Wörtlich: „…“», «X: „…“»."""
    doc, colon = layout.doc, layout.before_space(stretch.before)
    if colon < 1 or doc[colon].text != ":" or colon not in layout.home:
        return None
    k = layout.home[colon]
    draft = _with_roles(layout, stretch, _back_to_start(layout, colon, k), k, "colon")
    nouns = [i for i in draft.frame if doc[i].tag_ in _NAMING]
    if draft.cue or draft.speaker or not nouns:
        return draft
    return _without_verb(layout, draft, nouns)


def _without_verb(layout: Layout, draft: Draft, nouns: Sequence[int]) -> Draft:
    """«Seine Antwort: „…“», «Brandt, Sprecherin: „…“»: a noun of saying is the cue, a name the speaker."""
    doc = layout.doc
    named = next((i for i in nouns if doc[i].ent_type_ in ("PER", "ORG")), nouns[0])
    speaker = noun_phrase(doc, named, frozenset(draft.frame)) if doc[named].tag_ in NOUNS else (named,)
    noun = next((i for i in nouns if layout.words.noun(doc[i])), None)
    return replace(
        draft, speaker=() if noun in speaker else speaker, cue=(noun,) if noun is not None else (), confidence=0.7 * draft.confidence
    )  # fmt: skip


def _back_to_start(layout: Layout, colon: int, k: int) -> Places:
    """From the colon back to the sentence's start, or to the last quoted statement or opening mark before it."""
    tokens = layout.sentences[k].tokens
    first = tokens[0]
    for stretch in layout.touching[k]:
        if stretch.is_statement and first <= stretch.tokens[-1] < colon:
            first = stretch.after
        elif first <= stretch.tokens[0] < colon < stretch.tokens[-1]:
            first = stretch.tokens[0] + 1
    while first < colon and layout.doc[first].text in (".", "!", "?"):
        first += 1
    return tuple(i for i in tokens if first <= i <= colon)


def frame_behind(layout: Layout, stretch: Stretch) -> Draft | None:
    """«„…“, sagte X», «„…“ sagte X», «„…“, so X»."""
    doc, start = layout.doc, layout.after_space(stretch.after)
    if start not in layout.home or (doc[start].is_sent_start and doc[start].text.istitle()):
        return None
    k = layout.home[start]
    verb = layout.after_space(start + 1) if doc[start].text in (",", *_DASHES) else start
    if layout.home.get(verb) != k or not _begins_frame(layout, stretch, start, verb, k):
        return None
    frame = _on_to_end(layout, start, k)
    nouns = [i for i in frame if doc[i].tag_ in _NAMING]
    draft = _with_roles(layout, stretch, frame, k, "frame-behind-quotation")
    if (draft.cue and draft.speaker) or (not nouns and not draft.cue):
        return draft if draft.cue else None
    speaker = draft.speaker or (noun_phrase(doc, nouns[0], frozenset(frame)) if nouns else ())
    return replace(draft, speaker=speaker, cue=draft.cue or (verb,))


def _begins_frame(layout: Layout, stretch: Stretch, start: int, verb: int, k: int) -> bool:
    """A finite cue, «so» or «wie» behind the closing mark; without a comma only behind a whole statement."""
    doc, mark = layout.doc, layout.doc[start].text
    if doc[verb].tag_ in _FINITE and any(verb in cue.parts or cue.finite.i == verb for cue in layout.cues[k]):
        return mark in (",", *_DASHES) or stretch.is_statement
    return doc[verb].lower_ in layout.words.so or (mark == "," and doc[verb].lower_ in layout.words.as_words)


def _on_to_end(layout: Layout, start: int, k: int) -> Places:
    """To the sentence's end without its mark, or to a colon or the next quoted statement."""
    sentence = layout.sentences[k]
    last = sentence.body[-1]
    for stretch in layout.touching[k]:
        if start < stretch.tokens[0] <= last and stretch.is_statement:
            last = stretch.tokens[0] - 1
        elif stretch.tokens[0] < start <= stretch.tokens[-1] <= last and stretch.quoted.closed:
            last = stretch.tokens[-1] - 1
    while last > start and layout.doc[last].text in ("„", '"', "»", "."):
        last -= 1
    return tuple(i for i in sentence.tokens if start <= i <= last)


def _with_roles(layout: Layout, stretch: Stretch, frame: Places, k: int, rule: str) -> Draft:
    """The draft with speaker, cue, addressee and medium from the cue in the frame that is nearest to the quotation."""
    doc, sentence = layout.doc, layout.sentences[k]
    inside = [cue for cue in layout.cues[k] if cue.finite.i in frame and cue.verb.i in frame]
    base = direct_draft(stretch, rule, "the words beside the quotation say whose it is", Medium.SPEECH)
    if not inside:
        medium = Medium.WRITING if names_outlet(doc, frame, layout.words) else Medium.SPEECH
        return replace(base, frame=frame, medium=medium)
    cue = inside[-1] if rule == "colon" else inside[0]
    speaker, addressee = parties(doc, sentence, cue, frame)
    if not speaker and len(inside) > 1:
        speaker, _ = parties(doc, sentence, inside[0], frame)
    return replace(
        base, frame=frame, speaker=speaker, addressee=addressee, cue=places(i for i in (*cue.parts, *impersonal(doc, cue, frame)) if i in frame),
        medium=medium_of(doc, cue.word, speaker, layout.words),
        reason=Reason(rule, f"«{cue.verb.text}» attributes the quotation beside it"),
    )  # fmt: skip


def signed(layout: Layout, stretch: Stretch) -> Draft | None:
    """«„…“ – Jule Brandt»: a dash and a name to the end of the sentence."""
    doc, dash = layout.doc, layout.after_space(stretch.after)
    if dash not in layout.home or doc[dash].text not in _DASHES:
        return None
    frame = tuple(i for i in layout.sentences[layout.home[dash]].body if i >= dash)
    names = frame[1:]
    if (
        not names
        or len(names) > _SIGNATURE
        or any(doc[i].tag_.startswith("V") for i in names)
        or doc[names[0]].tag_ not in NOUNS
    ):
        return None
    draft = direct_draft(stretch, "colon", f"is signed by «{doc[names[0]].text}»", Medium.SPEECH)
    return replace(draft, frame=frame, speaker=names, confidence=0.8 * draft.confidence)
