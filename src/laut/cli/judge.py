"""`laut judge`: a person's decision on claims; it wins, is kept, and can be taken back."""

import getpass
from datetime import UTC, datetime
from typing import Annotated

import typer

from laut.cli.ledger_options import DEFAULT_LEDGER, Ledger
from laut.model.judgement import SPEAKER_KINDS, Verdict


def judge(
    left: Annotated[
        str, typer.Argument(metavar="A", help="Id of a claim in the ledger, or of a judgement to take back.")
    ],
    right: Annotated[str | None, typer.Argument(metavar="B", help="Id of another claim.")] = None,
    verdict: Annotated[str | None, typer.Argument(metavar="same|different|reject|speaker|back")] = None,
    because: Annotated[str, typer.Option("--because", metavar="WHY", help="The reason, kept with the judgement.")] = "",
    name: Annotated[str | None, typer.Option(metavar="NAME", help="Who really says so, for «speaker».")] = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help=f"What they are: {', '.join(SPEAKER_KINDS)}.")
    ] = None,
    by: Annotated[str | None, typer.Option(metavar="WHO", help="Who judges. [default: the user's name]")] = None,
    ledger: Ledger = DEFAULT_LEDGER,
) -> None:
    """Say that two claims are about the same event or about different ones, reject a claim, or name its speaker.

    Examples: laut judge telling-1a… telling-2b… same --because "both mean the attack of 3 January"
    laut judge telling-1a… reject --because "a film title"
    laut judge telling-1a… speaker --name "Onno Harksen" --kind person --because "he speaks, not the police"
    laut judge judgement-3c… back --because "judged too fast"
    """
    from laut.flows.judge import judge as decide
    from laut.ledger.store import Store

    if verdict is None:
        right, verdict = None, right
    if verdict is None or verdict not in (*Verdict, "back") or (right is None) == (verdict in ("same", "different")):
        raise typer.BadParameter("wanted A B same, A B different, A reject, A speaker or JUDGEMENT back")
    if (verdict == "speaker") != (name is not None):
        raise typer.BadParameter("belongs to «speaker», which needs it", param_hint="--name")
    if not because:
        raise typer.BadParameter("a judgement needs its reason", param_hint="--because")
    at = datetime.now(UTC).isoformat(timespec="seconds")
    store = Store(ledger, write=True)
    kept = decide(
        store,
        None if verdict == "back" else Verdict(verdict),
        left,
        right,
        because,
        by or getpass.getuser(),
        at,
        name,
        kind,
    )
    print(kept.id)
