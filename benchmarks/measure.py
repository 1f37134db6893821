"""Runs a process and says how long it took and how much memory it held."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import NamedTuple


class Run(NamedTuple):
    """A finished process: wall-clock seconds from start to end, and peak memory in megabytes."""

    seconds: float
    megabytes: float


def run(arguments: Sequence[str]) -> Run:
    """Run `python -m briefer` with the arguments, as this Python, and measure it.

    Raises:
        RuntimeError: it ended with neither 0 nor 3 (written, with something unread).
    """
    begun = time.perf_counter()
    command = [sys.executable, "-m", "briefer", *arguments]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = child.stderr.read().decode() if child.stderr else ""
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - begun
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in {0, 3}:
        raise RuntimeError(f"{' '.join(command)} ended with {child.returncode}: {said}")
    per_megabyte = 1_000_000 if sys.platform == "darwin" else 1_000_000 / 1024
    return Run(seconds, usage.ru_maxrss / per_megabyte)


def best(arguments: Sequence[str], times: int) -> Run:
    """Return the quickest of so many runs, with the largest memory of any."""
    runs = [run(arguments) for _ in range(times)]
    return Run(min(one.seconds for one in runs), max(one.megabytes for one in runs))
