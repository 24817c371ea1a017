"""Folders and patterns: which files are meant."""

import os
from collections.abc import Iterator
from glob import glob, has_magic
from pathlib import Path

from laut.errors import Rejected
from laut.intake.source import STANDARD_INPUT, InputFormat, extension_of, is_address, known_format


def expanded(names: list[str], format: InputFormat | None = None) -> Iterator[str | Rejected]:
    """The files behind each name, in order of name: those in a folder and below it, or those that match a pattern.

    Hidden files are passed over. Without `format` a file in a folder whose extension is unknown is a rejection; a
    file, address or `-` that is named itself comes back as it is.
    """
    for name in names:
        if name == STANDARD_INPUT or is_address(name) or (not _exists(name) and not has_magic(name)):
            yield name
        elif Path(name).is_dir():
            yield from _in_folder(name, format)
        elif _exists(name):
            yield name
        else:
            yield from _matching(name, format)


def _exists(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False


def _in_folder(name: str, format: InputFormat | None) -> Iterator[str | Rejected]:
    found = False
    failed: list[OSError] = []
    for folder, below, files in os.walk(name, onerror=failed.append):
        below[:] = sorted(entry for entry in below if not entry.startswith("."))
        for file in sorted(entry for entry in files if not entry.startswith(".")):
            found = True
            yield _readable(str(Path(folder) / file), format)
    for error in failed:
        yield Rejected(str(error.filename), f"cannot be looked into: {error.strerror}")
    if not found and not failed:
        yield Rejected(name, "is a folder without files")


def _matching(pattern: str, format: InputFormat | None) -> Iterator[str | Rejected]:
    names = sorted(glob(pattern, recursive=True))  # noqa: PTH207  (Path.glob takes no absolute pattern)
    if not names:
        yield Rejected(pattern, "no file matches this pattern")
    for name in names:
        if not Path(name).is_dir():
            yield _readable(name, format)
        elif "**" not in pattern:
            yield from _in_folder(name, format)


def _readable(name: str, format: InputFormat | None) -> str | Rejected:
    if format is not None or known_format(name) is not None:
        return name
    extension = extension_of(name)
    what = f"ends in {extension}" if extension else "has no extension"
    return Rejected(name, f"{what}, so it is not known what is in it; --input says so")
