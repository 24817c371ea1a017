"""The measure of attributions: pairing, averaging, and agreement with the published scorer where it is there."""

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from benchmarks.quotes import NOTHING, PARTS, GoldReport, Group, figures, group_of, load, pairs, tally
from laut.model.attribution import Attribution, Party
from laut.model.evidence import Span
from laut.model.kinds import Form, Medium
from laut.settings import from_environment

DATA = from_environment().data
TOKENS = tuple((10 * i, 10 * i + 9) for i in range(20))


def group(quote: range, form: str = "direct", medium: str | None = "speech", **roles: range) -> Group:
    parts = dict.fromkeys(PARTS, frozenset[int]()) | {"quote": frozenset(quote)}
    return Group(parts | {name: frozenset(ids) for name, ids in roles.items()}, form, medium)


def scored(gold: list[Group], found: list[Group]) -> dict[str, float]:
    return figures(tally([(GoldReport("r", "", None, TOKENS, tuple(gold)), found)]))


def test_what_is_all_right_scores_hundred() -> None:
    one = group(range(3, 9), speaker=range(1), cue=range(1, 2))
    assert scored([one], [one])["joint"] == 100.0


def test_nothing_found_scores_zero_and_does_not_fail() -> None:
    assert scored([group(range(3))], [])["joint"] == 0.0
    assert scored([], [])["joint"] == 0.0


def test_half_of_a_content_counts_half() -> None:
    result = scored([group(range(4))], [group(range(2))])
    assert result["quote"] == pytest.approx(66.7)


def test_pairs_are_those_with_the_greatest_overlap_in_all() -> None:
    gold = [group(range(4)), group(range(4, 8))]
    found = [group(range(3, 8)), group(range(3))]
    assert sorted(pairs(found, gold)) == [(0, 1), (1, 0)]


def test_equal_overlap_is_decided_by_the_form() -> None:
    gold = [group(range(4), form="direct"), group(range(4), form="indirect")]
    found = [group(range(4), form="indirect")]
    assert pairs(found, gold) == [(0, 1)]


def test_a_wrong_finding_lowers_precision_only() -> None:
    right = group(range(4))
    counts = tally([(GoldReport("r", "", None, TOKENS, (right,)), [right, group(range(10, 12))])])
    assert counts.precision["quote"] == [1.0, 0.0]
    assert counts.recall["quote"] == [1.0]


def test_an_attribution_is_mapped_to_the_tokens_it_touches() -> None:
    report = GoldReport("r", "x" * 200, None, TOKENS, ())
    said = Attribution("a1", Form.DIRECT, (Span(12, 35),), Medium.WRITING, speaker=Party((Span(0, 5),)))
    mapped = group_of(said, report)
    assert (mapped.parts["quote"], mapped.parts["speaker"]) == (frozenset((1, 2, 3)), frozenset((0,)))
    assert (mapped.form, mapped.medium) == ("direct", "writing")
    assert NOTHING.form is None


def published_scorer() -> ModuleType:
    path = DATA.parent / "tools" / "score_quotes.py"
    if not path.exists() or not (DATA / "quotes" / "dev.jsonl.gz").exists():
        pytest.skip(f"{path} or the corpus is not there; set LAUT_DATA")
    spec = importlib.util.spec_from_file_location("score_quotes", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_figures_are_those_of_the_published_scorer() -> None:
    scorer = published_scorer()
    path = DATA / "quotes" / "dev.jsonl.gz"
    reports = list(load(path))[:40]
    gold = _gold(scorer, path)[:40]
    chance = random.Random(7)
    found = {
        report.name: [_shaken(one, chance) for one in report.groups if chance.random() < 0.8] for report in reports
    }
    ours = figures(tally([(report, found[report.name]) for report in reports]))
    theirs = scorer.score(gold, {name: [_as_theirs(scorer, one) for one in groups] for name, groups in found.items()})
    assert ours == {name: value["f1"] if isinstance(value, dict) else value for name, value in theirs.items()}


def _gold(scorer: ModuleType, path: Path) -> list[Any]:
    with scorer.opened(path) as lines:
        return [json.loads(line) for line in lines]


def _shaken(one: Group, chance: random.Random) -> Group:
    """A gold attribution with some tokens lost and, at times, another form."""
    parts = {name: frozenset(i for i in ids if chance.random() < 0.8) for name, ids in one.parts.items()}
    kept = parts if parts["quote"] else one.parts
    return Group(kept, one.form if chance.random() < 0.8 else "reported", None if one.medium == "none" else one.medium)


def _as_theirs(scorer: ModuleType, one: Group) -> dict[str, Any]:
    parts = {name: sorted(ids) for name, ids in one.parts.items()}
    return {**parts, "type": scorer.FORM.get(one.form), "medium": scorer.MEDIUM.get(one.medium)}
