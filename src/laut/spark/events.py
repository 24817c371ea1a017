"""Events: connected tellings clustered, and each cluster made an event with its origins, as on one machine."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as f

from laut.flows.grouping import MOST_TOGETHER, event_of, groups_of
from laut.ledger.computed import event_row
from laut.ledger.records import from_json
from laut.model.relay import Copy
from laut.model.telling import Telling
from laut.spark.rows import Row, over_rows

EVENTS = (
    "id string, type string, status string, title string, first_day string, last_day string, place string, "
    "country string, geonames long, lat double, lon double, independent_origins long, json string"
)
_GROUP = ("component", "kind", "part")


def made_events(tellings: DataFrame, edges: DataFrame, copies: DataFrame) -> DataFrame:
    """The ledger's rows for all events: of joined tellings, and of those that stand alone."""
    joined = _joined(tellings, edges)
    rows = joined.select(*_GROUP, "telling", "json", *(f.lit(None).alias(name) for name in copies.columns))
    beside = _copies_beside(joined, copies).select(
        *_GROUP, f.lit("").alias("telling"), f.lit(None).alias("json"), *copies.columns
    )
    parts = int(str(tellings.sparkSession.conf.get("spark.sql.shuffle.partitions")))
    spread = rows.unionAll(beside).repartition(parts, *_GROUP).sortWithinPartitions(*_GROUP, "telling")
    alone = tellings.select("telling", "json").join(_members(edges), "telling", "left_anti")
    return over_rows(spread, _of_groups, EVENTS).unionAll(over_rows(alone, _of_single, EVENTS))


def _members(edges: DataFrame) -> DataFrame:
    """Every joined telling with its component's smallest one."""
    roots = edges.select(f.col("of").alias("telling"), f.col("of").alias("component")).distinct()
    return edges.select(f.col("member").alias("telling"), f.col("of").alias("component")).unionAll(roots)


def _joined(tellings: DataFrame, edges: DataFrame) -> DataFrame:
    """Joined tellings by component; those of a large one by kind and part of at most `MOST_TOGETHER`, as `blocks.split` does."""
    held = tellings.join(_members(edges), "telling")
    size = f.count("*").over(Window.partitionBy("component"))
    order = Window.partitionBy("component", "kind").orderBy("day", "telling")
    large = f.col("size") > MOST_TOGETHER
    part = f.floor((f.row_number().over(order) - 1) / MOST_TOGETHER)
    sized = held.withColumn("size", size).withColumn("part", f.when(large, part).otherwise(0))
    return sized.withColumn("kind", f.when(large, f.col("kind")).otherwise(""))


def _copies_beside(joined: DataFrame, copies: DataFrame) -> DataFrame:
    """The copies of which both reports have tellings in one group, with that group."""
    groups = joined.select(*_GROUP, "report").distinct()
    of = groups.withColumnRenamed("report", "of")
    return copies.join(groups.withColumnRenamed("report", "copy"), "copy").join(of, ["of", *_GROUP])


def _of_groups(rows: Iterator[Row]) -> Iterator[Row]:
    for _, members in groupby(rows, key=lambda row: tuple(row[name] for name in _GROUP)):
        yield from _of_group(list(members))


def _of_group(members: list[Row]) -> Iterable[Row]:
    told = {row["telling"]: from_json(Telling, row["json"]) for row in members if row["json"] is not None}
    copies = [Copy(row["of"], row["copy"], row["share"], row["because"]) for row in members if row["json"] is None]
    for group in groups_of(sorted(told), told):
        yield event_row(event_of([told[id] for id in group], copies))


def _of_single(rows: Iterator[Row]) -> Iterator[Row]:
    return (event_row(event_of([from_json(Telling, row["json"])], ())) for row in rows)
