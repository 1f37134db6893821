"""Positions of one party on one issue that add nothing to each other, into one."""

from collections import defaultdict
from collections.abc import Sequence

from briefer.steps.choose import worded
from briefer.steps.cluster import Cluster, term_weights
from briefer.steps.merge import Tellers, entry
from briefer.steps.same import Fact, called, entry_fact, likeness
from briefer.steps.vetoes import veto
from briefer.values.briefing import Entry
from briefer.values.finding import PartyPosition

ALIKE = 0.2
"""The weighted share of common words from which two wordings of one party's stance on one issue
are one position: they say the stance and the issue in other words each."""


def fold(entries: Sequence[Entry], telling: Tellers) -> tuple[Entry, ...]:
    """Return the entries, each stance of a party on an issue told once, in the order given.

    "Peru will not cede the island" and "a demand to give up the island, which Lima rejects" share
    few words, but once they are known to be one party's rejection on one issue, few are enough.
    Claims stay as they are: a party claims many things on one issue. What speaks against two
    findings being one fact (`briefer.steps.vetoes`) keeps them apart here too.

    >>> fold([], Tellers({}, {}, {}))
    ()
    """
    facts = [entry_fact(one) for one in entries]
    weights = term_weights(facts)
    groups: dict[tuple[str, str, str], list[Cluster]] = defaultdict(list)
    home: list[Cluster] = []
    for one in facts:
        key = _key(one)
        fitting = (
            cluster
            for cluster in (groups[key] if key else ())
            if all(_folds(one, other, weights) for other in cluster)
        )
        cluster = next(fitting, None)
        if cluster is None:
            cluster = []
            home.append(cluster)
            if key:
                groups[key].append(cluster)
        cluster.append(one)
    given = {id(one): entry for one, entry in zip(facts, entries, strict=True)}
    return tuple(
        given[id(best)] if len(behind) == 1 else entry(best, behind, telling)
        for cluster in home
        for best, behind in worded(cluster, weights)
    )


def _key(one: Fact) -> tuple[str, str, str] | None:
    finding = one.supported.finding
    if not isinstance(finding, PartyPosition) or finding.stance == "claims":
        return None
    return called(finding.party), finding.stance, finding.issue.casefold()


def _folds(a: Fact, b: Fact, weights: dict[str, float]) -> bool:
    return veto(a, b) is None and likeness(a, b, weights) >= ALIKE
