"""Web archives (WARC), as CC-NEWS publishes them: one report for each page that was fetched.

Streamed record by record, so that archives of any size need little memory.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from laut.errors import Rejected
from laut.intake.html import MOST_BYTES, read_html
from laut.intake.source import Given
from laut.model.report import Report


def read_archive(stream: BinaryIO, name: str, given: Given) -> Iterator[Report | Rejected]:
    """The HTML pages with status 200, in order; other records are passed over, broken ones rejected."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    records = ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True)
    found = False
    while True:
        try:
            record = next(records, None)
        except Exception as error:  # the reader has no error class of its own
            yield Rejected(name, f"is broken after the last page read: {error}")
            return
        if record is None:
            break
        found = True
        outcome = _page(record, name, given)
        if outcome is not None:
            yield outcome
    if not found:
        yield Rejected(name, "is no web archive with pages")


def _page(record: Any, name: str, given: Given) -> Report | Rejected | None:
    address = record.headers.get("WARC-Target-URI") or "page"
    where = f"{name}: {address}"
    http = record.http_headers
    if http is None or http.status_code != 200 or "html" not in (record.http_content_type or ""):
        return None
    try:
        body = record.reader.read(MOST_BYTES + 1)
        return read_html(BytesIO(body), where, given, url=address)
    except Rejected as rejected:
        return rejected
    except (OSError, ValueError) as error:
        return Rejected(where, f"is a broken record: {error}")
