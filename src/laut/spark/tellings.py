"""What merging starts from: the reports of a folder, each once, and their tellings under their blocking keys."""

from collections.abc import Iterator

from pyspark.sql import DataFrame, SparkSession, Window
from pyspark.sql import functions as f

from laut import __version__
from laut.ledger.records import from_json
from laut.merging.blocks import keys, split_by
from laut.model.telling import Telling
from laut.spark.folder import REPORTS, Folder
from laut.spark.rows import Row, over_rows

LAST_DAY = "9999-12-31"
"""Reports without a date come after all others."""
_COLUMNS = ("id", "text", "outlet", "published", "first_day", "tellings")


def reports(session: SparkSession, folder: Folder) -> DataFrame:
    """Id, text, outlet, dates and tellings of every report that this version of laut read; of several with one id the first.

    First is the first address, and in it the smallest number, as on one machine that reads the addresses in order.
    """
    taken = folder.table(session, REPORTS).where(f.col("version") == __version__)
    order = Window.partitionBy("id").orderBy("source", "number", "chunk")
    numbered = taken.select("id", "source", "number", "chunk").withColumn("nth", f.row_number().over(order))
    again = numbered.where("nth > 1").drop("nth")
    return taken.join(again, ["id", "source", "number", "chunk"], "left_anti").select(*_COLUMNS)


def keyed(reports: DataFrame) -> DataFrame:
    """A row for every blocking key of every telling: `key`, and `day`, `report`, `nth` (place in its report) to order by."""
    return over_rows(
        reports.select("id", "first_day", "tellings"), _keyed, "key long, day string, report string, nth int"
    )


def _keyed(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        for nth, line in enumerate(row["tellings"]):
            for key in keys(from_json(Telling, line)):
                yield {"key": key, "day": row["first_day"] or LAST_DAY, "report": row["id"], "nth": nth}


def listed(reports: DataFrame) -> DataFrame:
    """A row for every telling: `telling` (id), `report`, `json`, and `kind` and `day` by which many are split."""
    schema = "telling string, report string, kind string, day string, json string"
    return over_rows(reports.select("id", "tellings"), _listed, schema)


def _listed(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        for line in row["tellings"]:
            told = from_json(Telling, line)
            kind, day = split_by(told)
            yield {"telling": told.id, "report": row["id"], "kind": kind, "day": day, "json": line}
