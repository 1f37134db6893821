"""What a number counts: units and their spellings, and nouns in the plural."""

import re
from functools import cache
from typing import Final

from briefer.language.lexicon import lexicon
from briefer.language.words import fold, stem

# "The number of people killed rose to seven", "the death toll stood at 31": what is counted stands
# in front. A toll is of people.
_TREND: Final = re.compile(
    r"\b(?:(?:number|count|tally|total) of (?P<counted>[\w’'-]+(?: [\w’'-]+){0,3})|"
    r"(?:death )?toll)\b[^.;:]{0,120}?\b(?:rose|risen|rises|rising|climbed|climbs|grew|grown|"
    r"increased|jumped|fell|fallen|dropped|stood|stands|reached|reaches|was|is|at)"
    r"(?: further| sharply)?(?: to| at)?"
    r"(?: at least| more than| nearly| about| around| over| almost)? $",
    re.IGNORECASE,
)
_TOLL_OF: Final = "people"
_COUNT_WITHIN: Final = 240  # characters


def counted_before(text: str, end: int) -> str:
    """Return the unit of a bare number that begins at `end` where it is the value of a count.

    Empty where it is of none.

    >>> counted_before("The number of people killed rose to seven.", 36)
    'person'
    """
    count = _TREND.search(text, max(0, end - _COUNT_WITHIN), end)
    if count is None:
        return ""
    named = (count["counted"] or _TOLL_OF).split()
    return next((stem(word) for word in named if is_plural(fold(word))), "")


def is_unit(unit: str) -> bool:
    """Return whether a `Quantity.unit` is of sums, shares, sizes or times, and counts no things.

    >>> is_unit("usd"), is_unit("dron")
    (True, False)
    """
    return unit in _unit_names()


def is_plural(folded: str) -> bool:
    """Return whether a folded word looks like a plural noun.

    >>> is_plural("drones"), is_plural("people"), is_plural("crisis"), is_plural("says")
    (True, True, False, False)
    """
    if folded in _irregular_plurals():
        return True
    ends = folded.endswith("s") and not folded.endswith(("ss", "us", "is"))
    return ends and len(folded) > 3 and stem(folded) not in {"say", "tell"}


@cache
def units() -> dict[str, str]:
    """Return the unit of each of its spellings, folded."""
    return {written: row[0] for row in lexicon("units") for written in row[1:]}


@cache
def stems_of_unit(unit: str) -> frozenset[str]:
    """Return the stems of the words by which a unit is called.

    >>> sorted(stems_of_unit("%"))
    ['cent', 'pct', 'per', 'percent', 'percentag']
    """
    return frozenset(
        stem(word)
        for written, name in units().items()
        if name == unit
        for word in written.split()
        if word[0].isalpha()
    )


@cache
def _unit_names() -> frozenset[str]:
    return frozenset(units().values())


@cache
def _irregular_plurals() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon("plurals"))
