"""A real browser: Debian's Chromium without a window, over an explorer that answers on loopback.

Where Chromium or the bundle of `make web` is missing these tests are skipped and say why;
with LAUT_TEST_BROWSER=1 they fail instead.
"""

import os
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from laut.web import assets
from laut.web.app import create_app
from laut.web.config import Config
from tests.web.conftest import filled

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
SCREENS = ROOT / "build" / "screens"
_PATIENCE = 30_000
"""Milliseconds for one step; the first reading loads the models."""
expect.set_options(timeout=_PATIENCE)


def _missing() -> str | None:
    if not shutil.which("chromium"):
        return "Chromium is missing: apt-get install chromium"
    if not (assets.FOLDER / assets.BUNDLE).is_file() or not AXE.is_file():
        return "the bundle of scripts is missing: make web"
    return None


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """One browser for all tests here."""
    if reason := _missing():
        if "LAUT_TEST_BROWSER" in os.environ:
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as driver:
        made = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield made
        made.close()


@contextmanager
def served(config: Config) -> Iterator[str]:
    """The address of an explorer on a free port of loopback."""
    held = socket.socket()
    held.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(config), log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, args=([held],), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{held.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        held.close()


@pytest.fixture(scope="package")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An explorer that only shows."""
    with served(Config(filled(str(tmp_path_factory.mktemp("shown") / "harbour.db")))) as address:
        yield address


@pytest.fixture
def corrected(tmp_path: Path) -> Iterator[str]:
    """An explorer with a ledger of its own that may be corrected."""
    with served(Config(filled(str(tmp_path / "own.db")), edit=True, editor="Ada")) as address:
        yield address


class Visit:
    """A page and what went wrong on it: errors of scripts, and requests to anywhere but the explorer."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address, self.wrong = page, address, list[str]()
        page.set_default_timeout(_PATIENCE)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", lambda said: self.wrong.append(said.text) if said.type in ("error", "warning") else None)
        page.on("request", lambda asked: None if asked.url.startswith(address) else self.wrong.append(asked.url))

    def go(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[..., Visit]]:
    """Opens a window of its own for each visit; everything that went wrong in it fails the test."""
    contexts: list[BrowserContext] = []
    visits: list[Visit] = []

    def made(address: str, **options: object) -> Visit:
        contexts.append(
            chromium.new_context(**{"locale": "en-GB", "viewport": {"width": 1200, "height": 900}, **options})
        )
        visits.append(Visit(contexts[-1].new_page(), address))
        return visits[-1]

    yield made
    wrong = [line for one in visits for line in one.wrong]
    for context in contexts:
        context.close()
    assert wrong == []
