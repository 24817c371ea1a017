"""A ledger as a folder of Parquet tables, at any address that Hadoop knows."""

from dataclasses import dataclass

from pyspark.errors import AnalysisException
from pyspark.sql import DataFrame, SparkSession

from laut.errors import BadData

TAKEN = (
    "table string, chunk string, source string, number long, id string, text string, title string, outlet string, "
    "url string, language string, published string, first_day string, author string, based_on string, "
    "version string, reading string, tellings array<string>, citations array<string>, line long, reason string"
)
"""One outcome of reading: a report (`table` = reports) or a rejection; `number` counts the outcomes of one source."""
CHUNKS = "chunk string, source string, reports long, rejections long"


@dataclass(frozen=True, slots=True)
class Folder:
    """`where` is the folder's address; its tables are `read/table=reports`, `read/table=rejections`, `chunks`,

    and what merging makes: `pairs`, `copies`, `events` and `merged`.
    """

    where: str

    def path(self, table: str) -> str:
        return f"{self.where.rstrip('/')}/{table}"

    def table(self, session: SparkSession, table: str) -> DataFrame:
        """A table that is there; raises `BadData` where it is not."""
        found = self.table_or_none(session, table)
        if found is None:
            raise BadData(f"{self.path(table)}: no such table; `laut spark read` and then `laut spark merge` make it")
        return found

    def table_or_none(self, session: SparkSession, table: str) -> DataFrame | None:
        try:
            return session.read.parquet(self.path(table))
        except AnalysisException as error:
            if error.getCondition() in ("PATH_NOT_FOUND", "UNABLE_TO_INFER_SCHEMA"):
                return None
            raise

    def write(self, frame: DataFrame, table: str) -> None:
        """Put `frame` in place of a table."""
        frame.write.mode("overwrite").parquet(self.path(table))


READ = "read"
REPORTS, REJECTIONS = "read/table=reports", "read/table=rejections"
