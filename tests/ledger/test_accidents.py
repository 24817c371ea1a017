"""kill -9, two writers, a full disk, a damaged file: nothing acknowledged is lost."""

import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from laut.errors import LedgerError
from laut.flows.check import check
from laut.flows.merge import merge
from laut.ledger import queries
from laut.ledger.database import backup
from laut.ledger.store import Store

ADDER = Path(__file__).with_name("adder.py")
KILLS = 50


def start(where: str, first: int) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, str(ADDER), where, str(first)], stdout=subprocess.PIPE, text=True)


def killed_after(where: str, first: int, lines: int, wait: float) -> list[str]:
    """Start the adder, wait for `lines` acknowledgements and `wait` seconds more, kill it; what it acknowledged."""
    with start(where, first) as process:
        assert process.stdout is not None
        seen = [process.stdout.readline().strip() for _ in range(lines)]
        try:
            process.wait(wait)
        except subprocess.TimeoutExpired:
            process.kill()
        rest, _ = process.communicate()
    return [*seen, *(line for line in rest.split("\n")[:-1])]


def test_killed_fifty_times_every_acknowledged_report_is_there_once(where: str) -> None:
    chance = random.Random(7)
    acknowledged: list[str] = []
    for kill in range(KILLS):
        acknowledged += killed_after(where, kill * 1000, chance.randint(1, 4), chance.uniform(0, 0.05))
    assert len(acknowledged) >= KILLS
    store = Store(where, write=True)
    merge(store)
    assert store.known(acknowledged, "0.1.0") == frozenset(acknowledged)
    assert check(store) == []
    with store.reading() as connection:
        counts = queries.counts(connection)
    assert counts["reports"] == counts["readings"] >= len(set(acknowledged)) == len(acknowledged)


def test_two_writers_at_once_lose_nothing(where: str) -> None:
    Store(where, write=True).close()
    with start(where, 0) as one, start(where, 5000) as other:
        assert one.stdout is not None
        assert other.stdout is not None
        seen = [process.stdout.readline().strip() for _ in range(10) for process in (one, other) if process.stdout]
        one.kill()
        other.kill()
    assert Store(where, write=True).known(seen, "0.1.0") == frozenset(seen)


def test_a_full_disk_is_said_and_what_was_kept_stays(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    first = killed_after(str(path), 0, 3, 0)
    store = Store(str(path), write=True)
    with store.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()

    def small_disk(dbapi: sqlite3.Connection, _: object) -> None:
        dbapi.execute(f"PRAGMA max_page_count={pages}")

    from sqlalchemy import event

    store.engine.dispose()
    event.listen(store.engine, "connect", small_disk)
    with pytest.raises(LedgerError, match="disk is full"):
        for number in range(200):
            store.reject(f"file {number}", None, "a long reason " * 1000)
    store.close()
    assert Store(str(path), write=True).known(first, "0.1.0") == frozenset(first)


def test_a_damaged_file_is_said_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    killed_after(str(path), 0, 20, 0)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    data = bytearray(path.read_bytes())
    data[4096 : len(data) - 4096] = b"\xaa" * (len(data) - 8192)
    path.write_bytes(data)
    with pytest.raises(LedgerError, match="damaged"):
        check(Store(str(path), write=False))


def test_a_backup_of_a_ledger_in_use_is_sound(tmp_path: Path) -> None:
    path, copy = tmp_path / "ledger.db", tmp_path / "copy.db"
    with start(str(path), 0) as process:
        assert process.stdout is not None
        seen = [process.stdout.readline().strip() for _ in range(5)]
        backup(str(path), copy)
        process.kill()
    kept = Store(str(copy), write=True)
    assert kept.known(seen, "0.1.0") == frozenset(seen)
    with pytest.raises(LedgerError, match="exists already"):
        backup(str(path), copy)
