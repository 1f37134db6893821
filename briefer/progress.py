"""Progress for a person at a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from briefer.talk import complain

Report = Callable[[str, int, int], None]


@contextmanager
def progress(*, shown: bool, told: bool = False) -> Iterator[Report | None]:
    """Give a function that takes a step's name, how much is done, and of how much (0: unknown).

    Where progress is shown, the function draws it on standard error with the time left, and
    what it drew is gone at the end. Where it is told, the function names each step in a line.
    Otherwise there is none.
    """
    if shown:
        with _drawn() as report:
            yield report
    else:
        yield _teller() if told else None


def _teller() -> Report:
    begun: set[str] = set()

    def report(step: str, _done: int, _total: int) -> None:
        if step not in begun:
            begun.add(step)
            complain(step)

    return report


@contextmanager
def _drawn() -> Iterator[Report]:
    # rich takes longer to import than a short run takes without it
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TaskID,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as drawn:
        tasks: dict[str, TaskID] = {}

        def report(step: str, done: int, total: int) -> None:
            if step not in tasks:
                for before in drawn.tasks:
                    drawn.update(before.id, total=before.completed)
                tasks[step] = drawn.add_task(step, total=total or None)
            drawn.update(tasks[step], completed=done, total=total or None)

        yield report
