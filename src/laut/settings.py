"""The environment, read once at the edge into one frozen object."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """What the surroundings say; handed down, never read again.

    `data` holds the open corpora, `gold` the claims and stories annotated for
    laut; only training, benchmarks and their tests need them.
    """

    data: Path
    gold: Path
    no_color: bool


def from_environment(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read `LAUT_DATA`, `LAUT_GOLD` and `NO_COLOR`.

    `LAUT_GOLD` defaults to the folder `gold` beside `LAUT_DATA`.
    """
    data = Path(environ.get("LAUT_DATA", "../shared/data"))
    return Settings(
        data=data,
        gold=Path(environ.get("LAUT_GOLD", data.parent / "gold")),
        no_color=bool(environ.get("NO_COLOR")),
    )
