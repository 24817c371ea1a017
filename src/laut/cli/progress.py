"""A progress line on standard error, out of the way whenever something is printed."""

import sys
from typing import TextIO

_WIDTH = 30
_CLEAR = "\r\x1b[2K"


class Progress:
    """Shows how many reports are read, once there is more than one and somebody can see it.

    `total` is None where the number of reports is not known beforehand.
    """

    def __init__(self, total: int | None, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._total = total
        self._visible = self._stream.isatty() and total != 1
        self.done = 0

    def advance(self) -> None:
        """One report more is done."""
        self.done += 1
        if self._visible and (self.done > 1 or self._total):
            self._write(f"{_CLEAR}{self._line()}")

    def clear(self) -> None:
        """Make room for something else to be printed."""
        if self._visible:
            self._write(_CLEAR)

    def _line(self) -> str:
        if self._total is None:
            return f"{self.done} reports read"
        full = min(_WIDTH, _WIDTH * self.done // self._total)
        return f"{'━' * full}{'─' * (_WIDTH - full)} {self.done} of {self._total} files"

    def _write(self, words: str) -> None:
        self._stream.write(words)
        self._stream.flush()
