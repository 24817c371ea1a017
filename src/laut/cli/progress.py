"""A progress line on standard error, out of the way whenever something is printed."""

import sys
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.progress import Progress as Bar


class Progress:
    """Shows how many reports are read, once there is more than one and somebody can see it.

    `total` is None where the number of reports is not known beforehand.
    """

    def __init__(self, total: int | None, stream: TextIO | None = None) -> None:
        console = Console(file=stream or sys.stderr)
        known = (BarColumn(), MofNCompleteColumn(), TextColumn("files"), TimeElapsedColumn(), TimeRemainingColumn())
        counted = (TextColumn("{task.completed} reports read"), TimeElapsedColumn())
        self._bar = Bar(
            *(known if total else counted),
            console=console,
            transient=True,
            auto_refresh=False,
            redirect_stdout=False,
            redirect_stderr=False,
            disable=not console.is_terminal or total == 1,
        )
        self._total = total
        self._task = self._bar.add_task("", total=total)
        self.done = 0

    def advance(self) -> None:
        """One report more is done."""
        self.done += 1
        self._bar.update(self._task, completed=self.done)
        if self.done > 1 or self._total:
            self._bar.start()
            self._bar.refresh()

    def clear(self) -> None:
        """Make room for something else to be printed."""
        self._bar.stop()
