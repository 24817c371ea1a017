"""Evidence: where in a report's text something stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from laut.errors import BadSpan


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range `[start, end)` in Unicode code points of `report.text`.

    Never empty: 0 <= start < end.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise BadSpan(f"span [{self.start}, {self.end}): wanted 0 <= start < end")

    def of(self, text: str) -> str:
        """The words that stand there; raises `BadSpan` beyond the text's end."""
        if self.end > len(text):
            raise BadSpan(f"span [{self.start}, {self.end}) ends after the text's {len(text)} characters")
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start


def check_inside(spans: Iterable[Span], text: str) -> None:
    """Raise `BadSpan` for the first span that reaches beyond `text`."""
    for span in spans:
        span.of(text)


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that holds all of `spans` (at least one)."""
    listed = list(spans)
    return Span(min(s.start for s in listed), max(s.end for s in listed))
