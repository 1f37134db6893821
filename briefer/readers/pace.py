"""The limits of requests and tokens a minute that the user sets."""

import threading
from collections.abc import Callable
from typing import Final

from pyrate_limiter import Duration, InMemoryBucket, Limiter, Rate

from briefer.readers.gate import LOOK_UP_S
from briefer.readers.limits import Limits

_NAME: Final = "calls"


class Pace:
    """Holds calls back so that no minute has more of them, or of their tokens, than it may.

    The tokens of a call are charged as they are expected before it, and settled from what the
    server counted: what was charged too much or too little changes the charge of the next call.
    """

    def __init__(self, limits: Limits) -> None:
        """Begin with a full minute."""
        self._requests = _limiter(limits.requests_per_minute)
        self._tokens = _limiter(limits.tokens_per_minute)
        self._most_tokens = limits.tokens_per_minute or 0
        self._owed = 0  # tokens that calls took above their charge, negative below it
        self._lock = threading.Lock()

    def wait(self, tokens: int, check: Callable[[], None]) -> None:
        """Wait until a call of so many tokens may go; `check` raises where waiting is no use.

        A call larger than a whole minute's tokens goes with a minute of its own.
        """
        _acquire(self._requests, 1, check)
        if self._tokens is None:
            return
        with self._lock:
            charge = max(0, tokens + self._owed)
            self._owed += tokens - charge
        _acquire(self._tokens, min(charge, self._most_tokens), check)

    def settle(self, charged: int, took: int) -> None:
        """Set right what a call was charged, in tokens, by what it took."""
        with self._lock:
            self._owed += took - charged


def _limiter(most: int | None) -> Limiter | None:
    return Limiter(InMemoryBucket([Rate(most, Duration.MINUTE)])) if most else None


def _acquire(limiter: Limiter | None, weight: int, check: Callable[[], None]) -> None:
    if limiter is None or weight <= 0:
        return
    while not limiter.try_acquire(_NAME, weight=weight, timeout=LOOK_UP_S):
        check()
