"""Files, folders and standard input into pages."""

import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from briefer.errors import UsageError
from briefer.sources.decoding import UndecodableError, decode
from briefer.sources.markdown import from_markdown
from briefer.sources.records import from_json, from_json_lines
from briefer.talk import plain
from briefer.values.article import Page, Unread

Sources = str | Path | Sequence[str | Path]

LIMIT_BYTES = 20_000_000
STANDARD_INPUT = "standard input"
_READ = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".json", ".jsonl")
# Files that may have been meant as articles; pictures, scripts and the like are what saved
# pages carry along, and are passed over without a word.
_DOCUMENTS = (
    *("", ".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".pages", ".tex", ".rst"),
    *(".xml", ".rss", ".atom", ".eml", ".msg", ".mht", ".mhtml", ".webarchive", ".ndjson"),
    *(".zip", ".gz", ".tar", ".csv", ".tsv", ".xlsx", ".parquet"),
)
# What is about a folder, and the briefings that were written into it before.
_NO_ARTICLES = re.compile(
    r"(?:readme|licen[cs]e|changelog|copying|notice)(?:\.|$)"
    r"|briefing-(?:\d{4}-\d\d-\d\d|undated)\.(?:md|html|pdf|json|typ)$",
    re.IGNORECASE,
)
_HTML_START = re.compile(
    r"\s{0,2000}(?:<!--.{0,2000}?-->\s{0,200}|<\?xml.{0,200}?>\s{0,200})?"
    r"<(?:!doctype\s+html|html|head|body|article|div|section|p|main|meta)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_KINDS = "a .txt, .md, .html, .json or .jsonl file"


def named(sources: Sources) -> tuple[str, ...]:
    """Return the sources as a tuple of strings; a single one may be given by itself.

    Raises:
        UsageError: they are no strings or paths, or one is empty.

    >>> named("today.txt"), named([Path("a.txt"), "-"])
    (('today.txt',), ('a.txt', '-'))
    """
    given: object = (sources,) if isinstance(sources, str | Path) else sources
    if isinstance(given, Sequence) and all(isinstance(one, str | Path) for one in given):
        # As a path, an empty string would be the working directory.
        if "" in given:
            raise UsageError("a source is empty", tip="name a file or folder; . is this folder")
        return tuple(os.fspath(one) for one in given)
    raise UsageError(
        f"sources are paths of files and folders, or a list of them, not {type(sources).__name__}",
        tip='daily("articles/"), or daily(["a.txt", "b.txt"])',
    )


def load(sources: Sources, standard_input: BinaryIO | None = None) -> Iterator[Page | Unread]:
    """Yield a `Page` for each article in the sources and an `Unread` for what is none.

    A source is a file, a folder (read with its subfolders, sorted by name; hidden files,
    README, LICENSE, CHANGELOG and briefer's own briefings passed over), or `-` for standard
    input. A file that is named itself is read whatever its suffix; its content then tells
    its kind. What is reached twice is read once.

    Raises:
        UsageError: the sources are no strings or paths, or one is empty.
    """
    seen: set[str] = set()
    for source in named(sources):
        if source != "-":
            yield from _from_path(Path(source), seen)
        elif source not in seen:
            seen.add(source)
            yield from _read_stream(standard_input or getattr(sys.stdin, "buffer", None))


def _from_path(path: Path, seen: set[str]) -> Iterator[Page | Unread]:
    try:
        folder = _is_folder(path)
    except FileNotFoundError:
        yield _unread(path, "there is no such file or folder; check the path")
    except (OSError, ValueError) as error:
        yield _unopened(path, error)
    else:
        if _first_time(path, seen):
            yield from _from_folder(path, seen) if folder else _read_file(path)


def _from_folder(folder: Path, seen: set[str]) -> Iterator[Page | Unread]:
    empty = True
    for one in _walked(folder, seen):
        if isinstance(one, Unread):
            empty = False
            yield one
        elif one is None or one.suffix.lower() in (*_READ, *_DOCUMENTS):
            empty = False
            yield from _from_listed(one, seen) if one else ()
    if empty:
        yield _unread(folder, f"the folder holds no articles; put {_KINDS} into it")


def _walked(folder: Path, seen: set[str]) -> Iterator[Path | Unread | None]:
    """Yield the files below a folder; None for a folder below it that was read before.

    An `Unread` stands for what could not be looked at, and for a link to a folder that was read.
    """
    # A list of what is still to be read, the next at its end: folders can be nested deeper
    # than calls can.
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            if _is_folder(path):
                if path is folder or _first_time(path, seen):
                    waiting += reversed(_inside(path))
                elif path.is_symlink():
                    reason = "the folder was read already: a link leads back to it; remove it"
                    yield _unread(path, reason)
                else:
                    yield None
            else:
                yield path
        except OSError as error:
            yield _unopened(path, error)


def _inside(folder: Path) -> list[Path]:
    """Return what a folder holds, by name, without what is hidden or about the folder."""
    return sorted(
        (
            path
            for path in folder.iterdir()
            if not path.name.startswith(".") and not _NO_ARTICLES.match(path.name)
        ),
        key=lambda path: path.name,
    )


def _from_listed(path: Path, seen: set[str]) -> Iterator[Page | Unread]:
    if path.suffix.lower() in _READ:
        if _first_time(path, seen):
            yield from _read_file(path, listed=True)
    elif path.suffix.lower() in _DOCUMENTS:
        kind = f"{path.suffix} files are" if path.suffix else "a file without a suffix is"
        yield _unread(path, f"{kind} not read in a folder; save the article as {_KINDS}")


def _is_folder(path: Path) -> bool:
    return stat.S_ISDIR(path.stat().st_mode)


def _first_time(path: Path, seen: set[str]) -> bool:
    real = os.path.realpath(path)
    new = real not in seen
    seen.add(real)
    return new


def _read_file(path: Path, *, listed: bool = False) -> Iterator[Page | Unread]:
    try:
        state = path.stat()
        if listed and not stat.S_ISREG(state.st_mode):
            yield _unread(path, "it is not a regular file; remove it from the folder")
            return
        if state.st_size > LIMIT_BYTES:
            yield _too_large(_name(path), state.st_size)
            return
        with path.open("rb") as file:
            data = file.read(LIMIT_BYTES + 1)
    except OSError as error:
        yield _unopened(path, error)
        return
    yield from _read_bytes(data, _name(path), path.suffix.lower())


def _read_stream(stream: BinaryIO | None) -> Iterator[Page | Unread]:
    try:
        data = stream.read(LIMIT_BYTES + 1) if stream else None
    except OSError as error:
        reason = f"it cannot be read ({_why(error)}); send the article's text into it"
        yield Unread(source=STANDARD_INPUT, reason=reason)
        return
    if data is None:
        reason = "it is closed; send the article's text into it"
        yield Unread(source=STANDARD_INPUT, reason=reason)
        return
    yield from _read_bytes(data, STANDARD_INPUT, "")


def _read_bytes(data: bytes, source: str, suffix: str) -> Iterator[Page | Unread]:
    if len(data) > LIMIT_BYTES:
        yield _too_large(source, len(data))
        return
    try:
        text = decode(data)
    except UndecodableError as error:
        yield Unread(source=source, reason=str(error))
        return
    if not text.strip("\ufeff\x00 \t\r\n"):
        yield Unread(source=source, reason="it is empty; put the article's text into it")
        return
    kind = _kind(text, suffix)
    if kind == "jsonl":
        yield from from_json_lines(text, source)
    elif kind == "json":
        yield from from_json(text, source)
    elif kind == "md":
        yield from_markdown(text, source)
    else:
        yield Page(source=source, text=text, media="html" if kind == "html" else "text")


def _kind(text: str, suffix: str) -> str:
    """Return `html`, `json`, `jsonl`, `md` or `text`: the suffix tells, else the content."""
    if suffix in {".html", ".htm", ".xhtml"} or (suffix != ".md" and _HTML_START.match(text)):
        return "html"
    if suffix in {".json", ".jsonl"}:
        return suffix[1:]
    if suffix in {".md", ".markdown"}:
        return "md"
    start = text[:200].lstrip()
    return (
        "json" if suffix not in _READ and start.startswith(('{"', "{\n", "[{", "[\n")) else "text"
    )


def _too_large(source: str, size: int) -> Unread:
    found = f"{size / 1e6:.0f} MB" if size > LIMIT_BYTES + 1 else "more"
    reason = f"it is too large: {found}, at most {LIMIT_BYTES // 10**6} MB are read; split it"
    return Unread(source=source, reason=reason)


def _name(path: Path) -> str:
    """Return the path as one line of text: without bytes that are no UTF-8, or controls."""
    return plain(os.fsencode(path).decode("utf-8", "replace"))


def _unopened(path: Path, error: Exception) -> Unread:
    return _unread(path, f"it cannot be read ({_why(error)}); check the path and its rights")


def _unread(path: Path, reason: str) -> Unread:
    return Unread(source=_name(path), reason=reason)


def _why(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
