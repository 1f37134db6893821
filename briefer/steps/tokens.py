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
    read = [_read(word.text) for word in raw]
    folded = [bare for bare, _, _, _ in read]
    clause = last = 0
    for place, (_, start, end) in enumerate(raw):
        apart = text[last:start] != " "
        if place and ((apart and _BREAK.search(text, last, start)) or _opens(folded, place)):
            clause += 1
        bare, stemmed, content, lower = read[place]
        found.append(_token((bare, stemmed, start, end, clause, content, lower)))
        last = end
    return tuple(found)


@lru_cache(maxsize=32768)
def _read(word: str) -> tuple[str, str, bool, bool]:
    """Return what a word alone tells: folded, its stem, whether it has content, a small letter."""
    bare = fold(word)
    return bare, stem(word), bare not in stop_words(), word[:1].islower()


def _opens(folded: Sequence[str], place: int) -> bool:
    """Return whether a word begins a clause."""
    if folded[place] in clause_words("opener"):
        return True
    if folded[place] not in clause_words("joint") or place + 1 >= len(folded):
        return False
    after = folded[place + 1]
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
