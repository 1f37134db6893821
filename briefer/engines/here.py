"""No engine at all: one item after another, where it is asked for."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from briefer.engines.base import Item, Result


class Here:
    """Maps a task over items in this thread, each when its result is asked for."""

    def map(self, task: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield the results in the order of the items; the first error of a task is raised.

        >>> list(Here().map(str.upper, ["a", "b"]))
        ['A', 'B']
        """
        return map(task, items)

    def begun(self, task: Callable[[Item], Result], item: Item) -> Callable[[], Result]:
        """Return what does the task on the item.

        >>> Here().begun(str.upper, "a")()
        'A'
        """
        return partial(task, item)
