"""Which outlets, agencies and bodies a report names as its sources."""

import re
from collections.abc import Iterator

from laut.model.attribution import Attribution
from laut.model.entity import Entity
from laut.model.evidence import Span
from laut.model.kinds import EntityKind
from laut.model.names import same_name, stems
from laut.model.reading import Reading
from laut.model.relay import Citation
from laut.origins.credits import find_credits
from laut.origins.sources import SourceWords, body_spoken_for, is_bare_medium, is_medium, named_source, source_words

_NAMED = re.compile(r"\b(?:[A-ZÄÖÜ][\w-]*[ \u00a0]){0,2}[A-ZÄÖÜ][\w-]+")
_SHORT = re.compile(r"\b[A-ZÄÖÜ]{2,5}\b")
MENTION = "mention"
"""Kind of a name that may be another outlet's: counted only where the ledger holds that outlet."""


def citations(reading: Reading) -> tuple[Citation, ...]:
    """Credits, then speakers that are no persons, then names that may be outlets'; each source once, in text order."""
    report = reading.report
    words = source_words(report.language or "de")
    found = [Citation(report.id, c.agency, "agency", c.span, "credit") for c in find_credits(report.text)]
    for citation in (*_speakers(reading, words), *_mentions(reading, words)):
        own = report.outlet is not None and same_name(report.outlet, citation.cites)
        if not own and not any(_same(citation.cites, other.cites) for other in found):
            found.append(citation)
    return tuple(sorted(found, key=lambda citation: citation.span))


def _same(left: str, right: str) -> bool:
    """One source in two forms; «Ministeriumssprecherin» after «Innenministerium» names nothing new."""
    within = left.casefold().rstrip("s") in right.casefold() and left != right
    return left == right or stems(left) == stems(right) or (within and "-" not in right)


def _speakers(reading: Reading, words: SourceWords) -> Iterator[Citation]:
    entities = {entity.id: entity for entity in reading.entities}
    for attribution in reading.attributions:
        for span in attribution.speaker.spans[:1]:
            entity = entities.get(attribution.speaker.entity or "")
            if made := _speaker(reading, attribution, span, entity, words):
                yield made


def _speaker(
    reading: Reading, attribution: Attribution, span: Span, entity: Entity | None, words: SourceWords
) -> Citation | None:
    said = span.of(reading.report.text)
    because = f"«{said}» is the speaker"
    if body := body_spoken_for(said, words):
        return Citation(reading.report.id, body, "body", span, f"«{said}» speaks for it")
    source = named_source(said, words)
    if source is None or source.name is None:
        return None
    if source.medium:
        return Citation(reading.report.id, source.name, "outlet", span, because)
    if entity is not None and entity.kind not in (EntityKind.ORGANIZATION, EntityKind.OTHER):
        return None
    if entity is None and not _after_statement(said, words):
        return None
    if entity is not None and entity.sector is None and len(source.name.split()) == 1 and len(said.split()) == 2:
        return None
    return Citation(reading.report.id, source.name, "body", span, because)


def _after_statement(said: str, words: SourceWords) -> bool:
    """Without an entity only «Angaben der Polizei» is sure to name somebody."""
    return any(part in words.statements for part in said.split())


def _mentions(reading: Reading, words: SourceWords) -> Iterator[Citation]:
    """Names and abbreviations that may be other outlets'."""
    text = reading.report.text
    for match in _NAMED.finditer(text):
        source = named_source(match.group(), words)
        if source and source.name and is_medium(source.name, words) and not is_bare_medium(source.name, words):
            yield Citation(reading.report.id, source.name, MENTION, Span(*match.span()), "the text names it")
    for match in _SHORT.finditer(text):
        yield Citation(reading.report.id, match.group(), MENTION, Span(*match.span()), "the text names it")
