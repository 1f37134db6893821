"""Figures that count nothing a story tells of: ages, times of day, parts of names, wholes."""

import re
from functools import cache
from typing import Final

from briefer.language.lexicon import lexicon
from briefer.language.names import names
from briefer.language.numbers import Quantity
from briefer.language.persons import persons
from briefer.language.titles import titles
from briefer.language.words import fold

# "Ana Ruiz, 48, was hurt", "the death of Ana Ruiz, 48."; "a mother of two".
_AGED: Final = re.compile(r"[\w’'.-]*[a-z.], $")
_BEHIND_AGE: Final = re.compile(r"\s?(?:[,.;:)]|$|and\b|of\b)")
_PARENT: Final = re.compile(
    r"\b(?:mother|father|parent|grandmother|grandfather)s? of $", re.IGNORECASE
)
# "Interstate 75", "Flight 370": a number that is part of a name, and not "Lima 40 were killed".
_NAMED: Final = re.compile(r"(?<!^)(?<![.!?] )\b[A-Z][\w’'-]* $")
_COUNTED_BEHIND: Final = re.compile(r" (?:were|are|have|had|more|others?)\b")
# The time of day: "at 3 a.m.", "1:30".
_CLOCK_BEHIND: Final = re.compile(r"\s?(?:[ap]\.?m\b|:\s?\d|o[’']clock)", re.IGNORECASE)
_CLOCK_BEFORE: Final = re.compile(r"\d\s?:\s?$")
# "two of the three victims died" counts two
_WHOLE: Final = re.compile(r"\b(?:\w+) of (?:the|those|these|its|their|his|her) $", re.IGNORECASE)
# "Licensed to carry 250 people": how many there may be, not how many there were
_CAPACITY: Final = re.compile(
    r"\b(?:licen[sc]ed|certified|permitted|allowed|authori[sz]ed|designed|built|able|room)"
    r"(?: only)? (?:to|for) (?:carry|carrying|hold|holding|seat|take|house|accommodate)"
    r" (?:\w+ ){0,3}$"
    r"|\b(?:capacity|seats|room) (?:of|for|is|was) (?:\w+ ){0,3}$",
    re.IGNORECASE,
)
# "Eleven of the dead are nurses" counts nurses
_SOME_OF: Final = re.compile(
    r" of (?:them|those|(?:the|its|their) (?:dead|injured|wounded|victims|missing|killed))\b"
)
_OLDEST: Final = 120  # years up to which a plain figure behind a name is how old somebody is


def counts_nothing(text: str, quantity: Quantity) -> bool:
    """Return whether a figure is an age, part of a name, the time, a whole, or a part of one.

    >>> from briefer.language.numbers import quantities
    >>> text = "The pilot, 54, died with two of the three guards."
    >>> [one.value for one in quantities(text) if not counts_nothing(text, one)]
    [2.0]
    """
    return _tells_of_one_person(text, quantity) or _is_none(text, quantity)


def is_clock(text: str, quantity: Quantity) -> bool:
    """Return whether a figure is part of the time of day: "5:30 p.m."."""
    before, behind = text[: quantity.start], text[quantity.end :]
    return bool(_CLOCK_BEHIND.match(behind) or _CLOCK_BEFORE.search(before))


def _tells_of_one_person(text: str, quantity: Quantity) -> bool:
    """Say whether a figure is how old somebody is, or how many children they have."""
    before, behind = text[: quantity.start], text[quantity.end :]
    if quantity.unit or quantity.value > _OLDEST:
        return False
    if _PARENT.search(before):
        return True
    if not (_AGED.search(before) and _BEHIND_AGE.match(behind)):
        return False
    if fold(before[:-2].rpartition(" ")[2]) in _persons():
        return True  # "a student, 19, …"
    named = names(before)
    return bool(named) and named[-1].kind != "place" and named[-1].end == len(before) - 2


def _is_none(text: str, quantity: Quantity) -> bool:
    """Say whether a figure is part of a name, the time of day, or the whole that others are of."""
    before, behind = text[: quantity.start], text[quantity.end :]
    if _SOME_OF.match(behind) or _CAPACITY.search(before) or _total().search(before):
        return True
    if is_clock(text, quantity) or _WHOLE.search(before):
        return True
    return not quantity.unit and bool(_NAMED.search(before) and not _COUNTED_BEHIND.match(behind))


@cache
def _total() -> re.Pattern[str]:
    """Return a pattern of what stands before a whole: "seven out of [nine counts]"."""
    numbers = "|".join(word for _, word, _ in lexicon("numerals"))
    return re.compile(rf"\b(?:\d[\d,.]*|{numbers}) (?:out )?of $", re.IGNORECASE)


@cache
def _persons() -> frozenset[str]:
    return persons() | frozenset(titles())
