"""Claims as Apache Parquet: the rows of the CSV with their types."""

from dataclasses import asdict, fields
from itertools import islice
from typing import Any, BinaryIO

from laut.errors import SetupError
from laut.export.rows import Row, rows
from laut.export.whole import Whole

_IN_GROUP = 20_000
"""Claims in one row group; as many are held in memory."""
_TEXT, _INTEGER, _NUMBER = "string", "int64", "float64"
_TYPES = {"geonames": _INTEGER, "origins": _INTEGER, "start": _INTEGER, "end": _INTEGER} | dict.fromkeys(
    ("lat", "lon", "confidence"), _NUMBER
)


def write_parquet(whole: Whole, sink: BinaryIO) -> None:
    """Write all claims, group by group; raises `SetupError` without pyarrow."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise SetupError("--to parquet needs pyarrow: pip install 'laut[parquet]'") from None
    schema: Any = pa.schema([(field.name, _TYPES.get(field.name, _TEXT)) for field in fields(Row)])
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        claims = rows(whole)
        while group := list(islice(claims, _IN_GROUP)):
            writer.write_table(pa.Table.from_pylist([asdict(row) for row in group], schema=schema))
