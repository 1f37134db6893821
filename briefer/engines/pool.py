"""The processes themselves: how they start, and how they end."""

import os
import signal
import threading
from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.resource_tracker import ensure_running

from briefer.collecting import collect_seldom


class Pool(ProcessPoolExecutor):
    """Processes that can be ended while they work."""

    def __init__(self, processes: int, modules: list[str]) -> None:
        """Start the processes, and return when one of them is there.

        They hear no interrupt, and nor does this thread from now on.

        Raises:
            OSError, EOFError, RuntimeError, NotImplementedError: there are no semaphores here, or
                no more processes, or these cannot import what is run.
        """
        _hear_no_interrupt()
        # Not by forking this process: it may have threads, which would leave their locks locked.
        method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
        context = get_context(method)
        context.set_forkserver_preload(modules)
        self._line, line = context.Pipe()
        super().__init__(processes, mp_context=context, initializer=_begin, initargs=(line,))
        self.submit(_nothing).result()

    def end(self, *, at_once: bool = False) -> None:
        """End the processes, once they are idle or in the midst of their work."""
        if at_once:
            self._line.close()
            # What one of them was just writing has no end, unless nobody can write any more.
            self._result_queue._writer.close()  # type: ignore[attr-defined]  # noqa: SLF001
        self.shutdown(cancel_futures=True)
        self._line.close()

    def look(self) -> None:
        """Do nothing while all processes live.

        Raises:
            BrokenProcessPool: one is dead; in the midst of a result, it would be waited for.
        """
        if not all(one.is_alive() for one in list((self._processes or {}).values())):
            raise BrokenProcessPool("a process has ended before its time")


def _hear_no_interrupt() -> None:
    """Let no process that this thread starts hear an interrupt: a half-started one tells of it."""
    if hasattr(signal, "pthread_sigmask"):
        ensure_running()  # which lets the thread be interrupted again
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def _nothing() -> None:
    """Do nothing: a process that has done it is there."""


def _begin(line: Connection) -> None:
    """Prepare a process: what interrupts the run ends this one by the process above it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(line,), daemon=True).start()
    collect_seldom()


def _end_with(line: Connection) -> None:
    """End when the line is dead: the queue of a killed process would be waited for."""
    wait([line])
    os._exit(1)
