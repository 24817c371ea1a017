"""Reported speech, speech that goes on without a frame, and hearsay: whole sentences as content."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from laut.model.kinds import Form, Medium
from laut.model.reason import Reason
from laut.reading.clauses import feature, relation
from laut.reading.cues import Cue, CueWords
from laut.reading.draft import SHARE_RIGHT, Draft, Places
from laut.reading.function_words import words_of
from laut.reading.indirect import medium_of, parties
from laut.reading.layout import Layout
from laut.reading.mood import MoodKind, MoodWords, subjunctive
from laut.reading.parties import NOUNS, object_phrase
from laut.reading.segments import SegmentKind, Sentence

_FURTHEST_ON = 9
_MAIN = (SegmentKind.VERB_SECOND, SegmentKind.VERB_FIRST)


def reported_speech(doc: Doc, sentence: Sentence, cues: Sequence[Cue], words: CueWords) -> Draft | None:
    """«X kündigte Reformen an», «X sprach von einem Fehler»: the sentence itself tells what was said."""
    for cue in cues:
        segment = sentence.segments[sentence.segment_of(cue.finite.i)]
        if segment.kind not in _MAIN or cue.verb.i in sentence.spoken or segment.finite[:1] != (cue.finite.i,):
            continue
        speaker, _ = parties(doc, sentence, cue, segment.tokens)
        if not speaker or not _has_object(doc, cue, segment.tokens, speaker):
            continue
        reason = Reason("reported-speech", f"«{cue.verb.text}» tells what was said without a content clause")
        return Draft(
            Form.REPORTED,
            sentence.whole,
            reason,
            SHARE_RIGHT["reported-speech"],
            medium_of(doc, cue.word, speaker, words),
            speaker,
        )
    return None


def _has_object(doc: Doc, cue: Cue, tokens: Places, speaker: Places) -> bool:
    """An object in the accusative, or a phrase with one of the verb's prepositions."""
    if any(doc[i].lower_ in cue.word.preps and doc[i].tag_ in ("APPR", "APPRART", "KOKOM") for i in tokens):
        return True
    if "object" not in cue.word.takes:
        return False
    if cue.passive:
        return any(relation(doc[i]).startswith("nsubj") and doc[i].tag_ in NOUNS for i in tokens)
    return bool(object_phrase(doc, [i for i in tokens if i not in speaker and i not in cue.parts], "acc"))


def goes_on(doc: Doc, sentence: Sentence, moods: MoodWords) -> MoodKind | None:
    """The Konjunktiv of the sentence's main clause if it is told as somebody's words without a frame."""
    for segment in sentence.segments:
        if segment.kind in _MAIN and segment.finite:
            return subjunctive(doc[segment.finite[0]], moods)
    return None


def hearsay(doc: Doc, sentence: Sentence) -> bool:
    """«soll … getan haben» in the main clause."""
    for segment in sentence.segments:
        if segment.kind in _MAIN and segment.finite and doc[segment.finite[0]].lower_ in words_of(doc).hearsay:
            tail = [doc[i] for i in segment.tokens[-2:]]
            participle = any(feature(t, "VerbForm") == "Part" or t.tag_ in ("VVPP", "VAPP") for t in tail)
            return participle and tail[-1].lower_ in words_of(doc).perfect_infinitive
    return False


def continued(layout: Layout, drafts: Sequence[Sequence[Draft]]) -> Iterator[Draft]:
    """Sentences in Konjunktiv (or hearsay) without a frame of their own, run together, with the speaker before them."""
    last: Draft | None = None
    last_at, run = -_FURTHEST_ON, list[int]()
    for k, sentence in enumerate(layout.sentences):
        framed = [d for d in drafts[k] if d.form is not Form.DIRECT]
        kind = None if framed else goes_on(layout.doc, sentence, layout.moods)
        follows = last is not None and k - last_at == 1 and layout.paragraphs[k] - layout.paragraphs[last_at] <= 1
        if kind is MoodKind.KONJUNKTIV1 or (kind is MoodKind.KONJUNKTIV2 and follows):
            run.append(k)
            last_at = k
            continue
        if run:
            yield _run(layout.sentences, run, last)
            run = []
        if not framed and hearsay(layout.doc, sentence):
            reason = Reason("hearsay", "«soll» with a perfect infinitive passes on what is said")
            yield Draft(Form.FREE_INDIRECT, sentence.whole, reason, SHARE_RIGHT["hearsay"], Medium.SPEECH_WRITING)
        if speaking := [d for d in drafts[k] if d.speaker]:
            last, last_at = speaking[-1], k
    if run:
        yield _run(layout.sentences, run, last)


def _run(sentences: Sequence[Sentence], run: Sequence[int], last: Draft | None) -> Draft:
    content = tuple(i for k in run for i in sentences[k].whole)
    reason = Reason("konjunktiv-goes-on", "Konjunktiv without a frame goes on with the words of the speaker before it")
    medium = last.medium if last else Medium.SPEECH_WRITING
    return Draft(
        Form.INDIRECT_FREE_INDIRECT,
        content,
        reason,
        SHARE_RIGHT["konjunktiv-goes-on"],
        medium,
        last.speaker if last else (),
    )


def half_free(doc: Doc, drafts: Sequence[Draft], moods: MoodWords) -> list[Draft]:
    """«„…“, schrieb er. Die Hilfe geht weiter, fügte er hinzu»: after their own words, a pronoun's indicative is half free."""
    out: list[Draft] = []
    direct: Draft | None = None
    for draft in drafts:
        near = direct is not None and direct.last < draft.first and _touch(doc, direct.last, draft.first)
        if (
            near
            and draft.reason.rule == "frame-behind"
            and _is_pronoun(doc, draft.speaker)
            and not _konjunktiv(doc, draft, moods)
        ):
            reason = Reason("half-free", "goes on in the indicative after the speaker's own words, with a frame behind")
            draft = replace(draft, form=Form.INDIRECT_FREE_INDIRECT, reason=reason)
        direct = draft if draft.form is Form.DIRECT else direct
        out.append(draft)
    return out


def _touch(doc: Doc, last: int, first: int) -> bool:
    """Whether nothing but marks and white space stands between two tokens."""
    return not any(not doc[i].is_punct and not doc[i].is_space for i in range(last + 1, first))


def _is_pronoun(doc: Doc, speaker: Places) -> bool:
    return len(speaker) == 1 and doc[speaker[0]].tag_ in ("PPER", "PDS")


def _konjunktiv(doc: Doc, draft: Draft, moods: MoodWords) -> bool:
    return any(subjunctive(doc[i], moods) for i in draft.content)


def reaches_back(doc: Doc, sentence: Sentence, cues: Sequence[Cue], words: CueWords) -> Cue | None:
    """«Dies berichtet X», «Das sagte Y der Zeitung Z»: the cue whose object points to what stands before."""
    if (
        not sentence.body
        or doc[sentence.body[0]].lower_ not in words.pointing_back
        or doc[sentence.body[0]].tag_ == "ART"
    ):
        return None
    for cue in cues:
        if cue.finite.i <= sentence.body[0] + 2 and "clause" in cue.word.takes:
            later = [
                s
                for s in sentence.segments
                if s.mark is not None and s.kind in (SegmentKind.THAT, SegmentKind.INFINITIVE)
            ]
            return None if later else cue
    return None
