"""Typst markup into a PDF."""

import datetime as dt
import re
from typing import TYPE_CHECKING

from briefer.errors import AssetError

if TYPE_CHECKING:
    import typst

# A package would be fetched from the network.
_PACKAGE = re.compile(r'\b(?:import|include)[ \t]*\(?[ \t]*"@')

# What the fonts inside the compiler can write: Latin, Greek, Cyrillic, punctuation, signs.
# Anything else needs the system's fonts, and only then are they searched: it takes time, and
# the same briefing would be set differently on another machine.
_FOREIGN = re.compile("[^\x00-\u052f\u1d00-\u214f\u2190-\u21ff\u2200-\u22ff\ufffd]")

# For a briefing without a date: any fixed moment makes the bytes repeatable.
_NO_DATE = dt.date(1970, 1, 1)


def pdf(markup: str, date: dt.date | None) -> bytes:
    r"""Return the PDF of a Typst document: tagged, by PDF/UA-1 wherever it can be.

    The same markup and date give the same bytes; the date becomes the file's creation date.

    Raises:
        AssetError: the markup is mistaken, or it asks for a package.

    >>> pdf('#set document(title: "Day")\n= Day', dt.date(2025, 12, 14))[:5]
    b'%PDF-'
    """
    import typst  # noqa: PLC0415 - the whole compiler

    if _PACKAGE.search(markup):
        raise AssetError(
            "the template imports a Typst package, which would be fetched from the network",
            tip="Copy what it needs into the template.",
        )
    try:
        return _compile(markup, date, ["ua-1"])
    except typst.TypstError:
        # A character that no font has, or a user's template that PDF/UA refuses.
        pass
    try:
        return _compile(markup, date, [])
    except typst.TypstError as error:
        raise AssetError(f"Typst: {_account(error)}") from error


def _compile(markup: str, date: dt.date | None, standards: "list[typst.PDFStandard]") -> bytes:
    import typst  # noqa: PLC0415 - the whole compiler

    moment = dt.datetime.combine(date or _NO_DATE, dt.time(), tzinfo=dt.UTC)
    return typst.compile(
        markup.encode(),
        format="pdf",
        ignore_system_fonts=not _FOREIGN.search(markup),
        pdf_standards=standards,
        timestamp=moment,
    )


def _account(error: "typst.TypstError") -> str:
    """Return what the compiler says, in one line."""
    place = re.search(r"┌─ (\S*?:\d+):\d+", error.diagnostic)
    hints = "".join(f" ({hint})" for hint in error.hints)
    return f"{place.group(1) + ': ' if place else ''}{error.message}{hints}".replace("\n", " ")
