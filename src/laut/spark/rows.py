"""Records as rows of a frame, and functions over them."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, cast

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql.pandas.types import to_arrow_schema
from pyspark.sql.types import StructType

Row = dict[str, Any]
Over = Callable[[Iterator[Row]], Iterable[Row]]
_IN_BATCH = 200
"""Rows that go back to Spark at once."""


def over_rows(frame: DataFrame, over: Over, schema: str) -> DataFrame:
    """The rows that `over` makes of those of each partition, as they come; `schema` is a list of `name type`."""
    arrow = to_arrow_schema(cast(StructType, StructType.fromDDL(schema)))

    def batches(found: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        made = iter(over(row for batch in found for row in batch.to_pylist()))
        while rows := list(islice(made, _IN_BATCH)):
            yield pa.RecordBatch.from_pylist(rows, schema=arrow)

    return frame.mapInArrow(batches, schema)
