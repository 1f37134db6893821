"""Threads of this process: for readers that spend their time waiting."""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

from briefer.engines.base import Item, Result, outcome

# Results wait for the slowest item before them; this many items a thread may be under way
# or finished and waiting, so that one slow item does not leave the other threads idle.
AHEAD: Final = 4


class LocalEngine:
    """Maps a task over items with a pool of threads.

    Items are taken as there is room for them, so their number does not matter to memory.
    When a task raises or the caller stops, what has not started is cancelled and what is
    running is not waited for.
    """

    def __init__(self, concurrency: int = 4) -> None:
        """Keep the number of threads; they start with the first item."""
        self.concurrency = concurrency

    def map(
        self, task: Callable[[Item], Result], items: Iterable[Item]
    ) -> Generator[Result, None, None]:
        """Yield the results in the order of the items.

        Raises:
            Exception: what the task raised on the first item, in their order, that failed.

        >>> list(LocalEngine(2).map(str.upper, ["a", "b", "c"]))
        ['A', 'B', 'C']
        """
        pool = ThreadPoolExecutor(self.concurrency, thread_name_prefix="briefer")
        under_way: deque[Future[Result]] = deque()
        try:
            for item in items:
                under_way.append(pool.submit(task, item))
                if len(under_way) >= self.concurrency * AHEAD:
                    yield outcome(under_way.popleft())
            while under_way:
                yield outcome(under_way.popleft())
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
