"""Room for hidden states: in memory for a short text, in a temporary file for a long one."""

import ctypes
import mmap
import tempfile
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from laut.reading.vectors import Floats

IN_MEMORY = 16_384
"""Hidden states of texts with more tokens than this are kept in a temporary file (26 MB would be exceeded)."""


class States:
    """Hidden states, `rows` of shape (tokens, width), zeros at first."""

    def __init__(self, tokens: int, width: int) -> None:
        if tokens <= IN_MEMORY:
            self.rows: Floats = np.zeros((tokens, width), np.float32)
            return
        with tempfile.TemporaryFile() as file:
            file.truncate(tokens * width * 4)
            kept = mmap.mmap(file.fileno(), tokens * width * 4)
        self.rows = np.frombuffer(kept, np.float32).reshape(tokens, width)

    def put(self, tokens: NDArray[np.int64], rows: Floats) -> None:
        """Write rows; those in a file do not stay in memory."""
        self.rows[tokens] = rows
        let_go(self.rows)
        give_back(len(self.rows))


def give_back(tokens: int) -> None:
    """Memory that a block of a long text needed and no longer needs goes back to the system.

    The C library keeps it otherwise: of 666 MB after a report of a million characters 400 MB were free. Shorter texts, and
    systems whose C library is not glibc, keep it.
    """
    if tokens > IN_MEMORY and (trim := _malloc_trim()) is not None:
        trim(0)


@lru_cache
def _malloc_trim() -> Any:
    """glibc's function; None elsewhere."""
    try:
        return ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):  # no such function; no library of the process (Windows)
        return None


def let_go(states: NDArray[Any]) -> None:
    """What was read or written of states in a file need not stay in memory; states in memory stay."""
    held: Any = states
    while isinstance(held, np.ndarray):
        held = held.base
    if isinstance(held, memoryview):
        held = held.obj
    if isinstance(held, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        held.flush()
        held.madvise(mmap.MADV_DONTNEED)
