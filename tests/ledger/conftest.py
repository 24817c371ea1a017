"""A fresh ledger on every database that is there: SQLite always, PostgreSQL where a server runs."""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

POSTGRES = os.environ.get("LAUT_TEST_POSTGRES", "")
"""Address of a PostgreSQL server for tests, e.g. postgresql://laut@127.0.0.1:54329/; CI sets it."""


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield str(tmp_path / "ledger.db")
        return
    if not POSTGRES:
        if os.environ.get("CI"):
            pytest.fail("LAUT_TEST_POSTGRES is not set, and CI must test PostgreSQL")
        pytest.skip("LAUT_TEST_POSTGRES is not set: no PostgreSQL server to test with")
    import psycopg

    name = f"laut_{uuid.uuid4().hex}"
    with psycopg.connect(POSTGRES + "postgres", autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            yield POSTGRES + name
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")
