"""Memory and time for one very long report: `python -m benchmarks.long_report DATA [CHARACTERS]`.

The report is made of the quotation corpus' training reports, put behind each other. `laut read` runs as a process of its own with
one thread, JSON out; printed are its peak memory in MB of 1,000,000 bytes (Linux) and its CPU seconds.
"""

import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.speed import ONE_THREAD


def long_text(data: Path, characters: int) -> str:
    """So many characters of the corpus, again from the beginning where it is shorter."""
    with gzip.open(data / "quotes" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        text = "\n\n".join(json.loads(line)["text"] for line in lines)
    return (text * (characters // len(text) + 1))[:characters]


def measure(data: Path, characters: int) -> dict[str, float]:
    """`peak MB` and `CPU s` of reading the report; raises `CalledProcessError` where it is rejected."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "long.txt"
        report.write_text(long_text(data, characters), encoding="utf-8")
        command = [sys.executable, "-m", "laut", "read", "--published", "2015-03-04", "--format", "json", str(report)]
        subprocess.run(command, stdout=subprocess.DEVNULL, env={**os.environ, **ONE_THREAD}, check=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"peak MB": used.ru_maxrss * 1024 / 1e6, "CPU s": used.ru_utime + used.ru_stime}


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)))
