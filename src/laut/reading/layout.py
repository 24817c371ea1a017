"""A Doc laid out for the rules: sentences cut at their marks, cues, quoted stretches, and where each stands."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc

from laut.reading.cues import Cue, CueWords, verb_cues
from laut.reading.doc import text_of, tokens_in
from laut.reading.draft import Places
from laut.reading.marks import paragraph_ends
from laut.reading.mood import MoodWords
from laut.reading.quoted_kinds import QuotedKind
from laut.reading.quotes import Quoted
from laut.reading.segments import Sentence, sentence_of

LONG_QUOTATION = 40
"""Quotations of at least this many tokens are read inside for further attributions."""
LONGEST_SENTENCE = 300
"""What runs on for more tokens than this is read in parts, so that time stays linear in the text."""
_LEFT_OVER = frozenset((".", ",", "!", "?"))
"""Marks that may follow a closing quotation mark at the start of what is taken for a sentence."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A quoted stretch in tokens, white space left out."""

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

    @property
    def is_statement(self) -> bool:
        """Whether it looks like a whole statement of somebody's."""
        return self.quoted.kind is QuotedKind.SPEECH


@dataclass(frozen=True, slots=True)
class Layout:
    """The sentences of a Doc with their cues and the stretches that touch them; `home` leads from a token to its sentence."""

    doc: Doc
    words: CueWords
    moods: MoodWords
    stretches: tuple[Stretch, ...]
    sentences: tuple[Sentence, ...]
    cues: tuple[tuple[Cue, ...], ...]
    touching: tuple[tuple[Stretch, ...], ...]
    paragraphs: tuple[int, ...]
    home: Mapping[int, int]

    def after_space(self, i: int) -> int:
        """The first token from `i` on that is no white space; the Doc's length if there is none."""
        while i < len(self.doc) and self.doc[i].is_space:
            i += 1
        return i

    def before_space(self, i: int) -> int:
        """The last token up to `i` that is no white space; -1 if there is none."""
        while i >= 0 and self.doc[i].is_space:
            i -= 1
        return i


def lay_out(doc: Doc, words: CueWords, moods: MoodWords) -> Layout:
    """The layout of a Doc that has sentences, tags and `doc._.quoted`."""
    found = tuple(_stretches(doc))
    pieces = list(_sentence_tokens(doc, _inner_starts(doc, found)))
    beside = _touching(pieces, found)
    cut = [(_cut_at_marks(doc, tokens, near, moods), near) for tokens, near in zip(pieces, beside, strict=True)]
    cut = [(sentence, near) for sentence, near in cut if sentence.body]
    sentences = tuple(sentence for sentence, _ in cut)
    unread = _inside_short_quotations(found)
    ends = paragraph_ends(text_of(doc))
    return Layout(
        doc, words, moods, found, sentences,
        cues=tuple(() if unread.issuperset(s.body) else tuple(verb_cues(doc, s.body, words)) for s in sentences),
        touching=tuple(near for _, near in cut),
        paragraphs=tuple(bisect_right(ends, doc[sentence.tokens[0]].idx) for sentence in sentences),
        home={i: k for k, sentence in enumerate(sentences) for i in sentence.tokens},
    )  # fmt: skip


def readable(layout: Layout, k: int) -> bool:
    """Whether a sentence may hold indirect speech: not one inside a short quotation."""
    body = layout.sentences[k].body
    around = (s for s in layout.touching[k] if s.is_statement and len(s.tokens) < LONG_QUOTATION)
    return not any(s.tokens[0] <= body[0] and body[-1] <= s.tokens[-1] for s in around)


def _stretches(doc: Doc) -> Iterator[Stretch]:
    for entry in doc._.quoted:
        tokens = tuple(t.i for t in tokens_in(doc, entry.span) if not t.is_space)
        if tokens:
            yield Stretch(entry, tokens)


def _inner_starts(doc: Doc, found: Sequence[Stretch]) -> frozenset[int]:
    """Openers after a colon of quotations long enough to hold sentences of their own."""
    long = (s for s in found if s.is_statement and len(s.tokens) >= LONG_QUOTATION and s.before >= 0)
    return frozenset(s.tokens[0] for s in long if doc[s.before].text == ":")


def _sentence_tokens(doc: Doc, inner_starts: frozenset[int]) -> Iterator[Places]:
    """The tokens of each sentence; a frame and the first sentence of the report that it introduces are two."""
    for sent in doc.sents:
        tokens = tuple(t.i for t in sent if not t.is_space)
        cuts = [0, *(k for k, i in enumerate(tokens) if k and i in inner_starts), len(tokens)]
        for start, stop in pairwise(cuts):
            for at in range(start, stop, LONGEST_SENTENCE):
                yield tokens[at : min(at + LONGEST_SENTENCE, stop)]


def _touching(pieces: Sequence[Places], found: Sequence[Stretch]) -> list[tuple[Stretch, ...]]:
    """For each piece the stretches that share a token with it, by one sweep over both."""
    out: list[tuple[Stretch, ...]] = []
    standing: list[Stretch] = []
    at = 0
    for tokens in pieces:
        standing = [stretch for stretch in standing if stretch.tokens[-1] >= tokens[0]]
        while at < len(found) and found[at].tokens[0] <= tokens[-1]:
            standing.append(found[at])
            at += 1
        out.append(tuple(stretch for stretch in standing if stretch.tokens[-1] >= tokens[0]))
    return out


def _cut_at_marks(doc: Doc, tokens: Places, near: Sequence[Stretch], moods: MoodWords) -> Sentence:
    """The sentence with the quotation marks of stretches that reach beyond it taken off its edges."""
    here = frozenset(tokens)
    masked: set[int] = set()
    spoken: set[int] = set()
    for stretch in near:
        inside = here.intersection(range(stretch.tokens[0], stretch.tokens[-1] + 1))
        if not inside or len(inside) >= len(tokens) - 2:
            continue
        masked |= inside
        if stretch.is_statement:
            spoken |= inside
    return sentence_of(doc, tokens, _stripped(doc, tokens, near), frozenset(masked), frozenset(spoken), moods)


def _stripped(doc: Doc, tokens: Places, near: Sequence[Stretch]) -> Places:
    """Without the marks at the edges that close a stretch begun before, or open one that ends later."""
    edges = {s.tokens[-1] for s in near if s.tokens[0] < tokens[0]} | {
        s.tokens[0] for s in near if s.tokens[-1] > tokens[-1]
    }
    first, last = 0, len(tokens)
    while first < last and (tokens[first] in edges or (first and doc[tokens[first]].text in _LEFT_OVER)):
        first += 1
    while last > first and tokens[last - 1] in edges:
        last -= 1
    return tokens[first:last]


def _inside_short_quotations(found: Sequence[Stretch]) -> set[int]:
    """Tokens of quoted statements too short to be read inside."""
    short = [s for s in found if s.is_statement and len(s.tokens) < LONG_QUOTATION]
    return {i for stretch in short for i in stretch.tokens}
