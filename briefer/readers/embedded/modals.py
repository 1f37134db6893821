"""Wills that no reporting verb tells: "Peru is open to talks", "the troops must leave"."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple, cast

from briefer.language.clauses import Token, is_adverb
from briefer.language.lexicon import lexicon
from briefer.values.finding import Stance

_Row = tuple[tuple[str, ...], Stance, str]


class Modal(NamedTuple):
    """A will without a reporting verb: its stance, its place, and whether it is the speaker's."""

    stance: Stance
    place: int
    of_speaker: bool


def modal(tokens: Sequence[Token]) -> Modal | None:
    """Return the first will that the tokens tell without a reporting verb."""
    for place, token in enumerate(tokens):
        for words, stance, whose in _will_words().get(token.low, ()):
            end = _end(tokens, place, words)
            if end is not None:
                told = intended(tokens[end:]) if whose == "deed" else stance
                return Modal(told, place, whose == "speaker")
    return None


def intended(tokens: Sequence[Token]) -> Stance:
    """Return what it means to intend what the tokens begin with, "to" or adverbs spared.

    >>> from briefer.language.clauses import tokenise
    >>> intended(tokenise("to withdraw the troops", 0)), intended(tokenise("keep the island", 0))
    ('offers', 'demands')
    >>> intended(tokenise("speak on Monday", 0))
    'claims'
    """
    verb = next((one for one in tokens if one.low != "to" and not is_adverb(one)), None)
    return _deeds().get(verb.low, "claims") if verb is not None else "claims"


def _end(tokens: Sequence[Token], place: int, words: tuple[str, ...]) -> int | None:
    """Return where the words end that begin at the place, None where others stand there."""
    for word in words:
        while place < len(tokens) and is_adverb(tokens[place]) and tokens[place].low != word:
            place += 1
        if place >= len(tokens) or tokens[place].low != word:
            return None
        place += 1
    return place


@cache
def _will_words() -> dict[str, tuple[_Row, ...]]:
    found: dict[str, list[_Row]] = {}
    for row in lexicon("wills"):
        words = tuple(row[0].split())
        whose = row[2] if len(row) > 2 else ""
        found.setdefault(words[0], []).append((words, cast("Stance", row[1]), whose))
    return {
        first: tuple(sorted(rows, key=lambda one: -len(one[0]))) for first, rows in found.items()
    }


@cache
def _deeds() -> dict[str, Stance]:
    return {row[0]: cast("Stance", row[1]) for row in lexicon("deeds")}
