"""Typst markup into a PDF."""

import datetime as dt
import re
import tempfile
from typing import TYPE_CHECKING

from briefer.errors import AssetError
from briefer.steps.escape import TYPST_REACH

if TYPE_CHECKING:
    import typst

# What the fonts inside the compiler can write: Latin, Greek, Cyrillic, punctuation, signs.
# Anything else needs the system's fonts, and only then are they searched: it takes time, and
# the same briefing would be set differently on another machine.
_FOREIGN = re.compile("[^\x00-\u052f\u1d00-\u214f\u2190-\u21ff\u2200-\u22ff\ufffd]")

# For a briefing without a date: any fixed moment makes the bytes repeatable.
_NO_DATE = dt.date(1970, 1, 1)

_LONGEST_LINE = 80  # characters of a line that a message repeats


def pdf(markup: str, date: dt.date | None, template: str = "") -> bytes:
    r"""Return the PDF of a Typst document: tagged, by PDF/UA-1 wherever it can be.

    The same markup and date give the same bytes; the date becomes the file's creation date.
    The document can read no file and fetch no package. `template` is the name of the
    template that wrote it, for messages.

    Raises:
        AssetError: the markup is mistaken, or it asks for files or packages: which line of
            it, and what.

    >>> pdf('#set document(title: "Day")\n= Day', dt.date(2025, 12, 14))[:5]
    b'%PDF-'
    """
    import typst  # noqa: PLC0415 - the whole compiler

    reach = TYPST_REACH.search(markup)
    if reach:
        raise AssetError(
            f"{_place(markup, markup.count(chr(10), 0, reach.start()) + 1, template)}: "
            f"`{reach.group(0)}` could fetch a package from the network",
            tip="Copy what it needs into the template; in plain text, write a letter of the "
            "word as its code, such as \\u{69} for i.",
        )
    try:
        return _compile(markup, date, ["ua-1"])
    except typst.TypstError:
        # A character that no font has, or a user's template that PDF/UA refuses.
        pass
    try:
        return _compile(markup, date, [])
    except typst.TypstError as error:
        line = re.search(r"┌─ .*?:(\d+):\d+\n", error.diagnostic)
        place = _place(markup, int(line.group(1)) if line else 0, template)
        raise AssetError(
            f"{place}: {_account(error)}",
            tip="`--format typ` writes the Typst text, to see the line among its neighbours.",
        ) from error


def _compile(markup: str, date: dt.date | None, standards: "list[typst.PDFStandard]") -> bytes:
    import typst  # noqa: PLC0415 - the whole compiler

    moment = dt.datetime.combine(date or _NO_DATE, dt.time(), tzinfo=dt.UTC)
    # Every file below the root can be read, and without one it is the working directory.
    with tempfile.TemporaryDirectory(prefix="briefer-") as empty:
        made: bytes = typst.compile(  # type: ignore[call-overload]  # its stub wants root as bytes
            markup.encode(),
            root=empty,
            format="pdf",
            ignore_system_fonts=not _FOREIGN.search(markup),
            pdf_standards=standards,
            timestamp=moment,
        )
        return made


def _place(markup: str, line: int, template: str) -> str:
    """Return where in the Typst text something stands, with the words of the line."""
    text = f"the Typst text of template {template}" if template else "the Typst text"
    if not line:
        return text
    words = " ".join(markup.split("\n")[line - 1].split())
    return f"{text}, line {line} ({words[:_LONGEST_LINE]})"


def _account(error: "typst.TypstError") -> str:
    """Return what the compiler says, in one line, without the folder it was shut into."""
    message = re.sub(r" \(searched at .*?\)", "", error.message, flags=re.DOTALL)
    hints = "".join(f" ({hint})" for hint in error.hints if "--root" not in hint)
    return " ".join(f"{message}{hints}".split())
