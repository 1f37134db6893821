"""Wills that no reporting verb tells: "Peru is open to talks", "the troops must leave"."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple, cast

from briefer.language.clauses import Token, is_adverb
from briefer.language.lexicon import lexicon
from briefer.values.finding import Stance


class Modal(NamedTuple):
    """A will without a reporting verb: its stance, its place, and whether it is the speaker's."""

    stance: Stance
    place: int
    of_speaker: bool


def modal(tokens: Sequence[Token]) -> Modal | None:
    """Return the first will that the tokens tell without a reporting verb."""
    for place, token in enumerate(tokens):
        for words, stance, of_speaker in _will_words().get(token.low, ()):
            if _follows(tokens, place, words):
                return Modal(stance, place, of_speaker)
    return None


def _follows(tokens: Sequence[Token], place: int, words: tuple[str, ...]) -> bool:
    for word in words:
        while place < len(tokens) and is_adverb(tokens[place]) and tokens[place].low != word:
            place += 1
        if place >= len(tokens) or tokens[place].low != word:
            return False
        place += 1
    return True


@cache
def _will_words() -> dict[str, tuple[tuple[tuple[str, ...], Stance, bool], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Stance, bool]]] = {}
    for row in lexicon("wills"):
        words = tuple(row[0].split())
        of_speaker = len(row) > 2 and row[2] == "speaker"
        found.setdefault(words[0], []).append((words, cast("Stance", row[1]), of_speaker))
    return {
        first: tuple(sorted(rows, key=lambda one: -len(one[0]))) for first, rows in found.items()
    }
