"""The tables of states and bodies: each of their names, and what it stands for."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from briefer.language.lexicon import lexicon
from briefer.language.words import fold, stop_words

_POSSESSIVE = re.compile(r"(?:['’ʼ][sS]|(?<=[sS])['’ʼ])$")


class Entry(NamedTuple):
    """What a name stands for, the kind of name, and whether it is one in capitals alone."""

    party: str
    kind: str
    capitals: bool


# The names of an article are asked for again and again, by each of its lines.
@lru_cache(maxsize=32768)
def plain(name: str) -> str:
    """Return the folded name without "the", possessive ending, dots and hyphens.

    >>> plain("the U.S."), plain("Guinea-Bissau’s")
    ('us', 'guinea bissau')
    """
    bare = _POSSESSIVE.sub("", fold(name).strip(" ,.;:\"'()")).removeprefix("the ")
    return bare.replace(".", "").replace("-", " ") if "." in bare or "-" in bare else bare


@cache
def spellings() -> dict[str, str]:
    """Return the plain form that each other spelling of a name meets."""
    rows = lexicon("spellings")
    return {
        plain(other): plain(row[0])
        for row in rows
        for other in (row[1] if len(row) > 1 else "").split("|")
    }


@cache
def places() -> frozenset[str]:
    """Return the folded names of places that are no states."""
    return frozenset(plain(name) for row in lexicon("places") for name in row[0].split("|"))


@cache
def aliases() -> dict[str, str]:
    """Return the other names of states and bodies, each with the plain name it meets."""
    named = [row for row in lexicon("aliases") if row[2] == "name"]
    found = {plain(name): plain(row[1]) for row in named for name in row[0].split("|")}
    for row in lexicon("countries") + lexicon("bodies"):
        for other in (row[1] if len(row) > 1 else "").split("|"):
            found.setdefault(plain(other), plain(row[0]))
    return found


@cache
def known_names() -> dict[str, Entry]:
    """Return what is known of each folded name of a state or body, the aliases first."""
    found: dict[str, Entry] = {}
    for names, party, kind in lexicon("aliases"):
        _enter(found, names, party, "place" if kind == "name" else kind)
    for row in lexicon("countries"):
        for column, kind in zip(row, ("name", "name", "demonym", "capital"), strict=False):
            _enter(found, column, row[0], "place" if kind == "name" else kind)
    for row in lexicon("bodies"):
        for column in row[:2]:
            _enter(found, column, row[0], "body")
    return found


def _enter(found: dict[str, Entry], column: str, party: str, kind: str) -> None:
    for value in filter(None, column.split("|")):
        bare = plain(value)
        found.setdefault(bare, Entry(party, kind, bare in stop_words()))
