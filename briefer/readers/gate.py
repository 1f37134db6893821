"""How many calls are under way at once, and when none may be.

The way of congestion control (additive increase, multiplicative decrease; Chiu and Jain, 1989): a
server that limits halves the number of calls under way, each answer adds to it again. One refusal
holds all the threads back for as long as the server asks, not the one alone that met it.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

# A thread that waits looks up this often whether there is a reason to stop.
LOOK_UP_S: Final = 0.2


class Gate:
    """Lets calls through, as many at once as the server bears; serves several threads."""

    def __init__(self, most: int, now: Callable[[], float] = time.monotonic) -> None:
        """Open the gate for `most` calls at once; `now` gives seconds."""
        self._most = float(most)
        self._allowed = float(most)
        self._inside = 0
        self._closed_until_s = 0.0
        self._now = now
        self._changed = threading.Condition()

    @property
    def allowed(self) -> int:
        """How many calls may be under way at once."""
        return int(self._allowed)

    @contextmanager
    def passed(self, check: Callable[[], None]) -> Iterator[None]:
        """Wait for a place and hold it; `check` raises where waiting is no use any more."""
        with self._changed:
            while (wait_s := self._wait_s()) > 0:
                check()
                self._changed.wait(min(wait_s, LOOK_UP_S))
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    def slow(self, wait_s: float) -> None:
        """Let none through for so many seconds, and half as many at once from then on.

        What else comes back refused before then was sent at the old pace: it halves nothing.
        """
        with self._changed:
            now = self._now()
            if now >= self._closed_until_s:
                self._allowed = max(1.0, self._allowed / 2)
            self._closed_until_s = max(self._closed_until_s, now + wait_s)

    def quicken(self) -> None:
        """Let a little more through: one call more for each round of answers."""
        with self._changed:
            self._allowed = min(self._most, self._allowed + 1 / self._allowed)
            self._changed.notify_all()

    def _wait_s(self) -> float:
        """Return how long to wait at the most before looking again; 0 for no wait."""
        closed = self._closed_until_s - self._now()
        if closed > 0:
            return closed
        return 0.0 if self._inside < int(self._allowed) else LOOK_UP_S
