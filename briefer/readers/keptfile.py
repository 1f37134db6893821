"""The SQLite file of kept answers as a file: opened, made, told from others', moved."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from tenacity import retry, retry_if_exception, stop_after_delay, wait_fixed

# Raised when the table changes: a file of another version is set aside.
VERSION: Final = 1
_BUSY_S: Final = 10.0  # how long another process may hold the file for one write
_DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_UNWRITABLE: Final = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN})
_HEAD: Final = b"SQLite format 3\0"
_ENDINGS: Final = frozenset({".sqlite", ".db"})
_TABLE: Final = """
    create table if not exists answers (
        key text primary key, model text not null, content text not null, cut integer not null,
        calls integer not null, prompt_tokens integer not null, output_tokens integer not null,
        made text not null, used text not null, checksum integer not null
    ) without rowid
"""
# As bytes: what was altered need not be text.
GET: Final = (
    "select cast(content as blob), cut, calls, prompt_tokens, output_tokens, used, checksum "
    "from answers where key = ?"
)
"""The statement that gives the row of a key."""


class OtherVersionError(Exception):
    """The file holds the answers of another version."""


class ForeignError(Exception):
    """The file is somebody's own, and not for answers."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("it is no file of kept answers")


def opened(path: Path | None, *, look: bool) -> sqlite3.Connection:
    """Return the open file; where it cannot be written to and is to be looked at, for reading.

    Raises:
        OtherVersionError, ForeignError, sqlite3.Error, OSError: as for `connected`.
    """
    try:
        return connected(path)
    except sqlite3.OperationalError as error:
        if not look or path is None or not is_unwritable(error):
            raise
        return _looked_at(path)


def copied(path: Path) -> sqlite3.Connection:
    """Return what a file that cannot be written to holds, in memory.

    Raises:
        OtherVersionError: it is of another version.
        ForeignError: it is somebody's own.
        sqlite3.Error: it cannot be read.
    """
    base = connected(None)
    with _closed_on_error(base), closing(_looked_at(path)) as file:
        file.backup(base)
    return base


def _looked_at(path: Path) -> sqlite3.Connection:
    """Return the file, open for reading alone."""
    # With the log that another process writes, or that a killed one left; where SQLite cannot have
    # the log without writing beside the file, without it.
    try:
        return _read(path, "mode=ro")
    except sqlite3.OperationalError:
        return _read(path, "immutable=1")


def _read(path: Path, how: str) -> sqlite3.Connection:
    base = sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}", uri=True, timeout=_BUSY_S, check_same_thread=False
    )
    with _closed_on_error(base):
        _check(base)
        base.execute(GET, ("",)).fetchone()
    return base


# A file that another process is just making is busy in a way that SQLite itself does not wait for.
@retry(
    retry=retry_if_exception(lambda error: _code(error) == sqlite3.SQLITE_BUSY),
    wait=wait_fixed(0.05),
    stop=stop_after_delay(_BUSY_S),
    reraise=True,
)
def connected(path: Path | None) -> sqlite3.Connection:
    """Return the open file, made where there is none; in memory where `path` is None.

    Raises:
        OtherVersionError: it is of another version.
        ForeignError: it is somebody's own.
        sqlite3.Error: it cannot be used.
        OSError: its folder cannot be made.
    """
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
        base.execute(GET, ("",)).fetchone()
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
        raise ForeignError
    if version not in {0, VERSION}:
        raise OtherVersionError
    return int(version)


def identity(path: Path | None) -> tuple[int, int] | None:
    """Return what tells the file at the path from every other, None where there is none."""
    with suppress(OSError):
        if path is not None:
            status = path.stat()
            return status.st_dev, status.st_ino
    return None


def is_movable(path: Path) -> bool:
    """Return whether the file is one of ours or could have been: by its name or its first bytes."""
    if path.suffix in _ENDINGS:
        return True
    with suppress(OSError), path.open("rb") as file:
        return file.read(len(_HEAD)) == _HEAD
    return False


def moved(path: Path) -> Path:
    """Move the file, with what belongs to it, to the first free name; return the name."""
    free = (path.with_name(f"{path.name}.damaged-{n}") for n in range(1, 10_000))
    aside = next(one for one in free if not one.exists())
    # The log goes first: it must not be found beside the new file.
    for ending in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).rename(aside.with_name(aside.name + ending))
    path.rename(aside)
    return aside


def reason_to_move(error: Exception) -> str:
    """Return what is wrong with the file itself, nothing where it is something else."""
    if isinstance(error, OtherVersionError):
        return "is of another version of briefer"
    # "no such column": a table that is not ours.
    strange = _code(error) == sqlite3.SQLITE_ERROR and "no such" in str(error)
    return "is damaged" if strange or _code(error) in _DAMAGED else ""


def is_unwritable(error: Exception) -> bool:
    """Return whether the file, or its folder, is one that may not be written to."""
    return _code(error) in _UNWRITABLE


def explained(error: Exception, path: Path | None) -> tuple[str, str]:
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
