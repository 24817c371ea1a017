"""Scale: how fast a ledger keeps and merges reports as it grows, how fast it answers, how much memory it takes.

Reading is measured elsewhere (`speed`); here a few reports are read once and varied, so that a large ledger
is filled in minutes:

    python -m benchmarks.scale read 300 build/bases.pickle      # reads reports of the quotation corpus
    python -m benchmarks.scale fill 10000 build/bases.pickle build/scale.db

`fill` prints one line of JSON for every thousand reports and one for the questions at the end; it stops
early, with what it has, after the seconds given as fourth argument.
"""

import gzip
import json
import pickle
import resource
import statistics
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.variants import IN_STORY, variants
from laut.flows.merge import merge
from laut.ledger import queries
from laut.ledger.filter import Filter
from laut.ledger.keeping import Intake
from laut.ledger.store import Store
from laut.model.moment import Moment

_STEP, _AT_ONCE, _TIMES = 1000, 20, 5


def read(data: Path, count: int) -> list[Intake]:
    """`count` reports of the corpus' training part, read and ready to be kept."""
    from laut.flows.add import intake_of
    from laut.model.report import make_report
    from laut.reading.pipeline import pipeline, read_report

    nlp = pipeline("de")
    with gzip.open(data / "quotes" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, count)]
    reports = [make_report(row["text"], published=Moment(row["published"]), language="de") for row in rows]
    return [intake_of(read_report(report, nlp)) for report in reports]


def fill(bases: list[Intake], count: int, where: Path, most_seconds: float) -> None:
    """Keep and merge `count` variants in a new ledger and print what each thousand took.

    Every thousand is made from the same base reports, so that thousands can be compared.
    """
    store, reports = Store(str(where), write=True), variants(bases[: _STEP // IN_STORY], count)
    began, first = time.perf_counter(), None
    for done in range(0, count, _STEP):
        batch = list(islice(reports, _STEP))
        wall, cpu = time.perf_counter(), time.process_time()
        for start in range(0, len(batch), _AT_ONCE):
            store.add(batch[start : start + _AT_ONCE])
        kept = time.process_time()
        merge(store)
        used = time.process_time() - cpu
        first = first or used
        row = {
            "reports": done + len(batch), "keep cpu s": kept - cpu, "merge cpu s": cpu + used - kept,
            "wall s": time.perf_counter() - wall, "speed of the first %": 100 * first / used,
            "peak MB": _peak(), "file MB": where.stat().st_size / 1e6,
        }  # fmt: skip
        print(json.dumps({name: round(value, 2) for name, value in row.items()}), flush=True)
        if time.perf_counter() - began > most_seconds:
            break
    print(json.dumps(_questions(store)))
    store.close()


def _questions(store: Store) -> dict[str, float]:
    """Median milliseconds of CPU for each question, at most 20 events wanted."""
    with store.reading() as connection:
        sample = list(queries.events(connection, Filter(most=200)))
        counts = queries.counts(connection)
    whole = next(event for event in sample if event.place and event.actors and event.when)
    assert whole.place and whole.when
    outlet = next(told.outlet for told in whole.tellings)
    word = max(whole.place.name.split(), key=len)
    asked = {
        "place": Filter(place=whole.place.name, most=20), "actor": Filter(actor=whole.actors[0].name, most=20),
        "when": Filter(when=whole.when, most=20), "outlet": Filter(outlet=outlet, most=20),
        "type": Filter(type=whole.type, most=20), "words": Filter(words=word, most=20),
        "origins": Filter(fewest_origins=3, most=20), "first": Filter(most=20),
    }  # fmt: skip
    figures = {f"{name} ms": _median(lambda w=wanted: _all(store, w)) for name, wanted in asked.items()}
    figures["event ms"] = _median(lambda: _one(store, whole.id))
    return {name: float(value) for name, value in counts.items()} | figures | {"peak MB": round(_peak(), 1)}


def _all(store: Store, wanted: Filter) -> None:
    with store.reading() as connection:
        list(queries.events(connection, wanted))


def _one(store: Store, id: str) -> None:
    with store.reading() as connection:
        queries.event(connection, id)


def _median(ask: Callable[[], Any]) -> float:
    took = []
    for _ in range(_TIMES):
        start = time.process_time()
        ask()
        took.append(1000 * (time.process_time() - start))
    return round(statistics.median(took), 1)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    from laut.settings import from_environment

    what, count, bases = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    if what == "read":
        bases.write_bytes(pickle.dumps(read(from_environment().data, count)))
    else:
        most = float(sys.argv[5]) if len(sys.argv) > 5 else float("inf")
        fill(pickle.loads(bases.read_bytes()), count, Path(sys.argv[4]), most)


if __name__ == "__main__":
    main()
