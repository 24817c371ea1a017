"""Pages kept until the ledger changes, and their ETags.

A page depends on its address, the reader's language and the ledger. The ledger's
stamp changes with every write, so a kept page is never an old one. Where
corrections are on, pages carry tokens of one browser and are not kept.
"""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from laut.web.site import path_of, reader_of

_MOST_BYTES = 64_000_000
"""All kept pages together."""
_LONGEST = 2_000_000
"""Longer answers are neither kept nor given an ETag."""

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """A finished answer."""

    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    etag: str


@dataclass(slots=True)
class Shelf:
    """The kept pages, the longest unused dropped first."""

    _pages: OrderedDict[Key, Kept] = field(default_factory=OrderedDict)
    _bytes: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def get(self, key: Key) -> Kept | None:
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def put(self, key: Key, kept: Kept) -> None:
        with self._lock:
            if key in self._pages:
                return
            self._pages[key] = kept
            self._bytes += len(kept.body)
            while self._bytes > _MOST_BYTES:
                self._bytes -= len(self._pages.popitem(last=False)[1].body)


class KeptPages:
    """Answers GET and HEAD (whose body the server drops) from the shelf, puts what is new there, and says 304 to whoever has the page already."""

    def __init__(self, app: ASGIApp, stamp: Callable[[], str], keep: bool) -> None:
        self.app, self.stamp, self.keep, self.shelf = app, stamp, keep, Shelf()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if (
            scope["type"] != "http"
            or scope["method"] not in ("GET", "HEAD")
            or scope["path"].startswith(("/static/", "/export/"))
        ):
            await self.app(scope, receive, send)
            return
        scope = {**scope, "method": "GET"}
        request = Request(scope)
        key = self._key(request)
        kept = self.shelf.get(key) if self.keep else None
        if kept is None:
            made = await _collected(self.app, scope, receive)
            if made is None:
                raise RuntimeError("an answer without a start")
            status, headers, body = made
            if status != 200 or len(body) > _LONGEST:
                await _sent(status, headers, body, send)
                return
            kept = Kept(tuple(headers), body, f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"')
            if self.keep and not any(name == b"set-cookie" for name, _ in headers):
                self.shelf.put(key, kept)
        await _answer(kept, Headers(scope=scope).get("if-none-match"))(scope, receive, send)

    def _key(self, request: Request) -> Key:
        reader = reader_of(request)
        return path_of(request) + "?" + request.url.query, reader.locale, self.stamp()


def _answer(kept: Kept, known: str | None) -> Response:
    fresh = known is not None and (
        known.strip() == "*" or kept.etag in [tag.strip().removeprefix("W/") for tag in known.split(",")]
    )
    response = Response(b"" if fresh else kept.body, 304 if fresh else 200)
    headers = MutableHeaders(raw=list(kept.headers))
    headers["ETag"] = kept.etag
    headers.setdefault("Cache-Control", "private, no-cache")
    if fresh:
        del headers["content-length"]
        del headers["content-type"]
    response.raw_headers = headers.raw
    return response


async def _collected(
    app: ASGIApp, scope: Scope, receive: Receive
) -> tuple[int, list[tuple[bytes, bytes]], bytes] | None:
    """The whole answer of the pages below."""
    status, headers, body = 0, [], bytearray()

    async def collect(message: Message) -> None:
        nonlocal status, headers
        if message["type"] == "http.response.start":
            status, headers = message["status"], list(message["headers"])
        elif message["type"] == "http.response.body":
            body.extend(message.get("body", b""))

    await app(scope, receive, collect)
    return (status, headers, bytes(body)) if status else None


async def _sent(status: int, headers: list[tuple[bytes, bytes]], body: bytes, send: Send) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
