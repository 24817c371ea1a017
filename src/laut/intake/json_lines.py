"""JSON lines: one report a line, read one line at a time."""

import io
import json
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, cast

from laut.errors import BadLanguageData, BadMoment, Rejected
from laut.intake.decoding import checked, decode, marked_encoding
from laut.intake.source import Given
from laut.intake.text_file import too_long
from laut.lang.languages import DEFAULT, code_of
from laut.model.moment import Moment
from laut.model.report import Report, make_report

FIELDS = ("id", "text", "title", "outlet", "url", "published", "language")
"""The fields of a line that laut reads; all are texts, all but `text` may be missing or null."""
MOST_BYTES = 50_000_000
"""A larger JSON file that is not in lines is rejected."""
_BYTES_PER_CHARACTER = 6
"""What one character needs as a JSON escape (`\\u00e4`)."""
_ROOM = 65_536
"""Bytes of a line for all other fields."""


def read_json_lines(stream: BinaryIO, name: str, given: Given) -> Iterator[Report | Rejected]:
    """A report or a rejection for each line that is not blank, in order; holds one line at a time."""
    most = given.max_characters * _BYTES_PER_CHARACTER + _ROOM
    found = False
    for number, line in enumerate(_lines(stream, most), start=1):
        if line is None:
            yield Rejected(name, too_long(given.max_characters), number)
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield _report_or_rejection(line, name, number, given)
        else:
            continue
        found = True
    if not found:
        yield Rejected(name, "is empty")


def read_json(stream: BinaryIO, name: str, given: Given) -> Iterator[Report | Rejected]:
    """The report or reports of a JSON file: an object, a list of objects, or objects in lines."""
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Rejected(name, f"is JSON of more than {MOST_BYTES:,} bytes; write it in lines (.jsonl)")
    try:
        found = json.loads(decode(data, name))
    except ValueError:
        yield from read_json_lines(io.BytesIO(data), name, given)
        return
    except RecursionError as error:
        raise Rejected(name, f"is JSON that cannot be read: {error}") from None
    if found == []:
        raise Rejected(name, "is an empty list")
    for number, item in enumerate(found if isinstance(found, list) else [found], start=1):
        try:
            yield _report(_checked(item, name, number), name, number, given)
        except Rejected as rejected:
            yield rejected


def _lines(stream: BinaryIO, most: int) -> Iterator[bytes | None]:
    """The lines of a stream; None for one of more than `most` bytes, the rest of which is skipped."""
    readline = _line_reader(stream)
    while line := readline(most):
        ended = line.endswith(b"\n")
        rest = b"" if ended else readline(most)
        yield None if rest else line
        while rest and not rest.endswith(b"\n"):
            rest = readline(most)


def _line_reader(stream: BinaryIO) -> Callable[[int], bytes]:
    """`readline(limit)`; of a UTF-16 stream it gives the lines in UTF-8."""
    buffered = stream if hasattr(stream, "peek") else io.BufferedReader(cast(io.RawIOBase, stream))
    encoding = marked_encoding(cast(io.BufferedReader, buffered).peek(4)[:4])
    if encoding is None or encoding == "utf-8-sig":
        return buffered.readline
    text = io.TextIOWrapper(cast(io.BufferedReader, buffered), encoding, errors="surrogatepass", newline="\n")
    return lambda limit: text.readline(limit // 4).encode("utf-8", "surrogatepass")


def _report_or_rejection(line: bytes, name: str, number: int, given: Given) -> Report | Rejected:
    try:
        return _report(_fields(decode(line, name, number), name, number), name, number, given)
    except Rejected as rejected:
        return rejected


def _fields(line: str, name: str, number: int) -> dict[str, str]:
    """The known fields of a line that are not null, each a text."""
    try:
        found: Any = json.loads(line)
    except json.JSONDecodeError as error:
        raise Rejected(name, f"is not JSON at character {error.pos}: {error.msg}", number) from None
    except (ValueError, RecursionError) as error:
        raise Rejected(name, f"is JSON that cannot be read: {error}", number) from None
    return _checked(found, name, number)


def _checked(found: Any, name: str, number: int) -> dict[str, str]:
    if not isinstance(found, dict):
        raise Rejected(name, f'is {_kind(found)}, not an object with "text"', number)
    known = {field: found[field] for field in FIELDS if found.get(field) is not None}
    for field, value in known.items():
        if not isinstance(value, str):
            raise Rejected(name, f'"{field}" is {_kind(value)}, wanted a text', number)
        known[field] = checked(value.replace("\r\n", "\n"), name, number)
    return known


def _report(fields: dict[str, str], name: str, number: int, given: Given) -> Report:
    if not fields.get("text", "").strip():
        raise Rejected(name, '"text" is empty' if "text" in fields else '"text" is missing', number)
    if len(fields["text"]) > given.max_characters:
        raise Rejected(name, too_long(given.max_characters), number)
    _check_language(fields.get("language"), name, number)
    try:
        published = published_in(fields["published"]) if fields.get("published") else given.published
    except BadMoment as error:
        raise Rejected(name, f'"published": {error}', number) from None
    return make_report(
        fields["text"],
        id=fields.get("id"),
        title=fields.get("title"),
        outlet=fields.get("outlet") or given.outlet,
        url=fields.get("url"),
        language=fields.get("language") or given.language,
        published=published,
    )


def _check_language(tag: str | None, name: str, number: int) -> None:
    try:
        code_of(tag or DEFAULT)
    except BadLanguageData as error:
        raise Rejected(name, f'"language": {error}', number) from None


def published_in(written: str) -> Moment:
    """The day of an EDTF date; a time of day (`2021-12-03T10:15:00Z`) is left out. Raises `BadMoment`."""
    day, separator, _ = written.strip().partition("T")
    return Moment(day if separator and len(day) == len("2021-12-03") else written.strip())


def _kind(value: object) -> str:
    kinds = {
        type(None): "null",
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "a text",
        list: "a list",
    }
    return kinds.get(type(value), "an object")
