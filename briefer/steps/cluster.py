"""Findings of one story into clusters: each holds the findings that are one fact."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from briefer.steps.facts import Fact
from briefer.steps.same import TELLING, UNJUDGED, Verdicts, common, says_the_same, tells_of_the_same
from briefer.steps.vetoes import veto
from briefer.values.finding import KeyDevelopment, PartyPosition, line_of

SHARED = 0.15
"""The share of a fact's telling words that a cluster must hold to be looked at at all."""
COMMON = 200
"""Clusters that hold a term from which it leads to none of them: it says nothing, and looking at
all of them for its sake would be most of the work."""

Cluster = list[Fact]


def clusters(
    facts: Sequence[Fact], weights: Mapping[str, float], one: Callable[[Fact, Fact], bool]
) -> list[Cluster]:
    """Return the facts in clusters, in the order of their first facts.

    A fact joins a cluster only if it is `one` with every fact in it (complete link), so that
    nothing is pulled together by a chain. Of the clusters that would take it, it joins the one
    with which it shares most. The same line told again joins the cluster that has it.

    >>> clusters([], {}, lambda a, b: True)
    []
    """
    found: list[Cluster] = []
    distinct: list[Cluster] = []  # the same clusters, each line once
    home_of: dict[tuple[object, ...], int] = {}
    holders: dict[str, list[int]] = defaultdict(list)
    for each in facts:
        told = _told(each)
        home = home_of.get(told)
        if home is None:
            home = _home(each, distinct, holders, weights, one)
            if home == len(found):
                found.append([])
                distinct.append([])
            home_of[told] = home
            distinct[home].append(each)
            for term in each.terms:
                if home not in holders[term][-COMMON:]:
                    holders[term].append(home)
        found[home].append(each)
    return found


def term_weights(facts: Sequence[Fact]) -> dict[str, float]:
    """Return the inverse frequency of each term among the facts: rare words tell facts apart."""
    frequency = Counter(term for one in facts for term in one.terms)
    return {term: math.log(1 + len(facts) / count) for term, count in sorted(frequency.items())}


def one_fact(a: Fact, b: Fact, weights: Mapping[str, float], verdicts: Verdicts = UNJUDGED) -> bool:
    """Return whether two findings are one fact: nothing speaks against it, and their lines do.

    No verdict overrules what speaks against it.
    """
    # What is quickly told comes first: most pairs have too little in common.
    both = common(a, b, weights)
    told = tells_of_the_same(a, b, both)
    if not (told or both.share >= TELLING) or veto(a, b) is not None:
        return False
    return told or says_the_same(a, b, weights, verdicts)


def _told(one: Fact) -> tuple[object, ...]:
    """Return all by which a finding can differ from another, but where it stands."""
    finding = one.supported.finding
    whose: tuple[object, ...] = ()
    if isinstance(finding, PartyPosition):
        whose = (finding.party, finding.stance, finding.speaker, finding.told_by)
    elif isinstance(finding, KeyDevelopment):
        whose = (finding.claimed_by, one.day)
    return finding.kind, line_of(finding), whose


def _home(
    joining: Fact,
    distinct: Sequence[Cluster],
    holders: Mapping[str, Sequence[int]],
    weights: Mapping[str, float],
    one: Callable[[Fact, Fact], bool],
) -> int:
    """Return the place of the cluster that the fact joins, the next free one where none is."""
    shared: dict[int, float] = defaultdict(float)
    for term in sorted(joining.terms):
        places = holders.get(term, ())
        if len(places) < COMMON:
            for place in places:
                shared[place] += weights.get(term, 1.0)
    least = SHARED * sum(weights.get(term, 1.0) for term in sorted(joining.terms))
    near = [place for place, weight in shared.items() if weight >= least]
    for place in sorted(near, key=lambda place: (-shared[place], place)):
        if all(one(joining, other) for other in distinct[place]):
            return place
    return len(distinct)
