"""Killing one of Spark's workers while it works."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any

_EXECUTOR = b"CoarseGrainedExecutorBackend"


class Killer(Thread):
    """Kills (signal 9) one executor of a session as soon as a Python process works under it."""

    def __init__(self, session: Any) -> None:
        super().__init__(daemon=True)
        self._app = session.sparkContext.applicationId.encode()
        self.killed: list[int] = []
        self.over = Event()

    def run(self) -> None:
        while not self.over.wait(0.2):
            for number in executors(self._app):
                if _has_workers(number):
                    os.kill(number, signal.SIGKILL)
                    self.killed.append(number)
                    return


def executors(app: bytes) -> Iterator[int]:
    """The process numbers of an application's executors."""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes()
        except OSError:
            continue
        if _EXECUTOR in words and app in words:
            yield int(path.parent.name)


def _has_workers(executor: int) -> bool:
    """True where its Python daemon has started a worker: a task is being done."""
    return any(_children(daemon) for daemon in _children(executor))


def _children(number: int) -> list[int]:
    found = []
    for path in Path(f"/proc/{number}/task").glob("*/children"):
        try:
            found += [int(word) for word in path.read_text().split()]
        except OSError:
            continue
    return found
