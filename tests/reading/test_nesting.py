"""Parents of attributions, on hand-made spans."""

from hypothesis import given
from hypothesis import strategies as st

from laut.model.attribution import Attribution, Party
from laut.model.evidence import Span
from laut.model.kinds import Form
from laut.reading.nesting import nest, same_utterance


def said(
    id: str, *content: tuple[int, int], cue: tuple[int, int] | None = None, frame: tuple[int, int] | None = None, by: tuple[int, int] | None = None
) -> Attribution:  # fmt: skip
    return Attribution(
        id,
        Form.INDIRECT,
        tuple(Span(*piece) for piece in content),
        speaker=Party((Span(*by),) if by else ()),
        cue=(Span(*cue),) if cue else (),
        frame=(Span(*frame),) if frame else (),
    )


def parents(*attributions: Attribution) -> dict[str, str | None]:
    return {a.id: a.parent for a in nest(attributions)}


def test_words_and_cue_inside_a_content_make_it_the_parent() -> None:
    outer = said("a1", (20, 90), cue=(0, 10), frame=(0, 19))
    inner = said("a2", (50, 90), cue=(30, 40), frame=(20, 49))
    assert parents(outer, inner) == {"a1": None, "a2": "a1"}


def test_a_cue_outside_the_content_makes_no_parent() -> None:
    outer = said("a1", (20, 90), cue=(0, 10), frame=(0, 19))
    other = said("a2", (50, 80), cue=(5, 9), frame=(5, 12))
    assert parents(outer, other)["a2"] is None


def test_the_innermost_content_is_the_parent_in_a_chain_of_three() -> None:
    first = said("a1", (10, 100), cue=(0, 5), frame=(0, 9))
    second = said("a2", (30, 100), cue=(12, 18), frame=(10, 29))
    third = said("a3", (60, 100), cue=(40, 45), frame=(30, 59))
    assert parents(third, first, second) == {"a1": None, "a2": "a1", "a3": "a2"}


def test_quoted_words_with_the_frame_of_the_sentence_around_them_are_the_same_utterance() -> None:
    indirect = said("a1", (20, 90), cue=(0, 10), frame=(0, 19))
    quoted = said("a2", (50, 70), cue=(0, 10), frame=(0, 19))
    assert same_utterance(indirect, quoted)
    assert parents(indirect, quoted) == {"a1": None, "a2": None}


def test_words_that_go_on_for_the_same_speaker_are_the_same_utterance() -> None:
    assert parents(said("a1", (20, 90), by=(0, 5)), said("a2", (30, 50), by=(0, 5)))["a2"] is None


def test_reaching_back_takes_up_what_stands_before() -> None:
    back = said("a1", (0, 104), cue=(105, 113), frame=(105, 130), by=(114, 130))
    before = said("a2", (21, 100), cue=(7, 19), frame=(0, 20), by=(0, 6))
    assert parents(before, back) == {"a1": None, "a2": "a1"}


def test_a_source_inside_pieces_of_a_content_is_nested() -> None:
    outer = said("a1", (20, 60), cue=(0, 5), frame=(0, 19))
    inner = said("a2", (20, 24), (40, 60), cue=(25, 29), frame=(25, 39))
    assert parents(outer, inner)["a2"] == "a1"


def test_without_frame_the_content_alone_decides() -> None:
    assert parents(said("a1", (0, 90), cue=(91, 95), frame=(91, 99)), said("a2", (10, 40)))["a2"] == "a1"


SPANS = st.tuples(st.integers(0, 40), st.integers(1, 40)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(st.tuples(SPANS, SPANS, SPANS), max_size=12))
def test_parents_never_form_a_circle(rows: list[tuple[tuple[int, int], ...]]) -> None:
    made = [said(f"a{n}", content, cue=cue, frame=frame) for n, (content, cue, frame) in enumerate(rows)]
    found = {a.id: a.parent for a in nest(made)}
    for start in found:
        seen, at = set(), start
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = found[at]  # type: ignore[assignment]
