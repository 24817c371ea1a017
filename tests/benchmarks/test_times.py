"""The measure of times counts as TempEval-3 does."""

from pathlib import Path

import pytest

from benchmarks.times import Counts, Timex, load, run_over, score, squeezed
from laut.errors import BadData
from laut.model.evidence import Span
from laut.model.kinds import TimexType
from laut.model.report import Report
from laut.model.timex import TimeExpression
from laut.settings import from_environment

TIMEML = (
    '<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2021-05-12">2021-05-12</TIMEX3></DCT>\n'
    '<TEXT>A &amp; B kamen <TIMEX3 tid="t1" type="DATE" value="2021-05-11">gestern</TIMEX3>.</TEXT></TimeML>'
)


def timex(start: int, end: int, value: str = "2021", type: str = "DATE") -> Timex:
    return Timex(start, end, type, value)


def test_overlap_is_relaxed_and_equal_extent_is_strict() -> None:
    assert score([timex(0, 5)], [timex(2, 8)]) == Counts(1, 1, 0, 1, 1, 1)
    assert score([timex(0, 5)], [timex(0, 5)]) == Counts(1, 1, 1, 1, 1, 1)
    assert score([timex(0, 5)], [timex(5, 8)]) == Counts(1, 1, 0, 0, 0, 0)


def test_value_and_type_count_for_found_expressions_only() -> None:
    assert score([timex(0, 5, "2021")], [timex(0, 5, "2020", "TIME")]) == Counts(1, 1, 1, 1, 0, 0)


def test_a_found_expression_serves_one_gold_expression() -> None:
    assert score([timex(0, 3), timex(4, 7)], [timex(0, 7)]).relaxed == 1


def test_equal_extent_goes_before_overlap() -> None:
    assert score([timex(2, 5)], [timex(0, 3), timex(2, 5)]).strict == 1


def test_f1_is_in_per_cent() -> None:
    assert Counts(2, 2, 1, 1, 1, 1).f1(1) == 50.0
    assert Counts().f1(0) == 0.0


def test_white_space_does_not_count() -> None:
    assert squeezed("am  3. Mai", [(4, 10, "DATE", "x"), (2, 3, "DATE", "y")]) == (timex(2, 7, "x"),)


def test_a_folder_of_timeml_is_read_and_scored(tmp_path: Path) -> None:
    (tmp_path / "a.tml").write_text(TIMEML, encoding="utf-8")
    document = load(tmp_path / "a.tml")
    assert document.report.text == "A & B kamen gestern." and str(document.report.published) == "2021-05-12"

    def read(report: Report) -> list[TimeExpression]:
        return [TimeExpression("t1", Span(12, 19), TimexType.DATE, "2021-05-11")]

    assert run_over(read, tmp_path) == Counts(1, 1, 1, 1, 1, 1)


def test_a_file_that_is_no_timeml_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.tml").write_text("<TEXT>", encoding="utf-8")
    with pytest.raises(BadData, match=r"a\.tml"):
        load(tmp_path / "a.tml")


def test_the_gold_corpus_scores_full_marks_against_itself() -> None:
    folder = from_environment().data / "times" / "Dolomiten-42"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there; set LAUT_DATA to the folder that holds the corpora")
    gold = {path.stem: load(path) for path in sorted(folder.glob("*.tml"))}
    counts = sum((score(document.gold, document.gold) for document in gold.values()), Counts())
    assert counts.strict == counts.relaxed == counts.value == counts.gold == counts.found
