"""One event told more often than a list's window and a cluster's size allow: its list is split, the result is that of one machine."""

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from laut import __version__
from laut.flows.merge import merge
from laut.ledger import queries
from laut.ledger.blocks import WINDOW
from laut.ledger.keeping import Intake
from laut.ledger.records import to_json
from laut.ledger.store import Store
from laut.model.moment import Moment
from laut.model.report import Report
from tests.merging.told import telling

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
TIMES = WINDOW + 60


def again(number: int) -> Intake:
    """Report `number` of the same attack, in words of its own; they come out over a month."""
    id, day = f"r{number:04d}", f"2031-04-{1 + number % 28:02d}"
    told = telling(id, published=day, actors=("Rote Boje",), outlet=f"Blatt {number}")
    text = f"Angriff in Grunhaven. {' '.join(f'w{number}x{i}' for i in range(20))}"
    return Intake(Report(id, text, outlet=f"Blatt {number}", published=Moment(day)), __version__, "{}", (told,))


def test_an_event_that_everybody_tells_is_split_and_merged_as_on_one_machine(session: Any, tmp_path: Path) -> None:
    from laut.spark.folder import REPORTS, TAKEN, Folder
    from laut.spark.merge import merge as merge_folder
    from laut.spark.read import row_of

    intakes = sorted((again(number) for number in range(TIMES)), key=lambda x: (x.report.published.edtf, x.report.id))  # type: ignore[union-attr]
    store = Store(str(tmp_path / "alone.db"), write=True)
    store.add(intakes)
    merge(store)
    names = [field.partition(" ")[0] for field in TAKEN.split(", ")]
    place = {"table": "reports", "chunk": "c", "source": "s"}
    rows = [dict.fromkeys(names) | place | {"number": n} | row_of(x) for n, x in enumerate(intakes)]
    folder = Folder(str(tmp_path / "folder"))
    frame = session.createDataFrame([tuple(row[name] for name in names) for row in rows], TAKEN)
    frame.drop("table").write.parquet(folder.path(REPORTS))
    merged = merge_folder(session, folder, run=WINDOW + 10)
    with store.reading() as connection:
        events = {event.id: to_json(event) for event in queries.events(connection)}
    assert {row["id"]: row["json"] for row in pq.read_table(folder.path("events")).to_pylist()} == events
    assert merged.pairs == WINDOW * (TIMES - WINDOW) + WINDOW * (WINDOW - 1) // 2
