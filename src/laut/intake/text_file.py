"""A text file is one report; it may begin with `date <EDTF>`."""

import re
from typing import BinaryIO

from laut.errors import BadMoment, Rejected
from laut.intake.decoding import decode
from laut.intake.source import Given
from laut.model.moment import Moment
from laut.model.report import Report, make_report

_HEADER = re.compile(r"\s*date[ \t]+(?P<edtf>\[[^\]\n]*\]|(?=[\d.])\S+)(?:\s+|\Z)")
_BYTES_PER_CHARACTER = 4
"""The most that UTF-8, UTF-16 and UTF-32 need."""


def read_text(stream: BinaryIO, name: str, given: Given, url: str | None = None, charset: str | None = None) -> Report:
    """The report in `stream`; never holds more than the longest allowed one. Raises `Rejected`.

    `url` is where the text comes from, `charset` the encoding that its server names.
    """
    most = given.max_characters
    data = stream.read((most + 1) * _BYTES_PER_CHARACTER + 1)
    if not data:
        raise Rejected(name, "is empty")
    if len(data) > (most + 1) * _BYTES_PER_CHARACTER:
        raise Rejected(name, too_long(most))
    text = decode(data, name, named=(charset,))
    if len(text) > most:
        raise Rejected(name, too_long(most))
    return report_from(text, name, given, url)


def report_from(text: str, name: str, given: Given, url: str | None = None) -> Report:
    """A report from decoded text with or without header; raises `Rejected`."""
    published, body = _split(text, name)
    if not body.strip():
        raise Rejected(name, "has no text")
    return make_report(
        body, outlet=given.outlet, url=url, language=given.language, published=published or given.published
    )


def too_long(most: int) -> str:
    """Why a longer report is rejected, and what helps."""
    return f"is longer than {most:,} characters; split it, or allow more with --max-characters"


def _split(text: str, name: str) -> tuple[Moment | None, str]:
    header = _HEADER.match(text)
    if header is None:
        return None, text
    try:
        return Moment(header["edtf"]), text[header.end() :]
    except BadMoment as error:
        line = text.count("\n", 0, header.start("edtf")) + 1
        raise Rejected(name, str(error), line) from None
