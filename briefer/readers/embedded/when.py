"""When it happened: the date of a line that is the day of its event."""

import re

from briefer.language.clauses import past_forms
from briefer.language.dates import DateMention, dates
from briefer.language.otherdays import is_other_day
from briefer.readers.embedded.sight import Sight

# behind a date: "Monday's debate" and "the 2012 election" tell which, not when it happened
_NAMES = re.compile(
    r"['’]s?\b|(?<=\d{4}) (?!and\b|in\b|at\b|by\b|for\b|to\b|with\b|as\b|after\b)[a-z]+"
)
# "the Sept. 11 attacks", "a May 1 deadline"
_LED = re.compile(r"(?:\b(?:the|an?|its|his|her|their)|['’]s) $", re.IGNORECASE)
_NOUN = re.compile(
    r" (?!(?:to|and|or|but|in|at|for|by|of|on|with|when|after|before|was|were|is|that|as|from)\b)"
    r"[a-z]"
)
# "The pupils, seized on March 6, were released on Thursday": when they were seized is no news
_INSET = re.compile(r", (?P<first>[a-z]+) [^,;:]{3,120},")
_RELATIVE = frozenset({"who", "which", "whose", "whom", "where"})


def when(sight: Sight, text: str) -> str | None:
    """Return the date of what a line tells, as it is written there, None where there is none."""
    found = [
        one
        for one in dates(text, sight.passage.date)
        if (text[: one.start] == "At " or not _NAMES.match(text, one.end))
        and not _tells_which(text, one)
        and not is_other_day(text, one.start)
    ]
    if not found:
        return None
    exact = [one for one in found if one.grain == "day"] or found
    insets = [one.span() for one in _INSET.finditer(text) if _adds(one["first"])]
    own = [one for one in exact if not any(start < one.start < end for start, end in insets)]
    return (own or exact)[0].text


def _tells_which(text: str, date: DateMention) -> bool:
    """Say whether a date only names a thing: "the Sept. 11 attacks"; no day of the week does."""
    named = _LED.search(text, 0, date.start) and _NOUN.match(text, date.end)
    return bool(named) and any(map(str.isdigit, date.text))


def _adds(word: str) -> bool:
    """Say whether a word opens what is only added to a noun: "seized on March 6", "who fled"."""
    return word in _RELATIVE or word.endswith("ed") or word in past_forms()
