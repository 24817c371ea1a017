"""How one explorer is set up; made by the command line, handed down, never changed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

LOOPBACK: frozenset[str] = frozenset({"localhost", "127.0.0.1", "::1"})
"""Names under which only this machine reaches itself."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may ask for.

    `body` is in bytes, `characters` in code points of a pasted report, `reads` and
    `writes` are per client and minute.
    """

    body: int = 2_000_000
    characters: int = 100_000
    reads: int = 30
    writes: int = 120


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Config:
    """`edit` allows corrections; `token` is wanted from everybody if it is set; `hosts` are the names we answer to.

    `editor` is the name under which corrections are kept unless another is given.
    `now` gives the present time with its offset.
    """

    ledger: str
    edit: bool = False
    token: str | None = None
    hosts: frozenset[str] = LOOPBACK
    editor: str = ""
    limits: Limits = field(default_factory=Limits)
    now: Callable[[], datetime] = _now
