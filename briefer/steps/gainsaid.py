"""What a line says is not so: by a word of denying, or as somebody's claim with a "no" in it."""

import re
from typing import Final, NamedTuple

from briefer.language.cues import CLAIMS
from briefer.language.negation import Negation, kinds_of_negation
from briefer.language.words import stem
from briefer.steps.facts import Fact, terms
from briefer.values.finding import KeyDevelopment, PartyPosition, line_of

_DENIES: Final = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE)
# "Dismissed Peru's claim to have taken the town": what is claimed, and by whom.
_DISMISSES: Final = re.compile(
    r"\b(?:dismiss|reject|refut|rebut|disput|contest|contradict)\w*\b"
    rf"(?=(?:\W+[\w’'-]+){{0,6}}?\W+(?:{'|'.join(sorted(CLAIMS))})s?\b)",
    re.IGNORECASE,
)
# What is denied is told of another thing than the one who denies.
_OF_OTHERS: Final = re.compile(
    r"\bden(?:y|ies|ied|ying)\b[^,;]{0,40}? that (?!(?:it|he|she|they|its|his|her|their)\b)",
    re.IGNORECASE,
)
# Where a denial ends and its speaker goes on: "denied that the town had fallen and said …"
_GOES_ON: Final = re.compile(
    r"(?:[,;:]|\b(?:and|but|while))\s+(?:also |then |instead |that )?"
    r"(?:(?:said|say|add|insist|accus|call|told|tell|claim|argu|describ|maintain)\w*\b|as\b)"
    r"|\bas (?:an? )?(?:\w+[ -]){0,2}(?:propaganda|nonsense|lies?|baseless|false|untrue|fabricat\w+"
    r"|unfounded|absurd|groundless|fake)\b",
    re.IGNORECASE,
)
# What ought not to be is not said not to be.
_OUGHT: Final = re.compile(
    r"\b(?:must|should|ought|may|might|could|can|cannot|if|unless)\b", re.IGNORECASE
)


# "The dam had no cracks and was safe", "had freed the men and that no ransom was paid"
_CLAUSE: Final = re.compile(r"[,;:]\s|\b(?:and|but|while|although|though|as|when|that)\s")
_FEWEST: Final = 2
"""Terms of a clause, beside names, that tell what is not so; where there are fewer, all of the line
does."""
_SAYING: Final = frozenset(map(stem, ("say", "tell", "add", "state", "name", "mention")))


# "The government rejected the claim as absurd": the claim of the sentence before
_POINTS: Final = re.compile(
    r"\b(?:dismiss|reject|refut|rebut|disput|contest|den(?:y|ie))\w* "
    r"(?:the|this|that|these|those|both|all) (?:\w+ )?"
    rf"(?:{'|'.join(sorted(CLAIMS))})s?\b(?! (?:that|of|by|about|made|against|from|in)\b)",
    re.IGNORECASE,
)


class Gainsaid(NamedTuple):
    """The terms of what a line says is not so.

    `outright` where a word of denying says it; `of_others` where it is told of another thing than
    the one who denies it.
    """

    terms: frozenset[str]
    outright: bool
    of_others: bool


def gainsaid(one: Fact) -> Gainsaid | None:
    """Return what a line says is not so, None where it says so of nothing.

    >>> from briefer.steps.facts import fact
    >>> from briefer.values.finding import Citation, Supported
    >>> line = "Peru denied that the town had fallen and said that all was calm."
    >>> found = KeyDevelopment(summary=line, claimed_by="Peru", evidence=(1,))
    >>> cited = Citation(article_id="a", sentence=1, start=0, end=len(line), text=line)
    >>> held = Supported(finding=found, article_id="a", evidence=(cited,), support=1.0)
    >>> sorted(gainsaid(fact(held, None)).terms)
    ['fall', 'town']
    """
    line = line_of(one.supported.finding)
    match one.supported.finding:
        case PartyPosition(stance="denies"):
            whole = Gainsaid(one.terms, outright=True, of_others=False)
            return _denied(line) or _dismissed(line) or whole
        case PartyPosition(stance="rejects" | "doubts" | "condemns"):
            return _dismissed(line) or _told(one, line)
        case PartyPosition(stance="claims") | KeyDevelopment():
            return _denied(line) or _dismissed(line) or _told(one, line)
        case _:
            return None


def points_back(line: str) -> bool:
    """Return whether a line says that a claim is not so which stands in the sentence before.

    >>> points_back("Peru denied the accusations."), points_back("Peru denied the claim of theft.")
    (True, False)
    """
    return _POINTS.search(line) is not None


def _told(one: Fact, line: str) -> Gainsaid | None:
    """Return what the clause with the one "no" of a line says is not so."""
    no = _no(line)
    if no is None:
        return None
    start = max((mark.end() for mark in _CLAUSE.finditer(line, 0, no.start)), default=0)
    end = _CLAUSE.search(line, no.end)
    said = terms(line[start : end.start() if end else len(line)])
    whole = sum(not one.startswith("=") for one in said - _SAYING) < _FEWEST
    return Gainsaid(one.terms if whole else said, outright=False, of_others=True)


def _denied(line: str) -> Gainsaid | None:
    terms = _behind(_DENIES, line)
    of_others = _OF_OTHERS.search(line) is not None
    return Gainsaid(terms, outright=True, of_others=of_others) if terms else None


def _dismissed(line: str) -> Gainsaid | None:
    terms = _behind(_DISMISSES, line)
    return Gainsaid(terms, outright=True, of_others=True) if terms else None


def _behind(word: re.Pattern[str], line: str) -> frozenset[str]:
    """Return the terms behind a word, as far as the speaker does not go on to something else."""
    at = word.search(line)
    if at is None:
        return frozenset()
    said = line[at.end() :]
    on = _GOES_ON.search(said)
    return terms(said[: on.start()] if on else said)


def _no(line: str) -> Negation | None:
    """Return the one "no" of a line that says what is not so, and not what ought not to be."""
    turned = [no for no in kinds_of_negation(line) if no.turns]
    return turned[0] if len(turned) == 1 and not _OUGHT.search(line) else None
