"""Which of several wordings of one fact is shown, and whose sentences stand behind it."""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial

from briefer.language.names import names, party_key, same_name
from briefer.steps.conditions import is_conditional
from briefer.steps.facts import Fact, called, has_figures, terms
from briefer.steps.same import unmet
from briefer.steps.statements import fault_of
from briefer.values.finding import (
    KeyDevelopment,
    OmissionReason,
    OpenQuestion,
    PartyPosition,
    line_of,
)

WELL_SUPPORTED = 0.8
"""Above this share of words in the evidence, a line is as good as any other."""

MOST_WORDINGS = 5
"""Wordings of one fact that are compared; of hundreds, those that say most of what all say."""

PARTIAL = frozenset(
    {OmissionReason.WORDS, OmissionReason.NUMBER, OmissionReason.DATE, OmissionReason.NAME}
)
"""The faults of a text that says less than a line, and nothing against it."""


def worded(
    cluster: Sequence[Fact],
    weights: Mapping[str, float],
    stands: Callable[[Fact, Fact], bool] | None = None,
) -> Iterator[tuple[Fact, list[Fact]]]:
    """Yield the best wording with the facts that can stand behind it, until none is left.

    A wording behind which more facts stand is better, then one with more figures, then one that
    says less beyond what they say. `stands` says whether the second fact can be cited for the
    wording of the first, though it may say less. Where it is not given, it must name who acts,
    have no telling figure that the wording leaves out, and nothing in it be against the wording.
    What is told under a condition and what is told without one never stand behind each other.
    """
    if len(cluster) == 1:
        yield cluster[0], list(cluster)
        return
    stands = partial(_on_its_terms, stands or _stands_behind)
    held = Counter(term for one in cluster for term in one.terms)
    common = {term: weights.get(term, 1.0) * count for term, count in sorted(held.items())}
    left = list(cluster)
    while left:
        best = max(_candidates(left, common), key=partial(_rank, left, common, stands))
        behind = [other for other in left if stands(best, other)]
        yield best, behind
        left = [one for one in left if one not in behind]


def _candidates(left: Sequence[Fact], common: Mapping[str, float]) -> list[Fact]:
    """Return the facts whose lines may be shown: each line once, the best few of many."""
    lines = {line_of(one.supported.finding): one for one in reversed(left)}
    ranked = sorted(
        lines.values(),
        key=lambda one: (_firmness(one), _wording(one, common), line_of(one.supported.finding)),
        reverse=True,
    )
    return ranked[:MOST_WORDINGS]


def _rank(
    left: Sequence[Fact],
    common: Mapping[str, float],
    stands: Callable[[Fact, Fact], bool],
    best: Fact,
) -> tuple[int, tuple[bool, bool], int, int, tuple[int, float, int]]:
    """Return how good a wording is, to be compared: larger is better."""
    behind = sum(stands(best, other) for other in left)
    beyond = sum(len(_beyond(best, other)) for other in left)
    return behind, _firmness(best), len(best.line.numbers), -beyond, _wording(best, common)


def _on_its_terms(stands: Callable[[Fact, Fact], bool], best: Fact, other: Fact) -> bool:
    """Return whether a fact can stand behind a wording, and is told under a condition as it is."""
    return _is_bound(best) == _is_bound(other) and stands(best, other)


def _is_bound(one: Fact) -> bool:
    finding = one.supported.finding
    if isinstance(finding, OpenQuestion):
        return False
    return is_conditional(line_of(finding), wanted=isinstance(finding, PartyPosition))


def _stands_behind(best: Fact, other: Fact) -> bool:
    fault = fault_between(best, other)
    if _is_anothers(best, other):
        return fault is None and not _beyond(best, other)
    if fault is None:
        return True
    hides_none = has_figures(other.line.telling_values, _texts(best))
    return fault in PARTIAL and _names_who_acts(best, other) and hides_none


def _beyond(best: Fact, other: Fact) -> set[str]:
    """Return the terms of a wording that a fact and its sentences do not have."""
    return set(unmet(best, other)) - told_terms(other)


def _is_anothers(best: Fact, other: Fact) -> bool:
    """Return whether the wording is somebody's claim, and the fact is told as nobody's."""
    claim, told = best.supported.finding, other.supported.finding
    if not (isinstance(claim, KeyDevelopment) and isinstance(told, KeyDevelopment)):
        return False
    return claim.claimed_by is not None and told.claimed_by is None


def _names_who_acts(best: Fact, other: Fact) -> bool:
    """Return whether a fact names who acts first in the wording, and all who act together in it.

    "Three ministers refused" does not rest on the article in which one did, nor "Ruiz has said
    that" on one without Ruiz.
    """
    acting = [role.agents for role in best.line.roles if role.agents]
    chosen = [agents for at, agents in enumerate(acting) if at == 0 or len(agents) > 1]
    return {f"={called(actor.text)}" for agents in chosen for actor in agents} <= told_terms(other)


def told_terms(one: Fact) -> frozenset[str]:
    """Return the terms of a fact's line and of the sentences that hold it."""
    return frozenset().union(*map(terms, _texts(one)))


def fault_between(best: Fact, other: Fact) -> OmissionReason | None:
    """Return why the sentences of a fact do not hold the wording of another, None if they do."""
    if best is other or isinstance(best.supported.finding, OpenQuestion):
        return None
    return _held(line_of(best.supported.finding), _texts(other))


# Each wording is held against each other one several times.
_held = lru_cache(maxsize=4096)(fault_of)


def _texts(one: Fact) -> tuple[str, ...]:
    return (line_of(one.supported.finding), *(cited.text for cited in one.supported.holding))


def _firmness(one: Fact) -> tuple[bool, bool]:
    """Return whether the line is well supported, and whether its party is its subject."""
    finding = one.supported.finding
    subject = not isinstance(finding, PartyPosition) or _opens_with_party(finding)
    return one.supported.support >= WELL_SUPPORTED, subject


def _wording(one: Fact, common: Mapping[str, float]) -> tuple[int, float, int]:
    """Return the line's figures, how much it says of what the others say, and its brevity."""
    said = sum(common.get(term, 0.0) for term in sorted(one.terms))
    return (
        len(one.line.numbers),
        said / math.sqrt(len(one.terms) or 1),
        -len(line_of(one.supported.finding)),
    )


def _opens_with_party(position: PartyPosition) -> bool:
    """Return whether the first name of the line is the party's or the speaker's."""
    first = next(iter(names(position.position)), None)
    if first is None:
        return False
    spoken = position.speaker is not None and same_name(first.text, position.speaker)
    return spoken or position.party in {first.text, party_key(first.text)}
