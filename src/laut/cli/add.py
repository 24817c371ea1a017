"""`laut add`: read reports and keep them in a ledger."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from laut.cli import options
from laut.cli.ledger_options import DEFAULT_LEDGER, Format, Ledger, Shape, shape
from laut.cli.options import AllowPrivate, Files, Input, Language, MaxCharacters, Outlet, Published
from laut.intake.source import MAX_CHARACTERS
from laut.lang.languages import DEFAULT

FromParquet = Annotated[
    Path | None,
    typer.Option(metavar="FOLDER", help="Take over a folder that `laut spark` read and merged, instead of files."),
]

Follow = Annotated[
    bool, typer.Option("--follow", help="Of a feed's address read the pages that it links to, one after the other.")
]


def add(
    files: Files = None,
    ledger: Ledger = DEFAULT_LEDGER,
    input: Input = None,
    published: Published = None,
    outlet: Outlet = None,
    language: Language = DEFAULT,
    max_characters: MaxCharacters = MAX_CHARACTERS,
    from_parquet: FromParquet = None,
    allow_private: AllowPrivate = False,
    follow: Follow = False,
    format: Format = None,
) -> None:
    """Read reports, keep them in a ledger, and merge their claims into events.

    A line is printed for every report once it is safely kept. Adding a report again changes nothing.

    Example: laut add --ledger news.db reports.jsonl
    Example: laut add --ledger news.db --follow https://www.example.org/news.rss
    Example: laut add --ledger news.db --from-parquet news.folder

    Exit status: 0 all kept, 1 some input rejected, 2 misuse or a ledger that cannot be used.
    """
    from laut.cli import output
    from laut.cli.progress import Progress
    from laut.flows.add import add as keep
    from laut.flows.load import load
    from laut.flows.merge import merge
    from laut.intake.fetch import Fetcher
    from laut.intake.files import read_files
    from laut.ledger.store import Store

    if files and from_parquet:
        raise typer.BadParameter("files and --from-parquet exclude each other", param_hint="--from-parquet")
    names = options.names(files)
    given = options.given(published, outlet, language, max_characters)
    chosen = shape(format)
    store, fetcher = Store(ledger, write=True), Fetcher(allow_private=allow_private)
    progress, rejected = Progress(None if from_parquet else options.total(names, input)), 0
    outcomes = (
        load(store, from_parquet)
        if from_parquet
        else keep(store, read_files(names, given, input, output.standard_input(names), fetcher, follow=follow))
    )
    for added in outcomes:
        progress.clear()
        if added.outcome == "rejected":
            rejected += 1
            print(f"laut: {added.because}", file=sys.stderr)
        elif chosen is Shape.JSON:
            print(json.dumps({"report": added.report, "outcome": added.outcome}, ensure_ascii=False), flush=True)
        else:
            print(f"{added.outcome:>5}  {added.report}", flush=True)
        progress.advance()
    progress.clear()
    merge(store)
    store.close()
    if rejected:
        raise typer.Exit(1)
