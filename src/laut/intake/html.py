"""A saved web page is one report: its article, and what the page says about it.

The article and most metadata are found by trafilatura; what publishers say in
JSON-LD (schema.org) about date, outlet and the report it is based on goes first.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import IO, Any
from urllib.parse import urlsplit

from laut.errors import BadLanguageData, BadMoment, Rejected
from laut.intake.decoding import decode
from laut.intake.source import Given
from laut.intake.text_file import too_long
from laut.lang.languages import code_of
from laut.model.moment import Moment
from laut.model.report import Report, make_report

MOST_BYTES = 10_000_000
"""Larger pages are rejected."""
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{3,20})", re.IGNORECASE)
_JSON_LD = re.compile(r"<script[^>]{0,200}application/ld\+json[^>]{0,200}>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_WRAPPED = re.compile(r"^\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*$")
_LANGUAGE = re.compile(r"<html[^>]{0,500}\blang=[\"']?([A-Za-z]{2,3})", re.IGNORECASE)
_ARTICLES = ("NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting", "LiveBlogPosting")


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page's JSON-LD says about its article; all may be unknown."""

    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    based_on: str | None = None
    author: str | None = None


def read_html(stream: IO[bytes], name: str, given: Given, url: str | None = None, charset: str | None = None) -> Report:
    """The report in a page; raises `Rejected` where there is no article or it is too large.

    `url` is where the page comes from, `charset` the encoding that its server names.
    """
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Rejected(name, f"is a page of more than {MOST_BYTES:,} bytes")
    if not data:
        raise Rejected(name, "is empty")
    return report_of_page(_decoded(data, name, charset), name, given, url)


def _decoded(data: bytes, name: str, charset: str | None) -> str:
    """The page's text, by the encoding that its server or the page itself names if that fits, else by its bytes."""
    stated = _CHARSET.search(data[:4096])
    return decode(data, name, named=(charset, stated[1].decode("ascii") if stated else None))


def report_of_page(page: str, name: str, given: Given, url: str | None = None) -> Report:
    """The report in a page's source; a page that says it is in a language that laut does not read is rejected unread."""
    language = _language(page, name, given)
    import trafilatura
    from trafilatura.settings import Document

    found = trafilatura.bare_extraction(page, url=url, with_metadata=True, include_comments=False, include_tables=False)
    if not isinstance(found, Document) or not (text := (found.text or "").strip()):
        raise Rejected(name, "is a page without an article")
    if len(text) > given.max_characters:
        raise Rejected(name, too_long(given.max_characters))
    stated = stated_in(page)
    title = stated.title or found.title
    address = url or found.url
    return make_report(
        _without_title(text, title),
        title=title,
        outlet=given.outlet or stated.outlet or _publisher(page) or found.sitename or _host(address),
        url=address,
        language=language,
        published=_moment(stated.published) or _moment(found.date) or given.published,
        author=stated.author or found.author,
        based_on=stated.based_on,
    )


def _publisher(page: str) -> str | None:
    """The publisher's name in microdata (schema.org)."""
    if "publisher" not in page:
        return None
    from lxml.html import document_fromstring

    path = "//*[@itemprop='publisher']/descendant-or-self::*[@itemprop='name']"
    for element in document_fromstring(page.encode(), parser=_in_utf8()).xpath(path):
        if name := (element.get("content") or element.text_content()).strip():
            return str(name)
    return None


def _in_utf8() -> Any:
    from lxml.html import HTMLParser

    return HTMLParser(encoding="utf-8")


def stated_in(page: str) -> Stated:
    """The first article in the page's JSON-LD; empty where there is none or it is broken."""
    for script in _JSON_LD.finditer(page):
        try:
            content = json.loads(_WRAPPED.sub("", script[1]), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(content):
            kinds = item.get("@type")
            if any(kind in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return _stated(item)
    return Stated()


def _items(content: Any) -> Iterator[dict[str, Any]]:
    """The objects of a page's JSON-LD, also those in a graph and the one that the page is about."""
    for item in content if isinstance(content, list) else [content]:
        if isinstance(item, dict):
            yield item
            for inner in ("@graph", "mainEntity", "mainEntityOfPage"):
                yield from _items(item.get(inner, []))


def _stated(item: dict[str, Any]) -> Stated:
    authors = item.get("author")
    named = [_text(author) for author in (authors if isinstance(authors, list) else [authors])]
    return Stated(
        _text(item.get("datePublished")) or _text(item.get("dateCreated")),
        _text(item.get("publisher"), "name"),
        _text(item.get("headline")),
        _text(item.get("isBasedOn"), "url") or _text(item.get("isBasedOn"), "@id"),
        "; ".join(name for name in named if name) or None,
    )


def _text(value: Any, key: str = "name") -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get(key)
    return " ".join(unescape(value).split()) or None if isinstance(value, str) else None


def _moment(written: str | None) -> Moment | None:
    try:
        return Moment(written[:10]) if written else None
    except BadMoment:
        return None


def _language(page: str, name: str, given: Given) -> str | None:
    stated = _LANGUAGE.search(page[:5000])
    try:
        return code_of(stated[1]) if stated else given.language
    except BadLanguageData:
        assert stated is not None
        raise Rejected(name, f"is in the language «{stated[1].lower()}», which laut does not read") from None


def _without_title(text: str, title: str | None) -> str:
    """The extractor repeats the headline as the first line."""
    first, _, rest = text.partition("\n")
    body = rest.lstrip("\n") if title and rest.strip() and first.strip() == title.strip() else text
    return re.sub(r"\n+", "\n\n", body)


def _host(url: str | None) -> str | None:
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None
