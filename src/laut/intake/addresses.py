"""From an address to reports: what comes back says by its content type what it is."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from laut.errors import Rejected
from laut.intake.fetch import Allowance, Fetcher, Head
from laut.intake.html import MOST_BYTES as MOST_OF_A_PAGE
from laut.intake.source import Given, InputFormat, known_format
from laut.intake.streams import Intake, Origin, read_stream
from laut.model.report import Report

_BY_KIND: Mapping[str, InputFormat] = {
    "text/html": InputFormat.HTML,
    "application/xhtml+xml": InputFormat.HTML,
    "application/rss+xml": InputFormat.FEED,
    "application/atom+xml": InputFormat.FEED,
    "application/rdf+xml": InputFormat.FEED,
    "application/xml": InputFormat.FEED,
    "text/xml": InputFormat.FEED,
    "application/json": InputFormat.JSON,
    "application/jsonl": InputFormat.JSONL,
    "application/x-ndjson": InputFormat.JSONL,
    "application/warc": InputFormat.WARC,
}
_BY_NAME = ("text/plain", "application/octet-stream", "application/gzip", "application/x-gzip", "binary/octet-stream")
"""Content types that servers give to files they do not know: the address's extension says more."""
_PAGE = Allowance(MOST_OF_A_PAGE, 120)
_ALLOWED: Mapping[InputFormat, Allowance] = {
    InputFormat.FEED: Allowance(50_000_000, 300),
    InputFormat.JSON: Allowance(50_000_000, 300),
    InputFormat.JSONL: Allowance(2_000_000_000, 3600),
    InputFormat.WARC: Allowance(5_000_000_000, 3600),
}
"""A web archive of CC-NEWS has about one gigabyte."""


def read_address(
    address: str, given: Given, format: InputFormat | None, fetcher: Fetcher, *, follow: bool = False
) -> Iterator[Intake]:
    """The reports behind an address; with `follow` those of the pages that a feed links to instead of its entries.

    Raises `Rejected` where it cannot be fetched.
    """
    fetched = fetcher.fetch(address, lambda head: _ALLOWED.get(format or _format(head, address), _PAGE))
    found = format or _format(fetched.head, address)
    origin = Origin(fetched.head.address, fetched.head.charset)
    with fetched.body as body:
        reports = read_stream(body, address, given, found, origin)
        if follow and found is InputFormat.FEED:
            yield from _followed(reports, given, fetcher)
        else:
            yield from reports


def _followed(entries: Iterator[Intake], given: Given, fetcher: Fetcher) -> Iterator[Intake]:
    """The page behind each entry, in order, or why it cannot be read; what the entry says stands in for what the page does not."""
    for entry in entries:
        if not isinstance(entry, Report) or not entry.url:
            yield entry
            continue
        try:
            yield from read_address(entry.url, replace(given, published=entry.published), InputFormat.HTML, fetcher)
        except Rejected as rejected:
            yield rejected


def _format(head: Head, named: str) -> InputFormat:
    """What an answer holds, by its content type; raises `Rejected` for what laut cannot read."""
    by_name = known_format(urlsplit(head.address).path)
    if head.kind in _BY_KIND:
        return _BY_KIND[head.kind]
    if head.kind == "text/plain":
        return by_name or InputFormat.TEXT
    if by_name is not None and (not head.kind or head.kind in _BY_NAME):
        return by_name
    what = f"is {head.kind}" if head.kind else "does not say what it is (it has no content type)"
    raise Rejected(named, f"{what}; laut reads web pages, feeds, text, JSON and web archives, see --input")
