"""Where phrases end to the right of a verb, and where a subject stands apart from its verb."""

import re
from collections.abc import Sequence
from functools import cache

from briefer.language.clauses import Token, is_adverb, is_verb
from briefer.language.lexicon import lexicon

Span = tuple[int, int]

_TIME = frozenset(
    {
        "morning",
        "afternoon",
        "evening",
        "night",
        "today",
        "yesterday",
        "tonight",
        "week",
        "weekend",
        "month",
        "year",
    }
    | {
        "last",
        "this",
        "next",
        "late",
        "early",
        "earlier",
        "later",
        "recently",
        "ago",
        "noon",
        "midnight",
    }
)
_ADVERBIAL = frozenset(
    {
        "in",
        "on",
        "at",
        "during",
        "to",
        "via",
        "by",
        "through",
        "from",
        "with",
        "over",
        "following",
        "after",
    }
    | {"before", "about", "of", "under"}
)
_VOTES = re.compile(r"\d+[-–]\d+")  # "ruled 5-2 that"
_LONGEST_ADVERBIAL = 14
_INNER = frozenset({"of", "for"})


def phrase_end(tokens: Sequence[Token], start: int) -> int:
    """Return where the noun phrase ends that begins at `start`.

    Reads over determiners, nouns and names, "of" and "for" phrases and "and" between names;
    a verb, another preposition or a mark ends it.
    """
    place = start
    while place < len(tokens):
        token = tokens[place]
        if token.kind not in {"word", "name", "number", "poss"}:
            break
        if token.role in {"prep", "conj"}:
            after = tokens[place + 1] if place + 1 < len(tokens) else None
            if place == start or after is None or not _goes_on(token, after, tokens[place - 1]):
                break
        elif (
            token.role in {"sub", "rel", "aux", "modal", "neg"}
            or (token.role == "adv" and place > start)
            or (token.role in {"pron", "obj"} and place > start)
            or (place > start and (is_verb(tokens, place) or is_day(token)))
        ):
            break
        place += 1
        if token.role == "pron":
            break
    return place


def _goes_on(token: Token, after: Token, before: Token) -> bool:
    if token.low in _INNER:
        return after.role == "det" or after.kind in {"name", "word"}
    if token.low in {"in", "at", "from", "with", "on"}:
        return before.kind == "word" and after.kind == "name" and not is_day(after)
    return (
        token.low == "and"
        and (after.kind == "name" or after.role == "det")
        and before.kind == "name"
    )


def is_day(token: Token) -> bool:
    """Say whether the token is the name of a day or a month, or another word for a time."""
    return token.low in _times()


def is_time(low: str) -> bool:
    """Say the same of a folded word.

    >>> is_time("friday"), is_time("tonight"), is_time("port")
    (True, True, False)
    """
    return low in _times()


@cache
def _times() -> frozenset[str]:
    return _TIME | {row[0] for row in lexicon("calendar")}


def after_adverbials(tokens: Sequence[Token], start: int) -> int:
    """Return the place behind times, adverbs and short "in a statement" phrases."""
    place = start
    while place < len(tokens):
        token = tokens[place]
        if (
            (is_day(token) and (token.low != "this" or _is_this_time(tokens, place)))
            or (token.role != "neg" and is_adverb(token) and place - start < 3)
            or _VOTES.fullmatch(token.text)
        ):
            place += 1
        elif token.low in _ADVERBIAL and (end := _adverbial_end(tokens, place)) > place:
            place = end
        else:
            break
    return min(place, len(tokens))


def _is_this_time(tokens: Sequence[Token], place: int) -> bool:
    """Say whether "this" opens a time: "told them [this weekend] he would", no "this week was"."""
    behind = place + 2
    timed = place + 1 < len(tokens) and is_day(tokens[place + 1])
    return timed and behind < len(tokens) and tokens[behind].role in {"pron", "det"}


def _adverbial_end(tokens: Sequence[Token], place: int) -> int:
    """Return where a prepositional phrase ends, if the content can begin right behind it."""
    if place + 1 >= len(tokens) or (tokens[place].low == "to" and not _names(tokens[place + 1])):
        return place
    short = place + 1
    while short < len(tokens) and (is_day(tokens[short]) or tokens[short].kind == "number"):
        short += 1
    if place + 1 < short < len(tokens) and tokens[short].role == "det":
        return short  # "rejected on Tuesday [a proposal]"
    end = place + 1
    while end < len(tokens) and end - place <= _LONGEST_ADVERBIAL:
        token = tokens[end]
        if token.low in {"that", "if", "whether"} or token.kind in {
            "quote",
            "stop",
            "comma",
            "colon",
            "dash",
        }:
            return end
        if end > place + 1 and _opens_clause(tokens, end):
            return end
        if token.role in {"pron", "aux", "modal", "rel", "conj", "sub"} or is_verb(tokens, end):
            break
        end += 1
    # no mark shows where it ends: only a day right behind the preposition is safe to pass
    return short if short > place + 1 else place


def _opens_clause(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a clause begins: "said after the vote [he would go]", no "a talk she gave"."""
    led = tokens[place].role == "pron" and not tokens[place - 1].role
    return led and place + 1 < len(tokens) and tokens[place + 1].role in {"aux", "modal"}


def _names(token: Token) -> bool:
    return token.role in {"det", "obj"} or token.kind == "name"


def hearer_end(tokens: Sequence[Token], start: int) -> int:
    """Return the place behind the hearer: "told [reporters in Rome] that"."""
    for later in range(start + 1, min(start + _LONGEST_ADVERBIAL, len(tokens))):
        if tokens[later].low == "that":
            return later
        if tokens[later].kind in {"comma", "quote", "stop"} or is_verb(tokens, later):
            break
    place = start
    if (
        place < len(tokens)
        and tokens[place].role in {"obj", "pron", "det", ""}
        and tokens[place].low != "that"
    ):
        if tokens[place].kind not in {"word", "name"}:
            return start
        place += 1
        while place < len(tokens) and _same_hearer(tokens, place):
            place += 1
    return place


def _same_hearer(tokens: Sequence[Token], place: int) -> bool:
    token, before = tokens[place], tokens[place - 1]
    if before.role in {"obj", "pron"} or token.role in {
        "sub",
        "pron",
        "rel",
        "aux",
        "modal",
        "obj",
    }:
        return False
    if token.low == "to" or token.kind not in {"word", "name", "poss", "number"}:
        return False
    if token.role == "det" and before.role not in {"prep", "conj"}:
        return False
    if token.kind == "name" and before.kind == "word" and before.role == "":
        return False
    return not (is_verb(tokens, place) or is_day(token) or token.low in {"about", "of"})
