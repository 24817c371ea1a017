"""`laut read`: who says what happened."""

import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer

from laut.cli import options
from laut.cli.options import AllowPrivate, Files, Input, Language, MaxCharacters, Outlet, Published
from laut.intake.source import MAX_CHARACTERS
from laut.lang.languages import DEFAULT


class Format(StrEnum):
    """How readings can be printed."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


def read(
    files: Files = None,
    input: Input = None,
    published: Published = None,
    outlet: Outlet = None,
    language: Language = DEFAULT,
    max_characters: MaxCharacters = MAX_CHARACTERS,
    allow_private: AllowPrivate = False,
    format: Annotated[
        Format | None,
        typer.Option(help="A page to read, JSON lines, or a web page. [default: text on a terminal, else json]"),
    ] = None,
) -> None:
    """Read reports and print who says what happened, when, and where the words stand.

    Example: laut read --published 2021-12 --format json report.txt

    Exit status: 0 all read, 1 some input rejected (file, line and reason on standard error), 2 misuse.
    """
    from laut.cli import output
    from laut.flows.read import Outcome, read_reports
    from laut.intake.fetch import Fetcher
    from laut.intake.files import read_files

    given = options.given(published, outlet, language, max_characters)
    names, fetcher = options.names(files), Fetcher(allow_private=allow_private)
    outcomes: Iterator[Outcome] = read_reports(read_files(names, given, input, output.standard_input(names), fetcher))
    chosen = format or (Format.TEXT if sys.stdout.isatty() else Format.JSON)
    readings = output.Watched(outcomes, options.total(names, input))
    output.PRINTERS[chosen](readings)
    if readings.rejected:
        raise typer.Exit(1)
