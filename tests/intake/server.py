"""A small web server on the loopback address, for tests of fetching: invented pages, and misbehaviour of all kinds."""

import gzip
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from tests.intake.pages import FEED, page

HTML = {"Content-Type": "text/html; charset=utf-8"}


@dataclass
class Answer:
    """Status, fields and body; `drip` writes the body itself, piece by piece, until nobody listens."""

    status: int = 200
    fields: dict[str, str] = field(default_factory=lambda: dict(HTML))
    body: bytes = b""
    drip: Callable[[], Iterator[bytes]] | None = None


def endless() -> Iterator[bytes]:
    while True:
        yield b"<p>Und so weiter und so fort.</p>" * 1000


def slow() -> Iterator[bytes]:
    for _ in range(100):
        time.sleep(0.05)
        yield b"."


def answers(origin: str) -> dict[str, Answer]:
    """By path."""
    old = page().replace('charset="utf-8"', 'charset="iso-8859-1"').replace("man habe", "„man habe“")
    text = {"Content-Type": "text/plain; charset=windows-1252"}
    return {
        "/page": Answer(body=page().encode()),
        "/packed": Answer(fields=HTML | {"Content-Encoding": "gzip"}, body=gzip.compress(page().encode())),
        "/bomb": Answer(fields=HTML | {"Content-Encoding": "gzip"}, body=gzip.compress(b"\0" * 30_000_000)),
        "/brotli": Answer(fields=HTML | {"Content-Encoding": "br"}, body=b"x"),
        "/wrong-charset": Answer(body=old.encode("cp1252")),
        "/text": Answer(fields=text, body="Größe zählt.".encode("cp1252")),
        "/picture": Answer(fields={"Content-Type": "image/png"}, body=b"PNG"),
        "/nothing-said": Answer(fields={}, body=b"?"),
        "/gone": Answer(404),
        "/busy": Answer(503, HTML | {"Retry-After": "120"}),
        "/forbidden/page": Answer(body=page().encode()),
        "/robots.txt": Answer(fields={"Content-Type": "text/plain"}, body=b"User-agent: laut\nDisallow: /forbidden\nCrawl-delay: 3\n"),
        "/moved": Answer(302, {"Location": "/page"}),
        "/circle": Answer(302, {"Location": "/circle"}),
        "/to-file": Answer(302, {"Location": "file:///etc/passwd"}),
        "/to-private": Answer(302, {"Location": "http://127.0.0.2:9/"}),
        "/to-private-6": Answer(302, {"Location": "http://[::ffff:10.0.0.1]/"}),
        "/endless": Answer(drip=endless),
        "/slow": Answer(drip=slow),
        "/short": Answer(fields=HTML | {"Content-Length": "5000"}, body=b"<html>"),
        "/feed": Answer(
            fields={"Content-Type": "application/rss+xml"},
            body=FEED.replace("https://sammelblatt.example/1", f"{origin}/page").encode(),
        ),
    }  # fmt: skip


@contextmanager
def served() -> Iterator[tuple[str, list[str]]]:
    """The address of a running server, and the paths that were asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            answer = answers(origin).get(self.path, Answer(404))
            self.send_response(answer.status)
            for name, value in answer.fields.items():
                self.send_header(name, value)
            if "Content-Length" not in answer.fields and answer.drip is None:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            with suppress(OSError):
                self.wfile.write(answer.body)
                for piece in answer.drip() if answer.drip else ():
                    self.wfile.write(piece)

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads, server.block_on_close = True, False
        origin = f"http://127.0.0.1:{server.server_port}"
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield origin, asked
        server.shutdown()
