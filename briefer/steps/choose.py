"""Which of several wordings of one fact is shown, and whose sentences stand behind it."""

import math
from collections.abc import Iterator, Mapping, Sequence

from briefer.language.names import names, party_key, same_name
from briefer.steps.same import Fact, called, terms
from briefer.steps.statements import fault_of
from briefer.values.finding import OmissionReason, OpenQuestion, PartyPosition, line_of

WELL_SUPPORTED = 0.8
"""Above this share of words in the evidence, a line is as good as any other."""

PARTIAL = frozenset(
    {OmissionReason.WORDS, OmissionReason.NUMBER, OmissionReason.DATE, OmissionReason.NAME}
)
"""The faults of a text that says less than a line, and nothing against it."""


def worded(
    cluster: Sequence[Fact], weights: Mapping[str, float]
) -> Iterator[tuple[Fact, list[Fact]]]:
    """Yield the best wording with the facts that can stand behind it, until none is left.

    A wording behind which more facts stand is better, then one that more of them hold in full.
    """
    left = list(cluster)
    while left:
        best = max(left, key=lambda one: _rank(one, left, cluster, weights))
        behind = [other for other in left if _stands_behind(best, other)]
        yield best, behind
        left = [one for one in left if one not in behind]


def _rank(
    best: Fact, left: Sequence[Fact], cluster: Sequence[Fact], weights: Mapping[str, float]
) -> tuple[int, tuple[bool, bool], int, tuple[int, float, int]]:
    """Return how good a wording is, to be compared: larger is better."""
    behind = sum(_stands_behind(best, other) for other in left)
    full = sum(_fault(best, other) is None for other in left)
    return behind, _firmness(best), full, _wording(best, cluster, weights)


def _stands_behind(best: Fact, other: Fact) -> bool:
    """Return whether a fact's sentences can be cited for a wording, though they may say less.

    All who act together in the wording must be in them, and nothing in them be against it: "three
    ministers refused" does not rest on the article in which one did.
    """
    fault = _fault(best, other)
    together = (role.agents for role in best.roles if len(role.agents) > 1)
    acting = {f"={called(actor.text)}" for agents in together for actor in agents}
    return fault is None or (fault in PARTIAL and acting <= terms(" ".join(_texts(other))))


def _fault(best: Fact, other: Fact) -> OmissionReason | None:
    """Return why the sentences of a fact do not hold the wording of another, None if they do."""
    if best is other or isinstance(best.supported.finding, OpenQuestion):
        return None
    return fault_of(line_of(best.supported.finding), _texts(other))


def _texts(one: Fact) -> tuple[str, ...]:
    return (line_of(one.supported.finding), *(cited.text for cited in one.supported.holding))


def _firmness(one: Fact) -> tuple[bool, bool]:
    """Return whether the line is well supported, and whether its party is its subject."""
    finding = one.supported.finding
    subject = not isinstance(finding, PartyPosition) or _opens_with_party(finding)
    return one.supported.support >= WELL_SUPPORTED, subject


def _wording(
    one: Fact, cluster: Sequence[Fact], weights: Mapping[str, float]
) -> tuple[int, float, int]:
    """Return the line's figures, how much it says of what the others say, and its brevity."""
    common = sum(weights[term] for other in cluster for term in sorted(one.terms & other.terms))
    return (
        len(one.numbers),
        common / math.sqrt(len(one.terms) or 1),
        -len(line_of(one.supported.finding)),
    )


def _opens_with_party(position: PartyPosition) -> bool:
    """Return whether the first name of the line is the party's or the speaker's."""
    first = next(iter(names(position.position)), None)
    if first is None:
        return False
    spoken = position.speaker is not None and same_name(first.text, position.speaker)
    return spoken or position.party in {first.text, party_key(first.text)}
