"""What the calls of a run took, and whether there is enough left for one more."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from briefer.readers.base import Spent
from briefer.readers.breaker import StoppedError
from briefer.readers.gate import LOOK_UP_S
from briefer.readers.limits import Limits
from briefer.values.briefing import Usage


class Budget:
    """Counts what calls take, and lets none begin that could pass the limits."""

    def __init__(self, limits: Limits) -> None:
        """Begin with nothing spent."""
        self._limits = limits
        self._usage = Usage()
        self._reserved = Usage()
        self._requests = self._kept = 0
        self._changed = threading.Condition()

    @property
    def spent(self) -> Spent:
        """What was spent so far."""
        with self._changed:
            return Spent(self._requests, self._usage, self._kept, self._limits.price)

    @contextmanager
    def reserved(self, most: Usage, check: Callable[[], None]) -> Iterator[None]:
        """Hold back what one call may take at the most, until it has ended.

        Where only calls under way stand in the way, wait for what they really take.

        Raises:
            StoppedError: the call could pass a limit of the run.
        """
        with self._changed:
            while reason := self._over(self._usage + self._reserved + most):
                if self._reserved == Usage():
                    raise StoppedError(
                        f"{reason} would be passed by the next call",
                        tip="Set a higher one to read the rest.",
                    )
                check()
                self._changed.wait(LOOK_UP_S)
            self._reserved += most
            self._requests += 1
        try:
            yield
        finally:
            with self._changed:
                self._reserved = _less(self._reserved, most)
                self._changed.notify_all()

    def took(self, usage: Usage) -> None:
        """Count what an answered call took."""
        with self._changed:
            self._usage += usage

    def kept(self) -> None:
        """Count an answer that was there from before."""
        with self._changed:
            self._kept += 1

    def _over(self, usage: Usage) -> str:
        """Return the limit that such a usage passes, empty where it passes none."""
        tokens, cost = usage.prompt_tokens + usage.output_tokens, self._cost(usage)
        limits = self._limits
        if limits.max_tokens is not None and tokens > limits.max_tokens:
            return f"the limit of {limits.max_tokens:,} tokens"
        if limits.max_cost is not None and cost is not None and cost > limits.max_cost:
            return f"the limit of ${limits.max_cost:g}"
        return ""

    def _cost(self, usage: Usage) -> float | None:
        price = self._limits.price
        return price.cost(usage) if price else None


def _less(one: Usage, other: Usage) -> Usage:
    return Usage(
        calls=one.calls - other.calls,
        prompt_tokens=one.prompt_tokens - other.prompt_tokens,
        output_tokens=one.output_tokens - other.output_tokens,
    )
