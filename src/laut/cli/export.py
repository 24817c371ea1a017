"""`laut export`: readings and ledgers in the forms of other programs."""

import json
import sys
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from laut.cli import options
from laut.cli.options import Files, Input, Language, MaxCharacters, Outlet, Published
from laut.intake.source import MAX_CHARACTERS, Given, InputFormat
from laut.lang.languages import DEFAULT

if TYPE_CHECKING:
    from laut.export.whole import Export
    from laut.model.reading import Reading


class Target(StrEnum):
    """Forms of other programs."""

    TIMEML = "timeml"
    PLOVER = "plover"
    CSV = "csv"
    PARQUET = "parquet"
    JSONLD = "jsonld"
    FTM = "ftm"


_OF_A_LEDGER = (Target.CSV, Target.PARQUET, Target.JSONLD, Target.FTM)

Ledger = Annotated[
    str | None, typer.Option(metavar="PATH|URL", help="The ledger to write (csv, parquet, jsonld, ftm).")
]


class Format(StrEnum):
    """The documents one after the other, or each as the text of a JSON object."""

    TEXT = "text"
    JSON = "json"


def export(
    to: Annotated[Target, typer.Option(help="The form to write.")],
    files: Files = None,
    ledger: Ledger = None,
    input: Input = None,
    published: Published = None,
    outlet: Outlet = None,
    language: Language = DEFAULT,
    max_characters: MaxCharacters = MAX_CHARACTERS,
    format: Annotated[Format, typer.Option(help="Bare documents, or one JSON object a report.")] = Format.TEXT,
) -> None:
    """Write reports, or a ledger of many reports, in the form of another program.

    Of reports, which are read:
    timeml: the text with its time expressions as TIMEX3 (TimeML), as HeidelTime writes it.
    plover: one JSON object a claim, as PLOVER event with CAMEO code.

    Of a ledger (--ledger), with its events and origins:
    csv, parquet: a table with one row a claim.
    jsonld: events, claims and reports in schema.org, and who has it from whom in PROV-O.
    ftm: FollowTheMoney entities, one JSON object a line.

    Example: laut export --to timeml report.txt > report.tml
    Example: laut export --to csv --ledger news.db > claims.csv

    Exit status: 0 all written, 1 some input rejected, 2 misuse or something that is not installed.
    """
    if to in _OF_A_LEDGER:
        _of_ledger(to, ledger, files)
        return
    if ledger is not None:
        forms = ", ".join(_OF_A_LEDGER)
        raise typer.BadParameter(f"{to} is written of report files; of a ledger: {forms}", param_hint="--ledger")
    _of_reports(
        _reading_writer(to), to, files, input, options.given(published, outlet, language, max_characters), format
    )


def _of_ledger(to: Target, ledger: str | None, files: list[str] | None) -> None:
    if files:
        raise typer.BadParameter(f"{to} is written of a ledger: laut add {files[0]}, then --ledger", param_hint="FILE")
    if ledger is None:
        raise typer.BadParameter(f"{to} is written of a ledger: name it", param_hint="--ledger")
    if to is Target.PARQUET and sys.stdout.isatty():
        raise typer.BadParameter("parquet is binary: send it to a file with >", param_hint="--to")
    from laut.flows.exporting import export_ledger
    from laut.ledger.filter import EVERYTHING
    from laut.ledger.store import Store

    store = Store(ledger, write=False)
    export_ledger(store, EVERYTHING, _ledger_writer(to), sys.stdout.buffer)
    store.close()


def _ledger_writer(to: Target) -> "Export":
    from laut.export.csv_table import write_csv
    from laut.export.ftm import write_ftm
    from laut.export.linked import write_jsonld
    from laut.export.parquet import write_parquet

    writers = {Target.CSV: write_csv, Target.PARQUET: write_parquet, Target.JSONLD: write_jsonld, Target.FTM: write_ftm}
    return writers[to]


def _of_reports(
    write: "Callable[[Reading], str]",
    to: Target,
    files: list[str] | None,
    input: InputFormat | None,
    given: Given,
    format: Format,
) -> None:
    from laut.cli import output
    from laut.flows.read import read_reports
    from laut.intake.files import read_files

    names = options.names(files)
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


def _reading_writer(target: Target) -> "Callable[[Reading], str]":
    from laut.export.plover import plover
    from laut.export.timeml import timeml

    return {Target.TIMEML: timeml, Target.PLOVER: plover}[target]
