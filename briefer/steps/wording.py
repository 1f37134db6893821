"""Dates, counts and claims in the words that every format prints."""

import datetime as dt
import re

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# The forms in which a line itself says that its words are somebody's.
_SAYS = frozenset(
    """accused accuses acknowledged acknowledges added adds admitted admits alleged alleges announced
    announces argued argues asserted asserts called calls claimed claims confirmed confirms declared
    declares demanded demands denied denies described describes estimated estimates expects forecast
    forecasts insisted insists maintained maintains noted notes predicted predicts promised promises
    proposed proposes quoted quotes rejected rejects reported reports said says stated states
    stressed stresses suggested suggests told tells vowed vows warned warns wrote writes""".split()
)
_BESIDE = 3  # words between a name and its verb: "X has also said"


def full_day(day: dt.date) -> str:
    """Return the day with its weekday, in English, whatever the locale.

    >>> full_day(dt.date(2025, 12, 14))
    'Sunday 14 December 2025'
    """
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_day(day: dt.date) -> str:
    """Return the day without its weekday.

    >>> short_day(dt.date(2025, 12, 14))
    '14 December 2025'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def count(number: int, one: str, many: str = "") -> str:
    """Return the number with its noun; the plural is the singular with an s if not given.

    >>> count(1, "article"), count(1200, "article"), count(2, "story", "stories")
    ('1 article', '1,200 articles', '2 stories')
    """
    noun = one if number == 1 else many or f"{one}s"
    return f"{number:,} {noun}"


def listed(words: tuple[str, ...]) -> str:
    """Return the words as a list in a sentence.

    >>> listed(("AP", "AFP", "PTI"))
    'AP, AFP and PTI'
    """
    *head, last = words or ("",)
    return f"{', '.join(head)} and {last}" if head else last


def witness(outlets: int, origins: int) -> str:
    """Return how many tell a line, and from how many independent texts.

    >>> witness(1, 1), witness(3, 2), witness(2, 1)
    ('one source', '3 outlets, 2 origins', '2 outlets, 1 origin')
    """
    if outlets <= 1:
        return "one source"
    return f"{count(outlets, 'outlet')}, {count(origins, 'origin')}"


def attribution(claimed_by: str | None, text: str) -> str:
    """Return `according to …` for a claim, empty where the line itself says whose it is.

    >>> attribution("the mayor", "The bridge is safe.")
    'according to the mayor'
    >>> attribution("Ana Ruiz", "The bridge is safe, Ruiz said.")
    ''
    """
    if not claimed_by or not claimed_by.strip():
        return ""
    words = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text.casefold())
    surname = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", claimed_by.casefold())[-1:]
    for at, word in enumerate(words):
        if [re.sub(r"['’]s$", "", word)] != surname:
            continue
        near = words[max(0, at - 1) : at] + words[at + 1 : at + 1 + _BESIDE]
        if _SAYS & set(near) or words[max(0, at - _BESIDE - 1) : at][:2] == ["according", "to"]:
            return ""
    return f"according to {claimed_by.strip()}"
