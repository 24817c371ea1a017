"""Quoted stretches: one left-to-right reader for all quotation marks.

The reader keeps a stack of open marks. A mark opens or closes by what it is drawn for, then by the white space
around it, then by what stands open, so that same-mark nesting («"A: "B" C"») falls out of the stack. A closer may
belong to another set of marks than its opener («„A"»). An opener that is never closed ends with its paragraph, or
before the paragraph's next opener. Time is linear in the text, and no text raises.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from laut.model.evidence import Span
from laut.model.reason import Reason
from laut.reading.doc import text_of
from laut.reading.marks import Mark, Place, QuoteWords, paragraph_ends, quote_words, scan
from laut.reading.quoted_kinds import QuotedKind, kind_of

DEEPEST = 8
"""More open marks than this are an error of the text; the outermost are then taken as never closed."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch in quotation marks.

    `span` holds the marks, `inner` what stands between them; `close` is None where the text never closes it.
    `depth` is 0 for an outermost stretch, `parent` the index of the enclosing stretch in the layer.
    """

    span: Span
    inner: Span
    open: Span
    close: Span | None
    depth: int
    parent: int | None
    kind: QuotedKind
    reason: Reason

    @property
    def closed(self) -> bool:
        """Whether the text closes it."""
        return self.close is not None


@dataclass(frozen=True, slots=True)
class _Pair:
    """An opener, its closer if there is one, and where the words between them end."""

    open: Mark
    close: Mark | None
    end: int


def find_quoted(text: str, words: QuoteWords) -> tuple[Quoted, ...]:
    """All quoted stretches of a text, in the order of their opening marks."""
    closed, unclosed = _pairs(text, words)
    pairs = [pair for pair in closed if text[pair.open.end : pair.end].strip()]
    pairs += _cut(text, unclosed, closed)
    return tuple(_nested(text, sorted(pairs, key=lambda pair: (pair.open.start, -pair.end)), words))


def _pairs(text: str, words: QuoteWords) -> tuple[list[_Pair], list[Mark]]:
    """Pairs made by the stack, and the level-1 openers left over."""
    stack: list[Mark] = []
    closed: list[_Pair] = []
    unclosed: list[Mark] = []
    for mark in scan(text, words):
        at = _closes(text, mark, stack)
        if at is not None:
            unclosed += stack[at + 1 :]
            closed.append(_Pair(stack[at], mark, mark.start))
            del stack[at:]
        elif _opens(mark):
            stack.append(mark)
            unclosed += stack[:-DEEPEST]
            del stack[:-DEEPEST]
    return closed, [mark for mark in unclosed + stack if mark.kind.level == 1]


def _opens(mark: Mark) -> bool:
    return mark.kind.role != "closes" and mark.place is not Place.AFTER_WORD


def _closes(text: str, mark: Mark, stack: list[Mark]) -> int | None:
    """The place in the stack of the opener that this mark ends; None if it ends nothing."""
    if not stack or mark.kind.role == "opens":
        return None
    if mark.kind.role == "both" and mark.place is Place.BEFORE_WORD and not _sloppy(mark, stack[-1]):
        return None
    for at in range(len(stack) - 1, -1, -1):
        if stack[at].kind.mark in mark.kind.pairs and _within_reach(text, stack[at], mark):
            return at
    return None


def _sloppy(mark: Mark, last: Mark) -> bool:
    """«„Ja “und»: the usual closer of what stands open closes it wherever the blank is."""
    return mark.kind.pairs[0] == last.kind.mark != mark.kind.mark and last.paragraph == mark.paragraph


def _within_reach(text: str, opener: Mark, closer: Mark) -> bool:
    """Single words do not reach over paragraphs; whole statements and what follows a colon do."""
    if opener.paragraph == closer.paragraph:
        return True
    if opener.kind.level == 2:
        return False
    before = text[max(0, closer.start - 4) : closer.start].rstrip(" \n“”\"«»'‘’")
    return before.endswith((".", "!", "?", "…")) or _introduced(text, opener)


def _introduced(text: str, opener: Mark) -> bool:
    return text[max(0, opener.start - 3) : opener.start].rstrip().endswith(":")


def _cut(text: str, openers: list[Mark], closed: list[_Pair]) -> Iterator[_Pair]:
    """An end for each opener without closer: its paragraph's, the next opener's, or the enclosing closer's.

    A closed pair that begins inside and reaches beyond that end is left whole: the stretch ends before it.
    """
    cuts = {mark.start: end for mark, end in zip(openers, _first_ends(text, openers, closed), strict=True)}
    around = _enclosing(closed, sorted(cuts.values()))
    for mark in openers:
        end = cuts[mark.start]
        end = min([end, *(start for start, _ in around[end] if start > mark.start)])
        if words := text[mark.end : end].rstrip():
            yield _Pair(mark, None, mark.end + len(words))


def _first_ends(text: str, openers: list[Mark], closed: list[_Pair]) -> Iterator[int]:
    ends, lost = paragraph_ends(text), sorted(mark.start for mark in openers)
    around, starts = _enclosing(closed, lost), sorted([pair.open.start for pair in closed] + lost)
    for mark in openers:
        limit = min((end for _, end in around[mark.start]), default=len(text))
        end = min(_next(ends, mark.start, len(text)), limit)
        yield min(end, _next(lost if _introduced(text, mark) else starts, mark.start, end))


def _next(places: list[int], after: int, otherwise: int) -> int:
    at = bisect_right(places, after)
    return places[at] if at < len(places) else otherwise


def _enclosing(closed: list[_Pair], places: list[int]) -> dict[int, list[tuple[int, int]]]:
    """For each of the ascending places the closed pairs around it, as where they open and where their words end."""
    pairs, at = sorted((pair.open.start, pair.end) for pair in closed), 0
    standing: list[tuple[int, int]] = []
    around: dict[int, list[tuple[int, int]]] = {}
    for place in places:
        while at < len(pairs) and pairs[at][0] < place:
            standing = [pair for pair in standing if pair[1] > pairs[at][0]] + [pairs[at]]
            at += 1
        standing = [pair for pair in standing if pair[1] > place]
        around[place] = standing
    return around


def _nested(text: str, pairs: list[_Pair], words: QuoteWords) -> Iterator[Quoted]:
    """Records with depth and parent; `pairs` are sorted by start and do not cross."""
    standing: list[tuple[int, int]] = []
    for index, pair in enumerate(pairs):
        while standing and standing[-1][1] <= pair.open.start:
            standing.pop()
        end = pair.close.end if pair.close else pair.end
        lead = len(text[pair.open.end : pair.end]) - len(text[pair.open.end : pair.end].lstrip())
        inner = Span(pair.open.end + lead, pair.open.end + len(text[pair.open.end : pair.end].rstrip()))
        kind, reason = kind_of(text, Span(pair.open.start, end), inner, words)
        close = Span(pair.close.start, pair.close.end) if pair.close else None
        yield Quoted(
            Span(pair.open.start, end), inner, Span(pair.open.start, pair.open.end), close,
            len(standing), standing[-1][0] if standing else None, kind, reason,
        )  # fmt: skip
        standing.append((index, end))


@Language.factory("laut_quotes", assigns=["doc._.quoted"])
class QuoteReader:
    """Component: quoted stretches into `doc._.quoted`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self._words = quote_words(nlp.lang)

    def __call__(self, doc: Doc) -> Doc:
        doc._.quoted = find_quoted(text_of(doc), self._words)
        return doc
