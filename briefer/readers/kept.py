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

from briefer.errors import CacheError
from briefer.readers.claims import Claims
from briefer.readers.keptfile import (
    GET,
    ForeignError,
    OtherVersionError,
    connected,
    copied,
    explained,
    identity,
    is_movable,
    is_unwritable,
    moved,
    opened,
    reason_to_move,
)
from briefer.talk import complain
from briefer.values.briefing import Usage

Result = TypeVar("Result")

_MOST_MOVES: Final = 3  # a disk that damages every file is not worth another one
_MOVING: Final = "the file is moved"  # held while it is; no key of an answer
_PUT: Final = "insert or replace into answers values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
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

    Nothing here ends a run: where the file cannot be used, it says so and goes on without it, or
    with what is in one that cannot be written to. Where it is `strict`, for those who ask for the
    file itself, every method raises CacheError instead; what is only to be read is read all the
    same.
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
        self._told_dropped = self._closed = False
        self._claims = Claims(path)
        self._open()
        if self.path is None:
            self._claims.close()

    def found(self, key: str) -> Answer | None:
        """Return the answer kept under the key, None where there is none as it was written."""
        row = self._tried(lambda base: base.execute(GET, (key,)).fetchone())
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
        """Close the file; what is in it stays, and what a thread still has to keep is not kept."""
        with self._lock:
            self._closed = True
            self._close()
        self._claims.close()

    def _tried(self, action: Callable[[sqlite3.Connection], Result]) -> Result | None:
        """Return what the action gives, None where the file could not be used for it."""
        with self._lock:
            if self._closed:
                return None  # the run was ended, and a call was under way
            if identity(self.path) != self._file:  # another run has put it by
                self._close()
                self._open()
            try:
                return action(self._base)
            except sqlite3.Error as error:
                self._mend(error)
            with suppress(sqlite3.Error):
                return action(self._base)  # on what has taken its place
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
        self._file = identity(self.path)
        try:
            self._base = opened(self.path, look=self._strict)
        except (sqlite3.Error, OSError, OtherVersionError, ForeignError) as error:
            self._mend(error)
        else:
            self._file = self._file or identity(self.path)

    def _close(self) -> None:
        with suppress(AttributeError, sqlite3.Error):
            self._base.close()

    def _mend(self, error: Exception) -> None:
        """Go on behind an error, with a new file or without one."""
        self._close()
        why = reason_to_move(error)
        if not self.path or not why or self._moves == _MOST_MOVES:
            self._forget(error)
        elif not is_movable(self.path):
            self._forget(ForeignError())
        else:
            self._set_aside(self.path, why)

    def _set_aside(self, path: Path, why: str) -> None:
        """Put the file by under another name, unless another run has, and begin a new one."""
        try:
            with self._claims.held(_MOVING, lambda: None):
                if identity(path) == self._file:
                    self._moves += 1
                    aside = moved(path)
                    complain(
                        f"the file of kept answers {why}: it is now {aside}; a new one is begun"
                    )
        except OSError as error:
            self._forget(error)
        else:
            self._open()

    def _forget(self, error: Exception) -> None:
        """Keep answers in memory from here on, and say so; or raise, where it is `strict`.

        Those of a file that can still be read stay.
        """
        why, tip = explained(error, self.path)
        if self._strict:
            self._claims.close()
            raise CacheError(f"{self.path}: {why}", tip=tip) from error
        lost = f"answers are not kept for later runs: {self.path}: {why}"
        held = self._held(error)
        if held:
            complain(f"{lost}; those in it are used")
        else:
            complain(lost)
            complain("name another file with --cache FILE, or take --no-cache", name="tip")
        self.path = self._file = None
        self._base = held or connected(None)

    def _held(self, error: Exception) -> sqlite3.Connection | None:
        """Return what the file holds, in memory, where the error is that it is read-only."""
        with suppress(sqlite3.Error, OtherVersionError, ForeignError):
            if self.path and is_unwritable(error):
                return copied(self.path)
        return None


def _checksum(content: str) -> int:
    return zlib.crc32(content.encode("utf-8", "surrogatepass"))
