"""`laut serve`: the explorer, in a browser."""

import getpass
import secrets
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from laut.cli.ledger_options import DEFAULT_LEDGER, Shape

Served = Annotated[
    str | None,
    typer.Option(metavar="PATH|URL", help=f"The ledger to show. [default: {DEFAULT_LEDGER}, if it is there]"),
]


def serve(
    ledger: Served = None,
    host: Annotated[
        str, typer.Option(help="The address to answer on; another than loopback wants a token.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to answer on.")] = 8000,
    edit: Annotated[bool, typer.Option("--edit", help="Allow corrections and adding reports.")] = False,
    token: Annotated[
        str | None, typer.Option(metavar="SECRET", help="What visitors must know; made up where one is needed.")
    ] = None,
    allow_host: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A name under which others reach this machine; repeatable.")
    ] = None,
    by: Annotated[str | None, typer.Option(metavar="WHO", help="Who corrects. [default: the user's name]")] = None,
    format: Annotated[Shape, typer.Option(help="How the address is announced.")] = Shape.TEXT,
) -> None:
    """Show a ledger in a browser, every page also as JSON; read reports that are pasted there.

    Answers to this machine only, and changes nothing, unless told otherwise.

    Example: laut serve --ledger news.db --port 8000
    """
    from laut.web.config import LOOPBACK, Config
    from laut.web.server import serve as answer

    if token is None and host not in LOOPBACK:
        token = secrets.token_urlsafe(18)
    names = LOOPBACK | {name.lower() for name in (host, *(allow_host or ()))}
    with tempfile.TemporaryDirectory(prefix="laut-") as empty:
        where = ledger or _default(Path(empty))
        config = Config(where, edit, token, names, by or getpass.getuser())
        _announce(host, port, token, format)
        answer(config, host, port)


def _default(empty: Path) -> str:
    """`laut.db`; an empty ledger that is thrown away afterwards where there is none."""
    from laut.ledger.store import Store

    if Path(DEFAULT_LEDGER).exists():
        return DEFAULT_LEDGER
    print(f"laut: there is no {DEFAULT_LEDGER} here; showing an empty ledger, which is not kept", file=sys.stderr)
    where = str(empty / DEFAULT_LEDGER)
    Store(where, write=True).close()
    return where


def _announce(host: str, port: int, token: str | None, format: Shape) -> None:
    import json

    name = f"[{host}]" if ":" in host else host
    address = f"http://{name}:{port}/" + (f"?token={token}" if token else "")
    print(json.dumps({"address": address}) if format is Shape.JSON else f"laut listens on {address}", flush=True)
