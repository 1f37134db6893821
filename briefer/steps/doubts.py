"""The pairs of lines on which the rules give a word, and could well give another."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from briefer.steps.cluster import clusters, one_fact
from briefer.steps.same import Fact, distance, pair_of, tells_of_the_same
from briefer.steps.vetoes import veto
from briefer.values.pair import Pair


class Doubt(NamedTuple):
    """A pair of lines, and how far it is from the likeness at which the rules change their word."""

    pair: Pair
    distance: float


def doubts(facts: Sequence[Fact], weights: Mapping[str, float]) -> tuple[Doubt, ...]:
    """Return the pairs in doubt among those that merging compares, the nearest first.

    >>> doubts([], {})
    ()
    """
    found: dict[Pair, float] = {}

    def noted(a: Fact, b: Fact) -> bool:
        """Return the rules' own word, and keep the pair where it is in doubt."""
        away = None if veto(a, b) else distance(a, b, weights)
        if away is not None and not tells_of_the_same(a, b, weights):
            found[pair_of(a, b)] = away
        return one_fact(a, b, weights)

    clusters(facts, weights, noted)
    return nearest(Doubt(pair, away) for pair, away in found.items())


def nearest(found: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """Return each pair once, the nearest to the threshold first."""
    distances = {
        one.pair: one.distance for one in sorted(found, key=lambda one: one.distance, reverse=True)
    }
    ordered = sorted(distances.items(), key=lambda one: (one[1], one[0].first, one[0].second))
    return tuple(Doubt(*one) for one in ordered)
