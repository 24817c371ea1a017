"""How often one client may do something costly: a bucket that fills up again with time."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

_MOST_CLIENTS = 10_000
"""Clients remembered at once; whoever was away longest is forgotten, which refills the bucket."""


@dataclass(slots=True)
class Rates:
    """Counts by (kind, client). `clock` gives seconds that never run backwards."""

    clock: Callable[[], float] = time.monotonic
    _buckets: OrderedDict[tuple[str, str], tuple[float, float]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, kind: str, client: str, a_minute: int) -> float:
        """Take one turn; 0.0 if there was one, else the seconds until the next."""
        with self._lock:
            now = self.clock()
            left, then = self._buckets.pop((kind, client), (float(a_minute), now))
            left = min(float(a_minute), left + (now - then) * a_minute / 60)
            allowed = left >= 1.0
            self._buckets[(kind, client)] = (left - 1.0 if allowed else left, now)
            if len(self._buckets) > _MOST_CLIENTS:
                self._buckets.popitem(last=False)
            return 0.0 if allowed else (1.0 - left) * 60 / a_minute
