"""Gold claims as triggers and answers on parsed Docs: what the choices of `laut.reading` learn from.

Reads `events/*.jsonl` of the gold folder (`laut.settings`), one report a line with the claims of each sentence, and our
own annotations of the quotation corpus (`annotations/claims-extra.jsonl`), which have no texts.
"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from laut.model.kinds import EventType, Status
from laut.model.moment import Moment
from laut.model.reason import UNSTATED
from laut.model.report import make_report
from laut.reading.paths import Link
from laut.reading.phrases import name_of
from laut.reading.triggers import Trigger

EXTRA = Path(__file__).parent / "annotations" / "claims-extra.jsonl"


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """An annotated claim on its Doc; `record` is its line in the gold."""

    trigger: Trigger
    token: Token
    record: dict[str, Any]

    @property
    def type(self) -> EventType:
        return self.trigger.type

    @property
    def status(self) -> Status:
        return Status(self.record["status"])


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A parsed report with its annotated claims in text order."""

    name: str
    doc: Doc
    claims: tuple[GoldClaim, ...]


def gold_reports(path: Path, nlp: Language) -> Iterator[GoldReport]:
    """The reports of one gold file, read by the layers of `nlp`."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield read_gold(json.loads(line), nlp)


def extra_reports(quotes: Path, nlp: Language, annotations: Path = EXTRA) -> Iterator[GoldReport]:
    """Our own annotated reports, joined with their texts in the folder of the quotation corpus."""
    for record in extra_records(quotes, annotations):
        yield read_gold(record, nlp)


def extra_records(quotes: Path, annotations: Path = EXTRA) -> Iterator[dict[str, Any]]:
    """Our own annotations as records of the gold's form; raises `KeyError` for a report that the corpus lacks."""
    texts = {row["doc"]: row for name in ("train", "dev") for row in _lines(quotes / f"{name}.jsonl.gz")}
    for line in annotations.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        found = texts[record["doc"]]
        sentences = [(sentence["start"], sentence["end"]) for sentence in found["sentences"]]
        yield {**record, "text": found["text"], "published": found["published"], "sentences": sentences}


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def read_gold(record: dict[str, Any], nlp: Language) -> GoldReport:
    """One record's report, read by the layers of `nlp`, with its claims at their words."""
    doc = nlp.make_doc(record["text"])
    doc._.report = make_report(record["text"], id=record["doc"], language="de", published=Moment(record["published"]))
    doc = nlp(doc)
    return GoldReport(record["doc"], doc, tuple(align(doc, record)))


def align(doc: Doc, record: dict[str, Any]) -> Iterator[GoldClaim]:
    """The claims of a gold record, each at its trigger's token; equal triggers of a sentence go from left to right."""
    used: set[int] = set()
    found = []
    for event in record["events"]:
        start, end = record["sentences"][event["sent"]]
        token = _at(doc, record["text"], event["trigger"], start, end, used)
        if token is not None:
            used.add(token.i)
            found.append(
                GoldClaim(Trigger(token.i, EventType(event["type"]), event.get("mode"), 1.0, UNSTATED), token, event)
            )
    return iter(sorted(found, key=lambda claim: claim.token.i))


def _at(doc: Doc, text: str, words: str, start: int, end: int, used: set[int]) -> Token | None:
    places, at = [], text.find(words, start, end)
    while at >= 0:
        span = doc.char_span(at, at + len(words), alignment_mode="expand")
        if span is not None and span.root.i not in used:
            places.append(((span.text != words), span.root))
        at = text.find(words, at + 1, end)
    return min(places, key=lambda item: item[0])[1] if places else None


def spans_of(claim: GoldClaim, names: list[str]) -> list[Span]:
    """The places in the trigger's neighbourhood where gold names stand, each the nearest one to the trigger."""
    doc, out = claim.token.doc, []
    first, last = max(claim.token.sent.start_char - 300, 0), claim.token.sent.end_char + 300
    for name in names:
        places, at = [], doc.text.find(name, first, last)
        while at >= 0:
            span = doc.char_span(at, at + len(name), alignment_mode="expand")
            if span is not None:
                inside = claim.token.sent.start <= span.start < claim.token.sent.end
                places.append((not inside, abs(span.root.i - claim.token.i), span))
            at = doc.text.find(name, at + 1, last)
        if places:
            out.append(min(places, key=lambda item: item[:2])[2])
    return out


def fills(link: Link, span: Span) -> bool:
    """Whether a phrase is the one that stands at a gold name."""
    name = name_of(link.head)
    return link.head.i == span.root.i or (
        span.start <= name.i < span.end and (name.i == span.root.i or name.i != link.head.i)
    )
