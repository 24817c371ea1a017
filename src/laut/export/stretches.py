"""A text cut into paragraphs and into the stretches over which the same marks lie."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol, TypeVar

from laut.model.evidence import Span


class Placed(Protocol):
    """Anything that stands somewhere in a text."""

    @property
    def span(self) -> Span: ...


Mark = TypeVar("Mark", bound=Placed)


def paragraph_spans(text: str) -> list[Span]:
    """The paragraphs (parted by blank lines) without the white space around them."""
    spans, start = [], 0
    for block in text.split("\n\n"):
        if block.strip():
            lead = len(block) - len(block.lstrip())
            spans.append(Span(start + lead, start + len(block.rstrip())))
        start += len(block) + 2
    return spans


def stretches(paragraphs: Sequence[Span], marks: Sequence[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    """Start and end of each stretch between two edges of paragraphs or marks, with the marks that lie over it."""
    cuts = sorted({edge for span in [*paragraphs, *(m.span for m in marks)] for edge in (span.start, span.end)})
    waiting, over, position = sorted(marks, key=lambda m: m.span.start), list[Mark](), 0
    for start, end in pairwise(cuts):
        over = [mark for mark in over if mark.span.end > start]
        while position < len(waiting) and waiting[position].span.start <= start:
            over.append(waiting[position])
            position += 1
        yield start, end, over
