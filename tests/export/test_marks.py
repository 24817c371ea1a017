"""Cutting the text into pieces that carry the same marks."""

from hypothesis import given
from hypothesis import strategies as st

from laut.export.marks import paragraphs
from laut.model.attribution import Attribution
from laut.model.evidence import Span
from laut.model.kinds import Form
from laut.model.reading import Reading
from laut.model.report import Report
from tests.export.nordkap import nordkap


def test_words_within_words_are_deeper() -> None:
    depths = {piece.text: piece.depth for paragraph in paragraphs(nordkap()) for piece in paragraph.pieces}
    assert depths["Oslo"] == 1
    assert depths["beenden"] == 2
    assert depths["schreibt"] == 0


def test_a_piece_says_what_it_is_and_where_a_claim_ends() -> None:
    pieces = [piece for paragraph in paragraphs(nordkap()) for piece in paragraph.pieces]
    trigger = next(piece for piece in pieces if piece.text == "erschossen")
    assert trigger.kinds == ("trigger",) and trigger.ends == (8,)
    assert trigger.note == "8: Assault (firearms) · said by Polarkurier"


@given(
    st.text("ab \n", min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(1, 12)), max_size=6),
)
def test_the_pieces_of_a_paragraph_are_its_text(text: str, found: list[tuple[int, int]]) -> None:
    spans = [Span(start, min(start + size, len(text))) for start, size in found if start < len(text)]
    said = tuple(Attribution(f"a{i}", Form.DIRECT, (span,)) for i, span in enumerate(spans))
    cut = paragraphs(Reading(Report("x", text), attributions=said))
    for paragraph in cut:
        assert "".join(piece.text for piece in paragraph.pieces) == paragraph.span.of(text)
    assert "".join("".join(p.span.of(text).split()) for p in cut) == "".join(text.split())
