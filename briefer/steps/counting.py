"""What a figure of a line counts: people of a class, a share of something, or what a verb tells."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from briefer.language.lexicon import lexicon
from briefer.language.meanings import synonyms
from briefer.language.numbers import Quantity
from briefer.language.persons import persons
from briefer.language.words import stem
from briefer.steps.analysis import Analysed
from briefer.steps.tokens import Token, is_verb

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
STANDING: Final = SHARES - {"turnout"}
"""Those that do not grow by the hour: two figures of them are two statements. A turnout does, and
does not shrink."""
_ATTENDING: Final = "attending"
_TAKES: Final = re.compile(r"\b(?:take|takes|took|taken|taking) $")
_SOME: Final = re.compile(
    r"\b(?:dozens|scores|hundreds|thousands|several|many|others?|some)"
    r"(?: (?:of|more|others?|people|were|was|are|still))* $",
    re.IGNORECASE,
)
_ONE_WHATEVER: Final = {
    **dict.fromkeys(("hectare", "acre", "square kilometre", "square mile"), "area"),
    **dict.fromkeys(("per usd", "per eur", "per gbp"), "rate"),
}
"""What a figure of a unit is of, whatever the verb beside it."""
# "Killed 17 people and displaced tens of thousands"
_SOME_BEHIND: Final = re.compile(
    r" (?:one|(?:(?:at least|about|some|nearly|more than) )?"
    r"(?:tens|dozens|scores|hundreds|thousands|millions|several|many|others))\b",
    re.IGNORECASE,
)
_LONGEST_RISE: Final = 60  # characters in front of a figure that may tell that it has grown
_BEARING: Final = {
    **dict.fromkeys(
        map(stem, ("soldiers", "troops", "fighters", "militants", "rebels", "gunmen")), "armed"
    ),
    **dict.fromkeys(map(stem, ("civilians", "passengers")), "civil"),
    **dict.fromkeys(map(stem, ("children", "women")), "kin"),
}


# "90 percent of its teachers": the whole of which a share is told
_SHARE_OF: Final = re.compile(
    r" ?(?:%|per ?cent|pct) of (?:all |the |its |their |our |that )*([^\W\d_]{3,}(?:-[^\W\d_]+)*)",
    re.IGNORECASE,
)
_ONE: Final = frozenset({"woman", "child"})
# A figure that has no noun of its own, or one for anybody.
_PLAIN: Final = frozenset({"", stem("people"), "person"})


def counted(line: Analysed, quantity: Quantity) -> tuple[str, bool]:
    """Return the class of people, and True, or the verb that the figure belongs to, and False."""
    if people := classes().get(quantity.unit):
        return people, True  # "150 injured"
    before, noun, behind = _beside(line, quantity)
    # Burned, flooded, destroyed: it is one area. Fell, weakened, closed at: it is one rate.
    if quantity.unit in _ONE_WHATEVER:
        return _ONE_WHATEVER[quantity.unit], False
    if quantity.unit == "%":
        words = (token.folded for token in (*before, *behind))
        share = next((one for one in words if one in SHARES), "")
        told = share or _whole(line, quantity) or _trend((*before[:NEAR], *behind))
        return told or _verb(before[:NEAR]) or _verb(behind), False
    whole = quantity.value == quantity.value // 1
    if whole and quantity.unit in _PLAIN | _people_units() | _kinds():
        # The nearest word tells; of two as near, the one behind: "73 people died".
        near = [(n, token) for n, token in enumerate(behind)]
        near += [(n + BEFORE, token) for n, token in enumerate(before)]
        near += [(FAR, token) for token in noun]
        for _, token in sorted(near, key=lambda one: one[0]):
            if people := classes().get(token.stem):
                return people, True
            if token.folded == "part" and _TAKES.search(line.text, 0, token.start):
                return _ATTENDING, True
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
    far = FARTHEST if is_grown(line.text, quantity) else FAR
    before = line.tokens[max(0, at - far) : at][::-1]
    if _PART.search(line.text[: quantity.start]):
        before = ()
    elif len(before) > 1 and before[0].folded == "and" and before[1].stem in classes():
        before = before[2:]
    return before, line.tokens[noun : noun + 1], behind


def is_grown(text: str, quantity: Quantity) -> bool:
    """Return whether the text in front of a figure tells that it was smaller before."""
    found = _GROWN.search(text, max(0, quantity.start - _LONGEST_RISE), quantity.start)
    return found is not None and bool(_bounds().fullmatch(found["bound"]))


def _is(token: Token, quantity: Quantity) -> bool:
    return token.stem == quantity.unit


def _has_its_own(text: str, token: Token, others: Sequence[Quantity]) -> bool:
    """Return whether another figure stands right beside the word.

    "Killed two and injured at least three", "killed two and left three injured", "killing one",
    "leaving dozens missing", "displaced tens of thousands".
    """
    if _SOME_BEHIND.match(text, token.end) or _SOME.search(text, 0, token.start):
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


def bearing(line: Analysed, quantity: Quantity) -> str:
    """Return whether the people counted bear arms, or which ones they are: "armed", "patient".

    By the nearest word that tells; empty where they may be anybody.
    """
    before, noun, behind = _beside(line, quantity)
    near = (*noun, *behind[:NOUN], *before[:NEAR])
    stems = (token.stem for token in near if token.folded not in _ONE)  # "a woman died later"
    anybody = _PLAIN | _people_units() | classes().keys()
    some = quantity.unit if quantity.unit in _kinds() - anybody else ""
    return next((_BEARING[one] for one in stems if one in _BEARING), some)


def _verb(tokens: Sequence[Token]) -> str:
    """Return the first verb, under one name for all that mean the same."""
    verb = next((token.stem for token in tokens if is_verb(token)), "")
    return min(synonyms(verb)) if verb else ""


def _trend(tokens: Sequence[Token]) -> str:
    """Return "up" or "down" for the first verb of rising or falling, empty where there is none."""
    verb = next((token.stem for token in tokens if is_verb(token)), "")
    return next((way for way, verbs in _trends().items() if verb in verbs), "")


@cache
def _trends() -> dict[str, frozenset[str]]:
    """Return the stems of the verbs of rising and of falling."""
    return {"up": synonyms(stem("climb")), "down": synonyms(stem("slump"))}


@cache
def classes() -> dict[str, str]:
    """Return the class of people that each word tells of, by its stem: "injured", "dead"."""
    return {stem(word): row[0] for row in lexicon("counted") for word in row[1:]}


@cache
def _people_units() -> frozenset[str]:
    """Return the stems of the nouns for many people, of whom all may be counted."""
    people = (
        "men women children soldiers civilians residents workers employees protesters passengers"
        " migrants troops victims"
    )
    return frozenset(map(stem, people.split()))


@cache
def _kinds() -> frozenset[str]:
    """Return the stems of the nouns for people of one kind, of whom others may be counted, too."""
    return frozenset(map(stem, (*persons(), "contractors", "developers", "executives")))
