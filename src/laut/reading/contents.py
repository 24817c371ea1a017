"""Whose words hold a stretch of text: looked up for every act, so the contents are laid out once a report."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush

from spacy.tokens import Doc

from laut.model.attribution import Attribution
from laut.model.evidence import Span

_KEPT = "laut_contents"
Piece = tuple[Span, int]
"""A piece of content and the number of its attribution."""


class Contents:
    """The contents of attributions, cut where one begins or ends; each cut knows the shortest piece around it."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self.attributions = attributions
        self._pieces = sorted((piece, k) for k, a in enumerate(attributions) for piece in a.content)
        cuts = list(_cuts(self._pieces))
        self._starts, self._shortest = [start for start, _ in cuts], [number for _, number in cuts]

    def innermost(self, span: Span) -> Attribution | None:
        """The attribution with the shortest content around `span`; of several the first."""
        first, last = (bisect_right(self._starts, place) - 1 for place in (span.start, span.end - 1))
        if first != last:  # a content begins or ends inside the span: seldom
            around = [(len(piece), k) for piece, k in self._pieces if piece.contains(span)]
            return self.attributions[min(around)[1]] if around else None
        number = self._shortest[first] if first >= 0 else None
        return None if number is None else self.attributions[number]


def _cuts(pieces: Sequence[Piece]) -> Iterator[tuple[int, int | None]]:
    """Where something begins or ends, with the number of the shortest piece from there on, in text order."""
    open_: list[tuple[int, int, int]] = []
    at = 0
    for border in sorted({place for piece, _ in pieces for place in (piece.start, piece.end)}):
        while at < len(pieces) and pieces[at][0].start == border:
            piece, number = pieces[at]
            heappush(open_, (len(piece), number, piece.end))
            at += 1
        while open_ and open_[0][2] <= border:
            heappop(open_)
        yield border, open_[0][1] if open_ else None


def contents_of(doc: Doc) -> Contents:
    """Those of `doc._.attributions`; kept with the Doc for the next call."""
    kept = doc.user_data.get(_KEPT)
    if not isinstance(kept, Contents) or kept.attributions is not doc._.attributions:
        kept = doc.user_data[_KEPT] = Contents(doc._.attributions)
    return kept
