"""The day on which a page says that its article was published."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from briefer.language.dates import dates
from briefer.language.pagedates import stated
from briefer.steps.apparatus import name_in
from briefer.steps.lines import Line
from briefer.steps.stamps import without_stamp

# What parts the name of a page, its date and its update on one line.
_PARTED = re.compile(r"\s[|•·]\s")
_PUBLISHED = re.compile(r"\b(?:publish|post|upload|creat|dated?\b|first)", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:updat|modif)", re.IGNORECASE)
_SAYS_WHEN = re.compile(
    r"\b(?:publish|post|upload|creat|updat|modif)[a-z]{0,4}\b[^.!?]{0,30}?\d", re.IGNORECASE
)
_LONGEST = 16
_MOST_NAMES = 8
_SMALL = frozenset({"by", "for", "in", "of", "de", "the", "and", "at", "von", "par", "por", "di"})
_BY_HANDLE = re.compile(r"\bby\s[a-z][\w.-]{1,20}(?=\s|$)")
_BY = re.compile(r"\s*(?:by|posted|published|uploaded|von|par|por)\b", re.IGNORECASE)
# A mark that parts a date from what stands before or behind it.
_PARTED_OFF = re.compile(r"[,|•·(»–—-]\s{0,2}(?:[^\W\d_]{3,9}\.?,?\s)?\d|\d{4}\)?\s{0,2}[,|•·–—-]")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([/-])(\d{1,2})\2\d{4}(?!\d)")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b", re.IGNORECASE)


def stated_date(found: Sequence[Line]) -> dt.date | None:
    """Return the date that the page states for itself, None where it states none.

    A date said to be that of publication comes first, then one below the headline, then one
    above it, then that of an update. Dates among readers' comments do not count. One whose
    day and month could change places counts where the page shows which is which.
    """
    headline = next((i for i, line in enumerate(found) if line.kind == "headline"), 0)
    comments = next((i for i, line in enumerate(found) if line.kind == "reader comment"), None)
    page = found[:comments]
    ranked: list[tuple[int, int, dt.date]] = []
    for place, text in _stating(page):
        day = next((day for days in stated(text) if (day := _settled(days, text, page))), None)
        rank = 3 if _UPDATED.search(text) else 1 if place > headline else 2
        rank = 0 if _PUBLISHED.search(text) and rank < 3 else rank
        ranked += [(rank, abs(place - headline), day)] if day else []
    return min(ranked)[2] if ranked else None


def is_dated_credit(text: str) -> bool:
    """Return whether a line is a full date with a place or names, and no headline.

    >>> is_dated_credit("Brussels, 24 November 2025"), is_dated_credit("By Jan - May 3, 2026")
    (True, True)
    >>> is_dated_credit("Talks to Resume on 24 November 2025")
    False
    """
    if len(text.split()) > _LONGEST or not any(stated(text)):
        return False
    rest, _ = without_stamp(_BY_HANDLE.sub(" ", text))
    words = [word.strip(".,;:()|•·»–—-") for word in rest.split()]
    names = [word for word in words if word]
    if len(names) > _MOST_NAMES or not all(one[0].isupper() or one in _SMALL for one in names):
        return False
    return not names or bool(_BY.match(text) or _PARTED_OFF.search(text))


def _stating(page: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Yield the texts that may state the date, with the places of their lines."""
    first = next((i for i, line in enumerate(page) if line.kind is None), len(page))
    for place, line in enumerate(page):
        if line.kind in {None, "headline"} or (place > first and _of_post(page, place)):
            continue
        media = line.mark == "media" and _PUBLISHED.search(line.text)
        label = line.kind == "section label" and _PARTED.search(line.text)
        above = place < first and is_dated_credit(line.text)
        says = line.kind == "page furniture" and _SAYS_WHEN.search(line.text)
        if label:
            yield from ((place, part) for part in _PARTED.split(line.text))
        elif line.mark in {"date", "dateline"} or media or above or says:
            yield place, line.text


def _of_post(page: Sequence[Line], place: int) -> bool:
    """Return whether a date between paragraphs stands below a name: that of a post shown there."""
    goes_on = any(line.kind is None for line in page[place:])
    return goes_on and bool(name_in(page[place - 1].text))


def _settled(days: tuple[dt.date, ...], text: str, page: Sequence[Line]) -> dt.date | None:
    """Return the day that is meant: the only one, or that which the page bears out."""
    if len(days) == 1:
        return days[0]
    if named := _WEEKDAY.search(text):
        weekday = _WEEKDAYS.index(named[1].lower())
        fitting = [day for day in days if day.weekday() == weekday]
        return fitting[0] if len(fitting) == 1 else None
    orders = {
        "day" if int(match[1]) > 12 else "month"
        for line in page
        for match in _NUMERIC.finditer(line.text)
        if (int(match[1]) > 12) != (int(match[3]) > 12)
    }
    if len(orders) == 1:
        return days[0] if orders == {"day"} else days[1]
    told = {
        (one.day.month, one.day.day)
        for line in page
        if line.mark == "dateline"
        for one in dates(line.text, days[0])
        if one.day and one.grain == "day"
    }
    fitting = [day for day in days if (day.month, day.day) in told]
    return fitting[0] if len(fitting) == 1 else None
