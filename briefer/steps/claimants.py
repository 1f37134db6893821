"""Who makes a claim, against who makes another."""

from functools import cache

from briefer.language.lexicon import lexicon
from briefer.language.words import content_stems
from briefer.steps.facts import called

MANY = 10
"""The least number that two who give it hardly do by chance: what both tell is one fact."""


def other_claimants(one: str, other: str) -> bool:
    """Return whether two claimants have no word, surname or party in common."""
    return _claimant(one).isdisjoint(_claimant(other))


def is_onlooker(name: str) -> bool:
    """Return whether a claimant without a name only saw it, or looked into it: "the police"."""
    return name == name.lower() and name.rsplit(maxsplit=1)[-1] in _onlookers()


@cache
def _onlookers() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon("onlookers"))


def _claimant(name: str) -> frozenset[str]:
    """Return what a claimant is told by: surname or party, and each of the words."""
    return frozenset(content_stems(name)) | {called(name)}
