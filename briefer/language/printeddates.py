"""Whether a page prints a date in a form that can mean no other day."""

import datetime as dt
import re
from typing import Final

_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)


def prints(text: str, day: dt.date) -> bool:
    """Return whether the text has the day in full: year first, or with its month in words.

    Day and month as numbers behind each other count where they cannot change places.

    >>> prints('"datePublished": "2025-03-14T09:30"', dt.date(2025, 3, 14))
    True
    >>> prints("2025-02-30, or just 2025", dt.date(2025, 2, 1)), prints("31/04/2025",
    ...     dt.date(2025, 4, 1)), prints("03/04/2025", dt.date(2025, 4, 3))
    (False, False, False)
    """
    return _pattern(day).search(text) is not None


def _pattern(day: dt.date) -> re.Pattern[str]:
    year, month, number = day.year, day.month, day.day
    name = _MONTHS[month - 1]
    called = rf"{name[:3]}(?:{name[3:]})?\.?" if len(name) > 3 else name
    ordinal = rf"0?{number}(?:st|nd|rd|th)?\.?"
    forms = [
        rf"(?<!\d){year}[-/.]0?{month}[-/.]0?{number}(?!\d)",
        rf"(?<!\d){year}{month:02}{number:02}(?!\d)",
        rf"(?<!\d){ordinal}\s+(?:of\s+)?{called},?\s+{year}(?!\d)",
        rf"\b{called}\s+{ordinal},?\s+{year}(?!\d)",
        rf"(?<!\d){number}[-/. ]{called}[-/. ]{year}(?!\d)",
    ]
    if number > 12 or number == month:
        forms.append(rf"(?<!\d)0?{number}[-/.]0?{month}[-/.]{year}(?!\d)")
        forms.append(rf"(?<!\d)0?{month}[-/.]0?{number}[-/.]{year}(?!\d)")
    return re.compile("|".join(forms), re.IGNORECASE)
