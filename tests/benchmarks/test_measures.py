"""The measured quality does not fall under its floors (quick form: every fifth report)."""

import pytest

from benchmarks import floors
from benchmarks.run import key_of, measures, run
from laut.errors import DataMissing
from laut.settings import from_environment

SLOW = ("speed",)
"""A test never measures time."""
NAMES = [name for name in measures() if name not in SLOW]


@pytest.mark.parametrize("name", NAMES)
def test_no_figure_lies_under_its_floor(name: str) -> None:
    try:
        (result,) = run([name], from_environment(), quick=True)
    except DataMissing as missing:
        pytest.skip(str(missing))
    assert result.shortfalls == ()


@pytest.mark.parametrize("name", NAMES)
def test_every_measure_has_a_floor(name: str) -> None:
    assert key_of(measures()[name], quick=True) in floors.load()


def test_a_floor_is_enforced(monkeypatch: pytest.MonkeyPatch) -> None:
    """The gate itself: a floor above the measured figure makes the run fail."""
    if not (from_environment().data / "ner").is_dir():
        pytest.skip(f"{from_environment().data} is not there; set LAUT_DATA")
    kept = floors.load()
    key = key_of(measures()["names"], quick=True)
    raised = {**kept, key: {"corpus": kept[key]["corpus"], "figures": {"f1": 100.0}}}
    monkeypatch.setattr(floors, "load", lambda: raised)
    (result,) = run(["names"], from_environment(), quick=True)
    assert [shortfall.figure for shortfall in result.shortfalls] == ["f1"]
