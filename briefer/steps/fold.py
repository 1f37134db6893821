"""Positions of one party on one issue that add nothing to each other, into one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

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
    facts = {n: entry_fact(one) for n, one in enumerate(entries) if _key(one)}
    weights = term_weights(tuple(facts.values()))
    groups: dict[tuple[str, str, str], list[Cluster]] = defaultdict(list)
    home: list[Cluster | Entry] = []
    for n, one in enumerate(entries):
        key = _key(one)
        if key is None:
            home.append(one)
            continue
        fitting = (
            cluster
            for cluster in groups[key]
            if all(_folds(facts[n], other, weights) for other in cluster)
        )
        cluster = next(fitting, None)
        if cluster is None:
            cluster = []
            groups[key].append(cluster)
            home.append(cluster)
        cluster.append(facts[n])
    given = {id(one): entries[n] for n, one in facts.items()}
    return tuple(
        folded
        for held in home
        for folded in ([held] if isinstance(held, Entry) else _told(held, given, weights, telling))
    )


def _told(
    cluster: Cluster, given: Mapping[int, Entry], weights: Mapping[str, float], telling: Tellers
) -> Iterator[Entry]:
    """Yield the entries of a cluster; one that stands alone is given back as it came."""
    for best, behind in worded(cluster, weights, all_named=True):
        yield given[id(best)] if len(behind) == 1 else entry(best, behind, telling)


def _key(one: Entry) -> tuple[str, str, str] | None:
    finding = one.finding
    if not isinstance(finding, PartyPosition) or finding.stance == "claims":
        return None
    return called(finding.party), finding.stance, finding.issue.casefold()


def _folds(a: Fact, b: Fact, weights: Mapping[str, float]) -> bool:
    # Who does what to whom is told in other clauses each; party, stance and issue are the same.
    return veto(a, b, but="roles") is None and likeness(a, b, weights) >= ALIKE
