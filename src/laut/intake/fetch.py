"""Fetching what a user names by its address: the only module that opens the network.

A name is resolved once, and the connection goes to the very address that was checked, so that a name cannot mean one
machine when it is checked and another when it is asked. Every redirect is checked anew, and every machine's robots.txt is obeyed.
"""

import socket
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from tempfile import SpooledTemporaryFile
from threading import Timer
from typing import IO, Any
from urllib.parse import urljoin

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, LocationParseError, ProtocolError
from urllib3.response import BaseHTTPResponse
from urllib3.util import Timeout, Url, parse_url

from laut import __version__
from laut.errors import Rejected
from laut.intake.hosts import is_public
from laut.intake.robots import Robots, rules_in

AGENT = f"laut/{__version__} (reads news reports that its user names; obeys robots.txt for laut)"
MOST_REDIRECTS = 5
_CONNECT_SECONDS, _READ_SECONDS, _ANSWER_SECONDS = 10.0, 20.0, 30.0
"""For the connection, for the next bytes, and for all of an answer's head."""
_POLITE_SECONDS, _PATIENT_SECONDS = 1.0, 30.0
"""Between two requests to one host: at least, and at most if robots.txt asks for more."""
_ROBOTS_BYTES, _ROBOTS_SECONDS = 512_000, 30.0
_AT_ONCE = 65_536
_IN_MEMORY = 4_000_000
"""Bytes of a body beyond which it is put on the disk."""


@dataclass(frozen=True, slots=True)
class Head:
    """What an answer says about itself; `kind` is its content type in small letters, empty if it says none."""

    address: str
    kind: str
    charset: str | None


@dataclass(frozen=True, slots=True)
class Allowance:
    """The most bytes (also after unpacking) and seconds that a body may take."""

    bytes: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer with its body, from the beginning."""

    head: Head
    body: IO[bytes]


Accept = Callable[[Head], Allowance]
"""Looks at the head of an answer; raises `Rejected` for one that is not wanted."""
Resolve = Callable[[str, int], list[str]]


def resolved(host: str, port: int) -> list[str]:
    """The IP addresses of a host; raises `OSError`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Fetcher:
    """Fetches one address after the other, politely. `fetch` raises `Rejected` with the reason."""

    def __init__(
        self,
        *,
        allow_private: bool = False,
        resolve: Resolve = resolved,
        wait: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._allow_private, self._resolve, self._wait, self._clock = allow_private, resolve, wait, clock
        self._robots: dict[str, Robots | str] = {}
        self._last: dict[str, float] = {}

    def fetch(self, address: str, accept: Accept) -> Fetched:
        """The body behind an address, after redirects."""
        return self._fetch(address, accept, self._ask_robots)

    def _fetch(self, named: str, accept: Accept, may: Callable[[Url, str], None]) -> Fetched:
        address = named
        for _ in range(MOST_REDIRECTS + 1):
            url = _parsed(address, named)
            may(url, named)
            onward, fetched = self._one(url, named, accept)
            if fetched is not None:
                return fetched
            address = urljoin(url.url, onward)
        raise Rejected(named, f"leads on more than {MOST_REDIRECTS} times; the last time to {address}")

    def _ask_robots(self, url: Url, named: str) -> None:
        origin = f"{url.scheme}://{url.netloc}"
        if origin not in self._robots:
            self._robots[origin] = self._fetch_robots(origin)
        robots = self._robots[origin]
        if isinstance(robots, str):
            raise Rejected(named, f"{origin}/robots.txt cannot be read, so nothing is fetched there: {robots}")
        if not robots.allows(url.url):
            raise Rejected(named, f"{origin}/robots.txt does not allow laut to fetch it")
        self._take_turn(origin, min(max(robots.delay, _POLITE_SECONDS), _PATIENT_SECONDS))

    def _fetch_robots(self, origin: str) -> Robots | str:
        """The rules of a host (none where it has no file), or why they cannot be known (RFC 9309, section 2.3)."""
        try:
            limit = Allowance(_ROBOTS_BYTES, _ROBOTS_SECONDS)
            fetched = self._fetch(f"{origin}/robots.txt", lambda _: limit, lambda *_: None)
        except Missing:
            return rules_in("")
        except Rejected as rejected:
            return rejected.reason
        with fetched.body as body:
            return rules_in(body.read().decode("utf-8", "replace"))

    def _take_turn(self, origin: str, pause: float) -> None:
        now = self._clock()
        due = self._last.get(origin, now - pause) + pause
        if due > now:
            self._wait(due - now)
        self._last[origin] = max(now, due)

    def _one(self, url: Url, named: str, accept: Accept) -> tuple[str, Fetched | None]:
        """Where an answer leads on, or what it holds."""
        connection = self._connected(url, named)
        clock = _Deadline(connection)
        try:
            clock.start(_ANSWER_SECONDS)
            response = _answer(connection, url)
            if 300 <= response.status < 400 and (onward := response.headers.get("Location")):
                return onward, None
            head = _head(response, url, named)
            allowed = accept(head)
            clock.start(allowed.seconds)
            body = _body(response, allowed.bytes, named)
            if clock.reason:
                body.close()
                raise TimeoutError(clock.reason)
            return "", Fetched(head, body)
        except ProtocolError:
            raise Rejected(named, clock.reason or "cannot be fetched: the server broke off in the middle") from None
        except (HTTPError, OSError, ValueError, zlib.error) as error:
            raise Rejected(named, clock.reason or f"cannot be fetched: {_why(error)}") from None
        finally:
            clock.stop()
            connection.close()

    def _connected(self, url: Url, named: str) -> HTTPConnection:
        """A connection to one of the host's addresses, all of which are public or allowed."""
        host, port = (url.host or "").strip("[]"), url.port or (443 if url.scheme == "https" else 80)
        try:
            numbers = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise Rejected(named, f"the host {host} is not known: {_why(error)}") from None
        private = next((number for number in numbers if not is_public(number)), None)
        if private is not None and not self._allow_private:
            raise Rejected(named, f"{host} is {private}, which is no public address; --allow-private allows it")
        failure: Exception = OSError("it has no address")
        for number in numbers:
            try:
                return _connection(number, host, port, url.scheme == "https")
            except (HTTPError, OSError) as error:
                failure = error
        raise Rejected(named, f"{host} does not answer: {_why(failure)}")


class Missing(Rejected):
    """The address does not exist (status 4xx)."""


class _Deadline:
    """Shuts a connection down when its time is over; `reason` then says so."""

    def __init__(self, connection: HTTPConnection) -> None:
        self._socket = connection.sock  # the connection itself lets go of it when the answer begins
        self._timer, self.reason = Timer(0, lambda: None), ""

    def start(self, seconds: float) -> None:
        self.stop()
        self._timer = Timer(seconds, self._end, (seconds,))
        self._timer.daemon = True
        self._timer.start()

    def stop(self) -> None:
        self._timer.cancel()

    def _end(self, seconds: float) -> None:
        self.reason = f"took longer than {seconds:g} seconds"
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)


def _parsed(address: str, named: str) -> Url:
    try:
        url = parse_url(address)
    except LocationParseError as error:
        raise Rejected(named, f"is no address: {error}") from None
    if url.scheme not in ("http", "https") or not url.host:
        raise Rejected(named, f"leads to {address}, and laut fetches only http:// and https:// addresses")
    return url


def _connection(number: str, host: str, port: int, secure: bool) -> HTTPConnection:
    timeout = Timeout(connect=_CONNECT_SECONDS, read=_READ_SECONDS)
    if secure:
        made: HTTPConnection = HTTPSConnection(
            number, port, timeout=_CONNECT_SECONDS, server_hostname=host, assert_hostname=host
        )
    else:
        made = HTTPConnection(number, port, timeout=timeout.connect_timeout)
    made.connect()
    made.sock.settimeout(_READ_SECONDS)
    return made


def _answer(connection: HTTPConnection, url: Url) -> BaseHTTPResponse:
    fields = {
        "Host": url.netloc or "", "User-Agent": AGENT, "Accept-Encoding": "gzip", "Connection": "close",
        "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/plain, */*;q=0.1",
    }  # fmt: skip
    connection.request("GET", url.request_uri, headers=fields, preload_content=False, decode_content=False)
    return connection.getresponse()


def _head(response: BaseHTTPResponse, url: Url, named: str) -> Head:
    status = response.status
    if status != HTTPStatus.OK:
        later = response.headers.get("Retry-After")
        said = f"the server answers {status} {response.reason or ''}".rstrip()
        if later and status in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE):
            said += f" and asks to come back later (Retry-After: {later})"
        gone = 400 <= status < 500 and status != HTTPStatus.TOO_MANY_REQUESTS
        raise (Missing if gone else Rejected)(named, said)
    kind, _, rest = response.headers.get("Content-Type", "").partition(";")
    _, _, charset = rest.partition("charset=")
    return Head(url.url, kind.strip().lower(), charset.split(";")[0].strip(" \"'") or None)


def _body(response: BaseHTTPResponse, most: int, named: str) -> IO[bytes]:
    """The body, unpacked; never more than `most` bytes are read or made."""
    sink = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  (the caller closes it)
    try:
        size = 0
        for piece in _unpacked(response, named):
            size += len(piece)
            if size > most:
                raise Rejected(named, f"is larger than {most:,} bytes")
            sink.write(piece)
    except BaseException:
        sink.close()
        raise
    sink.seek(0)
    return sink


def _unpacked(response: BaseHTTPResponse, named: str) -> Iterator[bytes]:
    packed = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packed not in ("identity", "", "gzip", "x-gzip"):
        raise Rejected(named, f"is packed with {packed}, which laut did not ask for")
    unpack = zlib.decompressobj(wbits=31) if packed.endswith("gzip") else None
    while piece := response.read1(_AT_ONCE):
        if unpack is None:
            yield piece
            continue
        while piece and not unpack.eof:
            yield unpack.decompress(piece, _AT_ONCE)
            piece = unpack.unconsumed_tail
    if unpack is not None and not unpack.eof:
        raise ValueError("its packed body ends in the middle")


def _why(error: Exception) -> Any:
    """The innermost message, without the names of our library's objects."""
    cause = error.args[-1] if error.args else error
    text = str(cause if isinstance(cause, Exception) else error)
    return text.rpartition(">: ")[2] or type(error).__name__
