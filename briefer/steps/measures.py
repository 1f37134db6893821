"""The figures of a line: how many of what, done by whom, where and in what time."""

import re
from typing import Final, NamedTuple

from briefer.language.names import Name, names
from briefer.language.numbers import Bound, Quantity, quantities
from briefer.language.words import pieces, stem
from briefer.steps.analysis import analyse
from briefer.steps.counting import SHARES, bearing, classes, counted, is_grown
from briefer.steps.facts import called
from briefer.steps.othertimes import spans
from briefer.steps.uncounted import counts_nothing
from briefer.steps.whose import is_local, nation, owner, tells

ROUNDED = 0.02
"""Figures that differ by less are one figure, rounded once more."""
OPEN = 1.25
"""How much larger a figure may be than "at least so many" and still be what that says."""
ROUGH = 0.12
"""The same where one of the two is given as about so much."""

# "80 percent, the highest since 1989": the years are of the comparison, and not of the figure.
_RANKED: Final = re.compile(
    r"\b(?:the|its|their) (?:\w+-)?(?:highest|lowest|most|fewest|best|worst|biggest|largest"
    r"|smallest|greatest|strongest|weakest|deadliest)\b[^,.;]{0,40}?\b(?:since|in|for)\b[^,.;]*"
)
# "…, data showed last week": when it was told
_TOLD_WHEN: Final = re.compile(
    r",? (?:[\w’']+ ){1,4}(?:showed|shows|said|reported|announced) (?:last|this|earlier this) "
    r"(?:week|month|year)\b"
)
_PERIOD: Final = re.compile(
    r"\b(?:over|in|during|within|for) (?:the|this|these) (?:past|last|first|previous|next)\b"
    r"|\b(?:this|last|next) season\b|\bso far\b|\bsince\b"
    r"|\bovernight\b|\b(?:a|an|per|each|every) (?:day|week|month|year|quarter)\b|\b(?:19|20)\d\d\b"
    r"|\b(?:daily|weekly|monthly|yearly|annual(?:ly)?)\b|\b(?:years?|months?|weeks?) ago\b"
    # "The war has killed 70,000 people", and a raid of Sunday 21
    r"|\b(?:war|conflict|offensive|campaign)\b(?= (?:has|have|had) )"
    r"|(?<=in the )\b(?:war|conflict|offensive|campaign)\b|\bin total\b|\bearlier this \w+\b",
    re.IGNORECASE,
)
_OF_EVENTS: Final = frozenset({"overnight"})  # when people died, and not how long it was counted
# "The Elazig earthquake": what an event is called
_EVENT: Final = re.compile(
    r"(?:['’]s)? (?:\w+ )?(?:earthquake|quake|floods?|crash|attack|fire|blaze|blast|explosion|raid"
    r"|shooting|storm|landslide|bombing|collapse|disaster|accident|derailment|stabbing|massacre"
    r"|eruption)\b",
    re.IGNORECASE,
)


class Measure(NamedTuple):
    """A figure and what it counts.

    `unit` is as in `briefer.language.numbers`; `what` is the class of people that are counted
    (`counted.tsv`), else the stem of the verb beside the figure. `places` and `actors` are who and
    where the line names, `states` those among them that are states, also by their people
    ("Peruvian"), `period` the words for the time it counts over. `bearing` tells of people who are
    counted whether they bear arms: "armed", "civil", "kin" for women and children, who are some
    of the civilians, the stem of a noun for people of one kind ("patient"), or empty where the
    line does not say. `owner` is whose people they are, where
    the line calls them "its soldiers" or "its losses", `nation` their state, where it calls them
    "Peruvian soldiers"; `tellers` are those who only give it. `grown` says that the line tells it
    as more than there was before; `event` are the names by which it calls what happened: "the
    Elazig earthquake".
    """

    value: float
    bound: Bound
    unit: str
    what: str
    places: frozenset[str]
    actors: frozenset[str]
    states: frozenset[str]
    period: frozenset[str]
    bearing: str = ""
    owner: str = ""
    tellers: frozenset[str] = frozenset()
    nation: str = ""
    grown: bool = False
    event: frozenset[str] = frozenset()

    @property
    def thing(self) -> tuple[str, str]:
        """What is counted, for comparing."""
        return self.unit, self.what

    @property
    def typed(self) -> bool:
        """Whether it is known what is counted, without the words around it."""
        people = self.unit == "person" and self.what in classes().values()
        return people or self.what in SHARES


def may_be_typed(text: str) -> bool:
    """Return whether a figure of the text can count people or a share a story has one of.

    It is a quick look: most texts have no word for that.

    >>> may_be_typed("At least 73 people died."), may_be_typed("The bank has 73 branches.")
    (True, False)
    """
    words = pieces(text)
    alone = words.isdisjoint(SHARES) and "part" not in words
    return not (alone and classes().keys().isdisjoint(map(stem, words)))


def measures(text: str) -> tuple[Measure, ...]:
    """Return the figures of a line that count a thing, in order.

    >>> [(one.value, one.thing) for one in measures("At least 73 people died and 12 were injured.")]
    [(73.0, ('person', 'dead')), (12.0, ('person', 'injured'))]
    """
    if not quantities(text):
        return ()  # most lines hold no figure
    line = analyse(text, None)
    called_so = [one for one in names(text) if _is_event(text, one)]
    named = [one for one in names(text) if one not in called_so]
    local = frozenset(called(name.text) for name in named if is_local(text, name.start, name.end))
    places = local | {called(name.text) for name in named if name.kind == "place"}
    states = places | {called(name.text) for name in named if name.kind == "demonym"}
    tellers = frozenset(called(one.text) for one in line.actors if tells(line, one)) - local
    event = frozenset(called(one.text) for one in called_so)
    actors = frozenset(called(one.text) for one in line.actors) - tellers - places - event
    timed = _TOLD_WHEN.sub("", _RANKED.sub("", text))
    period = spans(timed) | {match.group().lower() for match in _PERIOD.finditer(timed)}
    found: list[Measure] = []
    for quantity in line.quantities:
        if counts_nothing(text, quantity):
            continue
        what, of_people = counted(line, quantity)
        unit = "person" if of_people else quantity.unit
        if unit and what:
            whose = bearing(line, quantity) if of_people else ""
            found.append(
                Measure(
                    quantity.value,
                    _bound(text, quantity),
                    unit,
                    what,
                    places,
                    actors,
                    states,
                    period - _OF_EVENTS if of_people else period,
                    whose,
                    owner(line, quantity) if of_people else "",
                    tellers,
                    nation(line, quantity) if of_people else "",
                    is_grown(text, quantity),
                    event,
                )
            )
    return tuple(found)


def differ(a: Measure, b: Measure) -> bool:
    """Return whether two figures cannot be one figure told twice, the one more roughly."""
    low, high = sorted((a, b), key=lambda one: one.value)
    if low.bound == "over" and high.value <= OPEN * low.value:
        return False
    return not same_figure(a, b)


def _bound(text: str, quantity: Quantity) -> Bound:
    """Return the bound of a figure: "two dozen" are about 24."""
    dozens = "dozen" in text[quantity.start : quantity.end].lower()
    return "about" if dozens and quantity.bound == "exact" else quantity.bound


def _is_event(text: str, name: Name) -> bool:
    """Say whether a name only tells an event from others: "the Elazig earthquake"."""
    return name.kind != "demonym" and _EVENT.match(text, name.end) is not None


def same_figure(a: Measure, b: Measure) -> bool:
    """Return whether two figures are one, but for rounding: "at least 63" is 63, and not 67.

    The rounder one has fewer digits: 1,400 may be 1,420, and 412 passengers are no 408.
    """
    if a.bound == b.bound == "exact" and _digits(a.value) == _digits(b.value):
        return a.value == b.value
    rough = a.bound == "about" or b.bound == "about" or "under" in {a.bound, b.bound}
    slack = ROUGH if rough else ROUNDED
    return abs(a.value - b.value) <= slack * max(a.value, b.value)


def _digits(value: float) -> int:
    """Return the digits of a figure without the zeros at its ends."""
    return len(f"{value:.6f}".replace(".", "").strip("0"))
