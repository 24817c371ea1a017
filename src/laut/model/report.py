"""A report: one article as published."""

from dataclasses import dataclass

from laut.model.ids import content_id
from laut.model.moment import Moment


@dataclass(frozen=True, slots=True)
class Report:
    """Immutable text with what its source says about it; all but text may be unknown.

    `text` is the input's text, unchanged but for decoding and CRLF → LF. Every
    span of a reading counts in code points of it. `id` is the source's own id
    where it gives one, else it is made from the content. `based_on` is the address or title of what the report says it is based on.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: Moment | None = None
    author: str | None = None
    based_on: str | None = None


def make_report(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    language: str | None = None,
    published: Moment | None = None,
    author: str | None = None,
    based_on: str | None = None,
) -> Report:
    """A report whose id, if none is given, follows from outlet, address, date and text."""
    made = id or content_id("report", outlet or "", url or "", published.edtf if published else "", text)
    return Report(made, text, title, outlet, url, language, published, author, based_on)
