"""Answers that were paid for, in one SQLite file: no call is made twice, whatever ends a run.

An answer is written in a transaction of its own as soon as it is there, so that a process that is
killed loses no more than the calls under way. Two runs share a file: who is about to make a call
holds a lock of the operating system on its key, which ends with the process, and the other waits
for the answer.

No file but one of ours is written to or moved. A damaged one is put by, by the first run that finds
the damage; the others go on with the new one.
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

from briefer.errors import CacheError
from briefer.readers.claims import Claims
from briefer.talk import complain
from briefer.values.briefing import Usage

Result = TypeVar("Result")

# Raised when the table changes: a file of another version is set aside.
VERSION: Final = 1
_BUSY_S: Final = 10.0  # how long another process may hold the file for one write
_DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_UNWRITABLE: Final = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN})
_MOST_MOVES: Final = 3  # a disk that damages every file is not worth another one
_MOVING: Final = "the file is moved"  # held while it is; no key of an answer
_HEAD: Final = b"SQLite format 3\0"
_ENDINGS: Final = frozenset({".sqlite", ".db"})
_TABLE: Final = """
    create table if not exists answers (
        key text primary key, model text not null, content text not null, cut integer not null,
        calls integer not null, prompt_tokens integer not null, output_tokens integer not null,
        made text not null, used text not null, checksum integer not null
    ) without rowid
"""
_PUT: Final = "insert or replace into answers values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
# As bytes: what was altered need not be text.
_GET: Final = (
    "select cast(content as blob), cut, calls, prompt_tokens, output_tokens, used, checksum "
    "from answers where key = ?"
)
# Not what another run has put in its place since.
_DROP: Final = "delete from answers where key = ? and cast(content as blob) is ? and checksum is ?"
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

    Nothing here ends a run: where the file cannot be used, it says so and goes on without it. Where
    it is `strict`, for those who ask for the file itself, every method raises CacheError instead; a
    file that cannot be written to is read all the same.
    """

    def __init__(self, path: Path | None, *, strict: bool = False) -> None:
        """Open the file, and make it where there is none.

        Raises:
            CacheError: it is `strict`, and the file cannot be used.
        """
        self.path = path
        self._strict = strict
        self._lock = threading.RLock()
        self._today = dt.datetime.now().astimezone().date().isoformat()
        self._moves = 0
        self._told_dropped = False
        self._claims = Claims(path)
        self._open()
        if self.path is None:
            self._claims.close()

    def found(self, key: str) -> Answer | None:
        """Return the answer kept under the key, None where there is none as it was written."""
        row = self._tried(lambda base: base.execute(_GET, (key,)).fetchone())
        if not row:
            return None
        content, cut, calls, prompt_tokens, output_tokens, used, checksum = row
        if checksum != zlib.crc32(content or b""):
            self._drop(key, content, checksum)
            return None
        if used != self._today:
            day = (self._today, key)
            self._tried(lambda base: base.execute("update answers set used = ? where key = ?", day))
        usage = Usage(calls=calls, prompt_tokens=prompt_tokens, output_tokens=output_tokens)
        return Answer(content.decode("utf-8", "surrogatepass"), usage, bool(cut))

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
            # They are out, also where the file cannot be made smaller just now.
            with suppress(sqlite3.OperationalError):
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
        with self._lock:
            self._close()
        self._claims.close()

    def _tried(self, action: Callable[[sqlite3.Connection], Result]) -> Result | None:
        """Return what the action gives, None where the file could not be used for it."""
        with self._lock:
            if _identity(self.path) != self._file:  # another run has put it by
                self._close()
                self._open()
            try:
                return action(self._base)
            except sqlite3.Error as error:
                self._mend(error)
                return None

    def _drop(self, key: str, content: bytes | None, checksum: int) -> None:
        """Take out an answer that is not as it was written, and say so the first time."""
        with self._lock:
            if not self._told_dropped:
                self._told_dropped = True
                complain(f"{self.path}: an answer that was altered is taken out, as others will be")
            self._tried(lambda base: base.execute(_DROP, (key, content, checksum)))

    def _open(self) -> None:
        """Open what is at the path now."""
        # Taken before the opening: where the two are not of one file, this is of the older, and
        # damage ends in opening again rather than in moving a good file.
        self._file = _identity(self.path)
        try:
            self._base = _opened(self.path, look=self._strict)
        except (sqlite3.Error, OSError, _OtherVersionError, _ForeignError) as error:
            self._mend(error)
        else:
            self._file = self._file or _identity(self.path)

    def _close(self) -> None:
        with suppress(AttributeError, sqlite3.Error):
            self._base.close()

    def _mend(self, error: Exception) -> None:
        """Go on behind an error, with a new file or without one."""
        self._close()
        why = _reason_to_move(error)
        if not self.path or not why or self._moves == _MOST_MOVES:
            self._forget(error)
        elif not _is_movable(self.path):
            self._forget(_ForeignError())
        else:
            self._set_aside(self.path, why)

    def _set_aside(self, path: Path, why: str) -> None:
        """Put the file by under another name, unless another run has, and begin a new one."""
        try:
            with self._claims.held(_MOVING, lambda: None):
                if _identity(path) == self._file:
                    self._moves += 1
                    aside = _moved(path)
                    complain(
                        f"the file of kept answers {why}: it is now {aside}; a new one is begun"
                    )
        except OSError as error:
            self._forget(error)
        else:
            self._open()

    def _forget(self, error: Exception) -> None:
        """Keep answers in memory from here on, and say so; or raise, where it is `strict`."""
        why, tip = _explained(error, self.path)
        if self._strict:
            self._claims.close()
            raise CacheError(f"{self.path}: {why}", tip=tip) from error
        complain(f"answers are not kept for later runs: {self.path}: {why}")
        complain("name another file with --cache FILE, or take --no-cache", name="tip")
        self.path = self._file = None
        self._base = _connected(None)


class _OtherVersionError(Exception):
    """The file holds the answers of another version."""


class _ForeignError(Exception):
    """The file is somebody's own, and not for answers."""

    def __init__(self) -> None:
        super().__init__("it is no file of kept answers")


def _opened(path: Path | None, *, look: bool) -> sqlite3.Connection:
    """Return the open file; where it cannot be written to and is to be looked at, for reading."""
    try:
        return _connected(path)
    except sqlite3.OperationalError as error:
        if not look or path is None or not path.is_file() or _code(error) not in _UNWRITABLE:
            raise
    # Without this word SQLite wants to write beside the file even to read it.
    base = sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)
    with _closed_on_error(base):
        _check(base)
    return base


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
    with _closed_on_error(base):
        version = _check(base)
        base.execute("pragma journal_mode = wal")
        # With the log written ahead a killed process loses nothing, a power cut the last answers.
        base.execute("pragma synchronous = normal")
        if version == 0:
            # As one: a file with tables and without our version would be somebody's own.
            base.execute("begin immediate")
            base.execute(_TABLE)
            base.execute(f"pragma user_version = {VERSION}")
            base.execute("commit")
        base.execute(_GET, ("",)).fetchone()
    return base


@contextmanager
def _closed_on_error(base: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        base.close()
        raise


def _check(base: sqlite3.Connection) -> int:
    """Return the version of the file, 0 for a new one; raise where it is not for us to write to."""
    [version] = base.execute("pragma user_version").fetchone()
    tables = {name for [name] in base.execute("select name from sqlite_master")}
    columns = {row[1] for row in base.execute("pragma table_info(answers)")}
    # Others use the same low numbers for versions, and may have answers of another kind.
    ours = {"key", "checksum"} <= columns or (version == VERSION and columns)
    if tables and not ours:
        raise _ForeignError
    if version not in {0, VERSION}:
        raise _OtherVersionError
    return int(version)


def _identity(path: Path | None) -> tuple[int, int] | None:
    """Return what tells the file at the path from every other, None where there is none."""
    with suppress(OSError):
        if path is not None:
            status = path.stat()
            return status.st_dev, status.st_ino
    return None


def _is_movable(path: Path) -> bool:
    """Return whether the file is one of ours or could have been: by its name or its first bytes."""
    if path.suffix in _ENDINGS:
        return True
    with suppress(OSError), path.open("rb") as file:
        return file.read(len(_HEAD)) == _HEAD
    return False


def _moved(path: Path) -> Path:
    """Move the file, with what belongs to it, to the first free name; return the name."""
    free = (path.with_name(f"{path.name}.damaged-{n}") for n in range(1, 10_000))
    aside = next(one for one in free if not one.exists())
    # The log goes first: it must not be found beside the new file.
    for ending in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).rename(aside.with_name(aside.name + ending))
    path.rename(aside)
    return aside


def _reason_to_move(error: Exception) -> str:
    """Return what is wrong with the file itself, nothing where it is something else."""
    if isinstance(error, _OtherVersionError):
        return "is of another version of briefer"
    # "no such column": a table that is not ours.
    strange = _code(error) == sqlite3.SQLITE_ERROR and "no such" in str(error)
    return "is damaged" if strange or _code(error) in _DAMAGED else ""


def _explained(error: Exception, path: Path | None) -> tuple[str, str]:
    """Return why the file cannot be used, and what to do about it."""
    if path and path.is_dir():
        return "it is a folder", "name a file with --cache FILE"
    if _code(error) in _BUSY:
        return "another process is writing to it", "try again when that one has ended"
    if _code(error) == sqlite3.SQLITE_READONLY:
        return "it cannot be written to", "allow writing to the file and its folder"
    why = (getattr(error, "strerror", None) or str(error)).lower()
    return why, "name another file with --cache FILE"


def _code(error: BaseException) -> int:
    """Return the kind of an error of SQLite: the low byte of its code; 0 for other errors."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _checksum(content: str) -> int:
    return zlib.crc32(content.encode("utf-8", "surrogatepass"))
