"""Positions of one party that add nothing to each other, into one."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Final

from briefer.language.cues import stance_stems
from briefer.language.names import names
from briefer.steps.choose import PARTIAL, fault_between, told_terms, worded
from briefer.steps.cluster import Cluster, term_weights
from briefer.steps.facts import Fact, called, entry_fact
from briefer.steps.merge import Tellers, entry
from briefer.steps.same import likeness
from briefer.steps.vetoes import veto
from briefer.values.briefing import Entry
from briefer.values.finding import OmissionReason, PartyPosition, line_of

ALIKE = 0.2
"""The weighted share of common words from which what one party's stance is on, on one issue, is
one thing told in other words."""
ELSEWHERE = 0.4
"""The same where the issues have other names."""
_TO: Final = re.compile(r"\bto (?:the )?\Z")


def fold(entries: Sequence[Entry], telling: Tellers) -> tuple[Entry, ...]:
    """Return the entries, each stance of a party told once, in the order given.

    "Peru will not cede the island" and "a demand to give up the island, which Lima rejects" share
    few words, but once they are known to be one party's rejection on one issue, few are enough.
    Claims stay as they are: a party claims many things on one issue. What speaks against two
    findings being one fact (`briefer.steps.vetoes`) keeps them apart here too.

    >>> fold([], Tellers({}, {}, {}))
    ()
    """
    spoken_for = _spoken_for(entries)
    facts = {n: entry_fact(one) for n, one in enumerate(entries) if _key(one)}
    plain = {id(one): _content(one, spoken_for) for one in facts.values()}
    weights = term_weights(tuple(plain.values()))
    groups: dict[tuple[str, str], list[Cluster]] = defaultdict(list)
    home: list[Cluster | Entry] = []
    for n, one in enumerate(entries):
        key = _key(one)
        if key is None:
            home.append(one)
            continue
        fitting = (
            cluster
            for cluster in groups[key]
            if _folds(plain[id(facts[n])], [plain[id(other)] for other in cluster], weights)
        )
        cluster = next(fitting, None)
        if cluster is None:
            cluster = []
            groups[key].append(cluster)
            home.append(cluster)
        cluster.append(facts[n])
    given = {id(one): entries[n] for n, one in facts.items()}
    stands = partial(_stands_behind, spoken_for=spoken_for)

    def told(cluster: Cluster) -> Iterator[Entry]:
        for best, behind in worded(cluster, weights, stands):
            yield given[id(best)] if len(behind) == 1 else entry(best, behind, telling)

    kept = ([held] if isinstance(held, Entry) else told(held) for held in home)
    return tuple(chain.from_iterable(kept))


def _key(one: Entry) -> tuple[str, str] | None:
    finding = one.finding
    if not isinstance(finding, PartyPosition) or finding.stance == "claims":
        return None
    return called(finding.party), finding.stance


def _folds(joining: Fact, cluster: Sequence[Fact], weights: Mapping[str, float]) -> bool:
    """Return whether a fact is one position with the others, by its mean likeness to them.

    Who does what to whom is told in other clauses each; party and stance are the same.
    """
    if any(veto(joining, one, but="roles") for one in cluster):
        return False
    whole = sum(likeness(joining, one, weights) for one in cluster) / len(cluster)
    return whole >= (ALIKE if all(_issue(joining) == _issue(one) for one in cluster) else ELSEWHERE)


def _issue(one: Fact) -> str:
    finding = one.supported.finding
    return finding.issue.casefold() if isinstance(finding, PartyPosition) else ""


def _spoken_for(entries: Sequence[Entry]) -> dict[str, str]:
    """Return the term of the party for the term of each speaker who speaks for one alone."""
    parties: dict[str, set[str]] = defaultdict(set)
    for one in entries:
        finding = one.finding
        if isinstance(finding, PartyPosition) and finding.speaker:
            parties[f"={called(finding.speaker)}"].add(f"={called(finding.party)}")
    return {speaker: party for speaker, (party, *others) in parties.items() if not others}


def _content(one: Fact, spoken_for: Mapping[str, str]) -> Fact:
    """Return the fact with the terms of what the party's stance is on.

    Without the party, its speakers and the words for the stance, which all that is compared has in
    common; other speakers count as their parties.
    """
    finding = one.supported.finding
    if not isinstance(finding, PartyPosition):
        return one
    terms = {spoken_for.get(term, term) for term in one.terms}
    return one._replace(
        terms=frozenset(terms - stance_stems(finding.stance) - {f"={called(finding.party)}"})
    )


def _stands_behind(best: Fact, other: Fact, spoken_for: Mapping[str, str]) -> bool:
    """Return whether a fact can be cited for the wording of another, though it may say less.

    It must name all whom the wording names. "Peru's demand" may rest on a sentence in which its
    president demands, and not the other way. The party itself, and to whom something is given, may
    go without saying.
    """
    fault = fault_between(best, other)
    if fault is not None and fault not in PARTIAL | {OmissionReason.SPEAKER}:
        return False
    told = told_terms(other)
    told |= {spoken_for.get(term, term) for term in told}
    finding = best.supported.finding
    needed = {term for term in best.terms if term.startswith("=")}
    if isinstance(finding, PartyPosition):
        needed.discard(f"={called(finding.party)}")
    return needed - _given_to(best) <= told


def _given_to(one: Fact) -> frozenset[str]:
    """Return the terms of those to whom the line says that something goes: "… to Chile"."""
    line = line_of(one.supported.finding)
    return frozenset(
        f"={called(name.text)}" for name in names(line) if _TO.search(line[: name.start])
    )
