"""Finding times: the grammar's limits, hostile input, feasts, periods."""

import itertools
import random
from datetime import date, timedelta

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from laut.model.moment import Moment
from laut.reading.anchors import find_times
from laut.reading.times import feasts
from laut.reading.times.atoms import split
from laut.reading.times.lexicon import lexicon
from laut.reading.times.mentions import TABLE, find_mentions
from laut.reading.times.periods import Unit, moved, period_of

NLP = spacy.blank("de")
WORDS = lexicon("de")
WORDS_OF_TIME = (
    "am vom bis seit vor nach zum der die des dem 3. 31. Mai März 2019 2021 19 20.30 Uhr Montag Freitagabend gestern heute morgen "
    "Nacht Abend letzten nächstes Jahr Jahre Wochen zwei drei , - – / . ( ) und jeden dreitägig Ende Anfang Ostern Sommer 90er damals"
).split()


@pytest.mark.parametrize(
    ("year", "day"),
    [(1818, (3, 22)), (1943, (4, 25)), (2000, (4, 23)), (2021, (4, 4)), (2024, (3, 31)), (2038, (4, 25))],
)
def test_easter_falls_on_its_day(year: int, day: tuple[int, int]) -> None:
    assert feasts.easter(year) == date(year, *day)


@given(st.integers(1583, 4000))
def test_feasts_keep_their_weekday(year: int) -> None:
    assert feasts.easter(year).isoweekday() == 7
    assert feasts.days_of("advent1", year)[0].isoweekday() == 7
    assert feasts.days_of("advent1-11", year)[0].isoweekday() == 3
    assert feasts.days_of("05/2/7", year)[0].isoweekday() == 7
    assert date(year, 11, 27) <= feasts.days_of("advent1", year)[0] <= date(year, 12, 3)


def test_an_unknown_rule_for_a_feast_is_named() -> None:
    with pytest.raises(ValueError, match="new-moon"):
        feasts.days_of("new-moon", 2021)


@given(
    st.dates(date(1000, 1, 1), date(2500, 1, 1)), st.sampled_from([u for u in Unit if u not in "S MIN H ML".split()])
)
def test_a_period_holds_its_day_and_meets_its_neighbours(day: date, unit: Unit) -> None:
    period = period_of(day, unit)
    if unit is not Unit.WEEKEND:
        assert period.first <= day <= period.last
        assert moved(period, 1).first == period.last + timedelta(days=1)
    assert moved(moved(period, 3), -3) == period
    Moment(period.edtf)


@given(st.lists(st.sampled_from(WORDS_OF_TIME), max_size=25).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_any_words_of_time_give_ordered_spans_and_never_an_error(text: str) -> None:
    mentions = find_mentions(NLP(text), WORDS)
    times, _ = find_times(mentions, (), Moment("2021-05-12"))
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(times))
    assert all(t.span.of(text).strip() and t.value for t in times)


@given(st.text(max_size=200))
@settings(deadline=None)
def test_any_text_is_split_into_atoms_without_loss(text: str) -> None:
    atoms = split(text, WORDS)
    assert "".join(text[a:b] for a, b in zip(atoms.starts, atoms.ends, strict=True)) == "".join(text.split())
    assert len(atoms.kinds) == len(atoms.starts)


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_times_beyond_the_calendar_stay_unknown(published: str) -> None:
    text = "Vor zwei Jahren, in zwei Jahren wird alles anders, letztes Jahr, nächstes Jahr, gestern, am Montag."
    times, _ = find_times(find_mentions(NLP(text), WORDS), (), Moment(published))
    assert len(times) == 6


def test_the_longest_match_is_bounded_so_that_search_is_linear() -> None:
    """No pattern may look farther than a fixed number of atoms ahead, whatever stands there."""
    longest = 120
    for kind in TABLE:
        for rule in TABLE[kind]:
            low, high = _widths(rule.pattern.pattern)
            assert low >= 1 and high <= longest, rule.name


def _widths(pattern: str) -> tuple[int, int]:
    from re import _parser  # type: ignore[attr-defined]

    return _parser.parse(pattern).getwidth()


def test_a_megabyte_of_digits_and_dots_is_read_to_the_end() -> None:
    draw = random.Random(7)
    text = "".join(draw.choice("0123456789.") for _ in range(1_000_000))
    nlp = spacy.blank("de")
    doc = spacy.tokens.Doc(nlp.vocab, words=[text], spaces=[False])
    mentions = find_mentions(doc, WORDS)
    assert len(mentions) <= len(text) / 3
    assert all(mention.span.end <= len(text) for mention in mentions)


def test_tags_tell_the_tense_where_a_tagger_has_read_the_sentence() -> None:
    words = ["Am", "Sonntag", "erkor", "man", "sie"]
    morphs = ["", "", "Tense=Past|VerbForm=Fin|Mood=Ind", "", ""]
    doc = spacy.tokens.Doc(NLP.vocab, words=words, pos=["ADP", "NOUN", "VERB", "PRON", "PRON"], morphs=morphs)
    times, _ = find_times(find_mentions(doc, WORDS), (), Moment("2021-05-12"))
    assert times[0].value == "2021-05-09"
