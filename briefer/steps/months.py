"""The months that lines name, beside those in which they were written."""

import re
from typing import Final

from briefer.language.dates import month_number
from briefer.steps.sides import Line
from briefer.values.finding import line_of

# "In October", "on 3 May", and not "the October floods", which go on being called so.
_IN: Final = re.compile(
    r"(?:(?i:\b(?:in|since|until|of|from|by|on|early|late|mid|between|during|last))|\d)[ -]"
    r"([A-Z][a-z]{2,})"
)


def other_months(a: Line, b: Line) -> bool:
    """Return whether two lines tell of other months: "in August, a ferry sank", and one on Monday.

    The month in which a line was written goes without saying. Where the days of the articles are
    not known, both have to name one.
    """
    one, other = (_months(line_of(line.entry.finding)) for line in (a, b))
    if not (a.moments and b.moments):
        return bool(one and other) and one.isdisjoint(other)
    return one - {at.day.month for at in a.moments} != other - {at.day.month for at in b.moments}


def _months(text: str) -> frozenset[int]:
    """Return the numbers of the months in which a text says that something was."""
    numbers = (month_number(found[1]) for found in _IN.finditer(text))
    return frozenset(number for number in numbers if number)
