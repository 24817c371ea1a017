from hypothesis import given
from hypothesis import strategies as st

from laut.model.attribution import Attribution
from laut.model.evidence import Span
from laut.model.kinds import Form
from laut.reading.contents import Contents

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 30), st.integers(1, 12))


def said(number: int, *content: Span) -> Attribution:
    return Attribution(f"a{number}", Form.DIRECT, content)


def test_the_shortest_content_around_a_word_is_the_innermost() -> None:
    contents = Contents((said(1, Span(0, 50)), said(2, Span(10, 30))))
    assert [a.id for place in (5, 15, 40) if (a := contents.innermost(Span(place, place + 3)))] == ["a1", "a2", "a1"]


def test_outside_all_contents_nobody_speaks() -> None:
    assert Contents((said(1, Span(10, 20)),)).innermost(Span(2, 5)) is None
    assert Contents(()).innermost(Span(2, 5)) is None


@given(st.lists(st.lists(SPANS, min_size=1, max_size=3), max_size=6), SPANS)
def test_looking_up_finds_what_looking_at_all_finds(contents: list[list[Span]], span: Span) -> None:
    attributions = tuple(said(k, *pieces) for k, pieces in enumerate(contents))
    around = [(len(p), k) for k, a in enumerate(attributions) for p in a.content if p.contains(span)]
    assert Contents(attributions).innermost(span) is (attributions[min(around)[1]] if around else None)
