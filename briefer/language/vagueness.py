"""Noun phrases that name nothing: "the important part", "strong leaders"."""

from functools import cache

from briefer.language.lexicon import lexicon
from briefer.language.meanings import verbs
from briefer.language.names import party_key
from briefer.language.titles import titles
from briefer.language.words import content_stems, spelled, stem


def is_vague(text: str) -> bool:
    """Return whether the words could be about anything, or end in people.

    >>> is_vague("talks"), is_vague("strong leaders"), is_vague("peace talks")
    (True, True, False)
    """
    return _is_people(text) or all(one in _vague() or one in verbs() for one in _loose_stems(text))


def says_nothing(text: str) -> bool:
    """Return whether all words are empty or the last is a person: "the important part".

    >>> says_nothing("important part"), says_nothing("strong leaders"), says_nothing("debate")
    (True, True, False)
    """
    return _is_people(text) or all(one in _vague() for one in _loose_stems(text))


def _loose_stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words beside the names of states."""
    return content_stems(" ".join(word for word in spelled(text) if party_key(word) is None))


def _is_people(text: str) -> bool:
    head = text.rsplit(maxsplit=1)[-1].lower().removesuffix("s") if text.strip() else ""
    return head in titles() or head in _people()


@cache
def _vague() -> frozenset[str]:
    return frozenset(stem(row[0]) for row in lexicon("vague"))


@cache
def _people() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon("persons"))
