"""Dates in running text and on page lines, read against the day of the article."""

import datetime as dt
import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from briefer.language.lexicon import lexicon
from briefer.language.words import REMEMBERED_CHARS, REMEMBERED_TEXTS

Grain = Literal["day", "month", "year", "vague"]

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_YEAR = r"(?:1[5-9]|20)\d{2}(?![\d%]|[.,]\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.:]\d)"
_UNIT = r"(?:days?|weeks?|weekend|months?|years?|quarter|decades?|century)"
# "May" and "March" alone are a verb and a noun too: they count after these words.
_BEFORE_MONTH = "|".join(
    rf"(?<=\b{word}[ -])"
    for word in (
        "[Ii]n",
        "[Ss]ince",
        "[Ll]ast",
        "[Nn]ext",
        "[Ll]ate",
        "[Ee]arly",
        "[Mm]id",
        "[Bb]y",
    )
)
# Each kind begins a word, and one character tells which kinds it can be: those in digits, those
# with a month in front, and the others. All words that begin none of them are passed over quickly.
_MENTION = re.compile(
    r"\b(?=[A-Z\dceilmnoty])(?:"
    r"(?=\d)(?:"
    r"(?P<iso>\d{4}-\d{2}-\d{2}(?!\d))"
    r"|(?P<numeric>\d{1,2}[/.]\d{1,2}[/.]\d{4}(?!\d))"
    rf"|(?P<dm>{_DAY}(?: of)? {{1,2}}{_MONTH}(?:,? {{1,2}}{_YEAR})?)"
    r"|(?P<decade>(?:1[5-9]|20)\d0s)\b"
    rf"|(?<![\d$€£,.#-])(?<!about )(?<!nearly )(?<!than )(?<!around )(?<!almost )"
    rf"(?P<year>(?:(?<=in )|(?<=since )|(?<=from )|(?=19|20)){_YEAR})\b"
    r")"
    r"|(?=[JFMASOND])(?:"
    rf"(?P<md>{_MONTH} {{1,2}}{_DAY}\b(?:,? {{1,2}}{_YEAR})?)"
    rf"|(?P<my>{_MONTH}(?: of|,)? {{1,2}}{_YEAR})"
    rf"|(?P<month>(?!May\b|Mar\b|March\b|Jan\b|Jun\b|Dec\b|Sep\b){_MONTH}(?!\w))"
    rf"|(?:{_BEFORE_MONTH})(?P<lone>May|March)\b"
    r")"
    r"|(?P<weekday>(?:(?:[Ll]ast|[Nn]ext|[Cc]oming) )?"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s?\b"
    r"|(?P<near>[Tt]o(?:day|night|morrow)|[Yy]esterday)\b"
    rf"|(?P<vague>(?:(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Mm]id|[Ll]ate)[ -])?(?:in )?"
    rf"(?:[Tt]h(?:is|e (?:past|previous|coming|following|next|last))|[Ll]ast|[Nn]ext)"
    rf" (?:few |several )?(?:{_UNIT}|morning|afternoon|evening|night|day)|[Oo]vernight)\b"
    r")"
)
# No date is without one of these: a text that has none is not searched.
_SIGNS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    *("day", "week", "month", "year", "quarter", "decade", "century"),
    *("night", "morning", "afternoon", "evening", "omorrow"),
)
_LONG_NUMBER = re.compile(r"\d{4}")
_PIECE = re.compile(r"\d+|[A-Za-z]+")
# Days that a date without a year may lie ahead; further where the words before it look ahead.
_DAYS_AHEAD, _DAYS_FAR_AHEAD = 100, 300
_LOOKS_AHEAD = re.compile(
    r"\b(?:will|would|due|scheduled|expected|planned|(?:set|is|are) to|to be|until"
    r"|set\b[^.;:]{,50} for)\b(?:[^.;:]|(?<=\b[MD]r)\.|(?<=\bM[rs]s)\.|(?<=\bMs)\.){,80}$"
)
_NEAR = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


class DateMention(NamedTuple):
    """A date in a text: `source[start:end] == text`.

    `day` is the day it resolves to: the first day of a month or year where the grain is one,
    None where the text and the reference do not tell.
    """

    text: str
    start: int
    end: int
    day: dt.date | None
    grain: Grain


def dates(text: str, reference: dt.date | None) -> tuple[DateMention, ...]:
    """Return the dates of the text in order, resolved against the reference day.

    A weekday is the last one on or before the reference, a month or day without a year the one
    nearest to it, in the past where that would lie far ahead, unless the words before it look ahead
    ("will vote on 27 May"). Without a reference these keep `day` None.

    >>> sunday, year = dates("Since Sunday, as in 2022", dt.date(2025, 12, 16))
    >>> sunday.day, sunday.grain, year.day, year.grain
    (datetime.date(2025, 12, 14), 'day', datetime.date(2022, 1, 1), 'year')
    """
    found = []
    for kind, start, end in _spans(text):
        ahead = _DAYS_FAR_AHEAD if _LOOKS_AHEAD.search(text, 0, start) else _DAYS_AHEAD
        day, grain = _resolved(kind, text[start:end], reference, ahead)
        found.append(DateMention(text[start:end], start, end, day, grain))
    return tuple(found)


def date_spans(text: str) -> list[tuple[int, int]]:
    """Return where the dates of the text stand, in order: all that `dates` tells but their days.

    >>> date_spans("Since Sunday, as in 2022")
    [(6, 12), (20, 24)]
    """
    return [(start, end) for _, start, end in _spans(text)]


def _spans(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return the kind, start and end of each date of the text."""
    if not (any(map(text.__contains__, _SIGNS)) or _LONG_NUMBER.search(text)):
        return ()
    return _short_spans(text) if len(text) <= REMEMBERED_CHARS else _searched(text)


@lru_cache(maxsize=REMEMBERED_TEXTS)
def _short_spans(text: str) -> tuple[tuple[str, int, int], ...]:
    return _searched(text)


def _searched(text: str) -> tuple[tuple[str, int, int], ...]:
    found = []
    for match in _MENTION.finditer(text):
        kind = match.lastgroup or "vague"
        found.append((kind, match.start(kind), match.end(kind)))
    return tuple(found)


def _resolved(
    kind: str, text: str, reference: dt.date | None, ahead: int
) -> tuple[dt.date | None, Grain]:
    day: dt.date | None = None
    grain: Grain = "day"
    if kind in {"iso", "numeric"}:
        day = _full(kind, text)
    elif kind in {"md", "dm"}:
        day = _full(kind, text) or _nearest(*_month_and_day(text), reference, ahead)
    elif kind == "near":
        day = reference and reference + dt.timedelta(days=_NEAR[text.lower()])
    elif kind == "weekday":
        day = _weekday(text, reference)
    else:
        day, grain = _coarse(kind, text, reference, ahead)
    return day, grain


def _coarse(
    kind: str, text: str, reference: dt.date | None, ahead: int
) -> tuple[dt.date | None, Grain]:
    if kind == "my":
        pieces = _PIECE.findall(text)
        return _made(int(pieces[-1]), month_number(pieces[0]), 1), "month"
    if kind in {"month", "lone"}:
        return _nearest(month_number(text), 1, reference, ahead), "month"
    if kind in {"year", "decade"}:
        return _made(int(text[:4]), 1, 1), "year" if kind == "year" else "vague"
    return None, "vague"


def _full(kind: str, text: str) -> dt.date | None:
    """Return the day of a date that holds day, month and year; None where it is ambiguous."""
    pieces = _PIECE.findall(text)
    if kind == "iso":
        return _made(int(pieces[0]), int(pieces[1]), int(pieces[2]))
    if kind == "numeric":
        first, second, year = (int(piece) for piece in pieces)
        if first == second or second > 12:
            return _made(year, first, second)
        # A date with dots is written day first; with slashes only a day past 12 tells.
        return _made(year, second, first) if first > 12 or "." in text else None
    if len(pieces[-1]) != 4 or not pieces[-1].isdigit():
        return None
    month, day = _month_and_day(text)
    return _made(int(pieces[-1]), month, day)


def _month_and_day(text: str) -> tuple[int, int]:
    pieces = _PIECE.findall(text)
    month = next((month_number(piece) for piece in pieces if month_number(piece)), 0)
    day = next((int(piece) for piece in pieces if piece.isdigit() and len(piece) < 3), 0)
    return month, day


def _weekday(text: str, reference: dt.date | None) -> dt.date | None:
    if reference is None:
        return None
    pieces = text.lower().split()
    back = (reference.weekday() - _calendar()["weekday", pieces[-1]]) % 7
    if pieces[0] in {"next", "coming"}:
        return reference + dt.timedelta(days=7 - back)
    if pieces[0] == "last" and back == 0:
        back = 7
    return reference - dt.timedelta(days=back)


def _nearest(month: int, day: int, reference: dt.date | None, ahead: int) -> dt.date | None:
    """Return the date of that month and day that is nearest to the reference.

    News looks back further than ahead: what lies more than `ahead` days ahead was the year before.
    """
    if reference is None:
        return None
    years = (reference.year, reference.year - 1, reference.year + 1)
    days = [made for year in years if (made := _made(year, month, day))]
    near = [made for made in days if (made - reference).days <= ahead]
    return min(near, key=lambda made: abs((made - reference).days), default=None)


def _made(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def month_number(name: str) -> int:
    """Return the number of the month of that name or abbreviation, 0 where it is none."""
    return _calendar().get(("month", name.lower().rstrip(".")), 0)


@cache
def _calendar() -> dict[tuple[str, str], int]:
    rows = lexicon("months")
    return {(row[0], name): int(row[1]) for row in rows for name in row[2:]}
