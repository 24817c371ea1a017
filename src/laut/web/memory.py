"""Counts that cost much and are asked for often, kept by key; the longest unused are forgotten."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")
_MOST = 500


@dataclass(slots=True)
class Memory:
    """A key says all that its value depends on."""

    _values: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def get(self, key: Hashable, count: Callable[[], T]) -> T:
        """The value kept for `key`; `count` makes it where there is none."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                kept: T = self._values[key]
                return kept
        made = count()
        with self._lock:
            self._values[key] = made
            while len(self._values) > _MOST:
                self._values.popitem(last=False)
        return made
