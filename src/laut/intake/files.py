"""Opening the files a user names: each gives reports or says why not."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from laut.errors import Rejected
from laut.intake.archives import read_archive
from laut.intake.decoding import decode
from laut.intake.feeds import read_feed
from laut.intake.html import read_html
from laut.intake.json_lines import read_json_lines
from laut.intake.source import STANDARD_INPUT, Given, InputFormat, format_of
from laut.intake.text_file import read_text
from laut.model.report import Report

Intake = Report | Rejected
"""What becomes of an input: a report, or the reason why it is none."""


_MANY: Mapping[InputFormat, Callable[[BinaryIO, str, Given], Iterator[Intake]]] = {
    InputFormat.JSONL: read_json_lines,
    InputFormat.FEED: read_feed,
    InputFormat.WARC: read_archive,
}
"""Formats that hold many reports."""


def read_files(
    names: Iterable[str], given: Given, format: InputFormat | None = None, standard_input: BinaryIO | None = None
) -> Iterator[Intake]:
    """The reports of all files in order, one at a time; `-` is standard input.

    Without `format` the extension decides; standard input is then plain text.
    """
    for name in names:
        try:
            yield from _read_file(name, given, format, standard_input)
        except Rejected as rejected:
            yield rejected


def _read_file(
    name: str, given: Given, format: InputFormat | None, standard_input: BinaryIO | None
) -> Iterator[Intake]:
    if name == STANDARD_INPUT:
        if standard_input is None:
            raise Rejected(name, "standard input is closed")
        yield from read_stream(standard_input, name, given, format or InputFormat.TEXT)
        return
    format = format or format_of(name)
    with _open(name) as stream:
        yield from read_stream(stream, name, given, format)


def read_whole(name: str, standard_input: BinaryIO | None = None) -> str:
    """All of a file as text, whatever its form; raises `Rejected`."""
    if name != STANDARD_INPUT:
        with _open(name) as stream:
            return decode(stream.read(), name)
    if standard_input is None:
        raise Rejected(name, "standard input is closed")
    return decode(standard_input.read(), name)


def _open(name: str) -> BinaryIO:
    try:
        return Path(name).open("rb")
    except FileNotFoundError:
        raise Rejected(name, "no such file") from None
    except IsADirectoryError:
        raise Rejected(name, "is a folder; name the files in it") from None
    except PermissionError:
        raise Rejected(name, "may not be read (permission denied)") from None
    except (OSError, ValueError) as error:
        raise Rejected(name, f"cannot be opened: {error}") from None


def read_stream(stream: BinaryIO, name: str, given: Given, format: InputFormat) -> Iterator[Intake]:
    """The reports of one open stream; a rejection is an item, never an exception."""
    try:
        if format in _MANY:
            yield from _MANY[format](stream, name, given)
        else:
            yield (read_html if format is InputFormat.HTML else read_text)(stream, name, given)
    except Rejected as rejected:
        yield rejected
    except OSError as error:
        yield Rejected(name, f"cannot be read: {error.strerror or error}")
