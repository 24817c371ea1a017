"""Why something was decided, in one sentence a reader can check."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """`rule` names the deciding rule or model head; `because` says it in words."""

    rule: str
    because: str

    def __str__(self) -> str:
        return self.because


UNSTATED = Reason("none", "")
"""For records built where no reason applies (tests, imports)."""
