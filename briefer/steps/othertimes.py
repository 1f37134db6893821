"""Whether two findings tell of other days, years or spans of time."""

import re
from functools import lru_cache
from typing import Final

from briefer.language.dates import dates
from briefer.language.words import fold
from briefer.steps.facts import REMEMBERED_LINES, Fact
from briefer.values.finding import line_of

_GRAINS: Final = ("day", "year")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
# "4 January" and "January 4th" are one day.
_DAY: Final = re.compile(r"\b\d{1,2}(?!\d)")
_MONTH: Final = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
# "In the third quarter", "in the first nine months", "last month"
_SPAN: Final = re.compile(
    r"\b(?:(?:first|second|third|fourth|last|next|this) (?:quarter|half|month|week|year|decade)"
    r"|(?:\w+|\d+) (?:months|quarters)|q[1-4])\b",
    re.IGNORECASE,
)


def other_day(a: Fact, b: Fact) -> bool:
    """Return whether both happened on a day that is known, and not on one."""
    return a.day is not None and b.day is not None and a.day != b.day


def other_date(a: Fact, b: Fact) -> bool:
    """Return whether both lines name days, or both name years, and none in common."""
    one, other = (_dates(line_of(fact.supported.finding)) for fact in (a, b))
    return any(
        one[grain].isdisjoint(other[grain]) for grain in _GRAINS if one[grain] and other[grain]
    )


@lru_cache(maxsize=REMEMBERED_LINES)
def _dates(text: str) -> dict[str, frozenset[str]]:
    """Return the days with their months ("4 jan"), and the years, that a line names."""
    if not any(map(str.isdigit, text)):
        return dict.fromkeys(_GRAINS, frozenset())
    named = [(one.grain, fold(one.text)) for one in dates(text, None)]
    found = {
        "day": {
            f"{day[0]} {month[0]}"
            for grain, one in named
            if grain == "day" and (day := _DAY.search(one)) and (month := _MONTH.search(one))
        },
        "year": {match[0] for _, one in named for match in _YEAR.finditer(one)},
    }
    return {grain: frozenset(found[grain]) for grain in _GRAINS}


def other_span(a: Fact, b: Fact) -> bool:
    """Return whether both lines name a span of time, and none in common."""
    one, other = (spans(line_of(fact.supported.finding)) for fact in (a, b))
    return bool(one and other) and one.isdisjoint(other)


def spans(text: str) -> frozenset[str]:
    """Return the spans of time that a text names, folded: "third quarter", "nine months"."""
    return frozenset(map(fold, _SPAN.findall(text)))
