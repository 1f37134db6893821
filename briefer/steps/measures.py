"""The figures of a line: how many of what, done by whom, where and in what time."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from briefer.language.lexicon import lexicon
from briefer.language.meanings import synonyms
from briefer.language.names import names
from briefer.language.numbers import Bound, Quantity, quantities
from briefer.language.words import pieces, stem
from briefer.steps.analysis import Analysed, analyse
from briefer.steps.same import called
from briefer.steps.tokens import Token, is_verb
from briefer.steps.uncounted import counts_nothing
from briefer.steps.whose import is_local, nation, owner, tells

NEAR = 6
"""Tokens behind a figure's noun in which the word stands that tells what is counted."""
FAR = 16
"""The same before the figure: "the death toll from the quake in the mountains rose to 241"."""
FARTHEST = 32
"""The same where the figure is said to have grown."""
BEFORE = 1
"""How much farther a word before the figure is than one behind it."""
NOUN = 5
"""Tokens from a figure to its noun: "138 Russian attack drones"."""
ROUNDED = 0.02
"""Figures that differ by less are one figure, rounded once more."""
OPEN = 1.25
"""How much larger a figure may be than "at least so many" and still be what that says."""
ROUGH = 0.12
"""The same where one of the two is given as about so much."""

_PERIOD: Final = re.compile(
    r"\b(?:over|in|during|within|for) (?:the|this|these) (?:past|last|first|previous|next)\b"
    r"|\b(?:this|last|next) (?:week|month|quarter|year|season)\b|\bso far\b|\bsince\b"
    r"|\bovernight\b|\b(?:a|an|per|each|every) (?:day|week|month|year|quarter)\b|\b(?:19|20)\d\d\b"
    r"|\b(?:daily|weekly|monthly|yearly|annual(?:ly)?)\b|\b(?:years?|months?|weeks?) ago\b"
    r"|\b(?:first|second|third|fourth) (?:quarter|half)\b|\b(?:\w+) months\b|\bq[1-4]\b"
    # "The war has killed 70,000 people", and a raid of Sunday 21
    r"|\b(?:war|conflict|offensive|campaign)\b(?= (?:has|have|had) )"
    r"|(?<=in the )\b(?:war|conflict|offensive|campaign)\b|\bin total\b|\bearlier this \w+\b",
    re.IGNORECASE,
)
# "Rose to 31", "has climbed further to at least 12": more than there was before
_GROWN: Final = re.compile(
    r"\b(?:r[io]se|risen|rises|rising|climb(?:s|ed|ing)?|grew|grown|increased|jumped|mounted"
    r"|(?:gone|went|revised) up)(?: further)? to(?P<bound>.*)$",
    re.IGNORECASE,
)
# "Of the 23 arrested, 12 are sailors", "23 were arrested (12 of them sailors": parts of a figure
_PART: Final = re.compile(r"^(?:out )?of [^,;]*, [^,;]*$|\([^)]*$", re.IGNORECASE)
SHARES: Final = frozenset({"turnout", "unemployment", "inflation", "growth", "approval"})
"""Shares that a story has one of, whatever else its lines say."""


KIN: Final = "kin"
_LONGEST_RISE: Final = 60  # characters in front of a figure that may tell that it has grown


class Measure(NamedTuple):
    """A figure and what it counts.

    `unit` is as in `briefer.language.numbers`; `what` is the class of people that are counted
    (`counted.tsv`), else the stem of the verb beside the figure. `places` and `actors` are who and
    where the line names, `states` those among them that are states, also by their people
    ("Peruvian"), `period` the words for the time it counts over. `bearing` tells of people who are
    counted whether they bear arms: "armed", "civil", "kin" for women and children, who are some
    of the civilians, or empty where the line does not say. `owner` is whose people they are, where
    the line calls them "its soldiers" or "its losses", `nation` their state, where it calls them
    "Peruvian soldiers"; `tellers` are those who only give it. `grown` says that the line tells it
    as more than there was before.
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

    @property
    def thing(self) -> tuple[str, str]:
        """What is counted, for comparing."""
        return self.unit, self.what

    @property
    def typed(self) -> bool:
        """Whether it is known what is counted, without the words around it."""
        people = self.unit == "person" and self.what in _classes().values()
        return people or self.what in SHARES


def may_be_typed(text: str) -> bool:
    """Return whether a figure of the text can count people or a share a story has one of.

    It is a quick look: most texts have no word for that.

    >>> may_be_typed("At least 73 people died."), may_be_typed("The bank has 73 branches.")
    (True, False)
    """
    words = pieces(text)
    return not (words.isdisjoint(SHARES) and _classes().keys().isdisjoint(map(stem, words)))


def measures(text: str) -> tuple[Measure, ...]:
    """Return the figures of a line that count a thing, in order.

    >>> [(one.value, one.thing) for one in measures("At least 73 people died and 12 were injured.")]
    [(73.0, ('person', 'dead')), (12.0, ('person', 'injured'))]
    """
    if not quantities(text):
        return ()  # most lines hold no figure
    line = analyse(text, None)
    named = names(text)
    local = frozenset(called(name.text) for name in named if is_local(text, name.start))
    places = local | {called(name.text) for name in named if name.kind == "place"}
    states = places | {called(name.text) for name in named if name.kind == "demonym"}
    tellers = frozenset(called(one.text) for one in line.actors if tells(line, one)) - local
    actors = frozenset(called(one.text) for one in line.actors) - tellers - places
    period = frozenset(match.group().lower() for match in _PERIOD.finditer(text))
    found: list[Measure] = []
    for quantity in line.quantities:
        if counts_nothing(text, quantity):
            continue
        what, of_people = _what(line, quantity)
        unit = "person" if of_people else quantity.unit
        if unit and what:
            bearing = _bearing(line, quantity) if of_people else ""
            found.append(
                Measure(
                    quantity.value,
                    quantity.bound,
                    unit,
                    what,
                    places,
                    actors,
                    states,
                    period,
                    bearing,
                    owner(line, quantity) if of_people else "",
                    tellers,
                    nation(line, quantity) if of_people else "",
                    _is_grown(text, quantity),
                )
            )
    return tuple(found)


def differ(a: Measure, b: Measure) -> bool:
    """Return whether two figures cannot be one figure told twice, the one more roughly."""
    low, high = sorted((a, b), key=lambda one: one.value)
    if low.bound == "over" and high.value <= OPEN * low.value:
        return False
    return not same_figure(a, b)


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


_BEARING: Final = {
    **dict.fromkeys(
        map(stem, ("soldiers", "troops", "fighters", "militants", "rebels", "gunmen")), "armed"
    ),
    **dict.fromkeys(map(stem, ("civilians", "passengers")), "civil"),
    **dict.fromkeys(map(stem, ("children", "women")), KIN),
}


# "90 percent of its teachers": the whole of which a share is told
_SHARE_OF: Final = re.compile(
    r" ?(?:%|per ?cent|pct) of (?:all |the |its |their |our |that )*([^\W\d_]{3,}(?:-[^\W\d_]+)*)",
    re.IGNORECASE,
)
# A figure that has no noun of its own, or one for anybody.
_PLAIN: Final = frozenset({"", stem("people"), "person"})


def _what(line: Analysed, quantity: Quantity) -> tuple[str, bool]:
    """Return the class of people, and True, or the verb that the figure belongs to, and False."""
    if counted := _classes().get(quantity.unit):
        return counted, True  # "150 injured"
    before, noun, behind = _beside(line, quantity)
    if quantity.unit == "%":
        words = (token.folded for token in (*before, *behind))
        share = next((one for one in words if one in SHARES), "")
        return share or _whole(line, quantity) or _verb(before[:NEAR]) or _verb(behind), False
    whole = quantity.value == quantity.value // 1
    if whole and (quantity.unit in _PLAIN or quantity.unit in _people_units()):
        # The nearest word tells; of two as near, the one behind: "73 people died".
        near = [(n, token) for n, token in enumerate(behind)]
        near += [(n + BEFORE, token) for n, token in enumerate(before)]
        near += [(FAR, token) for token in noun]
        for _, token in sorted(near, key=lambda one: one[0]):
            if counted := _classes().get(token.stem):
                return counted, True
    return _verb(before[:NEAR]) or _verb(behind), False


def _whole(line: Analysed, quantity: Quantity) -> str:
    """Return "of teacher" for "90 percent of the teachers", empty where nothing is told."""
    of = _SHARE_OF.match(line.text, quantity.end)
    return f"of {stem(of[1])}" if of else ""


def _beside(
    line: Analysed, quantity: Quantity
) -> tuple[Sequence[Token], Sequence[Token], Sequence[Token]]:
    """Return the tokens that may tell what a figure counts.

    Those in front of it, the nearest first; its noun; those behind its noun. Words that tell of
    another figure are left out: "killing one", "one died and two men were held".
    """
    at = next(
        (n for n, token in enumerate(line.tokens) if token.start >= quantity.start),
        len(line.tokens),
    )
    noun = next(
        (n for n in range(at, min(at + NOUN, len(line.tokens))) if _is(line.tokens[n], quantity)),
        at,
    )
    others = [one for one in line.quantities if one.start != quantity.start]
    behind = [
        token
        for token in line.tokens[noun + 1 : noun + 1 + NEAR]
        if not _has_its_own(line.text, token, others)
    ]
    # "The number of people killed when a bus … in … has risen to 17"
    far = FARTHEST if _is_grown(line.text, quantity) else FAR
    before = line.tokens[max(0, at - far) : at][::-1]
    if _PART.search(line.text[: quantity.start]):
        before = ()
    elif len(before) > 1 and before[0].folded == "and" and before[1].stem in _classes():
        before = before[2:]
    return before, line.tokens[noun : noun + 1], behind


def _is_grown(text: str, quantity: Quantity) -> bool:
    """Return whether the text in front of a figure tells that it was smaller before."""
    found = _GROWN.search(text, max(0, quantity.start - _LONGEST_RISE), quantity.start)
    return found is not None and bool(_bounds().fullmatch(found["bound"]))


def _is(token: Token, quantity: Quantity) -> bool:
    return token.stem == quantity.unit


def _has_its_own(text: str, token: Token, others: Sequence[Quantity]) -> bool:
    """Return whether another figure stands right beside the word.

    "Killed two and injured at least three", "killed two and left three injured", "killing one".
    """
    if text[token.end :].startswith(" one"):
        return True
    return any(
        (token.end < one.start and _bounds().fullmatch(text, token.end, one.start))
        or (one.end < token.start and not text[one.end : token.start].strip())
        for one in others
    )


@cache
def _bounds() -> re.Pattern[str]:
    """Return a pattern of the words that may stand in front of a figure: "at least"."""
    phrases = [row[1] for row in lexicon("bounds")] + ["another", "a further"]
    longest = sorted(phrases, key=lambda one: (-len(one), one))
    return re.compile(rf"\s(?:(?:{'|'.join(map(re.escape, longest))})\s)*", re.IGNORECASE)


def _bearing(line: Analysed, quantity: Quantity) -> str:
    """Return whether the people counted bear arms, by the nearest word that tells."""
    before, noun, behind = _beside(line, quantity)
    near = (token.stem for token in (*noun, *behind[:NOUN], *before[:NEAR]))
    return next((_BEARING[one] for one in near if one in _BEARING), "")


def _verb(tokens: Sequence[Token]) -> str:
    """Return the first verb, under one name for all that mean the same."""
    verb = next((token.stem for token in tokens if is_verb(token)), "")
    return min(synonyms(verb)) if verb else ""


@cache
def _classes() -> dict[str, str]:
    return {stem(word): row[0] for row in lexicon("counted") for word in row[1:]}


@cache
def _people_units() -> frozenset[str]:
    people = (
        "men women children soldiers civilians residents workers employees protesters passengers"
        " migrants"
    )
    return frozenset(stem(word) for word in people.split()) | {stem("troops"), stem("victims")}
