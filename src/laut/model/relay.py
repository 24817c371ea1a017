"""Relays: reports that only pass on what another one found out (copies, citations)."""

from dataclasses import dataclass

from laut.model.evidence import Span


@dataclass(frozen=True, slots=True)
class Copy:
    """`copy` took `share` of its words (in [0, 1], of the shorter text's shingles) from `of`."""

    of: str
    copy: str
    share: float
    because: str


@dataclass(frozen=True, slots=True)
class Citation:
    """`report` cites `cites` at `span`; `of` is that outlet's own report, if the ledger has it.

    `kind` is `agency`, `outlet` or `body`.
    """

    report: str
    cites: str
    kind: str
    span: Span
    because: str
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Circle:
    """Reports that cite each other in a circle."""

    reports: tuple[str, ...]
    because: str
