"""Answers that are written while they are sent: what a writer puts into a sink leaves in pieces, and never piles up."""

import io
import queue
import threading
from collections.abc import Callable, Iterator
from typing import BinaryIO

_PIECES = 8
"""Pieces that may wait for a slow reader; then the writer waits."""
_SIZE = 65_536


class _Gone(Exception):
    """The reader went away."""


class _Sink(io.RawIOBase):
    """The writer's end of the pipe."""

    def __init__(self, pieces: "queue.Queue[bytes | BaseException | None]", gone: threading.Event) -> None:
        self._pieces, self._gone = pieces, gone

    def writable(self) -> bool:
        return True

    def write(self, data: object, /) -> int:
        piece = bytes(data)  # type: ignore[call-overload]
        while not self._gone.is_set():
            try:
                self._pieces.put(piece, timeout=1)
                return len(piece)
            except queue.Full:
                continue
        raise _Gone


def streamed(write: Callable[[BinaryIO], None]) -> Iterator[bytes]:
    """What `write` puts into its sink, in pieces; raises what `write` raises."""
    pieces: queue.Queue[bytes | BaseException | None] = queue.Queue(_PIECES)
    gone = threading.Event()

    def run() -> None:
        try:
            with io.BufferedWriter(_Sink(pieces, gone), _SIZE) as sink:
                write(sink)
            pieces.put(None)
        except _Gone:
            pass
        except BaseException as error:
            pieces.put(error)

    threading.Thread(target=run, daemon=True).start()
    try:
        while (piece := pieces.get()) is not None:
            if isinstance(piece, BaseException):
                raise piece
            yield piece
    finally:
        gone.set()
