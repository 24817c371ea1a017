"""One report as a page shows it: its text in marked pieces, its claims as cards, its voices nested."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from laut.export.stretches import paragraph_spans, stretches
from laut.export.wording import plain, shortened
from laut.model.attribution import Attribution, Party
from laut.model.claim import Claim, Role
from laut.model.evidence import Span
from laut.model.reading import Reading
from laut.model.timex import REPORT

DEEPEST = 4
"""Depths of words within words that have a colour of their own."""
_ANCHOR = 60
"""Characters shown of the words that a time was resolved against."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that stands at `span`: `name` is the class of its words, `note` (a key and a value) explains it."""

    span: Span
    name: str
    note: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Words under the same marks; `depth` counts the voices around them, `ends` the claims whose trigger ends here."""

    text: str
    depth: int
    names: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Filler:
    """Somebody or some place in a claim: its words, and the name behind a pronoun or a title, if that says more."""

    words: str
    name: str


@dataclass(frozen=True, slots=True)
class Part:
    """A role of a claim (`who`, `whom`, `where`) with all that fill it."""

    label: str
    fillers: tuple[Filler, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A claim; `number` counts from 1, `when` is EDTF, `anchor` (a key and a value) what its time was resolved against."""

    number: int
    claim: Claim
    parts: tuple[Part, ...]
    when: str | None
    anchor: tuple[str, str] | None
    because: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody's words, with the voices inside them; `depth` from 1."""

    attribution: Attribution
    depth: int
    speaker: str
    words: str
    inside: tuple["Voice", ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph and the claims whose triggers stand in it."""

    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that the page shows of one reading."""

    reading: Reading
    blocks: tuple[Block, ...]
    voices: tuple[Voice, ...]
    dated: tuple[Card, ...] = field(default=())


def sheet(reading: Reading) -> Sheet:
    """The sheet of a reading."""
    cards = [_card(number, claim, reading) for number, claim in enumerate(reading.claims, start=1)]
    found = [*_said(reading), *_named(reading), *_evidence(reading)]
    dated = sorted((card for card in cards if card.claim.when), key=_first_day)
    return Sheet(reading, tuple(_blocks(reading, found, cards)), _voices(None, 1, reading), tuple(dated))


def _first_day(card: Card) -> tuple[str, int]:
    assert card.claim.when is not None
    return card.claim.when.moment.earliest.isoformat(), card.number


def _said(reading: Reading) -> Iterator[Mark]:
    """Somebody's words with their depth, who says them, and the words that say so."""
    for attribution in reading.attributions:
        depth, who = len(reading.ancestry(attribution)), speaker_of(attribution.speaker, reading)
        yield from (Mark(span, f"d{depth}", ("said-by", who)) for span in attribution.content)
        yield from (Mark(span, "speaker", ("speaker", who)) for span in attribution.speaker.spans)
        yield from (Mark(span, "cue", ("cue", who)) for span in attribution.cue)
        yield from (Mark(span, "addressee", ("addressee", "")) for span in attribution.addressee.spans)


def _named(reading: Reading) -> Iterator[Mark]:
    """Times and names."""
    for time in reading.times:
        note = ("time", time.moment.edtf) if time.moment else ("time-value", time.value)
        yield Mark(time.span, "time", note)
    for entity in reading.entities:
        yield from (Mark(span, "name", ("name", entity.name)) for span in entity.mentions)


def _evidence(reading: Reading) -> Iterator[Mark]:
    """For claim n: `e`n its own words, `h`n those that say whose claim it is, `k`n what its time was resolved against."""
    times = {time.id: time for time in reading.times}
    for number, claim in enumerate(reading.claims, start=1):
        yield Mark(claim.trigger, "trigger", ("trigger", str(number)))
        yield from (Mark(span, f"e{number}") for span in claim.spans)
        time = times.get(claim.when.time or "") if claim.when else None
        if time is not None:
            yield Mark(time.span, f"e{number}")
            yield from (Mark(span, f"k{number}") for span in _anchor_spans(time.anchor, reading))
        if claim.attribution:
            for voice in reading.ancestry(reading.attribution(claim.attribution)):
                yield from (Mark(span, f"h{number}") for span in (*voice.speaker.spans, *voice.cue))


def _anchor_spans(anchor: str | None, reading: Reading) -> tuple[Span, ...]:
    for time in reading.times:
        if time.id == anchor:
            return (time.span,)
    for attribution in reading.attributions:
        if attribution.id == anchor:
            return attribution.frame or attribution.cue
    return ()


def _blocks(reading: Reading, found: list[Mark], cards: list[Card]) -> Iterator[Block]:
    """Paragraphs (parted by blank lines) in pieces."""
    text = reading.report.text
    spans = paragraph_spans(text)
    pieces = ((start, _piece(text[start:end], end, over)) for start, end, over in stretches(spans, found))
    waiting = next(pieces, None)
    for span in spans:
        inside: list[Piece] = []
        while waiting is not None and waiting[0] < span.end:
            if waiting[0] >= span.start:
                inside.append(waiting[1])
            waiting = next(pieces, None)
        yield Block(tuple(inside), tuple(c for c in cards if span.start <= c.claim.trigger.start < span.end))


def _piece(words: str, end: int, over: list[Mark]) -> Piece:
    depths = [int(mark.name[1:]) for mark in over if mark.name[0] == "d" and mark.name[1:].isdecimal()]
    depth = max(depths, default=0)
    kept = [m for m in over if m.note is None or m.note[0] != "said-by" or m.name == f"d{depth}"]
    names = {mark.name for mark in kept} - {f"d{depth}"} | ({f"d{min(depth, DEEPEST)}"} if depth else set())
    ends = [int(m.note[1]) for m in over if m.name == "trigger" and m.note and m.span.end == end]
    notes = dict.fromkeys(mark.note for mark in kept if mark.note)
    return Piece(words, depth, tuple(sorted(names)), tuple(notes), tuple(ends))


def _card(number: int, claim: Claim, reading: Reading) -> Card:
    when = claim.when
    time = next((t for t in reading.times if when and t.id == when.time), None)
    because = "; ".join(reason.because for reason in claim.reasons if reason.because)
    anchor = _anchor(time.anchor, reading) if time else None
    return Card(number, claim, tuple(_parts(claim, reading)), when.moment.edtf if when else None, anchor, because)


def _anchor(anchor: str | None, reading: Reading) -> tuple[str, str] | None:
    """What a time was resolved against, as a key and a value."""
    if anchor == REPORT:
        published = reading.report.published
        return ("published", published.edtf) if published else None
    words = " ".join(plain(span.of(reading.report.text)) for span in _anchor_spans(anchor, reading))
    return ("words", shortened(words, _ANCHOR)) if words else None


def _parts(claim: Claim, reading: Reading) -> Iterator[Part]:
    roles = (("who", claim.actors), ("whom", claim.recipients), ("where", (claim.place,) if claim.place else ()))
    return (Part(label, tuple(_filler(role, reading) for role in found)) for label, found in roles if found)


def _filler(role: Role, reading: Reading) -> Filler:
    words = plain(role.span.of(reading.report.text))
    name = reading.entity(role.entity).name if role.entity else ""
    return Filler(words, "" if name in words or words in name else name)


def _voices(parent: str | None, depth: int, reading: Reading) -> tuple[Voice, ...]:
    """The voices directly inside `parent`, in text order."""
    return tuple(
        Voice(
            attribution,
            depth,
            speaker_of(attribution.speaker, reading),
            " … ".join(plain(span.of(reading.report.text)) for span in attribution.content),
            _voices(attribution.id, depth + 1, reading),
        )
        for attribution in reading.attributions
        if attribution.parent == parent
    )


def speaker_of(speaker: Party, reading: Reading) -> str:
    """The name of a speaker, else the words that stand for them; empty where nobody is named."""
    if speaker.entity:
        return reading.entity(speaker.entity).name
    return " ".join(plain(span.of(reading.report.text)) for span in speaker.spans)
