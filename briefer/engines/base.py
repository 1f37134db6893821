"""The plug point of engines."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from typing import Final, Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# A signal that comes just before the main thread begins to wait does not wake it: Python hears it
# when it looks up next.
_LOOKS_UP_S: Final = 0.2


class Engine(Protocol):
    """Maps a task over items. Tasks, items and results can be pickled, but for those of threads."""

    def map(self, task: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield the results in the order of the items; the first error of a task is raised."""


class Worker(Engine, Protocol):
    """An engine that takes single items, too, from any thread."""

    def begun(self, task: Callable[[Item], Result], item: Item) -> Callable[[], Result]:
        """Begin the task on the item, and return what waits for its result, or for its error."""


def outcome(future: Future[Result], look: Callable[[], None] | None = None) -> Result:
    """Return what a task gave, or raise what it raised, and hear signals meanwhile.

    `look` is called now and then while it is waited for; what it raises ends the waiting.
    """
    while True:
        try:
            return future.result(_LOOKS_UP_S)
        except TimeoutError:
            if future.done():  # the task's own, or it ended just now
                return future.result()
            if look:
                look()
