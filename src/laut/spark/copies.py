"""Copies: candidates by the sampled runs of words that reports share, compared word by word as on one machine."""

from collections.abc import Iterator
from dataclasses import asdict

from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as f

from laut.ledger.blocks import WINDOW
from laut.model.moment import Moment
from laut.model.report import Report
from laut.origins.copies import FEWEST_SHARED, SHARE_SEEN, compare, fingerprint
from laut.spark.rows import Row, over_rows
from laut.spark.tellings import LAST_DAY

COPIES = "of string, copy string, share double, because string"
_TEXTS = ("id", "text", "outlet", "published")


def found_copies(reports: DataFrame) -> DataFrame:
    """The ledger's rows for reports of which one took over the other's words."""
    marks = over_rows(
        reports.select("id", "first_day", "text"), _marks, "mark long, day string, report string, runs int"
    )
    near = _alike(marks)
    texts = [reports.select(*(f.col(name).alias(name + side) for name in _TEXTS)) for side in ("_1", "_2")]
    both = near.join(texts[0], near["one"] == f.col("id_1")).join(texts[1], near["other"] == f.col("id_2"))
    wanted = both.select(*(name + side for side in ("_1", "_2") for name in _TEXTS))
    return over_rows(wanted, _compared, COPIES)


def _marks(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        marks = fingerprint(row["text"])
        for mark in marks:
            yield {"mark": mark, "day": row["first_day"] or LAST_DAY, "report": row["id"], "runs": len(marks)}


def _alike(marks: DataFrame) -> DataFrame:
    """Pairs of reports that share enough marks under which they stand at most `WINDOW` places apart.

    Two such places lie in one stretch of `WINDOW` places or in two neighbouring ones; so a sentence that stands under
    every article is looked up stretch by stretch, and not each article with each.
    """
    order = Window.partitionBy("mark").orderBy("day", "report")
    placed = marks.withColumn("size", f.count("*").over(Window.partitionBy("mark"))).where("size > 1")
    placed = placed.withColumn("place", f.row_number().over(order) - 1)
    stretch = f.floor(f.col("place") / WINDOW)
    one = placed.select(
        "mark", stretch.alias("stretch"), *(f.col(name).alias(name + "_1") for name in ("report", "runs", "place"))
    )
    other = placed.select(
        "mark",
        f.explode(f.array(stretch, stretch + 1)).alias("stretch"),
        *(f.col(name).alias(name + "_2") for name in ("report", "runs", "place")),
    )
    near = one.join(other, ["mark", "stretch"]).where(
        (f.col("place_2") < f.col("place_1")) & (f.col("place_1") - f.col("place_2") <= WINDOW)
    )
    least, most = f.least("report_1", "report_2"), f.greatest("report_1", "report_2")
    fewest = f.least("runs_1", "runs_2")
    counted = near.groupBy(least.alias("one"), most.alias("other")).agg(
        f.count("*").alias("common"), f.first(fewest).alias("runs")
    )
    return counted.where((f.col("common") >= FEWEST_SHARED) & (f.col("common") >= SHARE_SEEN * f.col("runs"))).select(
        "one", "other"
    )


def _compared(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        copy = compare(_report(row, "_1"), _report(row, "_2"))
        if copy is not None:
            yield asdict(copy)


def _report(row: Row, side: str) -> Report:
    published = row["published" + side]
    moment = Moment(published) if published else None
    return Report(row["id" + side], row["text" + side], outlet=row["outlet" + side], published=moment)
