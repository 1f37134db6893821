"""What a line says is not so: by a word of denying, or as somebody's claim with a "no" in it."""

import re
from typing import Final, NamedTuple

from briefer.language.cues import CLAIMS
from briefer.language.negation import kinds_of_negation
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
_OUGHT: Final = re.compile(r"\b(?:must|should|ought|may|might|could|if|unless)\b", re.IGNORECASE)


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


def _told(one: Fact, line: str) -> Gainsaid | None:
    return Gainsaid(one.terms, outright=False, of_others=True) if _says_no(line) else None


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


def _says_no(line: str) -> bool:
    """Return whether a line says once that something is not so, and not what ought to be."""
    turned = [no for no in kinds_of_negation(line) if no.turns]
    return len(turned) == 1 and not _OUGHT.search(line)
