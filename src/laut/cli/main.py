"""The command `laut`: one module a command, heavy imports inside the commands."""

import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from laut import __version__
from laut.cli import add, bench, events, export, judge, ledger, read, schema, serve, sources, spark, tag
from laut.errors import LautError

_MISUSE, _INTERRUPTED, _BROKEN_PIPE = 2, 130, 141
"""Exit codes; the last two are those of the shell (128 + signal)."""


class Guarded(TyperGroup):
    """Ends quietly when the reader of our output goes away or the user interrupts, and without traceback otherwise."""

    def invoke(self, ctx: Any) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(_BROKEN_PIPE) from None
        except KeyboardInterrupt:
            raise typer.Exit(_INTERRUPTED) from None
        except LautError as error:
            print(f"laut: {error}", file=sys.stderr)
            raise typer.Exit(_MISUSE) from None


app = typer.Typer(
    cls=Guarded, no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
)
app.command("read")(read.read)
app.command("tag")(tag.tag)
app.command("export")(export.export)
app.command("schema")(schema.schema)
app.command("add")(add.add)
app.command("events")(events.events)
app.command("event")(events.event)
app.command("timeline")(events.timeline)
app.command("claims")(events.claims)
app.command("sources")(sources.sources)
app.command("judge")(judge.judge)
app.command("serve")(serve.serve)
app.add_typer(ledger.app, name="ledger")
app.add_typer(spark.app, name="spark")
app.command("bench")(bench.bench)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"laut {__version__}")
        raise typer.Exit


@app.callback()
def about(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read news reports and say who says what happened, according to whom."""


def run() -> None:
    """The console script."""
    app()
