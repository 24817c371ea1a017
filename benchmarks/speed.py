"""Speed and memory on one core: how long the model loads, tokens a second, peak memory.

Measured in a process of its own with one thread, so that neither the caller's
memory nor its threads count.
"""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def measure(data: Path, quick: bool) -> dict[str, float]:
    """`load s`, `tag tokens/s` (text to filled tree), `read tokens/s` (whole reading), `peak MB`."""
    command = [sys.executable, "-m", "benchmarks.speed", str(data), "30" if quick else "150"]
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, **ONE_THREAD}, cwd=root, check=True
    )
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def texts(data: Path, count: int) -> list[tuple[str, str]]:
    """`count` reports of the quotation corpus' dev part as (text, publication date)."""
    with gzip.open(data / "quotes" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        reports = [json.loads(line) for line, _ in zip(lines, range(count), strict=False)]
    return [(report["text"], report["published"]) for report in reports]


def _figures(data: Path, count: int) -> dict[str, float]:
    import resource
    import time

    from laut.model.moment import Moment
    from laut.model.report import make_report
    from laut.reading.pipeline import pipeline, read_report

    start = time.perf_counter()
    nlp = pipeline("de")
    loaded = time.perf_counter()
    reports = [make_report(text, published=Moment(date)) for text, date in texts(data, count)]
    read_report(reports[0], nlp)
    tokens = sum(len(nlp.make_doc(report.text)) for report in reports)
    with nlp.select_pipes(enable=["laut_encoder"]):
        tag_start = time.perf_counter()
        for report in reports:
            nlp(report.text)
        tagged = time.perf_counter()
    for report in reports:
        read_report(report, nlp)
    done = time.perf_counter()
    return {
        "load s": loaded - start,
        "tag tokens/s": tokens / (tagged - tag_start),
        "read tokens/s": tokens / (done - tagged),
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    print(json.dumps(_figures(Path(sys.argv[1]), int(sys.argv[2]))))
