"""Who is about to make a call: one thread of one process for each key."""

import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final

from briefer.readers.gate import LOOK_UP_S

try:
    import fcntl
except ImportError:  # Windows has none: there two runs may pay for the same answer
    fcntl = None  # type: ignore[assignment]

# Another process is waited for no longer: by then, unless it waits for its turn, it has come to the
# end of its own patience.
_PATIENCE_S: Final = 900.0


class Claims:
    """Lets one thread at a time hold a key, over all the processes that share a file.

    Between processes it is a lock of the operating system on one byte of a file beside `path`,
    whose place comes from the key. It ends with the process, however that ends. Where there can be
    none (`path` None, a file system without locks), threads of this process still take turns.
    """

    def __init__(self, path: Path | None) -> None:
        """Have a file of locks beside the path, made when a key is first held."""
        self._turns: dict[str, tuple[threading.Lock, int]] = {}
        self._guard = threading.Lock()
        self._path = path
        self._file: IO[bytes] | None = None

    @contextmanager
    def held(self, key: str, check: Callable[[], None]) -> Iterator[None]:
        """Wait for the key and hold it; `check` raises where waiting is no use any more."""
        turn = self._turn(key)
        try:
            while not turn.acquire(timeout=LOOK_UP_S):
                check()
            try:
                with self._locked(_place(key), check):
                    yield
            finally:
                turn.release()
        finally:
            self._leave(key)

    def close(self) -> None:
        """Let go of everything."""
        self._path = None
        if self._file:
            self._file.close()
            self._file = None

    def _opened(self) -> IO[bytes] | None:
        with self._guard, suppress(OSError):
            if self._path is not None and self._file is None and fcntl is not None:
                self._file = self._path.with_name(f"{self._path.name}.lock").open("ab")
        return self._file

    def _turn(self, key: str) -> threading.Lock:
        with self._guard:
            lock, waiting = self._turns.get(key, (threading.Lock(), 0))
            self._turns[key] = (lock, waiting + 1)
            return lock

    def _leave(self, key: str) -> None:
        with self._guard:
            lock, waiting = self._turns.pop(key)
            if waiting > 1:
                self._turns[key] = (lock, waiting - 1)

    @contextmanager
    def _locked(self, place: int, check: Callable[[], None]) -> Iterator[None]:
        file = self._opened()
        held = file is not None and _wait(file, place, check)
        try:
            yield
        finally:
            if held and file and not file.closed:
                fcntl.lockf(file, fcntl.LOCK_UN, 1, place)


def _wait(file: IO[bytes], place: int, check: Callable[[], None]) -> bool:
    """Return whether the byte is locked now: not where the file system has no locks."""
    until = time.monotonic() + _PATIENCE_S
    while time.monotonic() < until:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
        except (BlockingIOError, PermissionError):
            check()
            time.sleep(LOOK_UP_S / 4)
        except OSError:
            return False
        else:
            return True
    return False


def _place(key: str) -> int:
    """Return a place in a file for the key, below the largest that every system takes."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big") // 2
