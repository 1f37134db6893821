"""The dates that a page states for itself: full, and in the forms that pages write them in."""

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress
from email.utils import parsedate_to_datetime
from functools import cache

from briefer.language.lexicon import lexicon

_PIECE = re.compile(r"\d+|[^\W\d_]+")
_COMPACT = re.compile(r"\s*(?:19|20)\d{6}\s*")


def parse_date(text: str) -> dt.date | None:
    """Return the first full date that the text states, as pages write it.

    None where there is none, or where day and month could be either (`03/04/2025`).

    >>> parse_date("uploaded on 12/14/2025"), parse_date("20251214")
    (datetime.date(2025, 12, 14), datetime.date(2025, 12, 14))
    >>> parse_date("Sun, 14 Dec 2025 08:00"), parse_date("03/04/2025")
    (datetime.date(2025, 12, 14), None)
    >>> parse_date("le 1er février 2026"), parse_date("17-Sep-25")
    (datetime.date(2026, 2, 1), datetime.date(2025, 9, 17))
    """
    return next((days[0] for days in stated(text) if len(days) == 1), None)


def parse_moment(text: str) -> dt.datetime | None:
    """Return the moment that a time stamp with its time zone states, in UTC; None for others.

    >>> parse_moment("2025-12-14T08:30:00+02:00").isoformat()
    '2025-12-14T06:30:00+00:00'
    >>> parse_moment("Sun, 14 Dec 2025 08:00:00 GMT").hour, parse_moment("2025-12-14 08:30")
    (8, None)
    """
    for read in (dt.datetime.fromisoformat, parsedate_to_datetime):
        with suppress(ValueError, OverflowError):
            found = read(text.strip())
            return found.astimezone(dt.UTC) if found.tzinfo else None
    return None


def stated(text: str) -> Iterator[tuple[dt.date, ...]]:
    """Yield for each date of the text the days that it can mean: one, or two by its order.

    >>> [[str(day) for day in days] for days in stated("03/04/2025, 3 March 2025")]
    [['2025-04-03', '2025-03-04'], ['2025-03-03']]
    """
    if _COMPACT.fullmatch(text):
        digits = text.strip()
        yield from _days(_made(int(digits[:4]), int(digits[4:6]), int(digits[6:])))
        return
    for match in _pattern().finditer(text):
        yield from _read(match.lastgroup or "", match[match.lastgroup or 0])


def _read(kind: str, text: str) -> Iterator[tuple[dt.date, ...]]:
    pieces = _PIECE.findall(text)
    if kind == "year_first":
        year, month, day = (int(piece) for piece in pieces if piece.isdecimal())
        yield from _days(_made(year, month, day))
    elif kind == "numeric":
        first, second, year = (int(piece) for piece in pieces)
        day_first, month_first = _made(year, second, first), _made(year, first, second)
        # With dots the day comes first. With slashes or dashes only a day past 12 tells.
        yield from _days(day_first, None if "." in text and day_first else month_first)
    else:
        month = next((number for piece in pieces if (number := _months().get(piece.lower()))), 0)
        day = next((int(piece) for piece in pieces if piece.isdigit()), 0)
        year = int(pieces[-1])
        yield from _days(_made(year + 2000 if year < 100 else year, month, day))


def _days(*made: dt.date | None) -> Iterator[tuple[dt.date, ...]]:
    if days := tuple(dict.fromkeys(day for day in made if day)):
        yield days


def _made(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def month_names() -> str:
    """Return a pattern of the names of the months, the longest first; match without case."""
    return "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))


@cache
def _months() -> dict[str, int]:
    return {name: int(row[0]) for row in lexicon("monthnames") for name in row[1:]}


@cache
def _pattern() -> re.Pattern[str]:
    month = rf"(?:{month_names()})\b\.?"
    year = r"(?:1[5-9]|20)\d{2}(?![\d%]|[.,]\d)"
    day = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|er|º|ª|\.)?"
    joined = r"(?:\s(?:of|de|del))?"
    return re.compile(
        r"(?<!\d)(?:"
        r"(?P<year_first>\d{4}([-/])\d{1,2}\2\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日)"
        r"|(?P<numeric>\d{1,2}([/.-])\d{1,2}\4\d{4})"
        rf"|\b(?P<month_first>{month}\s{{0,2}}{day},?\s{{1,2}}{year})"
        rf"|\b(?P<day_first>{day}{joined}[\s-]{{0,2}}{month},?{joined}[\s-]{{1,2}}{year})"
        rf"|\b(?P<short_year>\d{{1,2}}-{month}-\d\d|{day}\s{month}\s['’]\d\d)"
        r")(?!\d)",
        re.IGNORECASE,
    )
