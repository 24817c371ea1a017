"""A reading as a self-contained web page: no script, no address, everything escaped."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from laut.export import wording
from laut.export.marks import Paragraph, Piece, paragraphs
from laut.model.attribution import Attribution
from laut.model.claim import Claim
from laut.model.reading import Reading

_TEMPLATES = Path(__file__).parent / "templates"
_DEEPEST = 4
"""Depths of words within words that have a colour of their own."""


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """A claim in words; unknown parts are empty."""

    number: int
    kind: str
    status: str
    chain: str
    parts: tuple[tuple[str, str], ...]
    because: str
    sure: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with the claims whose triggers stand in it."""

    pieces: tuple[Piece, ...]
    claims: tuple[ClaimCard, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """An attribution in words; `depth` counts the voices around it, from 1."""

    depth: int
    speakers: str
    form: str
    said: str
    words: str
    because: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the template shows of one report; `prefix` keeps the anchors of several reports apart."""

    prefix: str
    title: str
    source: str
    blocks: tuple[Block, ...]
    timeline: tuple[tuple[str, ClaimCard], ...]
    voices: tuple[Voice, ...]
    language: str


def page(readings: Iterable[Reading]) -> Iterator[str]:
    """The page in pieces: head, one article a report, foot; holds one reading at a time."""
    environment = _environment()
    yield environment.get_template("head.html").render()
    article = environment.get_template("report.html")
    for number, reading in enumerate(readings, start=1):
        yield article.render(sheet=sheet(reading, f"r{number}"), depth_class=_depth_class)
    yield environment.get_template("foot.html").render()


@lru_cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def sheet(reading: Reading, prefix: str) -> Sheet:
    """Everything that the page says about one report."""
    cards = {claim.id: _card(number, claim, reading) for number, claim in enumerate(reading.claims, start=1)}
    report = reading.report
    return Sheet(
        prefix=prefix,
        title=report.title or "",
        source=" · ".join(part for part in (report.outlet, report.author, _published(reading), report.url) if part),
        blocks=tuple(_block(paragraph, reading, cards) for paragraph in paragraphs(reading)),
        timeline=tuple((wording.when(c.when.moment), cards[c.id]) for c in wording.in_time(reading.claims) if c.when),
        voices=tuple(_voice(attribution, reading) for attribution in reading.attributions),
        language=report.language or "",
    )


def _published(reading: Reading) -> str:
    published = reading.report.published
    return f"published {wording.when(published)}" if published else "no publication date"


def _block(paragraph: Paragraph, reading: Reading, cards: dict[str, ClaimCard]) -> Block:
    inside = (claim for claim in reading.claims if paragraph.span.start <= claim.trigger.start < paragraph.span.end)
    return Block(paragraph.pieces, tuple(cards[claim.id] for claim in inside))


def _card(number: int, claim: Claim, reading: Reading) -> ClaimCard:
    return ClaimCard(
        number=number,
        kind=wording.kind(claim),
        status=str(claim.status),
        chain=wording.chain(claim),
        parts=wording.parts(claim, reading),
        because="; ".join(reason.because for reason in claim.reasons if reason.because),
        sure=f"{claim.confidence:.0%}",
    )


def _voice(attribution: Attribution, reading: Reading) -> Voice:
    return Voice(
        depth=len(reading.ancestry(attribution)),
        speakers=wording.voices(attribution, reading),
        form=str(attribution.form),
        said=wording.when(attribution.said) if attribution.said else "",
        words=wording.shortened(" … ".join(wording.one_line(span, reading) for span in attribution.content)),
        because=attribution.reason.because,
    )


def _depth_class(depth: int) -> str:
    """`d1` to `d4`; deeper words share the last colour, the report's own words have none."""
    return f"d{min(depth, _DEEPEST)}" if depth else ""
