"""The names and types of our annotation layers on spaCy's `Doc`.

The layers of `reading` meet here and nowhere else: a component reads the
layers it requires from the Doc and sets the ones it assigns. spaCy's own
attributes carry tags, tree, names (`doc.ents`) and sentences; `doc.tensor`
holds the encoder's hidden states, one row a token.

Order of the components (`reading/pipeline.py`):

    laut_encoder       tag_, pos_, morph, lemma_, head, dep_, ents, sents, tensor
    laut_quotes        doc._.quoted         quoted stretches, nested
    laut_mood          doc._.moods          Konjunktiv, modal, negated, conditional stretches
    laut_times         doc._.time_mentions  time expressions, not yet resolved
    laut_attributions  doc._.attributions   content, speaker, cue, frame, addressee, parent
    laut_anchors       doc._.times          resolved times; sets `said` of the attributions
    laut_entities      doc._.entities       entities; sets `entity` of speakers and addressees
    laut_claims        doc._.claims
"""

from collections.abc import Iterable

from spacy.tokens import Doc, Span, Token

from laut.model import evidence
from laut.model.report import Report

LAYERS: tuple[str, ...] = ("quoted", "moods", "time_mentions", "attributions", "times", "entities", "claims")
"""Each is a tuple of records in text order; `()` until its component has run."""

for _layer in LAYERS:
    Doc.set_extension(_layer, default=(), force=True)
Doc.set_extension("report", default=None, force=True)


def report_of(doc: Doc) -> Report:
    """The report that the Doc was made from; raises `ValueError` without one."""
    report = doc._.report
    if not isinstance(report, Report):
        raise ValueError("this Doc carries no report; set doc._.report first")
    return report


def span_of(piece: Span | Token) -> evidence.Span:
    """A spaCy piece as evidence: character offsets into the report's text."""
    if isinstance(piece, Token):
        return evidence.Span(piece.idx, piece.idx + len(piece))
    return evidence.Span(piece.start_char, piece.end_char)


def pieces_of(tokens: Iterable[Token]) -> tuple[evidence.Span, ...]:
    """Tokens as the fewest spans: neighbours (white space between them aside) become one piece."""
    pieces: list[tuple[Token, Token]] = []
    for token in sorted((t for t in tokens if not t.is_space), key=_place):
        if pieces and _adjacent(pieces[-1][1], token):
            pieces[-1] = (pieces[-1][0], token)
        else:
            pieces.append((token, token))
    return tuple(evidence.Span(first.idx, last.idx + len(last)) for first, last in pieces)


def _place(token: Token) -> int:
    return int(token.i)


def _adjacent(left: Token, right: Token) -> bool:
    return right.i == left.i + 1 or all(token.is_space for token in left.doc[left.i + 1 : right.i])


def text_of(doc: Doc) -> str:
    """The Doc's text without putting it together anew, as spaCy's `Doc.text` does each time."""
    report = doc._.report
    return report.text if isinstance(report, Report) else doc.text


def tokens_in(doc: Doc, span: evidence.Span) -> Span:
    """The tokens that overlap a character span."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    if found is None:
        raise ValueError(f"no token overlaps [{span.start}, {span.end})")
    return found
