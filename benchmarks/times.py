"""Scores of time expressions on KRAUTS (Strötgen et al. 2018), as TempEval-3 counts them, and times of gold claims.

An expression counts as found where it overlaps a gold one (relaxed) or has the same
extent (strict), as having the right type or value where, besides, these are equal.
Offsets count characters that are no white space.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import islice
from pathlib import Path

from spacy.language import Language

from laut.errors import BadData
from laut.model.moment import Moment
from laut.model.report import Report, make_report
from laut.model.timex import TimeExpression

PARTS = ("Dolomiten-42", "Dolomiten-100")
Reader = Callable[[Report], Sequence[TimeExpression]]
_BODY = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_CREATION = re.compile(r"<DCT>.*?value=\"([^\"]*)\".*?</DCT>", re.DOTALL)
_TAG = re.compile(r"<(/?)(\w+)([^>]*)>", re.DOTALL)
_ATTRIBUTE = re.compile(r"(\w+)=\"([^\"]*)\"")


@dataclass(frozen=True, slots=True, order=True)
class Timex:
    """`[start, end)` in characters that are no white space, TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """A report of the corpus with its gold expressions in text order."""

    report: Report
    gold: tuple[Timex, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """Gold and found expressions, and how many of them agree in what."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    type: int = 0
    value: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    def f1(self, right: int) -> float:
        """F1 in per cent for a number of agreements."""
        return 200 * right / (self.gold + self.found) if right else 0.0


def score(gold: Sequence[Timex], found: Sequence[Timex]) -> Counts:
    """Each gold expression takes one found expression that overlaps it: of the same extent, else the first."""
    used: set[int] = set()
    total = Counts(len(gold), len(found))
    for one in gold:
        best = _partner(one, found, used)
        if best is not None:
            used.add(best)
            other = found[best]
            same = (one.start, one.end) == (other.start, other.end)
            total += Counts(0, 0, same, 1, one.type == other.type, one.value == other.value)
    return total


def _partner(one: Timex, found: Sequence[Timex], used: set[int]) -> int | None:
    overlapping = [
        index
        for index, other in enumerate(found)
        if index not in used and other.start < one.end and one.start < other.end
    ]
    exact = [index for index in overlapping if (found[index].start, found[index].end) == (one.start, one.end)]
    if exact:
        return exact[-1]
    return overlapping[0] if overlapping else None


def squeezed(text: str, spans: Sequence[tuple[int, int, str, str]]) -> tuple[Timex, ...]:
    """Spans with offsets that count only characters that are no white space; empty ones are left out."""
    offsets = [0]
    for char in text:
        offsets.append(offsets[-1] + (not char.isspace()))
    found = (Timex(offsets[start], offsets[end], type, value) for start, end, type, value in spans)
    return tuple(one for one in found if one.end > one.start)


def load(path: Path) -> Document:
    """A TimeML file; raises `BadData` without text or date of creation."""
    source = path.read_text(encoding="utf-8")
    body, created = _BODY.search(source), _CREATION.search(source)
    if body is None or created is None:
        raise BadData(f"{path}: no <TEXT> or no <DCT> with a value; is it TimeML?")
    text, spans = _parse(body[1])
    return Document(make_report(text, id=path.stem, published=Moment(created[1])), squeezed(text, spans))


def _parse(body: str) -> tuple[str, list[tuple[int, int, str, str]]]:
    """The text without tags, and the TIMEX3 of it."""
    text, position = "", 0
    spans: list[tuple[int, int, str, str]] = []
    opened: list[tuple[int, dict[str, str]]] = []
    for match in _TAG.finditer(body):
        text += unescape(body[position : match.start()])
        position = match.end()
        if match[2] != "TIMEX3" or match[3].rstrip().endswith("/"):
            continue
        if not match[1]:
            opened.append((len(text), dict(_ATTRIBUTE.findall(match[3]))))
        elif opened:
            start, attributes = opened.pop()
            spans.append((start, len(text), attributes.get("type", ""), attributes.get("value", "")))
    return text + unescape(body[position:]), spans


def documents(folder: Path) -> Iterator[Document]:
    """All reports of a folder in the order of their names."""
    yield from (load(path) for path in sorted(folder.glob("*.tml")))


def reader(nlp: Language) -> Reader:
    """Reads the times of a report with a pipeline that ends in `laut_anchors` or later."""
    from laut.reading.pipeline import annotate

    def times(report: Report) -> Sequence[TimeExpression]:
        found: Sequence[TimeExpression] = annotate(report, nlp)._.times
        return found

    return times


def run_over(read: Reader, folder: Path, every: int = 1) -> Counts:
    """The counts of every n-th report of a folder."""
    total = Counts()
    for document in islice(documents(folder), 0, None, every):
        spans = [(t.span.start, t.span.end, t.type.value, t.value) for t in read(document.report)]
        total += score(document.gold, squeezed(document.report.text, spans))
    return total


def measure(nlp: Language | Reader, data: Path, every: int = 1) -> dict[str, float]:
    """F1 in per cent over the parts under `data`: `Dolomiten-42 strict`, `… relaxed`, `… type`, `… value`."""
    read = reader(nlp) if isinstance(nlp, Language) else nlp
    figures: dict[str, float] = {}
    for part in PARTS:
        counts = run_over(read, data / part, every)
        for name in ("strict", "relaxed", "type", "value"):
            figures[f"{part} {name}"] = counts.f1(getattr(counts, name))
    return figures


def recoverable(nlp: Language | Reader, path: Path) -> float:
    """Per cent of the gold claims with a time whose EDTF is that of a time found in their sentence."""
    read = reader(nlp) if isinstance(nlp, Language) else nlp
    claims = right = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        timed = [event for event in entry["events"] if event.get("when")]
        if not timed:
            continue
        found = read(make_report(entry["text"], id=entry["doc"], published=Moment(entry["published"])))
        for event in timed:
            start, end = entry["sentences"][event["sent"]]
            said = {t.moment.edtf for t in found if t.moment is not None and start <= t.span.start < end}
            claims, right = claims + 1, right + (event["when"] in said)
    return 100 * right / claims if claims else 0.0
