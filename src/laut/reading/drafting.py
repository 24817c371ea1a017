"""Drafts of attributions by grammar alone: all rules, sentence by sentence.

Each rule is a function of its own that yields drafts with a reason and a confidence: source phrases, content clauses,
quotations, reported speech, and speech that goes on without a frame.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from laut.model.kinds import Form
from laut.model.reason import Reason
from laut.reading.cues import Cue, CueWords, verb_cues
from laut.reading.direct import Stretch, direct_speech, stretches
from laut.reading.draft import SHARE_RIGHT, Draft, Places, places
from laut.reading.indirect import indirect_speech, medium_of, noun_content, parties
from laut.reading.marks import paragraph_ends
from laut.reading.mood import MoodWords
from laut.reading.quoted_kinds import QuotedKind
from laut.reading.reported import continued, half_free, reaches_back, reported_speech
from laut.reading.segments import Sentence, sentence_of
from laut.reading.sources import laut_phrases, names_outlet

LONG_QUOTATION = 40
"""Quotations of at least this many tokens are read inside for further attributions."""
_LEFT_OVER = frozenset((".", ",", "!", "?"))
"""Marks that may follow a closing quotation mark at the start of what is taken for a sentence."""


def find_drafts(doc: Doc, words: CueWords, moods: MoodWords) -> list[Draft]:
    """The drafts of all rules, in text order, without ids and parents."""
    found = stretches(doc, doc._.quoted)
    cut = (_cut_at_marks(doc, tokens, found, moods) for tokens in _sentence_tokens(doc))
    sentences = [sentence for sentence in cut if sentence.body]
    closed_off = _inside_short_quotations(found)
    cues = {
        k: [] if closed_off.issuperset(s.body) else list(verb_cues(doc, s.body, words)) for k, s in enumerate(sentences)
    }
    paragraphs = _paragraph_numbers(doc, sentences)
    by_sentence = [
        [] if closed_off.issuperset(sentence.body) else _in_sentence(doc, sentence, cues[k], words, moods)
        for k, sentence in enumerate(sentences)
    ]
    for k in range(len(sentences)):
        if (back := _reach_back(doc, k, sentences, cues[k], paragraphs, words)) is not None:
            by_sentence[k] = [back]
    indirect = [draft for drafts in by_sentence for draft in drafts]
    direct = list(direct_speech(doc, found, sentences, cues, indirect, words))
    free = _free(doc, sentences, cues, by_sentence, direct, words)
    for k, draft in free:
        by_sentence[k].append(draft)
    with_direct = _with_direct(sentences, by_sentence, direct)
    on = list(continued(doc, sentences, with_direct, paragraphs, moods))
    inner = list(direct_speech(doc, _unread(found, direct), sentences, {}, on, words))
    drafts = [d for of_sentence in by_sentence for d in of_sentence] + direct + on + inner
    return half_free(doc, sorted(drafts, key=lambda d: (d.first, -d.last)), moods)


def _sentence_tokens(doc: Doc) -> Iterable[Places]:
    for sent in doc.sents:
        tokens = tuple(t.i for t in sent if not t.is_space)
        if tokens:
            yield tokens


def _cut_at_marks(doc: Doc, tokens: Places, found: Sequence[Stretch], moods: MoodWords) -> Sentence:
    """The sentence with the quotation marks of stretches that reach beyond it taken off its edges."""
    here = frozenset(tokens)
    masked: set[int] = set()
    spoken: set[int] = set()
    for stretch in _touching(found, tokens):
        inside = here.intersection(stretch.tokens)
        whole = len(inside) >= len(tokens) - 2
        if whole or not inside:
            continue
        masked |= inside
        if stretch.quoted.kind is QuotedKind.SPEECH:
            spoken |= inside
    return sentence_of(doc, tokens, _stripped(doc, tokens, found), frozenset(masked), frozenset(spoken), moods)


def _inside_short_quotations(found: Sequence[Stretch]) -> set[int]:
    """Tokens of quoted statements too short to be read inside."""
    short = [s for s in found if s.quoted.kind is QuotedKind.SPEECH and len(s.tokens) < LONG_QUOTATION]
    return {i for stretch in short for i in stretch.tokens}


def _touching(found: Sequence[Stretch], tokens: Places) -> list[Stretch]:
    return [s for s in found if s.tokens and s.tokens[0] <= tokens[-1] and s.tokens[-1] >= tokens[0]]


def _stripped(doc: Doc, tokens: Places, found: Sequence[Stretch]) -> Places:
    """Without the marks at the edges that close a stretch begun before, or open one that ends later."""
    edges = {s.tokens[-1] for s in found if s.tokens and s.tokens[0] < tokens[0]} | {
        s.tokens[0] for s in found if s.tokens and s.tokens[-1] > tokens[-1]
    }
    first, last = 0, len(tokens)
    while first < last and (tokens[first] in edges or (first and doc[tokens[first]].text in _LEFT_OVER)):
        first += 1
    while last > first and tokens[last - 1] in edges:
        last -= 1
    return tokens[first:last]


def _in_sentence(doc: Doc, sentence: Sentence, cues: Sequence[Cue], words: CueWords, moods: MoodWords) -> list[Draft]:
    """Indirect speech of one sentence."""
    if not sentence.body:
        return []
    drafts = indirect_speech(doc, sentence, cues, words)
    drafts += noun_content(doc, sentence, drafts, words)
    drafts += laut_phrases(doc, sentence, words, moods)
    return sorted(drafts, key=lambda d: d.first)


def _reach_back(
    doc: Doc, k: int, sentences: Sequence[Sentence], cues: Sequence[Cue], paragraphs: Sequence[int], words: CueWords
) -> Draft | None:  # fmt: skip
    """«Dies berichtet X»: the sentence before, or the whole paragraph before where a paper or sender is named."""
    cue = reaches_back(doc, sentences[k], cues, words) if k else None
    if cue is None:
        return None
    pointer = sentences[k].body[0]
    frame = tuple(i for i in sentences[k].body if i != pointer)
    speaker, addressee = parties(doc, sentences[k], cue, frame)
    first = k - 1
    while names_outlet(doc, speaker, words) and first > 0 and paragraphs[first - 1] == paragraphs[k]:
        first -= 1
    content = places([pointer, *(i for sentence in sentences[first:k] for i in sentence.whole)])
    reason = Reason("reaches-back", f"«{doc[pointer].text}» points to what stands before")
    cue_tokens = tuple(i for i in cue.parts if i in frame)
    medium = medium_of(doc, cue.word, speaker, words)
    return Draft(
        Form.INDIRECT, content, reason, SHARE_RIGHT["reaches-back"], medium, speaker, cue_tokens, frame, addressee
    )


def _free(
    doc: Doc, sentences: Sequence[Sentence], cues: dict[int, list[Cue]], by_sentence: Sequence[Sequence[Draft]], direct: Sequence[Draft],
    words: CueWords,
) -> list[tuple[int, Draft]]:  # fmt: skip
    """Reported speech in sentences that nothing else attributes."""
    taken = {i for draft in direct for i in draft.frame}
    taken |= {i for draft in direct if len(draft.content) < LONG_QUOTATION for i in draft.content}
    out = []
    for k, sentence in enumerate(sentences):
        if by_sentence[k] or not sentence.body or taken.intersection(sentence.body):
            continue
        if (draft := reported_speech(doc, sentence, cues[k], words)) is not None:
            out.append((k, draft))
    return out


def _with_direct(
    sentences: Sequence[Sentence], by_sentence: Sequence[Sequence[Draft]], direct: Sequence[Draft]
) -> list[list[Draft]]:
    home = {i: k for k, sentence in enumerate(sentences) for i in sentence.tokens}
    out = [list(drafts) for drafts in by_sentence]
    for draft in direct:
        for k in sorted({home[i] for i in draft.content if i in home}):
            out[k].append(draft)
    return out


def _unread(found: Sequence[Stretch], direct: Sequence[Draft]) -> list[Stretch]:
    """Quoted stretches that are not yet somebody's direct speech."""
    known = {draft.content for draft in direct}
    return [stretch for stretch in found if stretch.tokens not in known]


def _paragraph_numbers(doc: Doc, sentences: Sequence[Sentence]) -> list[int]:
    ends = paragraph_ends(doc.text)
    return [bisect_right(ends, doc[sentence.tokens[0]].idx) for sentence in sentences]
