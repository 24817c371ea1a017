"""Places: where a telling stands in the list under each of its blocking keys; the same lists as in a ledger's blocks.

Lists are ordered by the first day of publication, the report's id and the place in the report. Only tellings whose
places under some key lie at most `WINDOW` apart are ever compared. So an event that is told a hundred thousand times
costs each of its tellings the same, and its list can be cut into runs that different executors work on.
"""

from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as f

LONG = 48
"""Under keys with more tellings, runs of tellings are compared; under others pairs of reports, which move less data."""


def in_lists(keyed: DataFrame) -> DataFrame:
    """`keyed` with `place` (from 0) and `size` of the list; keys under which only one telling stands are left out."""
    order = Window.partitionBy("key").orderBy("day", "report", "nth")
    whole = Window.partitionBy("key")
    placed = keyed.withColumn("size", f.count("*").over(whole)).where("size > 1")
    return placed.withColumn("place", f.row_number().over(order) - 1).select("key", "place", "size", "report", "nth")


def bundles(reports: DataFrame, places: DataFrame) -> DataFrame:
    """The reports of which some telling shares a key: `report`, `tellings`, and `places` of all their tellings."""
    entry = f.struct("nth", "key", "place", "size")
    by_report = places.groupBy("report").agg(f.collect_list(entry).alias("places"))
    return reports.select(f.col("id").alias("report"), "tellings").join(by_report, "report")
