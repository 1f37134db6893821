"""The pairs of lines that the rules put together, and could as well have kept apart."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from briefer.steps.cluster import clusters, one_fact
from briefer.steps.facts import Fact
from briefer.steps.same import common, margin, pair_of, tells_of_the_same
from briefer.steps.vetoes import veto
from briefer.values.pair import Pair


class Doubt(NamedTuple):
    """A pair of lines, and by how much they are alike enough to be one fact."""

    pair: Pair
    margin: float


def doubts(facts: Sequence[Fact], weights: Mapping[str, float]) -> tuple[Doubt, ...]:
    """Return the pairs in doubt among those that merging compares, the least alike first.

    >>> doubts([], {})
    ()
    """
    found: dict[Pair, float] = {}

    def noted(a: Fact, b: Fact) -> bool:
        """Return the rules' own word, and keep the pair where it is in doubt."""
        away = None if veto(a, b) else margin(a, b, weights)
        if away is not None and not tells_of_the_same(a, b, common(a, b, weights)):
            found[pair_of(a, b)] = away
        return one_fact(a, b, weights)

    clusters(facts, weights, noted)
    return nearest(Doubt(pair, away) for pair, away in found.items())


def nearest(found: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """Return each pair once, the least alike first."""
    margins = {
        one.pair: one.margin for one in sorted(found, key=lambda one: one.margin, reverse=True)
    }
    ordered = sorted(margins.items(), key=lambda one: (one[1], one[0].first, one[0].second))
    return tuple(Doubt(*one) for one in ordered)
