"""Chunks: the parts of the input that are read, kept and taken up again as a whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from pyspark.errors import AnalysisException
from pyspark.sql import SparkSession

from laut import __version__
from laut.errors import BadData, Rejected
from laut.intake.decoding import marked_encoding
from laut.intake.files import is_packed
from laut.intake.source import InputFormat, format_of
from laut.model.ids import content_id
from laut.spark.rows import Row, over_rows

PARQUET = "parquet"
MOST_BYTES = 16_000_000
"""JSON lines are cut into stretches of so many bytes; one takes some minutes to read."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A file, or a stretch of one: bytes `[start, end)` of JSON lines, row groups `[start, end)` of Parquet.

    `format` is an `InputFormat` or `parquet`, None where the file cannot be read; `before` counts the lines (rows)
    of the file before the chunk. The id follows from all of it, from when the file was changed, and from laut's version.
    """

    id: str
    address: str
    format: str | None
    start: int
    end: int
    before: int = 0

    @property
    def local(self) -> bool:
        """True where executors open the file themselves; other files come to them through Spark."""
        return self.address.startswith("file:")

    @property
    def path(self) -> Path:
        return Path("/" + self.address.removeprefix("file:").lstrip("/"))


@dataclass(frozen=True, slots=True)
class _File:
    address: str
    length: int
    changed: str


def find_chunks(session: SparkSession, addresses: Sequence[str], format: str | None, most: int) -> tuple[Chunk, ...]:
    """The chunks of all files at addresses (files, folders, patterns), in order; raises `BadData` for one without files."""
    found = [chunk for file in _files(session, addresses) for chunk in _chunks(file, format, most)]
    return tuple(_numbered(session, found))


def _files(session: SparkSession, addresses: Sequence[str]) -> list[_File]:
    reader = session.read.format("binaryFile").option("recursiveFileLookup", "true")
    try:
        rows = reader.load(list(addresses)).select("path", "length", "modificationTime").collect()
    except AnalysisException as error:
        if error.getCondition() == "PATH_NOT_FOUND":
            raise BadData(f"{', '.join(addresses)}: no such file or folder") from None
        raise
    return sorted((_File(row[0], row[1], row[2].isoformat()) for row in rows), key=lambda file: file.address)


def _chunks(file: _File, format: str | None, most: int) -> Iterator[Chunk]:
    kind = format or _format_of(file.address)
    whole = Chunk("", file.address, kind, 0, file.length)
    edges = [0, file.length]
    if whole.local and kind == PARQUET:
        edges = _row_groups(whole.path)
    elif whole.local and kind == InputFormat.JSONL and not (is_packed(file.address) or _in_wide_characters(whole.path)):
        edges = [*range(0, max(file.length, 1), most), file.length]
    elif kind == PARQUET:
        edges = [0, -1]
    for start, end in pairwise(edges):
        parts = (file.address, file.changed, str(file.length), str(start), str(end), kind or "", __version__)
        yield replace(whole, id=content_id("chunk", *parts), start=start, end=end)


def _format_of(address: str) -> str | None:
    try:
        return PARQUET if address.endswith(".parquet") else format_of(address.rpartition("/")[2])
    except Rejected:
        return None


def _row_groups(path: Path) -> list[int]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return list(range(pq.ParquetFile(path).num_row_groups + 1))
    except (pa.ArrowInvalid, OSError):
        return [0, -1]


def _in_wide_characters(path: Path) -> bool:
    """UTF-16 and UTF-32 cannot be cut at line feeds."""
    with path.open("rb") as stream:
        return marked_encoding(stream.read(4)) not in (None, "utf-8-sig")


def _numbered(session: SparkSession, chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    """The chunks with the lines before each; lines are counted only in files that were cut."""
    cut = {chunk.address for chunk in chunks if chunk.format == InputFormat.JSONL and chunk.start > 0}
    ends = _line_ends(session, [chunk for chunk in chunks if chunk.address in cut])
    so_far: dict[str, int] = {}
    for chunk in chunks:
        before = so_far.get(chunk.address, 0)
        so_far[chunk.address] = before + ends.get(chunk.id, 0)
        yield replace(chunk, before=before + 1) if chunk.id in ends and chunk.start else chunk


def _line_ends(session: SparkSession, chunks: Sequence[Chunk]) -> dict[str, int]:
    """By chunk the line feeds after which a line of this chunk begins."""
    if not chunks:
        return {}

    def count(rows: Iterator[Row]) -> Iterator[Row]:
        for row in rows:
            chunk = chunks[row["id"]]
            first = max(chunk.start - 1, 0)
            with chunk.path.open("rb") as stream:
                stream.seek(first)
                yield {"id": row["id"], "lines": stream.read(chunk.end - 1 - first).count(b"\n")}

    frame = session.range(0, len(chunks), 1, len(chunks))
    return {chunks[row[0]].id: row[1] for row in over_rows(frame, count, "id long, lines long").collect()}
