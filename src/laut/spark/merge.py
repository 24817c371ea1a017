"""`laut spark merge`: pairs, copies and events of a folder of reports, computed by the functions that a ledger is merged by."""

from collections.abc import Callable
from dataclasses import dataclass

from pyspark.sql import DataFrame, SparkSession

from laut import __version__
from laut.spark.connected import connected
from laut.spark.copies import found_copies
from laut.spark.events import made_events
from laut.spark.folder import Folder
from laut.spark.pairs import RUN, decided_pairs
from laut.spark.places import bundles, in_lists
from laut.spark.tellings import keyed, listed, reports

_MERGED = "version string, reports long, tellings long, pairs long, copies long, events long"


@dataclass(frozen=True, slots=True)
class Merged:
    """How much a merged folder holds."""

    reports: int
    tellings: int
    pairs: int
    copies: int
    events: int


def merge(
    session: SparkSession, folder: Folder, tell: Callable[[str], None] = lambda _: None, run: int = RUN
) -> Merged:
    """Make a folder's `pairs`, `copies` and `events` anew; `tell` hears of every step, `run` is a length in places for `decided_pairs`.

    Each step is written down before the next one begins (under `work`), so that an executor that is lost costs its own
    tasks only. Raises `BadData` for a folder without reports.
    """

    def keep(frame: DataFrame, table: str) -> DataFrame:
        tell(table)
        folder.write(frame, table)
        return session.read.schema(frame.schema).parquet(folder.path(table))

    taken = reports(session, folder)
    tellings = keep(listed(taken), "work/tellings")
    places = keep(in_lists(keyed(taken)), "work/places")
    held = keep(bundles(taken, places), "work/bundles")
    pairs = keep(decided_pairs(held, places, run), "pairs")
    copies = keep(found_copies(taken), "copies")
    edges = connected(pairs, lambda frame, name: keep(frame, f"work/{name}"))
    events = keep(made_events(tellings, edges, copies), "events")
    counts = tuple(frame.count() for frame in (taken, tellings, pairs, copies, events))
    folder.write(session.createDataFrame([(__version__, *counts)], _MERGED).coalesce(1), "merged")
    return Merged(*counts)
