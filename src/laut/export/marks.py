"""A report's text cut into pieces that carry the same marks, for pages that show them."""

from collections.abc import Iterator
from dataclasses import dataclass

from laut.export import wording
from laut.export.stretches import paragraph_spans, stretches
from laut.model.attribution import Attribution
from laut.model.evidence import Span
from laut.model.reading import Reading


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that stands in the text. `kind` is said, speaker, cue, addressee, time, name or trigger.

    `depth` counts the voices around a piece of somebody's words, from 1; `number`
    is the claim's, from 1; 0 where neither applies. `note` explains the mark.
    """

    kind: str
    span: Span
    note: str
    depth: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """Words under the same marks; `ends` lists the claims whose trigger ends with them."""

    text: str
    depth: int
    kinds: tuple[str, ...]
    note: str
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's range in the text and its pieces, in order, without gaps."""

    span: Span
    pieces: tuple[Piece, ...]


def marks(reading: Reading) -> list[Mark]:
    """All marks of a reading."""
    found = [mark for attribution in reading.attributions for mark in _of(attribution, reading)]
    for time in reading.times:
        value = wording.when(time.moment) if time.moment else time.value
        found.append(Mark("time", time.span, value))
    for entity in reading.entities:
        found += [Mark("name", span, entity.name) for span in entity.mentions]
    for number, claim in enumerate(reading.claims, start=1):
        found.append(Mark("trigger", claim.trigger, f"{number}: {wording.kind(claim)}", number=number))
    return found


def _of(attribution: Attribution, reading: Reading) -> Iterator[Mark]:
    note = wording.voices(attribution, reading)
    depth = len(reading.ancestry(attribution))
    for span in attribution.content:
        yield Mark("said", span, note, depth)
    for kind, spans in (
        ("speaker", attribution.speaker.spans),
        ("cue", attribution.cue),
        ("addressee", attribution.addressee.spans),
    ):
        for span in spans:
            yield Mark(kind, span, f"{kind}: {note}")


def paragraphs(reading: Reading) -> tuple[Paragraph, ...]:
    """The text in paragraphs (parted by blank lines) of pieces."""
    text = reading.report.text
    spans = paragraph_spans(text)
    found = stretches(spans, marks(reading))
    pieces = [(start, _piece(text[start:end], end, over)) for start, end, over in found]
    grouped: list[Paragraph] = []
    position = 0
    for span in spans:
        while pieces[position][0] < span.start:
            position += 1
        inside = []
        while position < len(pieces) and pieces[position][0] < span.end:
            inside.append(pieces[position][1])
            position += 1
        grouped.append(Paragraph(span, tuple(inside)))
    return tuple(grouped)


def _piece(words: str, end: int, over: list[Mark]) -> Piece:
    said = max((mark for mark in over if mark.kind == "said"), key=lambda mark: mark.depth, default=None)
    others = [mark for mark in over if mark.kind != "said"]
    notes = [*dict.fromkeys(mark.note for mark in others), *([f"said by {said.note}"] if said else [])]
    return Piece(
        text=words,
        depth=said.depth if said else 0,
        kinds=tuple(sorted({mark.kind for mark in others})),
        note=" · ".join(notes),
        ends=tuple(mark.number for mark in others if mark.number and mark.span.end == end),
    )
