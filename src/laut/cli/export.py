"""`laut export`: readings in the forms of other programs."""

import json
import sys
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from laut.cli import options
from laut.cli.options import Files, Input, Language, MaxCharacters, Outlet, Published
from laut.intake.source import MAX_CHARACTERS
from laut.lang.languages import DEFAULT

if TYPE_CHECKING:
    from laut.model.reading import Reading


class Target(StrEnum):
    """Forms of other programs."""

    TIMEML = "timeml"
    PLOVER = "plover"


class Format(StrEnum):
    """The documents one after the other, or each as the text of a JSON object."""

    TEXT = "text"
    JSON = "json"


def _writer(target: Target) -> "Callable[[Reading], str]":
    from laut.export.plover import plover
    from laut.export.timeml import timeml

    return {Target.TIMEML: timeml, Target.PLOVER: plover}[target]


def export(
    to: Annotated[Target, typer.Option(help="The form to write.")],
    files: Files = None,
    input: Input = None,
    published: Published = None,
    outlet: Outlet = None,
    language: Language = DEFAULT,
    max_characters: MaxCharacters = MAX_CHARACTERS,
    format: Annotated[Format, typer.Option(help="Bare documents, or one JSON object a report.")] = Format.TEXT,
) -> None:
    """Read reports and write them in the form of another program.

    timeml: the text with its time expressions as TIMEX3 (TimeML), as HeidelTime writes it.
    plover: one JSON object a claim, as PLOVER event with CAMEO code.

    Example: laut export --to timeml report.txt > report.tml

    Exit status: 0 all read, 1 some input rejected, 2 misuse.
    """
    from laut.cli import output
    from laut.flows.read import read_reports
    from laut.intake.files import read_files

    given, names, write = options.given(published, outlet, language, max_characters), options.names(files), _writer(to)
    outcomes = read_reports(read_files(names, given, input, output.standard_input(names)))
    output.in_utf8()
    readings = output.Watched(outcomes, options.total(names, input))
    for reading in readings:
        document = write(reading)
        if format is Format.JSON:
            document = (
                json.dumps({"id": reading.report.id, "to": str(to), "document": document}, ensure_ascii=False) + "\n"
            )
        sys.stdout.write(document if document.endswith("\n") or not document else f"{document}\n")
    if readings.rejected:
        raise typer.Exit(1)
