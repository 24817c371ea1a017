"""From a chunk to the reports in it: what an executor does before it reads them."""

import gzip
import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from laut.errors import Rejected
from laut.intake.files import Intake, is_packed, read_stream
from laut.intake.json_lines import FIELDS, read_json_lines
from laut.intake.source import Given, InputFormat, format_of
from laut.spark.chunks import PARQUET, Chunk

_ROWS = 100
"""Rows of a Parquet file held at once."""


class Stretch(io.BufferedReader):
    """Whole lines of a file: those that begin in bytes `[start, end)`."""

    def __init__(self, raw: io.RawIOBase, start: int, end: int) -> None:
        super().__init__(raw)
        self._end, self._within_line = end, False
        if start:
            self.seek(start - 1)
            super().readline()

    def readline(self, size: int | None = -1, /) -> bytes:
        if not self._within_line and self.tell() >= self._end:
            return b""
        line = super().readline(-1 if size is None else size)
        self._within_line = bool(line) and not line.endswith(b"\n")
        return line


def read_chunk(chunk: Chunk, content: bytes | None, given: Given) -> Iterator[tuple[int, Intake]]:
    """The reports and rejections of a chunk with their numbers in the file, from 1 (for lines the line's number).

    `content` is the file's content where executors do not open it themselves.
    """
    if chunk.format == PARQUET:
        yield from _of_parquet(chunk, content, given)
    elif chunk.format == InputFormat.JSONL and chunk.start + chunk.before:
        yield from _of_stretch(chunk, given)
    else:
        yield from enumerate(_of_file(chunk, content, given), start=1)


def _of_file(chunk: Chunk, content: bytes | None, given: Given) -> Iterator[Intake]:
    try:
        format = InputFormat(chunk.format) if chunk.format else format_of(chunk.address)
        with _opened(chunk, content) as stream:
            yield from read_stream(stream, chunk.address, given, format)
    except Rejected as rejected:
        yield rejected
    except OSError as error:
        yield Rejected(chunk.address, f"cannot be opened: {error.strerror or error}")


def _opened(chunk: Chunk, content: bytes | None) -> BinaryIO:
    if is_packed(chunk.address):
        return cast(BinaryIO, gzip.open(chunk.path if content is None else io.BytesIO(content)))
    if content is not None:
        return io.BytesIO(content)
    if chunk.format == InputFormat.JSONL:
        return Stretch(io.FileIO(chunk.path), chunk.start, chunk.end)
    return chunk.path.open("rb")


def _of_stretch(chunk: Chunk, given: Given) -> Iterator[tuple[int, Intake]]:
    """A stretch in the middle of a file; one without a line of its own is nothing to complain about."""
    for number, found in enumerate(_of_file(chunk, None, given), start=chunk.before + 1):
        if not isinstance(found, Rejected):
            yield number, found
        elif found.line is not None:
            yield number, Rejected(found.source, found.reason, chunk.before + found.line)


def _of_parquet(chunk: Chunk, content: bytes | None, given: Given) -> Iterator[tuple[int, Intake]]:
    """Each row as a line of JSON with the known columns, so that both are checked alike."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    number = 0
    try:
        file = pq.ParquetFile(io.BytesIO(content) if content is not None else chunk.path)
        groups = range(chunk.start, file.num_row_groups if chunk.end < 0 else chunk.end)
        number = sum(file.metadata.row_group(i).num_rows for i in range(chunk.start))
        known = [name for name in FIELDS if name in file.schema_arrow.names]
        for batch in file.iter_batches(_ROWS, row_groups=list(groups), columns=known):
            for row in batch.to_pylist() if known else [{}] * batch.num_rows:
                number += 1
                yield number, _of_row(row, chunk.address, number, given)
    except (pa.ArrowException, OSError) as error:
        yield number + 1, Rejected(chunk.address, f"is no Parquet file that can be read: {str(error).splitlines()[0]}")


def _of_row(row: dict[str, Any], name: str, number: int, given: Given) -> Intake:
    line = json.dumps(row, ensure_ascii=True, default=_written).encode("ascii")
    found = next(read_json_lines(io.BytesIO(line), name, given))
    return Rejected(name, found.reason, number) if isinstance(found, Rejected) else found


def _written(value: Any) -> str:
    """Dates and times in ISO 8601."""
    return str(value.isoformat() if hasattr(value, "isoformat") else value)
