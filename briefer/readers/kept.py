"""Answers that were paid for, in one SQLite file: no call is made twice, whatever ends a run.

An answer is written in a transaction of its own as soon as it is there, so that a process that is
killed loses no more than the calls under way. Two runs share a file: who is about to make a call
holds a lock of the operating system on its key, which ends with the process, and the other waits
for the answer.
"""

import datetime as dt
import sqlite3
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from tenacity import retry, retry_if_exception, stop_after_delay, wait_fixed

from briefer.readers.claims import Claims
from briefer.talk import complain
from briefer.values.briefing import Usage

Result = TypeVar("Result")

# Raised when the table changes: a file of another version is set aside.
VERSION: Final = 1
_BUSY_S: Final = 10.0  # how long another process may hold the file for one write
_DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_TABLE: Final = """
    create table if not exists answers (
        key text primary key, model text not null, content text not null, cut integer not null,
        calls integer not null, prompt_tokens integer not null, output_tokens integer not null,
        made text not null, used text not null, checksum integer not null
    ) without rowid
"""
_PUT: Final = "insert or replace into answers values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_GET: Final = (
    "select content, cut, calls, prompt_tokens, output_tokens, used, checksum from answers "
    "where key = ?"
)
_SHARE: Final = (
    "select sum(output_tokens), sum(prompt_tokens) from answers where model = ? and not cut"
)
_STOCK: Final = (
    "select model, count(*), sum(prompt_tokens), sum(output_tokens), min(used), max(used) "
    "from answers group by model order by count(*) desc, model"
)


class Answer(NamedTuple):
    """What a model answered, and what it took; `cut`: it did not end its answer."""

    content: str
    usage: Usage
    cut: bool = False


class Stock(NamedTuple):
    """The kept answers of one model, and the first and the last day on which one was used."""

    model: str
    answers: int
    prompt_tokens: int
    output_tokens: int
    oldest: str
    newest: str


class Kept:
    """The answers in a file, or in memory alone where `path` is None; serves several threads.

    Nothing here ends a run: where the file cannot be used, it says so and goes on without it.
    """

    def __init__(self, path: Path | None) -> None:
        """Open the file, and make it where there is none."""
        self.path = path
        self._lock = threading.RLock()
        self._today = dt.datetime.now().astimezone().date().isoformat()
        self._open()
        self._claims = Claims(self.path)

    def found(self, key: str) -> Answer | None:
        """Return the answer kept under the key, None where there is none."""
        row = self._tried(lambda base: base.execute(_GET, (key,)).fetchone())
        if not row:
            return None
        content, cut, calls, prompt_tokens, output_tokens, used, checksum = row
        if checksum != _checksum(content):
            self._tried(_damaged)
            return None
        if used != self._today:
            day = (self._today, key)
            self._tried(lambda base: base.execute("update answers set used = ? where key = ?", day))
        usage = Usage(calls=calls, prompt_tokens=prompt_tokens, output_tokens=output_tokens)
        return Answer(content, usage, bool(cut))

    def keep(self, key: str, model: str, answer: Answer) -> None:
        """Keep an answer under the key."""
        row = (
            *(key, model, answer.content, int(answer.cut)),
            *(answer.usage.calls, answer.usage.prompt_tokens, answer.usage.output_tokens),
            *(self._today, self._today, _checksum(answer.content)),
        )
        self._tried(lambda base: base.execute(_PUT, row))

    def output_share(self, model: str) -> float | None:
        """Return the tokens of the model's answers over those it was asked, None without any."""
        row = self._tried(lambda base: base.execute(_SHARE, (model,)).fetchone())
        return row[0] / row[1] if row and row[0] and row[1] else None

    def stock(self) -> tuple[Stock, ...]:
        """Return what is kept, model by model, the most answers first."""
        rows = self._tried(lambda base: base.execute(_STOCK).fetchall()) or ()
        return tuple(Stock(*row) for row in rows)

    def prune(self, before: dt.date | None) -> int:
        """Take out the answers last used before the day (None: all); return how many."""
        day = before.isoformat() if before else "9999-12-31"

        def taken_out(base: sqlite3.Connection) -> int:
            count = base.execute("delete from answers where used < ?", (day,)).rowcount
            base.execute("vacuum")
            base.execute("pragma wal_checkpoint(truncate)")
            return count

        return self._tried(taken_out) or 0

    @contextmanager
    def claimed(self, key: str, check: Callable[[], None]) -> Iterator[None]:
        """Hold the right to ask for this answer; `check` raises where waiting is no use."""
        with self._claims.held(key, check):
            yield

    def close(self) -> None:
        """Close the file; what is in it stays."""
        with self._lock, suppress(sqlite3.Error):
            self._base.close()
        self._claims.close()

    def _tried(self, action: Callable[[sqlite3.Connection], Result]) -> Result | None:
        """Return what the action gives, None where the file could not be used for it."""
        with self._lock:
            try:
                return action(self._base)
            except sqlite3.Error as error:
                self._mended(error)
                return None

    def _open(self) -> None:
        try:
            self._base = _connected(self.path)
        except (sqlite3.Error, OSError, _OtherVersionError) as error:
            self._mended(error)

    def _mended(self, error: Exception) -> None:
        """Go on behind an error, with a new file or without one."""
        if self.path and isinstance(error, _OtherVersionError):
            self._set_aside(self.path, "is of another version of briefer")
        elif self.path and _is_damaged(error):
            self._set_aside(self.path, "is damaged")
        else:
            self._forget(error)

    def _set_aside(self, path: Path, why: str) -> None:
        """Put the file by under another name and begin a new one."""
        with suppress(AttributeError, sqlite3.Error):
            self._base.close()
        try:
            aside = _moved(path)
            complain(f"the file of kept answers {why}: it is now {aside}; a new one is begun")
            self._base = _connected(path)
        except (sqlite3.Error, OSError, _OtherVersionError) as error:
            self._forget(error)

    def _forget(self, error: Exception) -> None:
        """Keep answers in memory from here on, and say so."""
        why = (getattr(error, "strerror", None) or str(error)).lower()
        complain(f"answers are not kept for later runs: {self.path}: {why}")
        complain("name another file with --cache FILE, or take --no-cache", name="tip")
        with suppress(AttributeError, sqlite3.Error):
            self._base.close()
        self.path = None
        self._base = _connected(None)


class _OtherVersionError(Exception):
    """The file holds the answers of another version."""


# A file that another process is just making is busy in a way that SQLite itself does not wait for.
@retry(
    retry=retry_if_exception(lambda error: _code(error) == sqlite3.SQLITE_BUSY),
    wait=wait_fixed(0.05),
    stop=stop_after_delay(_BUSY_S),
    reraise=True,
)
def _connected(path: Path | None) -> sqlite3.Connection:
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
    base = sqlite3.connect(
        path or ":memory:", timeout=_BUSY_S, isolation_level=None, check_same_thread=False
    )
    try:
        base.execute("pragma journal_mode = wal")
        # With the log written ahead a killed process loses nothing, a power cut the last answers.
        base.execute("pragma synchronous = normal")
        _prepare(base)
    except BaseException:
        base.close()
        raise
    return base


def _prepare(base: sqlite3.Connection) -> None:
    [version] = base.execute("pragma user_version").fetchone()
    if version not in {0, VERSION}:
        raise _OtherVersionError
    if version == 0:
        base.execute(_TABLE)
        base.execute(f"pragma user_version = {VERSION}")
    base.execute(_GET, ("",)).fetchone()


def _moved(path: Path) -> Path:
    """Move the file, with what belongs to it, to the first free name; return the name."""
    free = (path.with_name(f"{path.name}.damaged-{n}") for n in range(1, 10_000))
    aside = next(one for one in free if not one.exists())
    path.rename(aside)
    for ending in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).rename(aside.with_name(aside.name + ending))
    return aside


def _damaged(_base: sqlite3.Connection) -> None:
    error = sqlite3.DatabaseError("an answer in it is not as it was written")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    raise error


def _is_damaged(error: Exception) -> bool:
    # "no such column": a table that is not ours.
    strange = _code(error) == sqlite3.SQLITE_ERROR and "no such" in str(error)
    return strange or _code(error) in _DAMAGED


def _code(error: BaseException) -> int:
    """Return the kind of an error of SQLite: the low byte of its code; 0 for other errors."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _checksum(content: str) -> int:
    return zlib.crc32(content.encode("utf-8", "surrogatepass"))
