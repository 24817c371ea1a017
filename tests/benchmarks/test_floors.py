"""Floors hold, and say what fell."""

from pathlib import Path

from benchmarks import floors


def test_a_figure_under_its_floor_is_named_with_both_values() -> None:
    kept: dict[str, dict[str, object]] = {"times/full": {"corpus": "c", "figures": {"value": 90.0}}}
    short = floors.compare("times/full", "c", {"value": 80.0}, kept)
    assert [(s.figure, s.because) for s in short] == [("value", "80.0 is under the floor 90.0")]


def test_a_figure_that_is_no_longer_measured_counts_as_fallen() -> None:
    kept: dict[str, dict[str, object]] = {"times/full": {"corpus": "c", "figures": {"value": 90.0}}}
    assert floors.compare("times/full", "c", {}, kept)


def test_another_corpus_cannot_be_compared() -> None:
    kept: dict[str, dict[str, object]] = {"times/full": {"corpus": "old", "figures": {"value": 90.0}}}
    assert floors.compare("times/full", "new", {"value": 99.0}, kept)[0].figure == "corpus"


def test_kept_floors_come_back_rounded(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors.keep("times/quick", "c", {"value": 90.04}, path)
    assert floors.load(path) == {"times/quick": {"corpus": "c", "figures": {"value": 90.0}}}
    assert floors.compare("times/quick", "c", {"value": 90.04}, floors.load(path)) == []


def test_the_digest_changes_with_the_content(tmp_path: Path) -> None:
    path = tmp_path / "gold"
    path.write_text("a")
    before = floors.digest([path])
    path.write_text("b")
    assert floors.digest([path]) != before
