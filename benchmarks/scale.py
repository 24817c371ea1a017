"""Scale: how fast a ledger keeps and merges reports as it grows, how fast it answers, how much memory it takes.

Reading is measured elsewhere (`speed`); here a few reports are read once and varied, so that a large ledger
is filled in minutes:

    python -m benchmarks.scale read 250 build/bases.pickle      # reads reports of the quotation corpus
    python -m benchmarks.scale fill 100000 build/bases.pickle build/scale.db
    python -m benchmarks.scale ask build/scale.db

`fill` prints one line of JSON for every thousand reports. On a machine with other work one second of CPU is not like another; so
for the first and every tenth thousand a new ledger takes in other reports from the same base at the same time, in turns
with the large one: its speed is that of a first thousand. `fill` stops early, with what it has, after the seconds given as fourth argument.
"""

import gzip
import json
import pickle
import resource
import sys
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.scale_questions import ask
from benchmarks.variants import IN_STORY, variants
from laut.flows.merge import merge
from laut.ledger.keeping import Intake
from laut.ledger.store import Store
from laut.model.moment import Moment

_STEP, _IN_TURN, _AT_ONCE, _COMPARED_EVERY = 1000, 100, 20, 10


@dataclass(slots=True)
class Used:
    """Seconds that keeping and merging took."""

    keep: float = 0.0
    merge: float = 0.0
    wall: float = 0.0

    @property
    def cpu(self) -> float:
        return self.keep + self.merge


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
    bases = bases[: _STEP // IN_STORY]
    store, reports = Store(str(where), write=True), variants(bases, count)
    began = time.perf_counter()
    for number in range(count // _STEP):
        compared = number == 0 or (number + 1) % _COMPARED_EVERY == 0
        others = list(variants(bases, _STEP, count + number * _STEP)) if compared else []
        used, fresh = _in_turns(store, list(islice(reports, _STEP)), where.with_suffix(".first"), others)
        row: dict[str, float] = {
            "reports": (number + 1) * _STEP, "keep cpu s": used.keep, "merge cpu s": used.merge, "wall s": used.wall,
            "peak MB": peak(), "file MB": where.stat().st_size / 1e6,
        }  # fmt: skip
        if compared:
            row |= {"a first thousand cpu s": fresh.cpu, "its wall s": fresh.wall}
            row |= {"speed of the first %": 100 * fresh.cpu / used.cpu, "by wall %": 100 * fresh.wall / used.wall}
        print(json.dumps({name: round(value, 2) for name, value in row.items()}), flush=True)
        if time.perf_counter() - began > most_seconds:
            break
    store.close()


def _in_turns(store: Store, reports: list[Intake], beside: Path, others: list[Intake]) -> tuple[Used, Used]:
    """What `reports` take in the ledger, and `others` (if there are any) in a new one beside it, in turns of a hundred."""
    used, fresh, new = Used(), Used(), Store(str(beside), write=True)
    for start in range(0, len(reports), _IN_TURN):
        _take_in(store, reports[start : start + _IN_TURN], used)
        _take_in(new, others[start : start + _IN_TURN], fresh)
    new.close()
    for path in beside.parent.glob(beside.name + "*"):
        path.unlink()
    return used, fresh


def _take_in(store: Store, reports: list[Intake], used: Used) -> None:
    wall, cpu = time.perf_counter(), time.process_time()
    for start in range(0, len(reports), _AT_ONCE):
        store.add(reports[start : start + _AT_ONCE])
    kept = time.process_time()
    merge(store)
    used.keep += kept - cpu
    used.merge += time.process_time() - kept
    used.wall += time.perf_counter() - wall


def peak() -> float:
    """The most memory that this process held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(arguments: list[str]) -> None:
    from laut.settings import from_environment

    match arguments:
        case ["read", count, bases]:
            Path(bases).write_bytes(pickle.dumps(read(from_environment().data, int(count))))
        case ["fill", count, bases, where, *most]:
            fill(pickle.loads(Path(bases).read_bytes()), int(count), Path(where), float(most[0] if most else "inf"))
        case ["ask", where]:
            for row in ask(where):
                print(json.dumps(row, ensure_ascii=False), flush=True)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
