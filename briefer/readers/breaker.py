"""When to ask a server no more: after a fault that no other call can escape, or many in a row."""

import threading
from collections import Counter
from typing import Final

from briefer.errors import ReaderError

# Calls one after another that failed in all their attempts, with no answer between them.
MOST_FAILED: Final = 5
# The same of single attempts that were waited for in vain: with eight threads two rounds, and not
# all the attempts of five calls.
MOST_HUNG: Final = 10


class StoppedError(ReaderError):
    """The model is asked no more in this run."""


class Breaker:
    """Remembers that a server is not to be asked any more, and why; serves several threads."""

    def __init__(self) -> None:
        """Begin with a server that may be asked."""
        self._in_a_row: Counter[str] = Counter()
        self._reason: ReaderError | None = None
        self._open = threading.Event()
        self._lock = threading.Lock()

    def check(self) -> None:
        """Do nothing while the server may be asked.

        Raises:
            StoppedError: it is asked no more; the line is that of the fault that ended it.
        """
        if self._reason:
            raise StoppedError(str(self._reason), tip=self._reason.tip) from self._reason

    def answered(self) -> None:
        """Note that the server gave an answer."""
        with self._lock:
            self._in_a_row.clear()

    def failed(self, error: ReaderError) -> None:
        """Note that a call failed in all its attempts; enough of them in a row stop the run."""
        self._count("calls", MOST_FAILED, error)

    def hung(self, error: ReaderError) -> None:
        """Note that one attempt was waited for in vain; enough of them in a row stop the run."""
        self._count("times", MOST_HUNG, error)

    def _count(self, what: str, most: int, error: ReaderError) -> None:
        with self._lock:
            self._in_a_row[what] += 1
            many = self._in_a_row[what] >= most
        if many:
            self.stop(ReaderError(f"{error}, {most} {what} in a row", tip=error.tip))

    def stop(self, reason: ReaderError) -> None:
        """Ask no more, for this reason; the first reason stays."""
        with self._lock:
            self._reason = self._reason or reason
        self._open.set()

    def sleep(self, seconds: float) -> None:
        """Wait, but no longer than the server may be asked."""
        self._open.wait(seconds)
