"""`laut ledger check|backup|stats|rejections|judgements|rebuild`: looking after a ledger."""

import json
from pathlib import Path
from typing import Annotated

import typer

from laut.cli.ledger_options import DEFAULT_LEDGER, Ledger

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None, help="Look after a ledger.")


@app.command()
def check(ledger: Ledger = DEFAULT_LEDGER) -> None:
    """Check that the ledger's file is sound and that everything computed follows from what was added.

    Example: laut ledger check --ledger news.db
    """
    from laut.flows.check import check as examine
    from laut.ledger.store import Store

    faults = examine(Store(ledger, write=False))
    for fault in faults:
        print(fault)
    if faults:
        raise typer.Exit(1)
    print("sound")


@app.command()
def backup(
    to: Annotated[Path, typer.Argument(metavar="FILE", help="A file that does not exist yet.")],
    ledger: Ledger = DEFAULT_LEDGER,
) -> None:
    """Write a copy of an SQLite ledger while it is in use (PostgreSQL: use pg_dump).

    Example: laut ledger backup news-2031-05-01.db --ledger news.db
    """
    from laut.ledger.database import backup as copy

    copy(ledger, to)


@app.command()
def stats(ledger: Ledger = DEFAULT_LEDGER) -> None:
    """Print how much the ledger holds, as one JSON object.

    Example: laut ledger stats --ledger news.db
    """
    from laut.ledger import queries
    from laut.ledger.store import Store

    with Store(ledger, write=False).reading() as connection:
        print(json.dumps(queries.counts(connection)))


@app.command()
def rejections(ledger: Ledger = DEFAULT_LEDGER) -> None:
    """List the inputs that were rejected, with line and reason, as JSON lines.

    Example: laut ledger rejections --ledger news.db
    """
    from laut.ledger import queries
    from laut.ledger.store import Store

    with Store(ledger, write=False).reading() as connection:
        for source, line, reason in queries.rejections(connection):
            print(json.dumps({"source": source, "line": line, "reason": reason}, ensure_ascii=False))


@app.command()
def judgements(ledger: Ledger = DEFAULT_LEDGER) -> None:
    """List all judgements in the order in which they were made, as JSON lines.

    Example: laut ledger judgements --ledger news.db
    """
    from laut.ledger.records import to_json
    from laut.ledger.store import Store

    for judgement in Store(ledger, write=False).judgements():
        print(to_json(judgement))


@app.command()
def rebuild(ledger: Ledger = DEFAULT_LEDGER) -> None:
    """Throw away what was computed (pairs, copies, events) and compute it again; the result is the same.

    Example: laut ledger rebuild --ledger news.db
    """
    from laut.flows.merge import rebuild as again
    from laut.ledger.store import Store

    print(f"{again(Store(ledger, write=True))} reports merged")
