"""Opening the files a user names: each gives reports or says why not."""

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from laut.errors import Rejected
from laut.intake.addresses import read_address
from laut.intake.decoding import decode
from laut.intake.fetch import Fetcher
from laut.intake.folders import expanded
from laut.intake.source import STANDARD_INPUT, Given, InputFormat, format_of, is_address
from laut.intake.streams import Intake, read_stream

__all__ = ["Intake", "read_files", "read_stream", "read_whole"]


def read_files(
    names: Iterable[str],
    given: Given,
    format: InputFormat | None = None,
    standard_input: BinaryIO | None = None,
    fetcher: Fetcher | None = None,
    *,
    follow: bool = False,
) -> Iterator[Intake]:
    """The reports of all files in order, one at a time; `-` is standard input.

    Folders and patterns stand for the files in them. Addresses are fetched by `fetcher`, and rejected without one;
    with `follow` the pages that a feed links to are read instead of its entries. Without `format` the extension
    or the content type decides; standard input is then plain text.
    """
    for name in expanded(list(names), format):
        try:
            if isinstance(name, Rejected):
                yield name
            elif is_address(name):
                yield from _read_address(name, given, format, fetcher, follow)
            else:
                yield from _read_file(name, given, format, standard_input)
        except Rejected as rejected:
            yield rejected


def _read_address(
    name: str, given: Given, format: InputFormat | None, fetcher: Fetcher | None, follow: bool
) -> Iterator[Intake]:
    if fetcher is None:
        raise Rejected(name, "is an address, and nothing is fetched from the network here")
    yield from read_address(name, given, format, fetcher, follow=follow)


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


def is_packed(name: str) -> bool:
    """True for a file that is unpacked as a whole; web archives unpack their records themselves."""
    return name.lower().endswith(".gz") and not name.lower().endswith(".warc.gz")


def _open(name: str) -> BinaryIO:
    try:
        return cast(BinaryIO, gzip.open(name)) if is_packed(name) else Path(name).open("rb")
    except FileNotFoundError:
        raise Rejected(name, "no such file") from None
    except IsADirectoryError:
        raise Rejected(name, "is a folder") from None
    except PermissionError:
        raise Rejected(name, "may not be read (permission denied)") from None
    except (OSError, ValueError) as error:
        raise Rejected(name, f"cannot be opened: {error}") from None
