"""The persons whom a text does not name: "another woman", "a ranger", "one of the lawyers"."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from briefer.language.cast import Cast
from briefer.language.clauses import Token, is_adverb, is_verb
from briefer.language.givennames import Gender
from briefer.language.lexicon import lexicon
from briefer.language.referents import Stranger
from briefer.language.titles import titles
from briefer.language.words import fold

_DETERMINERS = frozenset(
    {"a", "an", "the", "one", "another", "this", "that", "each", "every", "his", "her", "their"}
    | {"my", "your", "our", "its", "whose"}
)
_KNOWN = frozenset({"the", "this", "that"})
_MODIFIERS = 5  # words between a determiner and its noun
_BE = frozenset({"is", "was", "be", "been", "being", "becomes", "become", "became", "remains"})
_ROLES = frozenset(
    {"role", "job", "work", "time", "term", "career", "life", "post", "position", "years", "days"}
)
_NAMING = frozenset({"named", "called", "known"})
_ALONE = frozenset({"someone", "somebody", "anyone", "anybody"})
# nouns of the list that stand in front of another noun only as "woman president" does
_NEVER_MODIFIES = frozenset(
    {"man", "woman", "boy", "girl", "mother", "father", "husband", "wife", "son", "daughter"}
    | {"brother", "sister"}
)
_PLURALS = {"men": "man", "women": "woman"}


def strangers(tokens: Sequence[Token], cast: Cast) -> tuple[Stranger, ...]:
    """Return the single persons without a name of a sentence, in order.

    What only describes a name ("Ann Lee, a lawyer", "the mayor, Bob Ray", "Lee was a nurse")
    is none.

    >>> from briefer.language.cast import cast_of
    >>> from briefer.language.clauses import tokenise
    >>> line = "A ranger and another woman met Ann Lee, a nurse."
    >>> [one.head for one in strangers(tokenise(line, 0), cast_of(line))]
    ['ranger', 'woman']
    """
    found: list[Stranger] = []
    persons = _persons()
    for place, token in enumerate(tokens):
        low = token.low
        if low not in persons or token.kind != "word":
            continue
        if low in _ALONE:
            found.append(Stranger(token.start, token.end, low, "", definite=False))
            continue
        head = low if low in _nouns() else _of_several(tokens, place)
        if head is None or _modifies(tokens, place, cast):
            continue
        start = _start(tokens, place)
        if start is not None and not _describes(tokens, start, cast):
            definite = tokens[start].low in _KNOWN
            begin = tokens[start].start
            found.append(Stranger(begin, token.end, head, gender_of(head), definite))
    return tuple(found)


def gender_of(noun: str) -> Gender:
    """Return which of "he" and "she" goes with a noun for a person, empty where both do.

    >>> gender_of("spokeswoman"), gender_of("brother"), gender_of("ranger")
    ('f', 'm', '')
    """
    if noun in _nouns() and _nouns()[noun]:
        return _nouns()[noun]
    if noun.endswith("woman"):
        return "f"
    return "m" if noun.endswith("man") and noun != "human" else ""


def one_person(phrase: str) -> Gender | None:
    """Return the gender of the one person that a phrase without a name means, None for others.

    >>> one_person("Another woman"), one_person("a spokesman for the port")
    ('f', 'm')
    >>> one_person("officials"), one_person("the report")
    (None, None)
    """
    words = [fold(word).strip(".,’'\"") for word in phrase.split()]
    if words and words[0] in _ALONE:
        return ""
    if not words or words[0] not in _DETERMINERS:
        return None
    for place, word in enumerate(words[1 : _MODIFIERS + 2], 1):
        if word in {"of", "for", "in", "at", "from", "who", "with", "on", "to"}:
            head = words[place - 1]
            several = words[:2] == ["one", "of"] and len(words) > place + 1
            return "" if several else (gender_of(head) if head in _nouns() else None)
    head = words[-1]
    return gender_of(head) if head in _nouns() else None


def _start(tokens: Sequence[Token], place: int) -> int | None:
    """Return where the phrase of a noun begins: at its determiner or "Lee’s"; else None."""
    for before in range(place - 1, max(-1, place - _MODIFIERS - 2), -1):
        token = tokens[before]
        if token.low in _DETERMINERS:
            return before
        if token.kind == "poss":
            return min(place, before + 1)
        if token.kind not in {"word", "name", "number", "dash"} or token.role:
            return None
        if is_verb(tokens, before) and not token.low.endswith("ed"):
            return None
    return None


def _of_several(tokens: Sequence[Token], place: int) -> str | None:
    """Return the noun of "one of the men"."""
    low = tokens[place].low
    noun = _PLURALS.get(low, low.removesuffix("s"))
    if noun == low or noun not in _nouns():
        return None
    before = [token.low for token in tokens[max(0, place - 4) : place]]
    return noun if ("one", "of") in pairwise(before) else None


def _modifies(tokens: Sequence[Token], place: int, cast: Cast) -> bool:
    """Say whether the noun belongs to what follows: "resident Ann Lee", "the driver shortage"."""
    if place + 1 == len(tokens):
        return False
    after = tokens[place + 1]
    if after.kind == "comma" and place + 2 < len(tokens):
        return cast.at(tokens[place + 2].start) is not None
    if (after.kind == "name" and not after.role) or after.low in _NAMING:
        return True
    common = after.kind == "word" and not after.role
    if tokens[place].low in _NEVER_MODIFIES or not (common or after.kind == "poss"):
        return False
    return not (is_verb(tokens, place + 1) or is_adverb(after) or after.low.endswith(("s", "ing")))


def _describes(tokens: Sequence[Token], start: int, cast: Cast) -> bool:
    """Say whether the phrase tells what somebody else is: behind "was", or behind a name."""
    if not start:
        return False
    before = tokens[start - 1]
    if before.low in _BE or (before.role == "adv" and start > 1 and tokens[start - 2].low in _BE):
        return True
    if before.low == "as":
        return start > 1 and _leads_to_role(tokens, start - 2)
    if before.kind not in {"comma", "dash", "open"}:
        return False
    back = start - 2
    while back >= 0 and tokens[back].kind in {"number", "comma"}:
        back -= 1
    while back > 0 and tokens[back].kind == "name" and cast.at(tokens[back].start) is None:
        back -= 1
    return back >= 0 and cast.at(tokens[back].start) is not None


def _leads_to_role(tokens: Sequence[Token], place: int) -> bool:
    """Say whether "as" behind the token brings a role: "serving as", "her time as"."""
    token = tokens[place]
    verb = is_verb(tokens, place) or token.low.endswith(("ing", "ed"))
    return verb or token.kind == "name" or token.role in {"obj", "pron"} or token.low in _ROLES


@cache
def _nouns() -> dict[str, Gender]:
    """Return the nouns for one person with the gender they tell."""
    found: dict[str, Gender] = {title: "" for title in titles() if " " not in title}
    for row in lexicon("persons"):
        found[row[0]] = "f" if row[1:] == ("f",) else "m" if row[1:] == ("m",) else ""
    return found


@cache
def _persons() -> frozenset[str]:
    """Return the words of which one stands in every phrase for a person without a name."""
    nouns = _nouns().keys()
    return frozenset({*nouns, *(f"{noun}s" for noun in nouns), *_PLURALS, *_ALONE})
