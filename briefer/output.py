"""Puts finished documents where they were asked for: whole, or not at all."""

import io
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, AnyStr, Final, TextIO

from briefer.errors import OutputError, UsageError

# The formats that a terminal cannot show.
BINARY: Final = frozenset({"pdf"})


FOLDER_TIP: Final = "choose another folder with --output DIR"


def check_folder(folder: Path) -> None:
    """Refuse a folder that could not be written to, before the work is done; create nothing.

    Raises:
        OutputError: a file stands in its place or on the way to it, or it is not writable.
    """
    with _translated(folder):
        ways = (folder, *folder.absolute().parents)
        standing = next(path for path in ways if path.is_symlink() or path.exists())
        if not standing.is_dir():
            raise NotADirectoryError
        if not os.access(standing, os.W_OK | os.X_OK):
            raise PermissionError


def check_stream(stream: TextIO, formats: tuple[str, ...]) -> None:
    """Refuse what cannot be printed, before the work is done.

    Raises:
        UsageError: several formats, or one that a terminal cannot show.
        OutputError: the stream is closed.
    """
    if len(formats) != 1:
        tip = "add one format, such as --format md"
        raise UsageError(f"--output - prints one format, not {', '.join(formats)}", tip=tip)
    if stream.isatty() and formats[0] in BINARY:
        tip = f"send it on: briefer … --output - > briefing.{formats[0]}"
        raise UsageError(f"{formats[0]} cannot be shown on a terminal", tip=tip)
    if not stream.writable():
        raise OutputError("standard output is closed", tip="write files: --output DIR")


def write_files(documents: Mapping[Path, bytes], tip: str = FOLDER_TIP) -> None:
    """Write each document under its path and create missing folders.

    All are on the disk under passing names before the first takes its own, so a full disk
    leaves the files of an earlier run as they were. Passing names never stay behind.

    `tip` is what to do where that cannot be.

    Raises:
        OutputError: one could not be written.
    """
    staged: dict[Path, Path] = {}
    try:
        for path, data in documents.items():
            with _translated(path, tip):
                path.parent.mkdir(parents=True, exist_ok=True)
                if path.is_dir():
                    raise IsADirectoryError
                staged[path] = path.with_name(f".{path.name}.{os.getpid()}.part")
                _put(staged[path], data)
        for path, passing in staged.items():
            with _translated(path, tip):
                passing.replace(path)
    finally:
        for passing in staged.values():
            # Where it cannot be removed, as on a disk that is read only, it was never written.
            with suppress(OSError):
                passing.unlink()


def write_stream(stream: IO[AnyStr], data: AnyStr) -> None:
    """Write the document to the stream, whole.

    Raises:
        BrokenPipeError: nobody reads the stream any more.
        OutputError: it could not be written for another reason.
    """
    try:
        stream.write(data)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"standard output: {_reason(error)}") from error


def write_paths(stream: TextIO, paths: Iterable[Path]) -> None:
    """Print the paths of files that are written, one a line.

    On a stream that is closed nothing: the files are there, whether or not their paths are
    wanted.

    Raises:
        BrokenPipeError: nobody reads the stream any more.
        OutputError: they could not be printed for another reason.
    """
    if stream.writable():
        write_stream(stream.buffer, b"".join(os.fsencode(path) + b"\n" for path in paths))


def _put(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _translated(path: Path, tip: str = FOLDER_TIP) -> Iterator[None]:
    """Turn the system's error into ours, with the path and what to do."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {_reason(error)}", tip=tip) from error


def _reason(error: OSError) -> str:
    match error:
        case io.UnsupportedOperation():
            return "it is closed"
        case NotADirectoryError() | FileExistsError():
            return "a file stands where a folder should be, or a link that leads nowhere"
        case IsADirectoryError():
            return "a folder stands where the file should be"
        case PermissionError():
            return "there is no permission to"
        case _:
            return (error.strerror or str(error)).lower()
