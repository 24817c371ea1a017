"""Pairs: which tellings are about one event, decided as on one machine, each pair once."""

from collections import deque
from collections.abc import Iterator
from functools import partial
from itertools import combinations, groupby, product

from pyspark.sql import DataFrame
from pyspark.sql import functions as f

from laut.ledger.blocks import WINDOW
from laut.spark.bundle import Placed, first_key, pair, placed
from laut.spark.places import LONG
from laut.spark.rows import Row, over_rows

PAIRS = "left string, right string, score double, because string"
RUN = 1000
"""Places of a long list that are worked on at once, besides the `WINDOW` before them."""


def decided_pairs(bundles: DataFrame, places: DataFrame, run: int = RUN) -> DataFrame:
    """The pairs that are probably about one event, with the reasons; long lists are cut into runs of `run` places (more than `WINDOW`)."""
    return _of_short_lists(bundles, places).unionAll(_of_long_lists(bundles, places, run))


def _of_short_lists(bundles: DataFrame, places: DataFrame) -> DataFrame:
    """Pairs of reports that share a key of a short list, a report with itself among them."""
    holders = places.where(f.col("size") <= LONG).select("key", "report").distinct()
    other = holders.select("key", f.col("report").alias("other"))
    near = holders.join(other, "key").where("report <= other").select("report", "other").distinct()
    right = bundles.select(
        f.col("report").alias("other"), f.col("tellings").alias("tellings_2"), f.col("places").alias("places_2")
    )
    both = (
        near.join(bundles, "report")
        .join(right, "other")
        .select("report", "tellings", "places", "other", "tellings_2", "places_2")
    )
    return over_rows(both.repartition(_parts(both), "report", "other"), _of_reports, PAIRS)


def _of_reports(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        one = _bundle(row["tellings"], row["places"])
        same = row["report"] == row["other"]
        both = combinations(one, 2) if same else product(one, _bundle(row["tellings_2"], row["places_2"]))
        for left, right in both:
            if left.short.keys() & right.short.keys() and (found := pair(left, right)):
                yield found


def _bundle(tellings: list[str], places: list[Row]) -> list[Placed]:
    by_nth: dict[int, list[Row]] = {}
    for entry in places:
        by_nth.setdefault(entry["nth"], []).append(entry)
    return [placed(tellings[nth], mine) for nth, mine in sorted(by_nth.items())]


def _of_long_lists(bundles: DataFrame, places: DataFrame, size: int) -> DataFrame:
    """Runs of long lists: each telling is compared with those before it in the list, as far as `WINDOW` places."""
    long = places.where(f.col("size") > LONG).select("key", "place", "report", "nth")
    run = f.floor(f.col("place") / size)
    ahead = f.when(f.col("place") % size >= size - WINDOW, f.array(run, run + 1)).otherwise(f.array(run))
    runs = long.withColumn("run", f.explode(ahead))
    mine = f.filter("places", lambda entry: entry["nth"] == f.col("nth"))
    told = runs.join(bundles, "report").select(
        "key", "run", "place", f.col("tellings")[f.col("nth")].alias("telling"), mine.alias("places")
    )
    spread = told.repartition(_parts(told), "key", "run").sortWithinPartitions("key", "run", "place")
    return over_rows(spread, partial(_of_runs, size), PAIRS)


def _of_runs(size: int, rows: Iterator[Row]) -> Iterator[Row]:
    for (key, run), members in groupby(rows, key=lambda row: (row["key"], row["run"])):
        before: deque[Placed] = deque(maxlen=WINDOW)
        for row in members:
            one = placed(row["telling"], row["places"])
            if row["place"] >= run * size:
                found = (pair(other, one) for other in before if first_key(other, one) == key)
                yield from (made for made in found if made)
            before.append(one)


def _parts(frame: DataFrame) -> int:
    """Comparing is work for processors and not for disks: as many parts as were asked for, however few bytes they hold."""
    return int(str(frame.sparkSession.conf.get("spark.sql.shuffle.partitions")))
