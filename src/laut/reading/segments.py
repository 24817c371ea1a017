"""A sentence cut at its marks: what kind of clause stands between two commas.

German writes a comma before every dependent clause, so the cut is more certain than any tree.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from spacy.tokens import Doc, Token

from laut.reading.draft import Places
from laut.reading.function_words import FunctionWords, words_of
from laut.reading.mood import MoodWords, subjunctive

_FINITE = ("VVFIN", "VAFIN", "VMFIN")
_CUTS = frozenset((",", ";", ":", "–", "—", "-"))
_LATEST_VERB = 3
_JOINED_ZU = re.compile(r"\w{2,}zu\w{2,}n")
_RELATIVE = ("PRELS", "PRELAT")
_INTERROGATIVE = ("PWS", "PWAT", "PWAV")


class SegmentKind(StrEnum):
    """What a stretch between two marks is, by its first word and its finite verb."""

    THAT = "that"  # dass, ob, interrogative clauses: content clauses
    OTHER_SUB = "other-sub"  # weil, wenn, nachdem …
    RELATIVE = "relative"
    INFINITIVE = "infinitive"
    VERB_FIRST = "verb-first"
    VERB_SECOND = "verb-second"
    VERBLESS = "verbless"


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens between two marks; `mark` is the mark before it (None for the first), `finite` its finite verbs."""

    kind: SegmentKind
    tokens: Places
    mark: int | None
    finite: Places
    subjunctive: bool

    @property
    def first(self) -> int:
        """The first token."""
        return self.tokens[0]

    @property
    def last(self) -> int:
        """The last token."""
        return self.tokens[-1]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's tokens without white space.

    `whole` is without quotation marks of stretches that reach beyond the sentence, `body` also without the final mark;
    `spoken` are the tokens inside quoted statements.
    """

    tokens: Places
    whole: Places
    body: Places
    segments: tuple[Segment, ...]
    spoken: frozenset[int]

    def segment_of(self, token: int) -> int:
        """The number of the segment that holds a token, or that follows it if it is a mark."""
        return next((k for k, segment in enumerate(self.segments) if token <= segment.last), len(self.segments) - 1)


def sentence_of(
    doc: Doc, tokens: Places, whole: Places, masked: frozenset[int], spoken: frozenset[int], words: MoodWords
) -> Sentence:
    """Cut `whole` into segments.

    Marks inside quotation marks (`masked`) do not cut; finite verbs inside quoted statements (`spoken`) do not count.
    """
    body = whole
    while body and body[-1] not in masked and doc[body[-1]].text in (".", "!", "?", "…"):
        body = body[:-1]
    helped = _awaited(doc, whole)
    segments: list[Segment] = []
    mark: int | None = None
    piece: list[int] = []
    for i in body:
        if i not in masked and doc[i].text in _CUTS and not _joins_words(doc, i):
            if piece:
                segments.append(_segment(doc, tuple(piece), mark, spoken | helped, words))
            mark, piece = i, []
        else:
            piece.append(i)
    if piece:
        segments.append(_segment(doc, tuple(piece), mark, spoken | helped, words))
    return Sentence(tokens, whole, body, tuple(segments), spoken)


def _awaited(doc: Doc, tokens: Places) -> frozenset[int]:
    """«hatte X, die Sprecherin, erklärt, dass …»: a participle that looks finite, alone between marks."""
    waiting = False
    for before, i, after in zip(tokens, tokens[1:], (*tokens[2:], None), strict=False):
        opens = doc[before].tag_ == "VAFIN" and not (before and doc[before - 1].tag_[-2:] in ("PP", "NF"))
        waiting = (waiting or opens) and doc[before].tag_ != "VVPP"
        alone = doc[before].text == "," and (after is None or doc[after].text in _CUTS)
        if waiting and alone and doc[i].tag_ == "VVFIN":
            return frozenset((i,))
    return frozenset()


def _joins_words(doc: Doc, i: int) -> bool:
    return doc[i].text == "-" and not (doc[i - 1].whitespace_ if i else "")


def _segment(doc: Doc, piece: Places, mark: int | None, spoken: frozenset[int], words: MoodWords) -> Segment:
    finite = tuple(i for i in piece if i not in spoken and doc[i].tag_ in _FINITE)
    konjunktiv = any(subjunctive(doc[i], words) for i in finite)
    return Segment(_kind(doc, piece, finite), piece, mark, finite, konjunktiv)


def _kind(doc: Doc, piece: Places, finite: Places) -> SegmentKind:
    words = [doc[i] for i in piece]
    first = next((t for t in words if t.tag_ != "KON" and not t.is_punct), words[0])
    at, small = words.index(first), words_of(first)
    if first.lower_ in small.content_conjunctions:
        return SegmentKind.THAT
    relative = first.tag_ in _RELATIVE or (at + 1 < len(words) and words[at + 1].tag_ in _RELATIVE)
    if (relative and _may_be_relative(words, finite)) or _relative_adverb(first, small):
        return SegmentKind.RELATIVE
    if first.tag_ in ("KOUS", "KOUI") or (first.lower_ in small.comparing and finite):
        return SegmentKind.OTHER_SUB
    if first.tag_ in _INTERROGATIVE and not finite and words[-1].tag_.startswith("V"):
        return SegmentKind.THAT
    if not finite:
        return SegmentKind.INFINITIVE if _zu_infinitive(words) else SegmentKind.VERBLESS
    if first.tag_ in _INTERROGATIVE and finite[0] == finite[-1] and finite[0] >= piece[-1] - 4:
        return SegmentKind.THAT
    if first.lower_ in small.consequence and words[at + 1].lower_ in small.content_conjunctions:
        return SegmentKind.OTHER_SUB
    if any(t.lower_ in small.content_conjunctions for t in words[at : at + 3]):
        return SegmentKind.THAT
    return SegmentKind.VERB_FIRST if first.i == finite[0] else SegmentKind.VERB_SECOND


def _may_be_relative(words: list[Token], finite: Places) -> bool:
    """A relative clause has its finite verb at the end; «die Löhne zu heben» and «der Plan sei gut» only look like one."""
    if not finite:
        return not _zu_infinitive(words)
    return finite[-1] >= words[-1].i - _LATEST_VERB


def _relative_adverb(first: Token, small: FunctionWords) -> bool:
    """«wobei», «weshalb», but not «wo»."""
    starts = tuple(small.relative_adverb_starts)
    return first.tag_ == "PWAV" and first.lower_.startswith(starts) and first.lower_ not in small.asking_adverbs


def _zu_infinitive(words: list[Token]) -> bool:
    if any(t.tag_ == "VVIZU" or (t.tag_ == "VVINF" and _JOINED_ZU.fullmatch(t.lower_)) for t in words):
        return True
    return any(a.tag_ == "PTKZU" and b.tag_.endswith("INF") for a, b in pairwise(words))
