"""`laut bench`: measure laut against gold, beside its peers, against its floors."""

import importlib
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from laut.errors import SetupError
from laut.settings import from_environment

_HELP = """Measure laut against annotated corpora.

Prints each figure beside its target, its floor and the published figures of other systems.
The corpora are looked for in LAUT_DATA (default ../shared/data) and LAUT_GOLD (default: gold beside it).

Example: laut bench times quotes --format json
"""


def bench(
    measures: Annotated[
        list[str] | None, typer.Argument(help="times, quotes, claims, tree, names, speed; none = all")
    ] = None,
    quick: Annotated[bool, typer.Option("--quick", help="every fifth document only")] = False,
    keep: Annotated[bool, typer.Option("--keep-floors", help="write the figures as the new floors")] = False,
    format: Annotated[str, typer.Option("--format", help="text or json")] = "text",
) -> None:
    run = _benchmarks("run")
    unknown = sorted(set(measures or ()) - set(run.measures()))
    if unknown or format not in ("text", "json"):
        raise typer.BadParameter(
            f"{unknown[0]!r}: known are {', '.join(run.measures())}"
            if unknown
            else f"--format {format!r}: text or json"
        )
    short = False
    for result in run.run(measures or [], from_environment(), quick=quick):
        _print(result, format, run.key_of(result.measure, quick))
        if keep and result.measure.has_floor:
            _benchmarks("floors").keep(run.key_of(result.measure, quick), result.corpus, result.figures)
        short = short or (bool(result.shortfalls) and not keep)
    if short:
        raise typer.Exit(1)


bench.__doc__ = _HELP


def _benchmarks(name: str) -> ModuleType:
    """A module of `benchmarks/`, which lies in the source checkout and not in the wheel."""
    root = Path(__file__).resolve().parents[3]
    if not (root / "benchmarks" / "run.py").is_file():
        raise SetupError(
            "laut bench needs the source checkout (its folder benchmarks/); this laut was installed without it"
        )
    if str(root) not in sys.path:
        sys.path.insert(0, str(root))
    return importlib.import_module(f"benchmarks.{name}")


def _print(result: Any, format: str, key: str) -> None:
    if format == "json":
        print(
            json.dumps(
                {"measure": key, "corpus": result.corpus, "figures": _rounded(result.figures)}, ensure_ascii=False
            )
        )
    else:
        Console().print(_table(result, key))
    for shortfall in result.shortfalls:
        print(f"laut bench: {shortfall.measure}: {shortfall.figure} {shortfall.because}", file=sys.stderr)


def _rounded(figures: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 2) for name, value in figures.items()}


def _table(result: Any, key: str) -> Table:
    table = Table(title=f"{key} · {result.measure.about}", title_justify="left", box=None, pad_edge=False)
    for column, side in (("figure", "left"), ("laut", "right"), ("target", "right"), ("others", "left")):
        table.add_column(column, justify=side)  # type: ignore[arg-type]
    for name, value in result.figures.items():
        target = result.measure.targets.get(name)
        others = "; ".join(f"{p.system} {p.value:g}" for p in result.peers if p.figure == name)
        table.add_row(name, _number(value), "" if target is None else _number(target), others)
    return table


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:.1f}"
