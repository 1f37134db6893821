"""Processes beside this one: for work that keeps a processor busy."""

import logging
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Future
from functools import partial
from itertools import chain, islice
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from briefer.engines.base import Item, Result, outcome

if TYPE_CHECKING:
    from briefer.engines.pool import Pool

_LOG = logging.getLogger(__name__)

WORTH_S: Final = 1.0
"""Seconds of work here after which more of it is worth processes: twice what they take to start."""
MOST: Final = 8
"""Processes of which there are never more: each takes some 100 MB."""
_STARTED_BY_S: Final = 1.5  # seconds; an interrupt has to end the run in two
AHEAD: Final = 16
"""Items a process that may be under way or wait for the slowest item before them."""


class Cores:
    """Maps a task over items here, and with processes once there is enough to do.

    As a context it ends its processes at the end; they also end when this one does, however that
    is. A process that dies or cannot be started is done without: what it left is done here. Each
    imports the module that is run, which must not do its work then (`if __name__ == "__main__"`).
    """

    def __init__(self, most: int, modules: Iterable[str] = (), *, worth_s: float = WORTH_S) -> None:
        """Keep how many processes there may be: at most one a core, and eight in all.

        `modules` are imported once for all processes, before they start.
        """
        self._processes = min(most, usable(), MOST)
        self._modules = list(modules)
        self._left_s = worth_s
        self._starting: threading.Thread | None = None
        self._pool: Pool | None = None
        self._ended = False
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        """Start nothing yet."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """End the processes, in the midst of their work where there was an error.

        Those that are just starting are waited for, if not for long where there was an error: what
        they share with this one is given back.
        """
        self._ended = True
        if self._starting:
            self._starting.join(_STARTED_BY_S if error else None)
        if self._pool:
            self._pool.end(at_once=error is not None)

    def map(self, task: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield the results in the order of the items.

        Where the processes are there, the first items are under way when this returns.

        Raises:
            Exception: what the task raised on the first item, in their order, that failed.

        >>> list(Cores(2).map(str.upper, ["a", "b", "c"]))
        ['A', 'B', 'C']
        """
        pool = self._ready()
        return self._beside(pool, task, items) if pool else self._here(task, items)

    def begun(self, task: Callable[[Item], Result], item: Item) -> Callable[[], Result]:
        """Begin the task on the item, and return what waits for its result, or for its error.

        Where there are no processes yet, it is done when it is waited for.
        """
        pool = self._ready()
        future = _sent(pool, task, item) if pool else None
        return partial(self._result, task, item, future)

    def _here(self, task: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield the results of this process, and those of others once these are there."""
        coming = iter(items)
        for item in coming:
            pool = self._ready()
            if pool:
                yield from self._beside(pool, task, chain((item,), coming))
                return
            yield self._done(task, item)

    def _done(self, task: Callable[[Item], Result], item: Item) -> Result:
        """Return what this process makes of the item."""
        begun = time.perf_counter()
        result = task(item)
        self._left_s -= time.perf_counter() - begun
        return result

    def _ready(self) -> "Pool | None":
        """Return the processes, if they are there; they start once there was enough to do."""
        with self._lock:
            if self._processes > 1 and self._left_s <= 0 and not self._starting:
                # On a thread: the start of a process is waited for, and there is work to do here.
                self._starting = threading.Thread(target=self._start, daemon=True)
                self._starting.start()
        return self._pool if self._processes > 1 else None

    def _start(self) -> None:
        """Have processes that take items, or do without them for good."""
        from briefer.engines.pool import Pool  # noqa: PLC0415  # 20 ms to import

        try:
            pool = Pool(self._processes, self._modules)
        except (OSError, EOFError, RuntimeError, NotImplementedError) as error:
            _LOG.info("all is done in one process: %s", error)
            self._processes = 1
            return
        if self._ended:
            pool.end(at_once=True)
        else:
            self._pool = pool

    def _beside(
        self, pool: "Pool", task: Callable[[Item], Result], items: Iterable[Item]
    ) -> Iterator[Result]:
        """Have the first items under way, and return the results."""
        coming = ((item, _sent(pool, task, item)) for item in items)
        under_way = deque(islice(coming, self._processes * AHEAD))
        return self._finished(task, under_way, coming)

    def _finished(
        self,
        task: Callable[[Item], Result],
        under_way: "deque[tuple[Item, Future[Result] | None]]",
        coming: Iterator[tuple[Item, Future[Result] | None]],
    ) -> Iterator[Result]:
        """Yield the results, each when another item has taken its place."""
        while under_way:
            result = self._result(task, *under_way.popleft())
            under_way.extend(islice(coming, 1))
            yield result

    def _result(
        self, task: Callable[[Item], Result], item: Item, future: Future[Result] | None
    ) -> Result:
        """Return what a process made of the item, or do it here where the process is gone."""
        if future:
            try:
                return outcome(future, self._pool.look if self._pool else None)
            except (BrokenExecutor, CancelledError) as error:
                self._do_without(error)
        return self._done(task, item)

    def _do_without(self, error: Exception) -> None:
        """Have no processes any more."""
        if self._pool:
            _LOG.info("all else is done in one process: %s", error)
            pool, self._pool, self._processes = self._pool, None, 1
            pool.end(at_once=True)


def usable() -> int:
    """Return how many cores this process may use, at least one."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _sent(pool: "Pool", task: Callable[[Item], Result], item: Item) -> Future[Result] | None:
    """Return the item's future, or None where no process takes any more."""
    try:
        return pool.submit(task, item)
    except (RuntimeError, OSError):
        return None
