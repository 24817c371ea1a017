"""Claims as CSV (RFC 4180): UTF-8, commas, CRLF, a heading; one row a claim."""

import csv
import io
from dataclasses import astuple, fields
from typing import BinaryIO

from laut.export.rows import Row, rows
from laut.export.whole import Whole

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Beginnings that a spreadsheet takes for a formula (OWASP, «CSV Injection»)."""


def write_csv(whole: Whole, sink: BinaryIO) -> None:
    """Write the heading and every claim, one after the other."""
    lines = io.TextIOWrapper(sink, encoding="utf-8", newline="", write_through=True)
    try:
        table = csv.writer(lines, lineterminator="\r\n")
        table.writerow(field.name for field in fields(Row))
        for row in rows(whole):
            table.writerow(_cell(value) for value in astuple(row))
    finally:
        lines.detach()


def _cell(value: str | float | None) -> str | float | None:
    """The value; a text that a spreadsheet would run gets an apostrophe before it. Numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA) else value
