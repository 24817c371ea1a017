"""The layers in order: from a report to its reading.

The order is that of `laut.reading.doc`. Building the pipeline loads the model, so
it is built once a process and language.
"""

from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from laut.lang.languages import DEFAULT, code_of
from laut.model.evidence import Span
from laut.model.reading import Reading
from laut.model.report import Report
from laut.reading import anchors, attributions, claims, encoder, entities, mood, quotes
from laut.reading import doc as layers
from laut.reading.times import mentions as times

_REGISTERED = (layers, encoder, quotes, mood, times, attributions, anchors, entities, claims)
"""Importing these modules makes the layers and components known to spaCy."""

COMPONENTS = (
    "laut_encoder", "laut_quotes", "laut_mood", "laut_times",
    "laut_attributions", "laut_anchors", "laut_entities", "laut_claims",
)  # fmt: skip
"""Names of the components in the order in which they run."""
TAGGER = COMPONENTS[:1]
"""What tags, features, lemmas, tree, names and sentences need."""
_LONGEST = 10**9
"""spaCy's own limit guards parsers that need much memory; intake has a limit already."""


@lru_cache
def pipeline(language: str = DEFAULT, components: tuple[str, ...] = COMPONENTS) -> Language:
    """The pipeline of a language; raises `BadLanguageData` for an unknown one, `ModelMissing` without weights."""
    language = code_of(language)
    nlp = spacy.blank(language)
    nlp.max_length = _LONGEST
    for name in components:
        nlp.add_pipe(name)
    return nlp


def annotate(report: Report, nlp: Language) -> Doc:
    """The report as a Doc with all layers that `nlp` has."""
    doc = nlp.make_doc(report.text)
    doc._.report = report
    return nlp(doc)


def read_report(report: Report, nlp: Language) -> Reading:
    """Everything that one pass over the report finds."""
    doc = annotate(report, nlp)
    return Reading(
        report=report,
        sentences=sentences(doc),
        entities=doc._.entities,
        times=doc._.times,
        attributions=doc._.attributions,
        claims=doc._.claims,
    )


def sentences(doc: Doc) -> tuple[Span, ...]:
    """The sentences without the white space around them, as many as `doc.sents`."""
    text = layers.text_of(doc)
    return tuple(_trimmed(sent.start_char, sent.end_char, text) for sent in doc.sents)


def _trimmed(start: int, end: int, text: str) -> Span:
    words = text[start:end]
    if not words.strip():
        return Span(start, end)
    return Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))
