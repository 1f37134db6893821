"""Typst markup into a PDF."""

import datetime as dt
import re
import tempfile
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from briefer.errors import AssetError
from briefer.steps.escape import TYPST_REACH
from briefer.steps.wording import count

if TYPE_CHECKING:
    import typst

# What the fonts inside the compiler can write: Latin, Greek, Cyrillic, punctuation, signs.
# Anything else needs the system's fonts, and only then are they searched: it takes time, and
# the same briefing would be set differently on another machine.
_FOREIGN = re.compile("[^\x00-\u052f\u1d00-\u214f\u2190-\u21ff\u2200-\u22ff\ufffd]")

# For a briefing without a date: any fixed moment makes the bytes repeatable.
_NO_DATE = dt.date(1970, 1, 1)

_LONGEST_LINE = 80  # characters of a line that a message repeats


# What the compiler says of a character without a glyph, where the standard wants one for each.
_LACKING = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_SPELLED = re.compile(r"\\u\{([0-9a-f]+)\}")
_SHAPELESS = frozenset({"Cc", "Cf", "Mn", "Me"})
_NAMED_MOST = 8  # characters that a message names


class Printed(NamedTuple):
    """A PDF, and the characters in it that no font can show, in their order: boxes stand there."""

    data: bytes
    lacking: tuple[str, ...]


# Finds the place in a template behind a line (from 1) and a column (from 0) of Typst text.
Where = Callable[[int, int], str]


def pdf(markup: str, date: dt.date | None) -> bytes:
    r"""Return the PDF of a Typst document: tagged, by PDF/UA-1 wherever it can be.

    The same markup and date give the same bytes; the date becomes the file's creation date.
    The document can read no file and fetch no package.

    Raises:
        AssetError: the markup is mistaken, or it asks for files or packages: where, and what.

    >>> pdf('#set document(title: "Day")\n= Day', dt.date(2025, 12, 14))[:5]
    b'%PDF-'
    """
    return printed(markup, date).data


def printed(markup: str, date: dt.date | None, where: Where | None = None) -> Printed:
    """Return the PDF, as `pdf` does, with the characters that it cannot show.

    The document finds them counted and named in `sys.inputs.lacking`, where there are any.
    `where` finds the line of the template that a message names.

    Raises:
        AssetError: as for `pdf`.
    """
    import typst  # noqa: PLC0415 - the whole compiler

    reach = TYPST_REACH.search(markup)
    if reach:
        raise AssetError(
            f"{_place(markup, _line_of(markup, reach.start()), where)}: "
            f"`{reach.group(0)}` could fetch a package from the network",
            tip="Copy what it needs into the template; in plain text, write a letter of the "
            "word as its code, such as \\u{69} for i.",
        )
    try:
        return Printed(_compile(markup, date, ["ua-1"], ()), ())
    except typst.TypstError as error:
        # A character that no font has, or a user's template that PDF/UA refuses.
        lacking = _lacking(error.diagnostic, markup)
    try:
        return Printed(_compile(markup, date, [], lacking), lacking)
    except typst.TypstError as error:
        found = re.search(r"┌─ .*?:(\d+):(\d+)\n", error.diagnostic)
        place = _place(markup, (int(found[1]), int(found[2])) if found else None, where)
        raise AssetError(
            f"{place}: {_account(error)}",
            tip="`--format typ` writes the Typst text, to see the line among its neighbours.",
        ) from error


def named_few(characters: Sequence[str], shown: Callable[[str], str] = str) -> str:
    """Return how many characters these are, and the first of them, each as `shown` writes it.

    >>> named_few("ab"), named_few("abcdefghijk", lambda one: f" {one}")
    ('2 characters: ab', '11 characters:  a b c d e f g h and 3 more')
    """
    first = "".join(map(shown, characters[:_NAMED_MOST]))
    rest = len(characters) - _NAMED_MOST
    return f"{count(len(characters), 'character')}: {first}{f' and {rest} more' * (rest > 0)}"


def _lacking(diagnostic: str, markup: str) -> tuple[str, ...]:
    """Return the characters that the compiler could not show, each once, as the text has them."""
    told = "".join(_LACKING.findall(diagnostic))
    spelled = _SPELLED.sub(lambda match: chr(int(match[1], 16)), told)
    found = {
        mark
        for one in spelled
        if category(one) not in _SHAPELESS
        for mark in (_marks_on(one, markup) if one.isascii() else "") or one
    }
    return tuple(sorted(found, key=lambda one: (markup.find(one), one)))


def _marks_on(letter: str, markup: str) -> str:
    """Return the marks that stand on a letter, which every font has: they are what is lacking."""
    clusters = re.findall(rf"{re.escape(letter)}([^\x00-\x7f]+)", markup)
    return "".join(one for run in clusters for one in run if category(one).startswith("M"))


def _code(character: str) -> str:
    return f" U+{ord(character):04X}"


def _compile(
    markup: str,
    date: dt.date | None,
    standards: "list[typst.PDFStandard]",
    lacking: Sequence[str],
) -> bytes:
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
            # Its own characters could not be shown there either: codes stand for them.
            sys_inputs={"lacking": named_few(lacking, _code)} if lacking else {},
        )
        return made


def _line_of(markup: str, offset: int) -> tuple[int, int]:
    """Return the line and the column of an offset."""
    return markup.count("\n", 0, offset) + 1, offset - markup.rfind("\n", 0, offset) - 1


def _place(markup: str, spot: tuple[int, int] | None, where: Where | None) -> str:
    """Return where something stands, with the words of the line: in the template, if it is known.

    Else it is the line of the Typst text, and says so.
    """
    if spot is None:
        return "the Typst text"
    line, column = spot
    words = " ".join(markup.split("\n")[line - 1].split())[:_LONGEST_LINE]
    template = where(line, column) if where else ""
    return f"{template or f'line {line} of the Typst text that is made'} ({words})"


def _account(error: "typst.TypstError") -> str:
    """Return what the compiler says, in one line, without the folder it was shut into."""
    message = re.sub(r" \(searched at .*?\)", "", error.message, flags=re.DOTALL)
    hints = "".join(f" ({hint})" for hint in error.hints if "--root" not in hint)
    return " ".join(f"{message}{hints}".split())
