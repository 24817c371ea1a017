"""Connected components over partitions that each see only some edges."""

import random
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from laut.merging.clusters import components

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


def test_components_are_found_though_no_partition_sees_all_edges(
    session: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from laut.spark import connected
    from laut.spark.folder import Folder

    mixed = random.Random(3)
    chain = [f"n{number:02d}" for number in mixed.sample(range(100), 14)]
    edges = [*pairwise(chain[:9]), *pairwise(chain[9:])]
    ordered = [tuple(sorted(edge)) for edge in edges]
    monkeypatch.setattr(connected, "_EDGES_TOGETHER", 4)
    folder, steps = Folder(str(tmp_path)), []

    def keep(frame: Any, name: str) -> Any:
        steps.append(name)
        folder.write(frame, name)
        return session.read.schema(frame.schema).parquet(folder.path(name))

    found = connected.connected(session.createDataFrame(ordered, "left string, right string"), keep).collect()
    wanted = components(chain, [(edge[0], edge[1]) for edge in ordered])
    assert {(row[0], row[1]) for row in found} == {(id, group[0]) for group in wanted for id in group[1:]}
    assert len(steps) > 2, "the edges met in one partition, and nothing was tested"
