"""Load: how long 50 readers of one explorer wait, who all leaf through a large ledger at once.

    python -m benchmarks.load build/scale.db             # 50 readers for 30 seconds, a second between two pages
    python -m benchmarks.load build/scale.db --pause 0   # readers who never look: as many pages as the explorer can give

Each reader keeps one connection, begins on the first page and follows links of the pages at random (always the same
ones for a seed), as people do who click on facets, events, reports and speakers; every fifth page is asked for by
an address of its own: a search, the timeline, the map. Prints one line of JSON: milliseconds until a page has arrived, and
how many answers were none (no answer, or a status from 400 on). The explorer runs in a process of its own on loopback.
"""

import argparse
import asyncio
import json
import random
import re
import resource
import socket
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from html import unescape

_LINK = re.compile(r'href="(/(?:events|reports|speakers|outlets|timeline|map|sources)(?![^"]*(?:\.json|lang=))[^"#]*)')
_LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")
_FIRST = (
    "/",
    "/events",
    "/timeline",
    "/map",
    "/reports",
    "/events?origins=2",
    "/timeline?type=ASSAULT",
    "/map?type=PROTEST",
)
_OWN_ADDRESS = 0.2
_READY_SECONDS = 60


@dataclass(slots=True)
class Waits:
    """Milliseconds by kind of page, and what went wrong."""

    pages: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def add(self, path: str, milliseconds: float) -> None:
        kind = path.partition("?")[0].strip("/")
        kind = kind.partition("/")[0] + ("/ID" if "/" in kind else "?" if "?" in path else "")
        self.pages.setdefault(kind or "home", []).append(milliseconds)


async def reader(port: int, number: int, until: float, pause: float, waits: Waits) -> None:
    """One reader, from the first page on until the clock says `until`."""
    chance = random.Random(number)
    await asyncio.sleep(pause * chance.random())
    incoming, outgoing = await asyncio.open_connection("127.0.0.1", port)
    path = _FIRST[number % len(_FIRST)]
    while time.perf_counter() < until:
        began = time.perf_counter()
        status, body = await _get(incoming, outgoing, port, path)
        waits.add(path, 1000 * (time.perf_counter() - began))
        if status >= 400:
            waits.errors.append(f"{status} {path}")
        links = sorted({unescape(found) for found in _LINK.findall(body) if _is_known(found, path)})
        path = chance.choice(_FIRST if not links or chance.random() < _OWN_ADDRESS else links)
        await asyncio.sleep(pause * (0.5 + chance.random()))
    outgoing.close()


def _is_known(link: str, page: str) -> bool:
    """False for speakers that a report's page names: `benchmarks.scale` disguises the claims in the ledger, not the readings."""
    return not (link.startswith("/speakers/") and page.startswith("/reports/"))


async def _get(incoming: asyncio.StreamReader, outgoing: asyncio.StreamWriter, port: int, path: str) -> tuple[int, str]:
    outgoing.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Language: en\r\n\r\n".encode())
    head = await incoming.readuntil(b"\r\n\r\n")
    length = _LENGTH.search(head)
    body = await incoming.readexactly(int(length[1])) if length else b""
    return int(head.split(b" ", 2)[1]), body.decode()


async def crowd(port: int, readers: int, seconds: float, pause: float) -> Waits:
    """What all readers together waited for."""
    waits, until = Waits(), time.perf_counter() + seconds
    ends = await asyncio.gather(
        *(reader(port, number, until, pause, waits) for number in range(readers)), return_exceptions=True
    )
    waits.errors += [repr(end) for end in ends if isinstance(end, BaseException)]
    return waits


def figures(waits: Waits, seconds: float, cpu: float) -> dict[str, object]:
    """Median, 95th percentile and longest wait, over all pages and by kind; CPU of the explorer for one page."""
    every = sorted(wait for waited in waits.pages.values() for wait in waited)
    return {
        "pages": len(every), "pages a second": round(len(every) / seconds, 1), "errors": len(waits.errors),
        "median ms": round(statistics.median(every), 1), "95 % ms": round(every[int(0.95 * len(every))], 1),
        "longest ms": round(every[-1], 1), "cpu ms a page": round(1000 * cpu / len(every), 1),
        "median ms by page": {kind: round(statistics.median(found), 1) for kind, found in sorted(waits.pages.items())},
        "first errors": waits.errors[:5],
    }  # fmt: skip


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def _wait_for(port: int) -> None:
    until = time.perf_counter() + _READY_SECONDS
    while time.perf_counter() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the explorer did not start")


def main() -> None:
    given = argparse.ArgumentParser(description="Readers of one explorer on loopback.")
    given.add_argument("ledger")
    given.add_argument("--readers", type=int, default=50)
    given.add_argument("--seconds", type=float, default=30)
    given.add_argument("--pause", type=float, default=1, help="seconds that a reader looks at a page, on average")
    asked = given.parse_args()
    port = _free_port()
    explorer = subprocess.Popen([sys.executable, "-m", "laut", "serve", "--ledger", asked.ledger, "--port", str(port)])
    try:
        _wait_for(port)
        waits = asyncio.run(crowd(port, asked.readers, asked.seconds, asked.pause))
    finally:
        explorer.terminate()
        explorer.wait()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(json.dumps(figures(waits, asked.seconds, used.ru_utime + used.ru_stime), ensure_ascii=False))


if __name__ == "__main__":
    main()
