"""What every page of one explorer shares: its setting, its ledger, its templates."""

import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import quote

from starlette.requests import HTTPConnection

from laut.ledger.database import View
from laut.ledger.store import Store
from laut.web import reader
from laut.web.config import Config
from laut.web.guards.rates import Rates
from laut.web.memory import Memory
from laut.web.reader import Reader

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Site:
    """`secret` signs the tokens of forms; `reading` is held by the one report that is being read.

    `memory` keeps counts that many pages share, until the ledger changes.
    """

    config: Config
    store: Store
    secret: bytes
    rates: Rates
    reading: threading.Lock = field(default_factory=threading.Lock)
    memory: Memory = field(default_factory=Memory)

    @contextmanager
    def ledger(self) -> Iterator[View]:
        """One consistent view of the ledger."""
        with self.store.reading() as connection:
            yield connection

    def remembered(self, stamp: str, key: Hashable, count: Callable[[], T]) -> T:
        """What `count` gives for the state of the ledger at `stamp`, counted once; take the stamp before looking."""
        return self.memory.get((stamp, key), count)


def site_of(request: HTTPConnection) -> Site:
    """The site that a request came to."""
    site = request.app.state.site
    assert isinstance(site, Site)
    return site


def reader_of(request: HTTPConnection) -> Reader:
    """Who asks: the language from `?lang=`, the cookie, or `Accept-Language`."""
    wanted = request.query_params.get("lang")
    return reader.reader_for(wanted, request.cookies.get(reader.COOKIE), request.headers.get("accept-language"))


def path_of(request: HTTPConnection) -> str:
    """The path as it was asked for, percent-encoded, so that it can stand in a link again."""
    raw = request.scope.get("raw_path") or quote(request.url.path).encode("ascii")
    return "/" + str(raw.partition(b"?")[0].decode("ascii", "replace")).lstrip("/")
