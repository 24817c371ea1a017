"""RSS and Atom feeds: one report an entry, with the true publisher where the feed names it."""

import calendar
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from typing import Any, BinaryIO

from laut.errors import Rejected
from laut.intake.source import Given
from laut.intake.text_file import too_long
from laut.model.moment import day
from laut.model.report import Report, make_report

MOST_BYTES = 50_000_000
"""Larger feeds are rejected."""
_BREAK = re.compile(r"<(?:/p|br\s*/?|/div|/li|/h\d)>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


def read_feed(stream: BinaryIO, name: str, given: Given) -> Iterator[Report | Rejected]:
    """The entries in order; an entry without text is a rejection."""
    import feedparser

    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Rejected(name, f"is a feed of more than {MOST_BYTES:,} bytes")
    feed = feedparser.parse(data, sanitize_html=True, resolve_relative_uris=False)
    if not feed.entries:
        why = f": {feed.bozo_exception}" if feed.get("bozo") else ""
        raise Rejected(name, f"is no feed with entries{why}")
    for number, entry in enumerate(feed.entries, start=1):
        yield _report(entry, feed.feed, f"{name}#{number}", given)


def _report(entry: Any, feed: Any, name: str, given: Given) -> Report | Rejected:
    text = _body(entry)
    if not text:
        return Rejected(name, "is an entry without text")
    if len(text) > given.max_characters:
        return Rejected(name, too_long(given.max_characters))
    moved = entry.get("published_parsed") or entry.get("updated_parsed")
    published = day(datetime.fromtimestamp(calendar.timegm(moved), UTC).date()) if moved else given.published
    return make_report(
        text,
        title=_plain(entry.get("title", "")) or None,
        outlet=given.outlet or (entry.get("source") or {}).get("title") or feed.get("title"),
        url=entry.get("link"),
        language=given.language,
        published=published,
        author=entry.get("author"),
    )


def _body(entry: Any) -> str:
    """The full content if the feed carries it, else the summary."""
    contents = [part.get("value", "") for part in entry.get("content", [])]
    return _plain(max([*contents, entry.get("summary", "")], key=len))


def _plain(html: str) -> str:
    lines = unescape(_TAG.sub("", _BREAK.sub("\n\n", html))).splitlines()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(" ".join(line.split()) for line in lines)).strip()
