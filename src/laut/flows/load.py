"""Loading a folder of Parquet that was read and merged elsewhere (`laut spark`) into a ledger.

Its reports are kept as any others. If the ledger then holds them and no others, what was merged there is taken over; else
they wait to be merged here, with the same result.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from laut import __version__
from laut.errors import BadData, SetupError
from laut.flows.add import Added
from laut.ledger import blocks, computed, queries
from laut.ledger.keeping import Intake
from laut.ledger.pairs import Pair, keep_pairs
from laut.ledger.records import from_json
from laut.ledger.store import Store
from laut.merging.blocks import keys
from laut.model.event import Event
from laut.model.moment import Moment
from laut.model.relay import Citation, Copy
from laut.model.report import Report
from laut.model.telling import Telling
from laut.origins.copies import fingerprint

Row = dict[str, Any]
_AT_ONCE = 200
"""Rows kept in one transaction."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A folder of Parquet tables."""

    where: Path

    def rows(self, table: str, columns: Sequence[str] | None = None) -> Iterator[Row]:
        """The rows of a table, file by file; raises `BadData` where it is missing, `SetupError` without pyarrow."""
        try:
            import pyarrow.dataset as ds
        except ImportError:
            raise SetupError("--from-parquet needs pyarrow: pip install 'laut[parquet]'") from None
        path = self.where / table
        if not path.is_dir():
            raise BadData(f"{path}: no such table; `laut spark read` and then `laut spark merge` make it")
        data = ds.dataset(str(path), format="parquet", partitioning="hive")
        for batch in data.to_batches(columns=list(columns) if columns else None, batch_size=_AT_ONCE):
            yield from batch.to_pylist()

    def reports(self, columns: Sequence[str]) -> Iterator[Row]:
        """The reports read by this version, each once: of several with one id the first by source and number."""
        order = ("source", "number", "chunk")
        first: dict[str, tuple[str, int, str]] = {}
        for row in self.rows("read/table=reports", ("id", "version", *order)):
            if row["version"] == __version__:
                place = (row["source"], row["number"], row["chunk"])
                first[row["id"]] = min(place, first.get(row["id"], place))
        for row in self.rows("read/table=reports", (*columns, "version", *order)):
            if row["version"] == __version__ and first[row["id"]] == (row["source"], row["number"], row["chunk"]):
                yield row


def load(store: Store, folder: Path) -> Iterator[Added]:
    """Keep a merged folder's reports, then take over what was merged; raises `BadData` where it is not merged, or not wholly."""
    loaded = Loaded(folder)
    count = _check(loaded)
    for rows in _parts(loaded.reports(_COLUMNS)):
        known = store.known([row["id"] for row in rows], __version__)
        store.add(_intake(row) for row in rows if row["id"] not in known)
        yield from (Added(row["id"], "known" if row["id"] in known else "kept") for row in rows)
    with store.reading() as connection:
        held = queries.counts(connection)
    if held["reports"] == held["pending"] == count and not held["judgements"]:
        _take_over(store, loaded)


_COLUMNS = (
    "id", "text", "title", "outlet", "url", "language", "published", "author", "based_on", "reading", "tellings",
    "citations",
)  # fmt: skip


def _check(loaded: Loaded) -> int:
    """How many reports the folder holds; all must have been merged."""
    merged = next(loaded.rows("merged"))
    counted = {
        "reports": sum(1 for _ in loaded.reports(("id",))),
        "events": sum(1 for _ in loaded.rows("events", ("id",))),
    }
    if merged["version"] != __version__ or any(merged[name] != number for name, number in counted.items()):
        raise BadData(
            f"{loaded.where}: was merged by another laut, or before all its reports were read: run `laut spark merge` again"
        )
    return counted["reports"]


def _intake(row: Row) -> Intake:
    published = Moment(row["published"]) if row["published"] else None
    plain = {name: row[name] for name in ("id", "text", "title", "outlet", "url", "language", "author", "based_on")}
    report = Report(**plain, published=published)
    told = tuple(from_json(Telling, line) for line in row["tellings"])
    cited = tuple(from_json(Citation, line) for line in row["citations"])
    return Intake(report, row["version"], row["reading"], told, cited)


def _take_over(store: Store, loaded: Loaded) -> None:
    """Blocks, fingerprints, pairs, copies and events; the reports stop waiting when all of it is there."""
    for rows in _parts(loaded.reports(("id", "text", "tellings"))):
        told = [from_json(Telling, line) for row in rows for line in row["tellings"]]
        with store.merging() as connection:
            blocks.index_tellings(connection, {telling.id: keys(telling) for telling in told})
            blocks.index_reports(connection, {row["id"]: fingerprint(row["text"]) for row in rows})
    for rows in _parts(loaded.rows("pairs")):
        with store.merging() as connection:
            keep_pairs(connection, (Pair(row["left"], row["right"], row["score"], row["because"]) for row in rows))
    for rows in _parts(loaded.rows("copies")):
        with store.merging() as connection:
            computed.keep_copies(connection, (Copy(r["of"], r["copy"], r["share"], r["because"]) for r in rows))
    for rows in _parts(loaded.rows("events", ("json",))):
        events = [from_json(Event, row["json"]) for row in rows]
        with store.merging() as connection:
            computed.replace_events(connection, [told.id for event in events for told in event.tellings], events)
    for rows in _parts(loaded.reports(("id",))):
        with store.merging() as connection:
            computed.merged(connection, [row["id"] for row in rows])


def _parts(rows: Iterable[Row]) -> Iterator[list[Row]]:
    left = iter(rows)
    while part := list(islice(left, _AT_ONCE)):
        yield part
