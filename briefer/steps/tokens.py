"""The words of a text as tokens in clauses."""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache, partial
from typing import NamedTuple

from briefer.language.lexicon import lexicon
from briefer.language.meanings import verbs
from briefer.language.words import fold, stem, stop_words, words

_BREAK = re.compile(r"[,;:()\[\]]|[–—]| - |--|[.!?]\s")


class Token(NamedTuple):
    """A word of a text; `clause` counts the clauses from 0, `content` says it is no stop word."""

    folded: str
    stem: str
    start: int
    end: int
    clause: int
    content: bool
    lower: bool


# A token from its values, without the constructor of the class, which takes twice as long.
_token: Callable[[tuple[str, str, int, int, int, bool, bool]], Token] = partial(
    tuple.__new__, Token
)


class _Read(NamedTuple):
    """What a word alone tells; `opening` is the kind of word by which it can begin a clause."""

    folded: str
    stem: str
    content: bool
    lower: bool
    opening: str


def is_auxiliary(token: Token) -> bool:
    """Return whether the token is a form of be, have, do, or a modal verb."""
    return token.folded in clause_words("auxiliary")


def is_verb(token: Token) -> bool:
    """Return whether the token can be a full verb: a known one, or a past form."""
    return (
        token.lower
        and token.content
        and (token.stem in verbs() or (token.folded.endswith("ed") and len(token.folded) > 4))
    )


def is_passive(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the verb at a place is a participle with a form of be before it."""
    if tokens[at].folded.endswith("ing"):
        return False
    for before in range(at - 1, max(-1, at - 4), -1):
        if tokens[before].clause != tokens[at].clause:
            break
        if tokens[before].folded in clause_words("passive"):
            return True
        if tokens[before].folded == "to":
            break  # "is to replace"
        if tokens[before].content and not tokens[before].folded.endswith("ly"):
            break
    following = [token.folded for token in tokens[at + 1 : at + 2]]
    return following == ["by"] and tokens[at].folded.endswith(("ed", "en", "wn", "t", "n"))


def tokenise(text: str) -> tuple[Token, ...]:
    """Return the words of the text as tokens, in order.

    >>> [token.clause for token in tokenise("It rained, he said.")]
    [0, 0, 1, 1]
    """
    found: list[Token] = []
    raw = words(text)
    read = [_read(text) for text, _, _ in raw]
    clause = last = 0
    for place, (_, start, end) in enumerate(raw):
        apart = text[last:start] != " "
        bare, stemmed, content, lower, opening = read[place]
        opens = opening == "opener" or (opening == "joint" and _goes_on(read, place + 1))
        if place and (opens or (apart and _BREAK.search(text, last, start))):
            clause += 1
        found.append(_token((bare, stemmed, start, end, clause, content, lower)))
        last = end
    return tuple(found)


@lru_cache(maxsize=32768)
def _read(word: str) -> _Read:
    """Return what a word alone tells."""
    bare = fold(word)
    opening = _openings().get(bare, "")
    return _Read(bare, stem(word), bare not in stop_words(), word[:1].islower(), opening)


@cache
def _openings() -> dict[str, str]:
    """Return the kind of each word by which it can begin a clause."""
    return {word: kind for kind in ("joint", "opener") for word in clause_words(kind)}


def _goes_on(read: Sequence[_Read], place: int) -> bool:
    """Return whether a clause goes on at a place, behind "and" or "or"."""
    if place >= len(read):
        return False
    after = read[place].folded
    return (
        after in clause_words("subject")
        or after in clause_words("auxiliary")
        or (stem(after) in verbs() and not after.endswith("s"))
    )


@cache
def clause_words(kind: str) -> frozenset[str]:
    """Return the function words of a kind that shape a clause.

    >>> "whether" in clause_words("opener")
    True
    """
    return frozenset(word for row in lexicon("clausewords") if row[0] == kind for word in row[1:])
