"""The months that lines name, beside those in which they were written."""

import re
from typing import Final

from briefer.steps.sides import Line
from briefer.values.finding import line_of

_MONTH: Final = re.compile(
    r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|t?ember|ober|\.|t\.)?(?![^\W\d_])"
)
# "In October", and not "the October floods", which go on being called so.
_IN: Final = re.compile(
    r"(?:\b(?:in|since|until|of|from|by|on|early|late|mid|between|to|and|through|during|last)|\d)"
    r"[ -]$",
    re.IGNORECASE,
)
_NUMBERS: Final = {
    name: n
    for n, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
    )
}


def other_months(a: Line, b: Line) -> bool:
    """Return whether two lines tell of other months: "in August, a ferry sank", and one on Monday.

    The month in which a line was written goes without saying. Where the days of the articles are
    not known, both have to name one.
    """
    one, other = (_months(line_of(line.entry.finding)) for line in (a, b))
    if not (a.days and b.days):
        return bool(one and other) and one.isdisjoint(other)
    return one - {day.month for day in a.days} != other - {day.month for day in b.days}


def _months(text: str) -> frozenset[int]:
    """Return the numbers of the months in which a text says that something was."""
    return frozenset(
        _NUMBERS[found[1]] for found in _MONTH.finditer(text) if _IN.search(text[: found.start()])
    )
