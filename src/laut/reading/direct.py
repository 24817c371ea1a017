"""Direct speech: quoted stretches that a colon, a frame or an attributing sentence makes somebody's words.

A stretch that nothing attributes (scare quotes, names, titles) is left alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from laut.model.kinds import Form, Medium
from laut.model.reason import Reason
from laut.reading.clauses import relation
from laut.reading.cues import Cue, CueWords
from laut.reading.doc import tokens_in
from laut.reading.draft import SHARE_RIGHT, Draft, Places, places
from laut.reading.indirect import medium_of, parties
from laut.reading.parties import NOUNS, noun_phrase
from laut.reading.quoted_kinds import QuotedKind
from laut.reading.quotes import Quoted
from laut.reading.segments import Sentence
from laut.reading.sources import names_outlet

_MARKS = frozenset("„“”\"»«‚‘'")
_TITLE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Stretch:
    """A quoted stretch in tokens."""

    quoted: Quoted
    tokens: Places

    @property
    def before(self) -> int:
        """The token before the stretch."""
        return self.tokens[0] - 1

    @property
    def after(self) -> int:
        """The token after the stretch."""
        return self.tokens[-1] + 1


def stretches(doc: Doc, quoted: Sequence[Quoted]) -> list[Stretch]:
    """The layer's stretches in tokens without white space."""
    out = []
    for entry in quoted:
        tokens = tokens_in(doc, entry.span)
        out.append(Stretch(entry, tuple(t.i for t in tokens if not t.is_space)))
    return out


def direct_speech(
    doc: Doc, found: Sequence[Stretch], sentences: Sequence[Sentence], cues: Mapping[int, Sequence[Cue]], drafts: Sequence[Draft], words: CueWords
) -> Iterator[Draft]:  # fmt: skip
    """Every quoted stretch that is somebody's words, in text order."""
    home = {i: k for k, sentence in enumerate(sentences) for i in sentence.tokens}
    last: Draft | None = None
    for stretch in found:
        at = next((home[i] for i in stretch.tokens if i in home), None)
        if at is None:
            continue
        draft = (
            _after_colon(doc, stretch, found, sentences, home, cues, words)
            or _frame_behind(doc, stretch, found, sentences, home, cues, words)
            or _goes_on(doc, stretch, last)
            or _inside(stretch, drafts)
            or _in_sentence(doc, stretch, sentences[at], cues.get(at, ()), words)
        )
        if draft is not None:
            last = draft
            yield draft


def _direct(stretch: Stretch, rule: str, because: str, medium: Medium | None) -> Draft:
    return Draft(Form.DIRECT, stretch.tokens, Reason(rule, because), SHARE_RIGHT[rule], medium)


def _previous(doc: Doc, i: int) -> int:
    while i >= 0 and doc[i].is_space:
        i -= 1
    return i


def _next(doc: Doc, i: int) -> int:
    while i < len(doc) and doc[i].is_space:
        i += 1
    return i


def _after_colon(
    doc: Doc, stretch: Stretch, found: Sequence[Stretch], sentences: Sequence[Sentence], home: Mapping[int, int],
    cues: Mapping[int, Sequence[Cue]], words: CueWords,
) -> Draft | None:  # fmt: skip
    """«X sagte: „…“», «Wörtlich: „…“», «X: „…“»."""
    colon = _previous(doc, stretch.before)
    if colon < 1 or doc[colon].text != ":" or colon not in home:
        return None
    k = home[colon]
    frame = _back_to_start(doc, colon, sentences[k], found)
    draft = _with_roles(doc, stretch, frame, sentences[k], cues.get(k, ()), words, "colon")
    if draft.cue or draft.speaker:
        return draft
    nouns = [i for i in frame if doc[i].tag_ in (*NOUNS, "PPER")]
    if not nouns:
        return draft
    named = next((i for i in nouns if doc[i].ent_type_ in ("PER", "ORG")), nouns[0])
    speaker = noun_phrase(doc, named, frozenset(frame)) if doc[named].tag_ in NOUNS else (named,)
    noun = next((i for i in nouns if words.noun(doc[i])), None)
    return replace(
        draft,
        speaker=() if noun in speaker else speaker,
        cue=(noun,) if noun is not None else (),
        confidence=0.7 * SHARE_RIGHT["colon"],
    )


def _back_to_start(doc: Doc, colon: int, sentence: Sentence, found: Sequence[Stretch]) -> Places:
    """From the colon back to the sentence's start, or to the last quoted statement or opening mark before it."""
    first = sentence.tokens[0]
    for stretch in found:
        if stretch.quoted.kind is QuotedKind.SPEECH and first <= stretch.tokens[-1] < colon:
            first = stretch.after
        elif first <= stretch.tokens[0] < colon < stretch.tokens[-1]:
            first = stretch.tokens[0] + 1
    while first < colon and doc[first].text in (".", "!", "?"):
        first += 1
    return tuple(i for i in sentence.tokens if first <= i <= colon)


def _frame_behind(
    doc: Doc, stretch: Stretch, found: Sequence[Stretch], sentences: Sequence[Sentence], home: Mapping[int, int],
    cues: Mapping[int, Sequence[Cue]], words: CueWords,
) -> Draft | None:  # fmt: skip
    """«„…“, sagte X», «„…“ sagte X», «„…“, so X»."""
    start = _next(doc, stretch.after)
    if start >= len(doc) or start not in home or (doc[start].is_sent_start and doc[start].text.istitle()):
        return None
    k = home[start]
    verb = _next(doc, start + 1) if doc[start].text in (",", "–", "-") else start
    if verb not in home or home[verb] != k:
        return None
    finite = doc[verb].tag_ in ("VVFIN", "VAFIN", "VMFIN") and any(
        verb in cue.parts or cue.finite.i == verb for cue in cues.get(k, ())
    )
    if not finite and doc[verb].lower_ not in words.so and not (doc[start].text == "," and doc[verb].lower_ == "wie"):
        return None
    if finite and doc[start].text not in ",–-" and stretch.quoted.kind is not QuotedKind.SPEECH:
        return None
    frame = _on_to_end(doc, start, sentences[k], found)
    if not finite and len([i for i in frame if doc[i].tag_ in (*NOUNS, "PPER")]) == 0:
        return None
    draft = _with_roles(doc, stretch, frame, sentences[k], cues.get(k, ()), words, "frame-behind-quotation")
    if draft.cue and draft.speaker:
        return draft
    nouns = [i for i in frame if doc[i].tag_ in (*NOUNS, "PPER")]
    speaker = draft.speaker or (noun_phrase(doc, nouns[0], frozenset(frame)) if nouns else ())
    return replace(draft, speaker=speaker, cue=draft.cue or (verb,))


def _on_to_end(doc: Doc, start: int, sentence: Sentence, found: Sequence[Stretch]) -> Places:
    """To the sentence's end without its mark, or to a colon or the next quoted statement."""
    last = sentence.body[-1]
    for stretch in found:
        if start < stretch.tokens[0] <= last and stretch.quoted.kind is QuotedKind.SPEECH:
            last = stretch.tokens[0] - 1
        elif stretch.tokens[0] < start <= stretch.tokens[-1] <= last and stretch.quoted.closed:
            last = stretch.tokens[-1] - 1
    while last > start and doc[last].text in ("„", '"', "»", "."):
        last -= 1
    return tuple(i for i in sentence.tokens if start <= i <= last)


def _with_roles(
    doc: Doc, stretch: Stretch, frame: Places, sentence: Sentence, cues: Sequence[Cue], words: CueWords, rule: str
) -> Draft:  # fmt: skip
    """The draft with speaker, cue, addressee and medium from the last cue in the frame."""
    inside = [cue for cue in cues if cue.finite.i in frame and cue.verb.i in frame]
    base = _direct(stretch, rule, "the words before or after the quotation say whose it is", Medium.SPEECH)
    if not inside:
        medium = Medium.WRITING if names_outlet(doc, frame, words) else Medium.SPEECH
        return replace(base, frame=frame, medium=medium)
    cue = inside[-1] if rule == "colon" else inside[0]
    speaker, addressee = parties(doc, sentence, cue, frame)
    if not speaker and len(inside) > 1:
        speaker, _ = parties(doc, sentence, inside[0], frame)
    es = tuple(i for i in frame if cue.word.lemma == "heißen" and doc[i].lower_ == "es" and abs(i - cue.finite.i) <= 2)
    return replace(
        base, frame=frame, speaker=speaker, addressee=addressee, cue=places(i for i in (*cue.parts, *es) if i in frame),
        medium=medium_of(doc, cue.word, speaker, words),
        reason=Reason(rule, f"«{cue.verb.text}» attributes the quotation beside it"),
    )  # fmt: skip


def _goes_on(doc: Doc, stretch: Stretch, last: Draft | None) -> Draft | None:
    """«„…“, sagte X. „…“»: a statement right behind the frame of the one before it."""
    if last is None or stretch.quoted.kind is not QuotedKind.SPEECH or not (last.frame or last.content):
        return None
    end = max(last.frame[-1] if last.frame else 0, last.last)
    between = [i for i in range(end + 1, stretch.tokens[0]) if not doc[i].is_space and not doc[i].is_punct]
    if between or end >= stretch.tokens[0]:
        return None
    reason = Reason("quotation-goes-on", "follows the frame of the quotation before it")
    return replace(
        last, form=Form.DIRECT, content=stretch.tokens, confidence=SHARE_RIGHT["quotation-goes-on"], reason=reason
    )


def _inside(stretch: Stretch, drafts: Sequence[Draft]) -> Draft | None:
    """Quoted words inside indirect speech are the same speaker's own words."""
    if stretch.quoted.kind is QuotedKind.NAME:
        return None
    around = [d for d in drafts if d.form is not Form.REPORTED and set(stretch.tokens) < set(d.content)]
    if not around:
        return None
    outer = min(around, key=lambda d: len(d.content))
    reason = Reason("quoted-in-indirect", "stands in quotation marks inside indirect speech")
    return replace(
        outer, form=Form.DIRECT, content=stretch.tokens, confidence=SHARE_RIGHT["quoted-in-indirect"], reason=reason
    )


def _in_sentence(doc: Doc, stretch: Stretch, sentence: Sentence, cues: Sequence[Cue], words: CueWords) -> Draft | None:
    """«Sie nannte den Plan „abwegig“»: the sentence's cue takes the quoted words."""
    if not set(stretch.tokens) <= set(sentence.tokens):
        return None
    segment = sentence.segment_of(stretch.tokens[0])
    near = [
        c
        for c in cues
        if c.verb.i not in stretch.tokens and sentence.segment_of(c.finite.i) == segment and _may_quote(c)
    ]
    if not near:
        return None
    cue = min(near, key=lambda c: abs(c.finite.i - stretch.tokens[0]))
    if stretch.quoted.kind is QuotedKind.NAME and "naming" not in cue.word.takes:
        return None
    frame = places(i for i in sentence.body if i not in stretch.tokens)
    speaker, addressee = parties(doc, sentence, cue, frame)
    if not speaker:
        return None
    return replace(
        _direct(stretch, "quoted-object", f"«{cue.verb.text}» takes the quoted words", medium_of(doc, cue.word, speaker, words)),
        frame=frame, speaker=speaker, addressee=addressee, cue=places(i for i in cue.parts if i in frame),
    )  # fmt: skip


def _may_quote(cue: Cue) -> bool:
    return bool(cue.word.takes & {"quotation", "naming"})


def introduces(doc: Doc, i: int) -> bool:
    """Whether the token is a mark that introduces what follows."""
    return doc[i].text == ":" or relation(doc[i]) == "parataxis"
