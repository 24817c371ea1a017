"""Origins are counted, not reports."""

from laut.model.event import Origin
from laut.model.kinds import EventType
from laut.model.relay import Copy
from laut.model.telling import Telling
from laut.origins.count import count
from laut.origins.graph import circles, edges
from tests.merging.told import telling


def origins(*told: Telling, copies: tuple[Copy, ...] = ()) -> list[tuple[str, str, tuple[str, ...]]]:
    outlets = {t.report: t.outlet for t in told if t.outlet}
    found: tuple[Origin, ...] = count(edges(told, copies, outlets))
    return [(origin.origin, origin.kind, origin.reports) for origin in found]


def test_ten_reports_of_one_spokesman_have_one_origin() -> None:
    told = [telling(f"r{i}", outlet=f"Blatt {i}", chain=("Ole Sand",), kinds=("person",)) for i in range(10)]
    assert [(name, kind) for name, kind, _ in origins(*told)] == [("Ole Sand", "person")]


def test_two_persons_are_two_origins() -> None:
    one = telling("r1", chain=("Ole Sand",), kinds=("person",))
    other = telling("r2", chain=("Ilka Brand",), kinds=("person",))
    assert len(origins(one, other)) == 2


def test_a_copy_belongs_to_the_origin_of_what_it_copies() -> None:
    copy = Copy("r1", "r2", 0.8, "r2 shares 80% of its words with r1")
    found = origins(telling("r1", outlet="Bote"), telling("r2", outlet="Kurier"), copies=(copy,))
    assert found == [("Bote", "outlet", ("r1", "r2"))]


def test_a_report_that_cites_an_outlet_belongs_to_that_outlets_own_report() -> None:
    first = telling("r1", outlet="Sundbote", chain=("Ole Sand",), kinds=("person",))
    second = telling("r2", outlet="Kurier", chain=("Sundbote",), kinds=("outlet",))
    assert origins(first, second) == [("Ole Sand", "person", ("r1", "r2"))]


def test_reports_that_cite_each_other_share_one_unknown_origin() -> None:
    one = telling("r1", outlet="Sundbote", chain=("Kurier",), kinds=("outlet",))
    other = telling("r2", outlet="Kurier", chain=("Sundbote",), kinds=("outlet",))
    assert [(kind, reports) for _, kind, reports in origins(one, other)] == [("unknown", ("r1", "r2"))]
    assert circles(edges([one, other], (), {"r1": "Sundbote", "r2": "Kurier"})) == (("r1", "r2"),)


def test_a_report_that_adds_a_source_stands_under_the_added_one() -> None:
    relayed = [telling(f"r{i}", chain=("Ole Sand",), kinds=("person",)) for i in (1, 2)]
    added = telling("r2", chain=("Ilka Brand",), kinds=("person",), start=40)
    assert [(name, reports) for name, _, reports in origins(*relayed, added)] == [
        ("Ole Sand", ("r1",)),
        ("Ilka Brand", ("r2",)),
    ]


def test_the_same_demand_by_the_same_speaker_is_one_origin() -> None:
    told = [
        telling(f"r{i}", type=EventType.REQUEST, words="forderte", actors=("Ilka Brand",), outlet=f"Blatt {i}")
        for i in (1, 2)
    ]
    assert len(origins(*told)) == 1


def test_every_origin_says_why() -> None:
    one = telling("r1", outlet="Sundbote", chain=("Kurier",), kinds=("outlet",))
    assert all(origin.because for origin in count(edges([one], (), {"r1": "Sundbote"})))
