"""Scale on Spark: what reading and merging cost by number of cores and of reports.

    python -m benchmarks.scale_spark fill 22700 build/bases.pickle build/folder 2   # synthetic reports, as `benchmarks.scale` makes them
    python -m benchmarks.scale_spark skew 10000 build/bases.pickle build/skew 2     # one event told 10,000 times
    python -m benchmarks.scale_spark merge build/folder 2
    python -m benchmarks.scale_spark read reports.jsonl build/read 2

The last number is that of cores (`local[n]`); figures come as one line of JSON. CPU seconds and memory are those of this process
and all that it starts (the Java machine, the Python workers), shuffled bytes come from Spark's own event log.
"""

import json
import os
import pickle
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any

from benchmarks.variants import one_story, variants
from laut import __version__
from laut.ledger.keeping import Intake
from laut.spark.chunks import find_chunks
from laut.spark.folder import READ, TAKEN, Folder
from laut.spark.merge import merge
from laut.spark.read import read, row_of
from laut.spark.rows import Row, over_rows
from laut.spark.session import open_session

_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_IN_PART = 2000
"""Synthetic reports made by one task."""
_MEMORY = "3g"


def _fill(session: Any, where: str, count: int, make: Callable[[int, int], Iterator[Intake]]) -> dict[str, float]:
    """A folder of synthetic reports; their readings are left out, since merging does not look at them."""

    def rows(numbers: Iterator[Row]) -> Iterator[Row]:
        for row in numbers:
            first = row["id"] * _IN_PART
            for n, intake in enumerate(make(min(_IN_PART, count - first), first), start=first):
                place = {"table": "reports", "chunk": f"synthetic-{row['id']}", "source": "synthetic", "number": n}
                yield (
                    dict.fromkeys(("line", "reason")) | place | row_of(intake) | {"reading": "", "version": __version__}
                )

    parts = -(-count // _IN_PART)
    made = over_rows(session.range(0, parts, 1, parts), rows, TAKEN)
    made.write.mode("overwrite").partitionBy("table", "chunk").parquet(Folder(where).path(READ))
    return {"reports": count}


def _merge(session: Any, where: str) -> dict[str, Any]:
    steps: list[tuple[str, float]] = []
    merged = merge(session, Folder(where), lambda step: steps.append((step, time.perf_counter())))
    ends = [at for _, at in steps[1:]] + [time.perf_counter()]
    took = {step: round(end - at, 1) for (step, at), end in zip(steps, ends, strict=True)}
    return {name: getattr(merged, name) for name in merged.__slots__} | {"wall s by step": took}


def _read(session: Any, source: str, where: str) -> dict[str, float]:
    from laut.intake.source import Given

    chunks = find_chunks(session, [source], None, int(os.environ.get("CHUNK_BYTES", 250_000)))
    waves = list(read(session, chunks, Folder(where), Given()))
    return {"reports": sum(wave.reports for wave in waves), "chunks": len(chunks)}


def _tree() -> Iterator[list[str]]:
    """The fields of /proc/N/stat from the parent on, for this process and all under it."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            found[int(path.parent.name)] = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
    mine, size = {os.getpid()}, 0
    while len(mine) > size:
        size = len(mine)
        mine |= {number for number, fields in found.items() if int(fields[1]) in mine}
    return (found[number] for number in mine if number in found)


def _measured(work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    done, peak, seconds = Event(), [0.0], [0.0]

    def watch() -> None:
        while not done.wait(1):
            fields = list(_tree())
            peak[0] = max(peak[0], sum(int(f[21]) for f in fields) * _PAGE / 1e6)
            seconds[0] = max(seconds[0], sum(sum(map(int, f[11:15])) for f in fields) / _TICKS)

    watcher = Thread(target=watch, daemon=True)
    watcher.start()
    start = time.perf_counter()
    cpu = sum(sum(map(int, f[11:15])) for f in _tree()) / _TICKS
    found = work()
    used = sum(sum(map(int, f[11:15])) for f in _tree()) / _TICKS - cpu
    done.set()
    return found | {
        "wall s": round(time.perf_counter() - start, 1), "cpu s": round(used, 1), "peak MB": round(peak[0])
    }  # fmt: skip


def _shuffled(log: Path) -> float:
    """Megabytes that tasks wrote for other tasks."""
    total = 0
    for path in log.rglob("*"):
        if path.is_file():
            for line in path.read_text(encoding="utf-8").splitlines():
                if '"Event":"SparkListenerTaskEnd"' in line:
                    metrics = json.loads(line).get("Task Metrics") or {}
                    total += metrics.get("Shuffle Write Metrics", {}).get("Shuffle Bytes Written", 0)
    return round(total / 1e6, 1)


def main() -> None:
    what, cores = sys.argv[1], sys.argv[-1]
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    with tempfile.TemporaryDirectory() as log:
        settings = {
            "spark.driver.memory": _MEMORY, "spark.eventLog.enabled": "true", "spark.eventLog.dir": f"file:{log}",
            "spark.eventLog.compress": "false", "spark.sql.shuffle.partitions": os.environ.get("PARTS", "16"),
            "spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1",
        }  # fmt: skip
        session = open_session(f"local[{cores}]", settings)
        session.range(1).count()
        figures = _measured(lambda: _work(session, what, sys.argv[2:-1]))
        session.stop()
        print(
            json.dumps({"what": what, "cores": int(cores)} | figures | {"shuffled MB": _shuffled(Path(log))}),
            flush=True,
        )


def _work(session: Any, what: str, given: list[str]) -> dict[str, Any]:
    if what == "merge":
        return _merge(session, given[0])
    if what == "read":
        return _read(session, given[0], given[1])
    count, bases, where = int(given[0]), pickle.loads(Path(given[1]).read_bytes()), given[2]
    few = min((base for base in bases if base.tellings), key=lambda base: len(base.tellings))
    make = (
        (lambda n, first: one_story(few, n, first)) if what == "skew" else (lambda n, first: variants(bases, n, first))
    )
    return _fill(session, where, count, make)


if __name__ == "__main__":
    main()
