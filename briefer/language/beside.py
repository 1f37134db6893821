"""Whether a title stands so near to a state that somebody may hold it there: a quick look."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from briefer.language.names import PARTICLES
from briefer.language.parties import may_name_state
from briefer.language.titles import title_heads, titles
from briefer.language.words import fold, without_possessive

_PIECE = re.compile(r"[\w-]+")
_IN_NAMES = PARTICLES | {"of", "for", "on", "the"}
_LINKS = frozenset({"of", "for", "from", "in", "at"})
# Words outside of names from a title to its state. A title has four at most, in which the word
# itself may count, and a link one; names are not counted, as they are of any length.
_APART = 5


class _Kind(NamedTuple):
    """What a word can be: a title, its first or second word, a state, a link; and in no name.

    `near` says that a word ends as a title begins: of a text that is cut in front, it may be one.
    """

    title: bool
    first: bool
    second: bool
    near: bool
    state: bool
    link: bool
    plain: bool


def beginning_states(tokens: Iterable[str]) -> set[str]:
    """Return the words with which a state's name can begin.

    >>> beginning_states(["They", "left", "Peru"])
    {'Peru'}
    """
    return {token for token in tokens if _is_name(token) and _begins_state(token)}


def may_be_held(tokens: Sequence[str]) -> bool:
    """Say whether a title stands behind a state, or before one that is linked to it.

    >>> may_be_held("Peru has a new foreign minister".split())
    True
    >>> may_be_held("the minister left Peru".split())
    False
    >>> may_be_held("minister Ana Ruiz of Peru".split())
    True
    """
    named = 0  # words of names and inside of them
    state = near = -_APART - 1
    first = link = -1
    told = [(at, kind) for at, kind in enumerate(map(_kind, tokens)) if kind is not None]
    for at, kind in told:
        place = at - named  # in words outside of names
        titled = kind.title or (kind.second and first == at - 1)
        if titled and place - state <= _APART:
            return True
        if kind.near:
            near = place
        if kind.state:
            if link == place and place - near <= _APART:
                return True
            state = place
        if kind.first:
            first = at
        if kind.link:
            link = place + kind.plain
        named += not kind.plain
    return False


def _is_name(token: str) -> bool:
    return token[0].isupper() or token[2:3] == "-"  # "al-Qaeda"


@lru_cache(maxsize=16384)
def _begins_state(token: str) -> bool:
    return may_name_state((fold(without_possessive(token)),))


@lru_cache(maxsize=32768)
def _kind(token: str) -> _Kind | None:
    """Return what a word can be, None for most: a word outside of names that is none of it."""
    bare = _PIECE.findall(fold(token))
    firsts, seconds = _pairs()
    second = not seconds.isdisjoint(bare)
    ends = [one[start:] for one in bare for start in range(len(one))]
    near = not title_heads().isdisjoint(ends)
    plain = not _is_name(token) and token not in _IN_NAMES
    if plain and not (second or near or token in _LINKS):
        return None
    first = not firsts.isdisjoint(bare)
    return _Kind(
        title=not titles().keys().isdisjoint(bare) or (first and second),
        first=first,
        second=second,
        near=near,
        state=_is_name(token) and _begins_state(token),
        link=token in _LINKS,
        plain=plain,
    )


@cache
def _pairs() -> tuple[frozenset[str], frozenset[str]]:
    """Return the first and the second words of the titles that have several."""
    several = [title.split() for title in titles() if " " in title]
    return frozenset(one[0] for one in several), frozenset(one[1] for one in several)
