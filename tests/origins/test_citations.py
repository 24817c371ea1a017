"""Citations lead to the cited outlet's own report, and circles are found."""

from laut.model.evidence import Span
from laut.model.relay import Citation
from laut.origins.citations import MENTION, Published, find_circles, resolved

PAPERS = [
    Published("a1", "Sund-Umschau", "2031-04-02"),
    Published("a2", "Sund-Umschau", "2031-04-04"),
    Published("a3", "Sund-Umschau", "2031-04-09"),
    Published("b1", "Nordische Morgenpost", "2031-04-05"),
]


def cites(report: str, name: str, kind: str = "outlet") -> Citation:
    return Citation(report, name, kind, Span(0, 1), "")


def test_the_latest_report_before_the_citing_one_is_meant() -> None:
    (citation,) = resolved([cites("b1", "Umschau")], PAPERS, lambda citing, other: True)
    assert citation.of == "a2"


def test_a_report_on_something_else_is_not_meant() -> None:
    (citation,) = resolved([cites("b1", "Umschau")], PAPERS, lambda citing, other: other == "a1")
    assert citation.of == "a1"


def test_a_mere_mention_counts_only_where_the_ledger_holds_the_outlet() -> None:
    named = [cites("a3", "NMP", MENTION), cites("a3", "NATO", MENTION)]
    assert [(c.cites, c.of) for c in resolved(named, PAPERS, lambda citing, other: True)] == [("NMP", "b1")]


def test_reports_of_one_day_that_cite_each_other_are_a_circle() -> None:
    papers = [Published("x", "Sundbote", "2031-04-02"), Published("y", "Kurier", "2031-04-02")]
    led = resolved([cites("x", "Kurier"), cites("y", "Sundbote")], papers, lambda citing, other: True)
    assert [circle.reports for circle in find_circles(led)] == [("x", "y")]
