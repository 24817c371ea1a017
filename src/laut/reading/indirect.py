"""Indirect speech: a verb cue with its content before, after or around it.

«Sie sagte, er gehe» · «…, sagte sie» · «Er gehe, sagte sie, am Montag» · «Wie sie sagte, gehe er» · «Die Forderung, zu gehen».
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from laut.model.kinds import Form, Medium
from laut.model.reason import Reason
from laut.reading.clauses import relation
from laut.reading.cues import Cue, CueWord, CueWords
from laut.reading.draft import SHARE_RIGHT, Draft, Places, places
from laut.reading.function_words import words_of
from laut.reading.mood import MoodKind, MoodWords, subjunctive
from laut.reading.parties import NOUNS, noun_phrase, object_phrase, phrase_from, subject_phrase
from laut.reading.segments import Segment, SegmentKind, Sentence
from laut.reading.sources import open_medium

_MAIN = (SegmentKind.VERB_SECOND, SegmentKind.VERB_FIRST)
_PARTING = (SegmentKind.VERBLESS, SegmentKind.RELATIVE)


def indirect_speech(
    doc: Doc, sentence: Sentence, cues: Sequence[Cue], words: CueWords, moods: MoodWords, told: bool
) -> list[Draft]:
    """The attributions of all verb cues that have a content clause; of two cues with one content the nearer counts.

    `told` says that the sentence as a whole is somebody's words by a source phrase.
    """
    starts: list[int] = []
    found: dict[int, Draft] = {}
    for cue in cues:
        k = sentence.segment_of(cue.finite.i)
        if cue.verb.i in sentence.spoken or _goes_on(doc, sentence, cue, k, moods, told or bool(starts)):
            continue
        draft = (
            _as_clause(doc, sentence, cue, k, words)
            or _frame_behind(doc, sentence, cue, k, words, bool(starts))
            or _frame_before(doc, sentence, cue, k, words, cues, starts)
        )
        if draft is not None:
            starts.append(draft.first)
            found[draft.first] = draft
    return list(found.values())


def _goes_on(doc: Doc, sentence: Sentence, cue: Cue, k: int, moods: MoodWords, told: bool) -> bool:
    """«Man gehe davon aus, dass …», «er hoffe auf …»: a cue in Konjunktiv I that is itself part of somebody's words."""
    if subjunctive(cue.finite, moods) is not MoodKind.KONJUNKTIV1 or sentence.segments[k].kind not in _MAIN:
        return False
    near = (doc[i] for i in sentence.segments[k].tokens if abs(i - cue.finite.i) <= 2)
    return not told or any(token.tag_ in ("PPER", "PIS") and token.i not in cue.parts for token in near)


def _as_clause(doc: Doc, sentence: Sentence, cue: Cue, k: int, words: CueWords) -> Draft | None:
    """«Wie X mitteilte, …», «…, wie X mitteilte, …», «…, wie X, der Chef, mitteilte»."""
    start = _as_start(doc, sentence, k, words)
    if start is None or "clause" not in cue.word.takes or len(sentence.segments) < 2:
        return None
    first, last = sentence.segments[start], sentence.segments[k]
    if any(doc[i].lower_ in words_of(doc).anybody for i in first.tokens):
        return None
    begin = first.mark if first.mark is not None else first.first
    following = next((s.mark for s in sentence.segments if s.mark is not None and s.mark > last.last), None)
    frame = places(i for i in sentence.body if begin <= i <= (last.last if following is None else following))
    content = places(i for i in sentence.body if i not in frame)
    if not content:
        return None
    reason = Reason("as-clause", f"«wie … {cue.verb.text}» names who says the clause around it")
    as_word = next(i for i in first.tokens if doc[i].lower_ in words.as_words)
    return _draft(doc, sentence, cue, content, frame, words, reason, extra_cue=(as_word,))


def _as_start(doc: Doc, sentence: Sentence, k: int, words: CueWords) -> int | None:
    """The segment that begins with «wie» and holds the cue, or whose subject an apposition parts from it."""
    for j in range(k, -1, -1):
        segment = sentence.segments[j]
        begins = any(doc[i].lower_ in words.as_words for i in segment.tokens[:2])
        if begins and (segment.kind is SegmentKind.OTHER_SUB if j == k else not segment.finite):
            return j
        apart = sentence.segments[k].kind is SegmentKind.VERB_FIRST if j == k else segment.kind in _PARTING
        if not apart:
            return None
    return None


def _frame_behind(doc: Doc, sentence: Sentence, cue: Cue, k: int, words: CueWords, taken: bool) -> Draft | None:
    """«…, sagte X» and «…, so schätzt X», at the end or in the middle."""
    segment = sentence.segments[k]
    so = doc[segment.first].lower_ in words.so and segment.tokens[1:2] == (cue.finite.i,)
    if segment.mark is None or not (so or segment.first == cue.finite.i):
        return None
    before, after = sentence.segments[:k], sentence.segments[k + 1 :]
    if taken and after and after[0].kind in (SegmentKind.THAT, SegmentKind.INFINITIVE):
        return None
    if cue.passive or cue.finite.tag_ == "VMFIN" or not _takes_clause(cue.word) or not _can_precede(before, after):
        return None
    frame = places([segment.mark, *segment.tokens, *_after_frame(sentence, k)])
    content = places(i for i in sentence.body if i not in frame)
    if not content or all(i in sentence.spoken or doc[i].is_punct for i in content):
        return None
    reason = Reason("frame-behind", f"«{doc[cue.finite.i].text}» after the comma says who says what stands before")
    draft = _draft(doc, sentence, cue, content, frame, words, reason, extra_cue=segment.tokens[:1] if so else ())
    return draft if draft.speaker or cue.word.speaker == "place" else None


def _takes_clause(word: CueWord) -> bool:
    return bool(word.takes & {"clause", "quotation"})


def _can_precede(before: Sequence[Segment], after: Sequence[Segment]) -> bool:
    """Whether a verb after the comma may be a frame: a main or content clause stands before it, or goes on behind it."""
    if any(s.kind is SegmentKind.VERB_SECOND for s in before) or (before and before[0].kind is SegmentKind.THAT):
        return True
    if any(s.kind is SegmentKind.VERB_FIRST and s.subjunctive for s in before):
        return True
    return bool(after) and after[0].kind is SegmentKind.VERB_FIRST


def _after_frame(sentence: Sentence, k: int) -> Places:
    """What still belongs to a frame behind its verb: all of it, or only the comma where the content goes on."""
    before, after = sentence.segments[:k], sentence.segments[k + 1 :]
    if not after:
        return ()
    complete = any(s.kind in _MAIN for s in before)
    goes_on = after[0].kind is SegmentKind.VERB_FIRST or (not complete and any(s.kind in _MAIN for s in after))
    loose = (SegmentKind.VERBLESS, SegmentKind.INFINITIVE, SegmentKind.VERB_SECOND)
    if goes_on or (not complete and after[0].kind in loose):
        return (after[0].mark,) if after[0].mark is not None else ()
    return tuple(i for i in sentence.body if i > sentence.segments[k].last)


def _frame_before(
    doc: Doc, sentence: Sentence, cue: Cue, k: int, words: CueWords, cues: Sequence[Cue], starts: Sequence[int]
) -> Draft | None:
    """«X sagte, …», «X forderte Y auf, … zu …», «X sagte: …»."""
    j = _complement(doc, sentence, cue, k)
    if j is None:
        return None
    segment = sentence.segments[j]
    last = _content_end(doc, sentence, j, cues)
    content = places(i for i in sentence.body if segment.first <= i <= last)
    first = _frame_start(doc, sentence, cue, k, starts)
    mark = segment.mark if segment.mark is not None else segment.first
    frame = places(i for i in sentence.body if first <= i <= mark)
    if not content or cue.finite.i not in frame or cue.verb.i not in frame:
        return None
    if all(i in sentence.spoken or doc[i].is_punct for i in content):
        return None
    reason = Reason("content-clause", f"«{cue.verb.text}» has a content clause of the kind {segment.kind}")
    return _draft(doc, sentence, cue, content, frame, words, reason)


def _complement(doc: Doc, sentence: Sentence, cue: Cue, k: int) -> int | None:
    """The segment in which the cue's content begins."""
    segments, takes = sentence.segments, cue.word.takes
    for j in range(k + 1, len(segments)):
        segment = segments[j]
        near = all(s.kind in (SegmentKind.VERBLESS, SegmentKind.RELATIVE) for s in segments[k + 1 : j])
        closed = segments[k].last in cue.parts
        if segment.mark is not None and doc[segment.mark].text in ":;–—-":
            return j if doc[segment.mark].text == ":" and near and "clause" in takes else None
        if segment.kind is SegmentKind.THAT and "clause" in takes and near:
            return j
        if segment.kind is SegmentKind.INFINITIVE and near and "infinitive" in takes:
            return k + 1 if closed else j
        if "clause" in takes and _bare_clause(doc, sentence, cue, k, j):
            return j
        if segment.kind in _MAIN:
            return None
    return None


def _bare_clause(doc: Doc, sentence: Sentence, cue: Cue, k: int, j: int) -> bool:
    """A clause without conjunction: verb-second, or a dependent clause before its verb-first half."""
    segment, following = sentence.segments[j], sentence.segments[j + 1 :]
    coordinated = doc[segment.first].tag_ == "KON"
    if segment.kind is SegmentKind.VERB_SECOND and not coordinated:
        return segment.subjunctive or (j == k + 1 and _bare_indicative(doc, sentence, cue, k))
    opens = segment.kind in (SegmentKind.OTHER_SUB, SegmentKind.VERBLESS) and j == k + 1
    return opens and bool(following) and following[0].kind is SegmentKind.VERB_FIRST and following[0].subjunctive


def _bare_indicative(doc: Doc, sentence: Sentence, cue: Cue, k: int) -> bool:
    """«Er sagte, das Haus brennt»: only after a verb of saying that has no other object."""
    segment = sentence.segments[k]
    objects = [i for i in segment.tokens if doc[i].head.i in (cue.verb.i, cue.finite.i) and relation(doc[i]) == "obj"]
    return segment.kind in _MAIN and not objects and cue.word.takes >= {"clause", "quotation"} and not cue.passive


def _content_end(doc: Doc, sentence: Sentence, j: int, cues: Sequence[Cue]) -> int:
    """The content goes on to the end of the sentence unless the frame's sentence is taken up again by a cue."""
    finites = {cue.finite.i for cue in cues}
    for segment in sentence.segments[j + 1 :]:
        if segment.kind is SegmentKind.VERB_FIRST and segment.finite[0] in finites and not segment.subjunctive:
            return (segment.mark or segment.first) - 1
    return sentence.body[-1]


def _frame_start(doc: Doc, sentence: Sentence, cue: Cue, k: int, starts: Sequence[int]) -> int:
    """Where the frame begins: with the sentence, an enclosing content, or a main clause of its own.

    A clause that shares its subject with the one before it, or depends on it, takes the sentence along.
    """
    segment = sentence.segments[k]
    first = max((s for s in starts if s <= cue.finite.i), default=sentence.body[0])
    mains = [s for s in sentence.segments[:k] if s.kind is SegmentKind.VERB_SECOND]
    if segment.kind in (SegmentKind.RELATIVE, SegmentKind.THAT, SegmentKind.INFINITIVE) and starts:
        return max(first, segment.first)
    if segment.kind is SegmentKind.VERB_SECOND and mains:
        return max(first, segment.first)
    if segment.kind is SegmentKind.VERB_FIRST and mains and starts:
        return max(first, segment.first)
    return first


def noun_content(doc: Doc, sentence: Sentence, taken: Sequence[Draft], words: CueWords) -> Iterator[Draft]:
    """«die Forderung, … zu …», «der Vorwurf, er habe …»: a noun of saying directly before its content clause."""
    used = {draft.first for draft in taken}
    for k, segment in enumerate(sentence.segments[:-1]):
        following = sentence.segments[k + 1]
        if following.first in used or following.mark is None or doc[following.mark].text != ",":
            continue
        found = _content_noun(doc, segment, words)
        if found is None or not _fits(found[1], following):
            continue
        content = _noun_content(sentence, k + 1)
        frame = places(i for i in sentence.body if i not in set(content))
        noun = found[0]
        cue = tuple(i for i in noun_phrase(doc, noun, frozenset(segment.tokens)) if i <= noun)
        speaker = _possessor(doc, noun, segment)
        reason = Reason("content-noun", f"«{doc[noun].text}» has a content clause")
        yield Draft(
            Form.INDIRECT, content, reason, SHARE_RIGHT["content-noun"], found[1].medium, speaker, cue or (noun,), frame
        )


def _content_noun(doc: Doc, segment: Segment, words: CueWords) -> tuple[int, CueWord] | None:
    for i in reversed(segment.tokens[-5:]):
        if doc[i].tag_ in NOUNS and (entry := words.noun(doc[i])):
            return i, entry
        if doc[i].tag_ not in (*NOUNS, "ART", "ADJA", "PPOSAT", "APPR", "APPRART", "CARD"):
            return None
    return None


def _fits(entry: CueWord, segment: Segment) -> bool:
    if segment.kind is SegmentKind.INFINITIVE:
        return "infinitive" in entry.takes
    return "clause" in entry.takes and (
        segment.kind is SegmentKind.THAT or (segment.kind is SegmentKind.VERB_SECOND and segment.subjunctive)
    )


def _noun_content(sentence: Sentence, start: int) -> Places:
    last = start
    for m in range(start + 1, len(sentence.segments)):
        if sentence.segments[m].kind in (SegmentKind.VERB_FIRST, SegmentKind.VERBLESS):
            break
        last = m
    first, end = sentence.segments[start].first, sentence.segments[last].last
    return places(i for i in sentence.body if first <= i <= end)


def _possessor(doc: Doc, noun: int, segment: Segment) -> Places:
    for i in segment.tokens:
        if i > noun and doc[i].tag_ in NOUNS and doc[i].head.i == noun and relation(doc[i]).startswith("nmod"):
            return noun_phrase(doc, i, frozenset(j for j in segment.tokens if j > noun))
    return ()


def _draft(
    doc: Doc, sentence: Sentence, cue: Cue, content: Places, frame: Places, words: CueWords, reason: Reason,
    extra_cue: Places = (),
) -> Draft:  # fmt: skip
    speaker, addressee = parties(doc, sentence, cue, frame)
    cue_tokens = places(i for i in (*cue.parts, *extra_cue, *impersonal(doc, cue, frame)) if i in frame)
    medium = medium_of(doc, cue.word, speaker, words)
    return Draft(
        Form.INDIRECT, content, reason, SHARE_RIGHT[reason.rule], medium, speaker, cue_tokens, frame, addressee
    )


def impersonal(doc: Doc, cue: Cue, frame: Places) -> Places:
    """«heißt es», «hieß es»: the pronoun belongs to the cue."""
    if cue.word.speaker != "place":
        return ()
    return tuple(i for i in frame if doc[i].lower_ in words_of(doc).impersonal_subject and abs(i - cue.finite.i) <= 2)


def medium_of(doc: Doc, word: CueWord, speaker: Places, words: CueWords) -> Medium:
    """The verb's medium; what it leaves open is written for papers and documents, spoken for persons."""
    if word.medium in (Medium.SPEECH_WRITING, Medium.SPEECH):
        return open_medium(doc, speaker, words, word.medium)
    return word.medium


def parties(doc: Doc, sentence: Sentence, cue: Cue, frame: Places) -> tuple[Places, Places]:
    """Speaker and addressee in a frame."""
    allowed = frozenset(i for i in frame if i not in cue.parts)
    if cue.word.speaker == "place":
        return _place_as_speaker(doc, sentence, cue, allowed), ()
    phrase = subject_phrase(doc, cue, frame, sentence)
    if cue.passive and cue.word.speaker == "object":
        return phrase, ()
    if cue.passive:
        spoken_to = object_phrase(doc, sorted(allowed), "dat") if cue.word.addressee == "dat" else phrase
        return _agent(doc, sentence, allowed, frozenset(phrase)), spoken_to if cue.word.addressee in (
            "dat",
            "acc",
        ) else ()
    return phrase, _addressee(doc, sentence, cue, allowed - set(phrase))


def _place_as_speaker(doc: Doc, sentence: Sentence, cue: Cue, allowed: frozenset[int]) -> Places:
    """«In der Erklärung heißt es», «aus dem Amt verlautete»: the place it stands in or comes from."""
    for i in sorted(allowed):
        if doc[i].tag_ in ("APPR", "APPRART") and doc[i].lower_ in words_of(doc).place_prepositions:
            noun = next((n for n in range(i + 1, i + 7) if n in allowed and doc[n].tag_ in NOUNS), None)
            if noun is not None:
                return tuple(n for n in noun_phrase(doc, noun, allowed) if n > i)
    return ()


def _agent(doc: Doc, sentence: Sentence, allowed: frozenset[int], taken: frozenset[int]) -> Places:
    for i in sorted(allowed - taken):
        if doc[i].lower_ in words_of(doc).agent_prepositions and doc[i].tag_ in ("APPR", "APPRART"):
            noun = next((n for n in range(i + 1, i + 7) if n in allowed and doc[n].tag_ in (*NOUNS, "PPER")), None)
            if noun is not None:
                return tuple(n for n in noun_phrase(doc, noun, allowed) if n > i)
    return ()


def _addressee(doc: Doc, sentence: Sentence, cue: Cue, allowed: frozenset[int]) -> Places:
    """The one spoken to: «gegenüber X», the cue's preposition, or an object in the cue's case."""
    tokens = sorted(allowed)
    for i in tokens:
        if doc[i].lower_ in words_of(doc).towards and (phrase := phrase_from(doc, i + 1, allowed)):
            return places([i, *phrase])
    wanted = cue.word.addressee or ""
    if wanted == "von":
        for i in tokens:
            asked = doc[i].lower_ in words_of(doc).demanding_of and doc[i].tag_ in ("APPR", "APPRART")
            if asked and (phrase := phrase_from(doc, i + 1, allowed)):
                return places([i, *phrase])
    if wanted not in ("dat", "acc"):
        return ()
    return object_phrase(doc, tokens, wanted)
