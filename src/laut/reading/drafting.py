"""Drafts of attributions by grammar alone: all rules, sentence by sentence.

Each rule is a function of its own that yields drafts with a reason and a confidence: source phrases, content clauses,
quotations, reported speech, and speech that goes on without a frame.
"""

from collections.abc import Sequence

from spacy.tokens import Doc

from laut.model.kinds import Form
from laut.model.reason import Reason
from laut.reading.cues import CueWords
from laut.reading.direct import direct_speech
from laut.reading.draft import SHARE_RIGHT, Draft, places
from laut.reading.indirect import indirect_speech, medium_of, noun_content, parties
from laut.reading.layout import LONG_QUOTATION, Layout, lay_out, readable
from laut.reading.mood import MoodWords
from laut.reading.reported import continued, half_free, reaches_back, reported_speech
from laut.reading.sources import laut_phrases, names_outlet

FURTHEST_BACK = 12
"""«Dies berichtet X» takes up at most so many sentences."""


def find_drafts(doc: Doc, words: CueWords, moods: MoodWords) -> list[Draft]:
    """The drafts of all rules, in text order, without ids and parents."""
    layout = lay_out(doc, words, moods)
    by_sentence = [_in_sentence(layout, k) for k in range(len(layout.sentences))]
    direct = list(direct_speech(layout, [d for drafts in by_sentence for d in drafts], layout.stretches))
    _add_reported(layout, by_sentence, direct)
    on = list(continued(layout, _with_direct(layout, by_sentence, direct)))
    known = {draft.content for draft in direct}
    inner = list(direct_speech(layout, on, [s for s in layout.stretches if s.tokens not in known], inside_only=True))
    drafts = [d for of_sentence in by_sentence for d in of_sentence] + direct + on + inner
    return half_free(doc, sorted(drafts, key=lambda d: (d.first, -d.last)), moods)


def _in_sentence(layout: Layout, k: int) -> list[Draft]:
    """Indirect speech of one sentence, or what it says of the sentences before."""
    if not readable(layout, k):
        return []
    if (back := reach_back(layout, k)) is not None:
        return [back]
    doc, sentence, words = layout.doc, layout.sentences[k], layout.words
    sources = list(laut_phrases(doc, sentence, words, layout.moods))
    drafts = indirect_speech(doc, sentence, layout.cues[k], words, layout.moods, told=bool(sources))
    drafts += noun_content(doc, sentence, drafts, words)
    return sorted(sources + drafts, key=lambda d: d.first)


def reach_back(layout: Layout, k: int) -> Draft | None:
    """«Dies berichtet X»: the sentence before, or the paragraph before where a paper or sender is named."""
    doc, sentence, words = layout.doc, layout.sentences[k], layout.words
    cue = reaches_back(doc, sentence, layout.cues[k], words) if k else None
    if cue is None:
        return None
    pointer = sentence.body[0]
    frame = tuple(i for i in sentence.body if i != pointer)
    speaker, addressee = parties(doc, sentence, cue, frame)
    first = k - 1
    while names_outlet(doc, speaker, words) and k - first < FURTHEST_BACK and _same_paragraph(layout, first - 1, k):
        first -= 1
    content = places([pointer, *(i for before in layout.sentences[first:k] for i in before.whole)])
    return Draft(
        Form.INDIRECT, content, Reason("reaches-back", f"«{doc[pointer].text}» points to what stands before"),
        SHARE_RIGHT["reaches-back"], medium_of(doc, cue.word, speaker, words), speaker,
        cue=tuple(i for i in cue.parts if i in frame), frame=frame, addressee=addressee,
    )  # fmt: skip


def _same_paragraph(layout: Layout, first: int, second: int) -> bool:
    return first >= 0 and layout.paragraphs[first] == layout.paragraphs[second]


def _add_reported(layout: Layout, by_sentence: list[list[Draft]], direct: Sequence[Draft]) -> None:
    """Reported speech into sentences that nothing else attributes."""
    taken = {i for draft in direct for i in draft.frame}
    taken |= {i for draft in direct if len(draft.content) < LONG_QUOTATION for i in draft.content}
    for k, sentence in enumerate(layout.sentences):
        if by_sentence[k] or taken.intersection(sentence.body):
            continue
        if (draft := reported_speech(layout.doc, sentence, layout.cues[k], layout.words)) is not None:
            by_sentence[k].append(draft)


def _with_direct(layout: Layout, by_sentence: Sequence[Sequence[Draft]], direct: Sequence[Draft]) -> list[list[Draft]]:
    """The drafts of each sentence, direct speech in every sentence that it touches."""
    out = [list(drafts) for drafts in by_sentence]
    for draft in direct:
        for k in sorted({layout.home[i] for i in draft.content if i in layout.home}):
            out[k].append(draft)
    return out
