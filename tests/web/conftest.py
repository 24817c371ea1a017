"""An explorer over an invented ledger, asked without a network."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from laut.flows.add import keep
from laut.flows.merge import merge
from laut.ledger.store import Store
from laut.web.app import create_app
from laut.web.config import Config
from tests.web.harbour import readings

HOST = "http://127.0.0.1:8000"


@pytest.fixture(scope="session")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger of four hand-made readings on one attack."""
    where = str(tmp_path_factory.mktemp("web") / "harbour.db")
    return filled(where)


def filled(where: str) -> str:
    store = Store(where, write=True)
    keep(store, readings())
    merge(store)
    store.close()
    return where


def client(where: str, **changes: object) -> TestClient:
    config = Config(where, now=lambda: datetime(2031, 5, 1, 12, tzinfo=UTC), **changes)  # type: ignore[arg-type]
    return TestClient(create_app(config), base_url=HOST, headers={"Accept-Language": "en"}, follow_redirects=False)


@pytest.fixture(scope="session")
def looking(harbour: str) -> Iterator[TestClient]:
    with client(harbour) as made:
        yield made


@pytest.fixture
def browser(looking: TestClient) -> TestClient:
    """Somebody who only looks, for the first time."""
    looking.cookies.clear()
    return looking


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[TestClient]:
    """Somebody who may correct, with a ledger of their own."""
    with client(filled(str(tmp_path / "own.db")), edit=True, editor="Ada") as made:
        yield made
