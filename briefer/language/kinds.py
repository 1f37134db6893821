"""What kind of thing a capitalised name names, as far as its form and place tell."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from briefer.language.givennames import given_names
from briefer.language.lexicon import lexicon
from briefer.language.parties import known_kind
from briefer.language.words import Word, fold

Kind = Literal["person", "place", "body", "demonym", "other"]

_PLACE_LEADS = frozenset({"in", "at", "near", "from", "to", "across", "outside"})
_FIRM_LEADS = frozenset({"in", "at", "near"})
_NO_PERSON = _FIRM_LEADS | {"the", "on", "a", "across"}
_LEADS = _PLACE_LEADS | _NO_PERSON
_SURNAMES = frozenset(
    {"day", "hall", "law", "lane", "park", "rule", "battle", "mount", "fort", "port", "camp"}
)
_KOREAN = re.compile(r"^[A-Z][a-z]+-[a-z]+$")


def lead_of(before: str) -> str:
    """Return the word in front of a name, folded, where it tells of the name's kind, else nothing.

    >>> lead_of("Near"), lead_of("visited")
    ('near', '')
    """
    lead = before.lower()
    return lead if lead in _LEADS else ""


def kind_of(phrase: str, run: Sequence[Word], lead: str, *, titled: bool) -> Kind:
    """Return the kind of a name: `run` are its words, `lead` the `lead_of` the word before it.

    >>> kind_of("Acme Bank", [Word("Acme", 0, 4), Word("Bank", 5, 9)], "", titled=False)
    'body'
    """
    known = known_kind(phrase)
    if known:
        return "demonym" if known == "demonym" else "place" if known == "place" else "body"
    if any(fold(word.text) in body_words() for word in run) or _acronym(phrase):
        return "body"
    if titled:
        return "person"
    thing = _thing(run, lead) if len(run) > 1 else None
    if thing:
        return thing
    if lead in (_PLACE_LEADS if len(run) == 1 else _FIRM_LEADS):
        return "place"
    opener = fold(run[0].text) in _openers()
    other = opener or lead == "the" or len(run) == 1 or len(run) > 4 or "of" in phrase.split()
    return "other" if other else "person"


def _thing(run: Sequence[Word], lead: str) -> Kind | None:
    """Return the kind of thing that the last or first word tells, None where it is a person's.

    "Bill", "Park" and "Day" are names of people too: "Bill Lee", "Park Geun-hye", "Doris Day".
    """
    first, last = fold(run[0].text), fold(run[-1].text)
    given = first in given_names()
    if last in thing_words():
        surname = given and last in _SURNAMES and len(run) == 2 and lead not in _NO_PERSON
        return None if surname else thing_words()[last]
    return None if given or _KOREAN.search(run[1].text) else thing_words().get(first)


def _acronym(phrase: str) -> bool:
    bare = phrase.replace(".", "")
    return 2 <= len(bare) <= 6 and bare.isupper() and bare.isalpha()


@cache
def thing_words() -> dict[str, Kind]:
    """Return the folded words that make a name the name of a place or a thing.

    >>> thing_words()["street"], thing_words()["act"]
    ('place', 'other')
    """
    found: dict[str, Kind] = {}
    for row in lexicon("thingwords"):
        found[row[0]] = "place" if row[1] == "place" else "other"
    return found


@cache
def _openers() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon("openers"))


@cache
def body_words() -> frozenset[str]:
    """Return the folded words that make a name the name of a body."""
    return frozenset(row[0] for row in lexicon("bodywords") if row[1] == "body") | {
        "bank",
        "republic",
        "kingdom",
        "secretary",
        "chamber",
        "states",
    }
