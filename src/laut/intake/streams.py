"""From an open stream to its reports, whatever it is written in."""

import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, BinaryIO, cast

from laut.errors import Rejected
from laut.intake.archives import read_archive
from laut.intake.feeds import read_feed
from laut.intake.html import read_html
from laut.intake.json_lines import read_json, read_json_lines
from laut.intake.source import Given, InputFormat
from laut.intake.text_file import read_text
from laut.model.report import Report

Intake = Report | Rejected
"""What becomes of an input: a report, or the reason why it is none."""

_MANY: Mapping[InputFormat, Callable[[BinaryIO, str, Given], Iterator[Intake]]] = {
    InputFormat.JSONL: read_json_lines,
    InputFormat.JSON: read_json,
    InputFormat.FEED: read_feed,
    InputFormat.WARC: read_archive,
}
"""Formats that hold many reports."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a stream comes from: its address and the encoding that its server names."""

    url: str | None = None
    charset: str | None = None


NOWHERE = Origin()


def read_stream(
    stream: IO[bytes], name: str, given: Given, format: InputFormat, origin: Origin = NOWHERE
) -> Iterator[Intake]:
    """The reports of one open stream; a rejection is an item, never an exception."""
    opened = cast(BinaryIO, stream)
    try:
        if format in _MANY:
            yield from _MANY[format](opened, name, given)
        elif format is InputFormat.HTML:
            yield read_html(opened, name, given, origin.url, origin.charset)
        else:
            yield read_text(opened, name, given, origin.url, origin.charset)
    except Rejected as rejected:
        yield rejected
    except (EOFError, zlib.error) as error:
        yield Rejected(name, f"is packed and broken: {error}")
    except OSError as error:
        yield Rejected(name, f"cannot be read: {error.strerror or error}")
