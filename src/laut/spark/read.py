"""`laut spark read`: the same reading as on one machine, chunk by chunk on all executors.

Chunks are read in waves. What a wave found is written by one Spark job, which writes all of it or nothing and puts
itself in the place of what an interrupted one left; then its chunks are noted as done. So a run that was killed goes on
behind the last whole wave, and a second run over the same input finds nothing to do.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial, reduce

import pandas as pd
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

from laut.errors import Rejected, SetupError
from laut.flows.add import intake_of
from laut.flows.read import Outcome, read_reports
from laut.intake.files import Intake as Found
from laut.intake.source import Given
from laut.ledger.keeping import Intake
from laut.ledger.records import to_json
from laut.spark.chunks import Chunk
from laut.spark.folder import CHUNKS, READ, REJECTIONS, REPORTS, TAKEN, Folder
from laut.spark.inputs import read_chunk
from laut.spark.rows import Row

CHUNKS_PER_CORE = 8
"""Chunks of one wave for each core: more waste less time at a wave's end, fewer lose less when a run is killed."""
_AT_ONCE = 50
"""Reports that go back to Spark at once."""
_NAMES = tuple(field.partition(" ")[0] for field in TAKEN.split(", "))
_NOTHING: Row = dict.fromkeys(_NAMES)


@dataclass(frozen=True, slots=True)
class Wave:
    """What one wave of chunks gave; `left` chunks are still to be read."""

    chunks: int
    reports: int
    rejections: int
    left: int


def read(
    session: SparkSession, chunks: Sequence[Chunk], folder: Folder, given: Given, at_once: int | None = None
) -> Iterator[Wave]:
    """Read the chunks that are not read yet, `at_once` in a wave; a `Wave` comes when it is safely kept."""
    known = _done(session, folder)
    todo = [chunk for chunk in chunks if chunk.id not in known]
    size = at_once or CHUNKS_PER_CORE * session.sparkContext.defaultParallelism
    for start in range(0, len(todo), size):
        wave = todo[start : start + size]
        taken = _taken(session, wave, given)
        taken.write.mode("overwrite").partitionBy("table", "chunk").parquet(folder.path(READ))
        yield _noted(session, wave, folder, len(todo) - start - len(wave))


def _done(session: SparkSession, folder: Folder) -> frozenset[str]:
    noted = folder.table_or_none(session, "chunks")
    return frozenset() if noted is None else frozenset(row[0] for row in noted.select("chunk").collect())


def _taken(session: SparkSession, wave: Sequence[Chunk], given: Given) -> DataFrame:
    """The outcomes of a wave: local files are opened by the executors, others come to them through Spark."""
    opened = [chunk for chunk in wave if chunk.local]
    carried = {chunk.address: chunk for chunk in wave if not chunk.local}
    found = []
    if opened:
        numbers = session.range(0, len(opened), 1, len(opened))
        found.append(numbers.mapInPandas(partial(_of_opened, opened, given), TAKEN))
    if carried:
        files = session.read.format("binaryFile").load(list(carried)).select("path", "content")
        found.append(files.mapInPandas(partial(_of_carried, carried, given), TAKEN))
    return reduce(DataFrame.unionAll, found)


def _of_opened(chunks: Sequence[Chunk], given: Given, frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    for number in (number for frame in frames for number in frame["id"]):
        yield from _in_frames(_outcomes(chunks[number], None, given))


def _of_carried(chunks: dict[str, Chunk], given: Given, frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    for path, content in (row for frame in frames for row in zip(frame["path"], frame["content"], strict=True)):
        yield from _in_frames(_outcomes(chunks[path], content, given))


def _in_frames(rows: Iterator[Row]) -> Iterator[pd.DataFrame]:
    held: list[Row] = []
    for row in rows:
        held.append(row)
        if len(held) == _AT_ONCE:
            yield _frame(held)
            held = []
    if held:
        yield _frame(held)


def _frame(rows: list[Row]) -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=object) for name in _NAMES})


def _outcomes(chunk: Chunk, content: bytes | None, given: Given) -> Iterator[Row]:
    """One row a report or rejection; a report that stands twice in a chunk is read once."""
    seen: set[str] = set()
    for number, found in read_chunk(chunk, content, given):
        if not isinstance(found, Rejected) and found.id in seen:
            continue
        outcome = _read(found)
        place = {"chunk": chunk.id, "source": chunk.address, "number": number}
        if isinstance(outcome, Rejected):
            rejected = {"table": "rejections", "line": outcome.line, "reason": outcome.reason}
            yield _NOTHING | place | {"source": outcome.source} | rejected
        else:
            seen.add(outcome.report.id)
            yield _NOTHING | place | {"table": "reports"} | row_of(intake_of(outcome))


def _read(found: Found) -> Outcome:
    """One report that breaks the reading must not stop the millions beside it: it is rejected with what happened."""
    try:
        return next(read_reports([found]))
    except SetupError:
        raise
    except Exception as error:
        assert not isinstance(found, Rejected)
        return Rejected(found.url or found.id, f"cannot be read: {type(error).__name__}: {error}")


def row_of(intake: Intake) -> Row:
    """The rows of the ledger's tables for one report, in one."""
    report, published = intake.report, intake.report.published
    return {
        "id": report.id, "text": report.text, "title": report.title, "outlet": report.outlet, "url": report.url,
        "language": report.language, "published": published.edtf if published else None,
        "first_day": published.earliest.isoformat() if published else None,
        "author": report.author, "based_on": report.based_on, "version": intake.version, "reading": intake.reading,
        "tellings": [to_json(told) for told in intake.tellings],
        "citations": [to_json(cited) for cited in intake.citations],
    }  # fmt: skip


def _noted(session: SparkSession, wave: Sequence[Chunk], folder: Folder, left: int) -> Wave:
    """Note the chunks as done, with what each gave."""
    ids = [chunk.id for chunk in wave]
    counts = {}
    for table in (REPORTS, REJECTIONS):
        found = folder.table_or_none(session, table)
        grouped = found.where(f.col("chunk").isin(ids)).groupBy("chunk").count().collect() if found else []
        counts[table] = {row[0]: row[1] for row in grouped}
    rows = [(c.id, c.address, counts[REPORTS].get(c.id, 0), counts[REJECTIONS].get(c.id, 0)) for c in wave]
    session.createDataFrame(rows, CHUNKS).coalesce(1).write.mode("append").parquet(folder.path("chunks"))
    return Wave(len(wave), sum(row[2] for row in rows), sum(row[3] for row in rows), left)
