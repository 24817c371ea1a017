"""Reading and merging on a cluster with worker processes, one of them killed, against one machine."""

import json
import shutil
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from laut.errors import BadData
from laut.flows.add import add
from laut.flows.load import load
from laut.flows.merge import merge
from laut.flows.sources import sources
from laut.intake.files import read_files
from laut.intake.source import Given
from laut.ledger import queries
from laut.ledger.browse import reading_json
from laut.ledger.records import to_json
from laut.ledger.store import Store
from laut.model.relay import Copy
from tests.spark.inputs import CUT, ROOT, write_inputs
from tests.spark.killing import Killer

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
"""Sockets to Java, and warcio's temporary files, are left to the garbage collector by others."""


@dataclass(frozen=True, slots=True)
class Done:
    """A folder that was read in three runs: the first left after one wave, in the second a worker killed, the third idle."""

    inputs: Path
    folder: str
    chunks: int
    runs: tuple[list[Any], list[Any], list[Any]]
    killed: list[int]


@pytest.fixture(scope="session")
def done(session: Any, tmp_path_factory: pytest.TempPathFactory) -> Done:
    from laut.spark.chunks import find_chunks
    from laut.spark.folder import Folder
    from laut.spark.merge import merge as merge_folder
    from laut.spark.read import read

    inputs, folder = tmp_path_factory.mktemp("inputs"), str(tmp_path_factory.mktemp("ledger") / "folder")
    write_inputs(inputs)
    chunks = find_chunks(session, [str(inputs)], None, CUT)
    started = list(islice(read(session, chunks, Folder(folder), Given(), at_once=3), 1))
    killer = Killer(session)
    killer.start()
    rest = list(read(session, chunks, Folder(folder), Given()))
    killer.over.set()
    again = list(read(session, chunks, Folder(folder), Given()))
    merge_folder(session, Folder(folder))
    return Done(inputs, folder, len(chunks), (started, rest, again), killer.killed)


@pytest.fixture(scope="session")
def alone(done: Done, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The ledger of one machine over the same reports; those of the Parquet file, which it does not read, as JSON lines."""
    folder = tmp_path_factory.mktemp("alone")
    lines = folder / "harbour.jsonl"
    rows = pq.read_table(done.inputs / "harbour.parquet").to_pylist()
    lines.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    files = sorted(path for path in done.inputs.iterdir() if path.suffix != ".parquet")
    store = Store(str(folder / "alone.db"), write=True)
    list(add(store, read_files([str(path) for path in (*files, lines)], Given())))
    merge(store)
    return store


def rows(done: Done, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(f"{done.folder}/{table}").to_pylist()
    return found


def test_a_run_goes_on_where_another_was_left_though_a_worker_is_killed(done: Done) -> None:
    started, rest, again = done.runs
    assert [wave.chunks for wave in started] == [3]
    assert sum(wave.chunks for wave in (*started, *rest)) == done.chunks
    assert again == []
    assert len(done.killed) == 1


def test_every_report_is_read_as_on_one_machine(done: Done, alone: Store) -> None:
    with alone.reading() as connection:
        ids = [report.id for report in queries.reports(connection)]
        readings = {id: reading_json(connection, id) for id in ids}
    read = rows(done, "read/table=reports")
    assert {row["id"]: row["reading"] for row in read} == readings
    assert len({(row["source"], row["number"]) for row in read}) == len(read)


def test_every_rejection_stands_in_its_table_with_its_reason(done: Done, alone: Store) -> None:
    with alone.reading() as connection:
        wanted = {(name, line, why) for name, line, why in queries.rejections(connection) if "harbour" not in name}
    found = {(r["source"].removeprefix("file:"), r["line"], r["reason"]) for r in rows(done, "read/table=rejections")}
    parquet = {entry for entry in found if ".parquet" in entry[0]}
    assert found - parquet == wanted
    assert {(Path(name).name, line, why.partition(":")[0]) for name, line, why in parquet} == {
        ("harbour.parquet", 5, '"text" is missing'),
        ("broken.parquet", None, "is no Parquet file that can be read"),
    }
    assert sum("in the language" in why for _, _, why in found) == 4


def test_events_origins_and_contradictions_are_those_of_one_machine(done: Done, alone: Store) -> None:
    with alone.reading() as connection:
        events = {event.id: to_json(event) for event in queries.events(connection)}
        copies = {asdict_line(copy) for copy in queries.copies(connection)}
    assert {row["id"]: row["json"] for row in rows(done, "events")} == events
    assert {(r["of"], r["copy"], r["share"], r["because"]) for r in rows(done, "copies")} == copies
    assert any(row["independent_origins"] > 1 for row in rows(done, "events"))
    assert any('"contradictions":[{' in row["json"] for row in rows(done, "events"))


def test_a_merged_folder_becomes_a_ledger_like_any_other(done: Done, alone: Store, where: str) -> None:
    store = Store(where, write=True)
    outcomes = [added.outcome for added in load(store, Path(done.folder))]
    assert set(outcomes) == {"kept"}
    assert everything(store) == everything(alone)
    assert merge(store) == 0
    assert {added.outcome for added in load(store, Path(done.folder))} == {"known"}
    assert everything(store) == everything(alone)
    store.close()


def test_a_ledger_that_holds_other_reports_merges_what_it_takes_in(done: Done, tmp_path: Path) -> None:
    other = ROOT / "examples" / "harbour.jsonl"
    first, second = (Store(str(tmp_path / name), write=True) for name in ("first.db", "second.db"))
    list(add(first, read_files([str(other)], Given())))
    merge(first)
    list(load(first, Path(done.folder)))
    assert merge(first) > 0
    list(load(second, Path(done.folder)))
    list(add(second, read_files([str(other)], Given())))
    merge(second)
    assert everything(first)[0] == everything(second)[0]


def test_a_folder_that_was_not_merged_wholly_is_not_loaded(done: Done, tmp_path: Path) -> None:
    shutil.copytree(done.folder, tmp_path / "folder")
    shutil.rmtree(tmp_path / "folder" / "events")
    store = Store(str(tmp_path / "ledger.db"), write=True)
    with pytest.raises(BadData, match="events: no such table"):
        list(load(store, tmp_path / "folder"))


def test_what_an_interrupted_wave_left_is_replaced_and_addresses_of_hadoop_are_read(
    session: Any, tmp_path: Path
) -> None:
    from laut.spark.chunks import find_chunks
    from laut.spark.folder import Folder
    from laut.spark.read import read

    (tmp_path / "two.jsonl").write_text('{"text": "Der Rat tagt."}\n{"text": 7}\n', encoding="utf-8")
    chunks = find_chunks(session, [f"viewfs://shelf/all{tmp_path}/two.jsonl"], None, 5)
    assert [(chunk.local, chunk.start) for chunk in chunks] == [(False, 0)]
    folder = Folder(str(tmp_path / "folder"))
    before = [(wave.reports, wave.rejections) for wave in read(session, chunks, folder, Given())]
    shutil.rmtree(tmp_path / "folder" / "chunks")
    after = [(wave.reports, wave.rejections) for wave in read(session, chunks, folder, Given())]
    assert before == after == [(1, 1)]
    assert pq.read_table(tmp_path / "folder" / "read" / "table=reports").num_rows == 1


def asdict_line(copy: Copy) -> tuple[str, str, float, str]:
    return copy.of, copy.copy, copy.share, copy.because


def everything(store: Store) -> tuple[object, ...]:
    """Events, counts (but of rejections, which a folder keeps to itself) and sources of a ledger."""
    with store.reading() as connection:
        events = [to_json(event) for event in queries.events(connection)]
        counts = queries.counts(connection)
    return events, {name: n for name, n in counts.items() if name != "rejections"}, sources(store)
