"""A ledger only grows, and what is computed from it can be rebuilt with the same result."""

import random
import sqlite3
from pathlib import Path

import pytest

from laut.errors import LedgerError
from laut.flows.judge import judge
from laut.flows.merge import merge, rebuild
from laut.ledger import queries
from laut.ledger.filter import Filter
from laut.ledger.keeping import Intake
from laut.ledger.store import Store
from laut.model.event import Event
from laut.model.judgement import Verdict
from laut.model.moment import Moment
from laut.model.report import make_report
from laut.model.telling import Telling
from tests.merging.told import telling

TOLD = (
    telling("r1", outlet="Sundbote"),
    telling("r2", words="Überfall", outlet="Kurier"),
    telling("r3", when="2031-06-20", published="2031-06-21", outlet="Kurier"),
    telling("r4", words="Angriffs", actors=("Küstenwache",), when=None, outlet="Bote"),
)


def intake(told: Telling, version: str = "1") -> Intake:
    text = f"Ein {told.trigger_words} in Grunhaven, Nummer {told.report}."
    report = make_report(text, id=told.report, outlet=told.outlet, published=told.published)
    return Intake(report, version, "{}", (told,))


def events(store: Store) -> list[Event]:
    with store.reading() as connection:
        return list(queries.events(connection))


def filled(where: str, told: tuple[Telling, ...] = TOLD) -> Store:
    store = Store(where, write=True)
    store.add(intake(t) for t in told)
    merge(store)
    return store


def test_tellings_of_one_event_come_together(where: str) -> None:
    found = [{t.report for t in event.tellings} for event in events(filled(where))]
    assert {"r1", "r2", "r4"} in found
    assert {"r3"} in found


def test_adding_a_report_again_changes_nothing(where: str) -> None:
    store = filled(where)
    before = events(store)
    store.add(intake(t) for t in TOLD)
    merge(store)
    assert events(store) == before


def test_a_newer_version_keeps_the_old_reading(where: str) -> None:
    store = filled(where)
    store.add([intake(TOLD[0], version="2")])
    merge(store)
    with store.reading() as connection:
        assert queries.counts(connection)["readings"] == len(TOLD) + 1
    assert store.known(["r1"], "1") == store.known(["r1"], "2") == {"r1"}


def test_claims_of_a_newer_version_take_the_place_of_the_older_ones(where: str) -> None:
    store = filled(where)
    store.add([intake(telling("r1", when="2032-01-05", published="2032-01-06", outlet="Sundbote"), version="2")])
    merge(store)
    found = events(store)
    assert sorted(t.report for event in found for t in event.tellings) == ["r1", "r2", "r3", "r4"]
    assert {"r2", "r4"} in [{t.report for t in event.tellings} for event in found]
    rebuild(store)
    assert events(store) == found


@pytest.mark.parametrize("seed", range(3))
def test_one_by_one_in_any_order_equals_a_rebuild_from_scratch(where: str, seed: int) -> None:
    mixed = list(TOLD)
    random.Random(seed).shuffle(mixed)
    store = Store(where, write=True)
    for told in mixed:
        store.add([intake(told)])
        merge(store)
    one_by_one = events(store)
    rebuild(store)
    assert events(store) == one_by_one


def test_a_judgement_wins_is_kept_and_can_be_taken_back(where: str) -> None:
    store = filled(where)
    left, right = TOLD[0].id, TOLD[1].id
    before = events(store)
    made = judge(store, Verdict.DIFFERENT, left, right, "two attacks", "test", "2031-04-04T00:00:00+00:00")
    assert not any({"r1", "r2"} <= {t.report for t in event.tellings} for event in events(store))
    judge(store, None, made.id, None, "judged too fast", "test", "2031-04-05T00:00:00+00:00")
    assert events(store) == before
    assert len(store.judgements()) == 2


def test_a_person_can_join_what_the_program_keeps_apart(where: str) -> None:
    store = filled(where)
    judge(store, Verdict.SAME, TOLD[0].id, TOLD[2].id, "a misprint in r3", "test", "2031-04-04T00:00:00+00:00")
    assert any({"r1", "r3"} <= {t.report for t in event.tellings} for event in events(store))


@pytest.mark.parametrize(
    ("wanted", "reports"),
    [
        (Filter(place="Grunhaven", when=Moment("2031-06")), {"r3"}),
        (Filter(outlet="Sundbote"), {"r1", "r2", "r4"}),
        (Filter(words="Überfall"), {"r1", "r2", "r4"}),
        (Filter(words='" OR 1'), set()),
        (Filter(outlet="EU"), set()),
        (Filter(outlet="Sundbote Kurier"), set()),
        (Filter(actor="Feuerwehr"), set()),
        (Filter(fewest_origins=3), {"r1", "r2", "r4"}),
    ],
    ids=["time", "outlet", "full text", "hostile words", "a short name", "words of two names", "nobody", "origins"],
)
def test_questions_find_their_events(where: str, wanted: Filter, reports: set[str]) -> None:
    with filled(where).reading() as connection:
        found = {t.report for event in queries.events(connection, wanted) for t in event.tellings}
    assert found == reports


def test_a_file_that_is_no_ledger_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("these are notes and no database at all " * 50)
    with pytest.raises(LedgerError, match="not a ledger"):
        Store(str(path), write=True)
    assert path.read_text().startswith("these are notes")


def test_a_ledger_of_a_newer_laut_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    filled(str(path)).close()
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO migrations VALUES (99, 'later')")
    connection.close()
    with pytest.raises(LedgerError, match="newer laut"):
        Store(str(path), write=True)


def test_asking_a_ledger_that_is_not_there_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="laut add"):
        Store(str(tmp_path / "none.db"), write=False)
    assert not (tmp_path / "none.db").exists()
