"""Printing readings as they come, with rejections and progress on standard error."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import BinaryIO

from rich.console import Console

from laut.cli.progress import Progress
from laut.errors import Rejected
from laut.export import html, json_lines, text
from laut.intake.source import STANDARD_INPUT
from laut.model.reading import Reading
from laut.settings import from_environment

Printer = Callable[[Iterable[Reading]], None]


def standard_input(names: list[str]) -> BinaryIO | None:
    """Standard input as bytes if it is among the files; says so where a person sits in front of it."""
    if STANDARD_INPUT not in names or sys.stdin is None:
        return None
    if sys.stdin.isatty():
        print("reading from the keyboard; end with Ctrl-D", file=sys.stderr)
    return sys.stdin.buffer


def in_utf8() -> None:
    """JSON and HTML are UTF-8 whatever the terminal's encoding is."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")


def print_json(readings: Iterable[Reading]) -> None:
    in_utf8()
    for reading in readings:
        print(json_lines.to_line(reading), flush=True)


def print_text(readings: Iterable[Reading]) -> None:
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    text.print_pages(readings, Console(highlight=False, no_color=from_environment().no_color))


def print_html(readings: Iterable[Reading]) -> None:
    in_utf8()
    for piece in html.page(readings):
        sys.stdout.write(piece)


PRINTERS: Mapping[str, Printer] = {"json": print_json, "text": print_text, "html": print_html}
"""By `--format`."""


class Watched:
    """Passes readings on, names each rejection on standard error and counts them; shows how far it is.

    `total` is the number of reports where it is known beforehand.
    """

    def __init__(self, outcomes: Iterable[Reading | Rejected], total: int | None) -> None:
        self._outcomes = outcomes
        self._progress = Progress(total)
        self.rejected = 0

    def __iter__(self) -> Iterator[Reading]:
        for outcome in self._outcomes:
            self._progress.clear()
            if isinstance(outcome, Rejected):
                self.rejected += 1
                print(f"laut: {outcome}", file=sys.stderr)
            else:
                yield outcome
            self._progress.advance()
        self._progress.clear()
