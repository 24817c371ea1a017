"""Addresses: what a server can do to us, over real sockets of the loopback address."""

from collections.abc import Iterator

import pytest

from laut.errors import Rejected
from laut.intake import addresses, fetch
from laut.intake.fetch import Allowance, Fetcher
from laut.intake.files import read_files
from laut.intake.hosts import is_public
from laut.intake.source import Given
from laut.model.report import Report
from tests.intake.server import served


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[str, list[str]]]:
    with served() as running:
        yield running


def fetcher(waits: list[float] | None = None) -> Fetcher:
    return Fetcher(allow_private=True, wait=(waits if waits is not None else []).append, clock=lambda: 0.0)


def read(address: str, by: Fetcher | None = None, follow: bool = False) -> Report | Rejected:
    (found,) = read_files([address], Given(), fetcher=by or fetcher(), follow=follow)
    return found


@pytest.mark.parametrize("path", ["/page", "/packed", "/moved"])
def test_a_page_is_fetched_also_packed_and_moved(server: tuple[str, list[str]], path: str) -> None:
    report = read(server[0] + path)
    assert isinstance(report, Report), report
    assert report.title == "Schleuse geöffnet"
    assert report.url == server[0] + ("/page" if path == "/moved" else path)


@pytest.mark.parametrize(("path", "words"), [("/wrong-charset", "„man habe“"), ("/text", "Größe zählt.")])
def test_a_wrong_charset_does_no_harm(server: tuple[str, list[str]], path: str, words: str) -> None:
    report = read(server[0] + path)
    assert isinstance(report, Report) and words in report.text


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/picture", "is image/png; laut reads"),
        ("/nothing-said", "no content type"),
        ("/gone", "answers 404 Not Found"),
        ("/busy", "Retry-After: 120"),
        ("/forbidden/page", "robots.txt does not allow"),
        ("/circle", "leads on more than 5 times"),
        ("/to-file", "fetches only http:// and https://"),
        ("/brotli", "packed with br"),
        ("/short", "broke off"),
    ],
)
def test_what_is_not_to_be_had_is_rejected_with_its_reason(
    server: tuple[str, list[str]], path: str, reason: str
) -> None:
    found = read(server[0] + path)
    assert isinstance(found, Rejected) and reason in found.reason and found.source == server[0] + path


@pytest.mark.parametrize("path", ["/endless", "/bomb"])
def test_a_body_is_read_no_further_than_allowed(
    server: tuple[str, list[str]], path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addresses, "_PAGE", Allowance(200_000, 20))
    found = read(server[0] + path)
    assert isinstance(found, Rejected) and "larger than 200,000 bytes" in found.reason


def test_a_server_that_drips_is_left(server: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "_PAGE", Allowance(200_000, 0.3))
    found = read(server[0] + "/slow")
    assert isinstance(found, Rejected) and "took longer than 0.3 seconds" in found.reason


def test_addresses_of_this_machine_are_not_fetched_unasked(server: tuple[str, list[str]]) -> None:
    asked = len(server[1])
    for address in (server[0] + "/page", server[0].replace("127.0.0.1", "localhost") + "/page", "http://2130706433/"):
        found = read(address, Fetcher())
        assert isinstance(found, Rejected) and "no public address" in found.reason
    assert len(server[1]) == asked


@pytest.mark.parametrize("path", ["/to-private", "/to-private-6"])
def test_a_redirect_leads_to_no_private_address(
    server: tuple[str, list[str]], path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "is_public", lambda number: number == "127.0.0.1" or is_public(number))
    found = read(server[0] + path, Fetcher())
    assert isinstance(found, Rejected) and "no public address" in found.reason


def test_a_name_is_resolved_once_and_the_checked_address_is_asked(
    server: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "is_public", lambda number: number == "127.0.0.1")
    told = iter(["127.0.0.1", "127.0.0.1", "10.0.0.1"])
    by = Fetcher(resolve=lambda host, port: [next(told)], wait=lambda _: None)
    address = server[0].replace("127.0.0.1", "sundbote.example") + "/page"
    assert isinstance(read(address, by), Report)
    later = read(address, by)
    assert isinstance(later, Rejected) and "sundbote.example is 10.0.0.1" in later.reason


def test_a_host_whose_robots_cannot_be_read_is_left_alone() -> None:
    def refuse(host: str, port: int) -> list[str]:
        raise OSError("no such host")

    found = read("http://sundbote.example/page", Fetcher(resolve=refuse))
    assert isinstance(found, Rejected) and "so nothing is fetched there" in found.reason


def test_a_feed_is_followed_to_its_pages_with_the_pause_that_robots_asks_for(server: tuple[str, list[str]]) -> None:
    waits: list[float] = []
    first, second = read_files([server[0] + "/feed"], Given(), fetcher=fetcher(waits), follow=True)
    assert isinstance(first, Report) and first.title == "Schleuse geöffnet"
    assert isinstance(second, Rejected) and waits == [3.0]


def test_nothing_is_fetched_where_no_fetcher_is_given() -> None:
    (found,) = read_files(["https://sundbote.example/"], Given())
    assert isinstance(found, Rejected) and "nothing is fetched" in found.reason


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("10.1.2.3", False), ("127.0.0.1", False), ("169.254.1.1", False),
        ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False), ("255.255.255.255", False), ("::1", False),
        ("fe80::1%eth0", False), ("fc00::1", False), ("fec0::1", False), ("::ffff:192.168.0.1", False),
        ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False), ("64:ff9b::5db8:d822", True),
    ],
)  # fmt: skip
def test_which_addresses_are_public(number: str, public: bool) -> None:
    assert is_public(number) is public
