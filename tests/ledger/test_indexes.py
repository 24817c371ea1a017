"""Steps that are taken for every report find their rows by an index, so that adding does not slow down."""

from pathlib import Path

import pytest

from laut.ledger.store import Store


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT max(place) FROM blocks WHERE key = 1",
        "SELECT key FROM blocks WHERE telling = 1",
        "SELECT max(place) FROM fingerprints WHERE mark = 1",
        "SELECT mark FROM fingerprints WHERE report = 1",
        "SELECT other.telling FROM blocks AS mine JOIN blocks AS other ON other.key = mine.key "
        "AND other.place BETWEEN mine.place - 200 AND mine.place + 200 WHERE mine.telling IN (1, 2)",
        "SELECT other.report FROM fingerprints AS mine JOIN fingerprints AS other ON other.mark = mine.mark "
        "AND other.place BETWEEN mine.place - 200 AND mine.place + 200 WHERE mine.report IN (1, 2)",
        "SELECT * FROM copies WHERE copy IN ('a', 'b')",
        "SELECT right FROM pairs WHERE left = 'a'",
        "SELECT left FROM pairs WHERE right = 'a'",
    ],
)
def test_no_whole_table_is_read(statement: str, tmp_path: Path) -> None:
    store = Store(str(tmp_path / "ledger.db"), write=True)
    with store.reading() as connection:
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}")]
    store.close()
    assert plan
    assert not [step for step in plan if step.startswith("SCAN")]


def test_events_come_in_order_without_sorting_them(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "ledger.db"), write=True)
    with store.reading() as connection:
        plan = connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT json FROM events ORDER BY first_day IS NULL, first_day, id LIMIT 20"
        )
        steps = [row[3] for row in plan]
    store.close()
    assert steps == ["SCAN events USING INDEX events_in_order"]
