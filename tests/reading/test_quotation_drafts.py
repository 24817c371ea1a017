"""How grammar's drafts and the trained reader's findings become one list."""

import numpy as np

from laut.model.kinds import Form, Medium
from laut.model.reason import Reason
from laut.reading.draft import Draft
from laut.reading.quotation_candidates import Candidate
from laut.reading.quotation_decoding import Found
from laut.reading.quotation_drafts import LONG, drafted, joined, outer_and_inner
from laut.reading.quotation_inputs import Inputs

SURE = (5.0, 0.0, 0.0, 0.0, 0.0)


def inputs(length: int, spaces: tuple[int, ...] = ()) -> Inputs:
    """Inputs of a text whose tokens at `spaces` are white space."""
    tokens = np.array([i for i in range(length) if i not in spaces], np.int64)
    places = np.full(length + 1, -1, np.int64)
    places[tokens] = np.arange(len(tokens))
    none = np.zeros((len(tokens), 0), np.float32)
    return Inputs(tokens, none.astype(np.int64), none, np.zeros(len(tokens), np.int64), places)


def draft(form: Form, *content: int, frame: tuple[int, ...] = (), medium: Medium | None = None) -> Draft:
    return Draft(form, content, Reason("rule", "grammar says so"), 0.8, medium, frame=frame)


def found(*words: int, form: int = 1, media: tuple[float, ...] = (0.6, 0.4, 0, 0, 0, 0)) -> Found:
    forms = np.eye(5, dtype=np.float32)[form]
    roles = ((0,), (), (), ())
    return Found(Candidate(words, 0, 0.0), 0.9, forms, np.array(media, np.float32), roles, np.ones(4, np.float32))


def test_a_finding_of_grammars_words_keeps_grammars_form_and_reason() -> None:
    (made,) = joined(inputs(5), [found(2, 3)], [], [draft(Form.REPORTED, 2, 3)], SURE)
    assert made.form is Form.REPORTED
    assert made.reason.rule == "rule"
    assert made.reason.because.startswith("grammar says so; ")


def test_a_finding_of_its_own_says_who_found_it() -> None:
    (made,) = joined(inputs(5), [found(2, 3)], [], [], SURE)
    assert made.form is Form.INDIRECT
    assert made.reason.rule == "trained-reader"
    assert made.speaker == (0,)


def test_words_are_led_back_to_tokens_over_white_space() -> None:
    (made,) = joined(inputs(6, spaces=(1,)), [found(1, 2)], [], [], SURE)
    assert made.content == (2, 3)


def test_inside_a_quoted_report_grammars_roles_and_medium_stay() -> None:
    long = draft(Form.DIRECT, *range(1, 1 + LONG))
    inside = draft(Form.INDIRECT, 10, 11, frame=(8, 9), medium=Medium.WRITING)
    made = joined(inputs(LONG + 5), [found(10, 11)], [long], [inside], SURE)[1]
    assert (made.speaker, made.frame, made.medium) == ((), (8, 9), Medium.WRITING)


def test_a_long_quotation_with_an_attribution_inside_is_a_report_of_its_own() -> None:
    long = draft(Form.DIRECT, *range(2, 2 + LONG))
    inside = draft(Form.INDIRECT, 10, 11, frame=(8, 9))
    assert outer_and_inner([long, inside]) == ([long], [inside])


def test_a_long_quotation_of_plain_speech_is_not() -> None:
    long = draft(Form.DIRECT, *range(2, 2 + LONG))
    outside = draft(Form.INDIRECT, 100, 101, frame=(98, 99))
    assert outer_and_inner([long, outside]) == ([], [long, outside])


def test_reports_of_their_own_come_before_what_stands_in_them() -> None:
    long = draft(Form.DIRECT, *range(1, 1 + LONG))
    made = joined(inputs(LONG + 5), [found(1, 2)], [long], [], SURE)
    assert made[0] is long


def test_drafts_are_numbered_in_words() -> None:
    (made,) = drafted(inputs(6, spaces=(0,)), [draft(Form.INDIRECT, 3, 4, frame=(1, 2), medium=Medium.SPEECH_WRITING)])
    assert made.words == (2, 3)
    assert made.roles[2] == (0, 1)
    assert made.medium == tuple(Medium).index(Medium.SPEECH_WRITING)
