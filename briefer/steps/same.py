"""Whether two findings say the same of the same."""

from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from briefer.language.cues import stance_stems
from briefer.language.meanings import synonyms
from briefer.steps.deeds import BESIDE, one_deed
from briefer.steps.facts import Fact, called
from briefer.values.finding import PartyPosition, line_of
from briefer.values.pair import Pair

ALIKE = 0.57
"""The likeness of two lines from which they make the same claim, unless vetoed; chosen on labelled
pairs of sentences (`benchmarks/eval_group.py`)."""
SHIFT = 0.02
"""How much less alike two lines are where a judge says that they make other claims: so it can only
part what the rules put together by a hair, and a wrong word costs a line told twice."""
TELLING = 0.3
"""The share of their telling words that they have in common besides: two short lines on one day in
one town are alike in all but what they say."""
HELD = 0.8
"""The share of the shorter line's words that makes it a part of the longer one."""
HELD_TERMS = 4
"""A line of fewer content words is too short to be called a part of another."""
HELD_SHARE = 0.4
"""The weighted share of the longer line that a part of it makes at the least: what one tells of in
passing ("despite protests in which 18 people died") is not its fact."""
ENOUGH = 0.5
"""The weighted share of common words (Dice) from which two lines tell of the same."""
HELPED = 0.35
"""The same for lines that share a telling number, or one stance of one party."""
Verdicts = Mapping[Pair, bool]
"""What a judge says of pairs of lines: whether they make the same claim."""
UNJUDGED: Final[Verdicts] = {}


def says_the_same(
    a: Fact, b: Fact, weights: Mapping[str, float], verdicts: Verdicts = UNJUDGED
) -> bool:
    """Return whether two lines, where nothing speaks against it, make the same claim.

    They share most words of the longer one, in much the same order, and not only those that all
    lines of a story have (`weights` says how much a word tells). Where the verdict is that they do
    not, they have to be a little more alike.
    """
    doubted = verdicts and not verdicts.get(pair_of(a, b), True)
    least = ALIKE + SHIFT if doubted else ALIKE
    return likeness(a, b, weights) >= TELLING and _alike(a, b) >= least


def margin(a: Fact, b: Fact, weights: Mapping[str, float]) -> float | None:
    """Return by how much two lines are alike enough to make the same claim.

    None where no verdict can change whether they do.
    """
    if likeness(a, b, weights) < TELLING:
        return None
    away = _alike(a, b) - ALIKE
    return away if 0 <= away < SHIFT else None


def pair_of(a: Fact, b: Fact) -> Pair:
    """Return the lines of the two, in the order of the alphabet."""
    first, second = sorted((line_of(a.supported.finding), line_of(b.supported.finding)))
    return Pair(first=first, second=second)


class Common(NamedTuple):
    """What the terms of two facts weigh, and those of each that the other has too."""

    weight_a: float
    common_a: float
    weight_b: float
    common_b: float

    @property
    def share(self) -> float:
        """The share of the weight of both that they have in common, 0 to 1."""
        whole = self.weight_a + self.weight_b
        return (self.common_a + self.common_b) / whole if whole else 0.0


def common(a: Fact, b: Fact, weights: Mapping[str, float]) -> Common:
    """Return what two facts have in common, a synonym counting as the word itself."""
    return Common(*_met(a, b, weights), *_met(b, a, weights))


def tells_of_the_same(a: Fact, b: Fact, both: Common) -> bool:
    """Return whether one line tells the other's fact, with more or fewer of its details.

    They share enough of the words that tell most (`both` is what they have in common); fewer are
    enough where they share a telling number or one party's stance. Or the one is a part of the
    other.
    """
    weight_a, common_a, weight_b, common_b = both
    if _of_other_matters(a, b):
        return False
    enough = HELPED if _helped(a, b) else ENOUGH
    if common_a + common_b >= enough * (weight_a + weight_b) > 0:
        return True
    if one_event(a, b) and common(a, b, {}).share >= HELPED:
        return True
    shorter, held = min((weight_a, common_a), (weight_b, common_b))
    if shorter < HELD_SHARE * max(weight_a, weight_b):
        return False
    return min(len(a.terms), len(b.terms)) >= HELD_TERMS and held >= HELD * shorter


def likeness(a: Fact, b: Fact, weights: Mapping[str, float]) -> float:
    """Return the weighted share of the content words of both that they have in common, 0 to 1."""
    return common(a, b, weights).share


def unmet(a: Fact, b: Fact) -> list[str]:
    """Return the terms of `a` that `b` has in no form, in order of the alphabet."""
    return [term for term in sorted(a.terms - b.terms) if synonyms(term).isdisjoint(b.terms)]


def _alike(a: Fact, b: Fact) -> float:
    """Return how alike two lines are in all their words and in their order, 0 to 1.

    The mean of the share of the longer line's words that the other has, and of the share of
    characters that stand in common runs (Ratcliff and Obershelp, 1988).
    """
    longer = max(a.line.words.total(), b.line.words.total())
    shared = (a.line.words & b.line.words).total() / longer if longer else 0.0
    if (shared + 1) / 2 < ALIKE:
        return shared / 2
    first, second = sorted((line_of(a.supported.finding), line_of(b.supported.finding)))
    runs = SequenceMatcher(None, first, second, autojunk=False)
    if (shared + runs.quick_ratio()) / 2 < ALIKE:
        return shared / 2
    return (shared + runs.ratio()) / 2


def one_event(a: Fact, b: Fact) -> bool:
    """Return whether two developments tell one deed of the same people or things.

    What all articles of a story tell is no rare word of it: there each word counts alike. A sum or
    a share that both tell stands for one of the words: a rate that was cut to 4 percent.
    """
    beside = BESIDE - (not a.line.measured.isdisjoint(b.line.measured))
    happened = (one.supported.finding.kind == "development" for one in (a, b))
    return all(happened) and any(
        one_deed(one, other, beside) for one in a.line.deeds for other in b.line.deeds
    )


def _helped(a: Fact, b: Fact) -> bool:
    """Return whether a telling number, or a stance of one party, speaks for one fact."""
    if a.line.telling & b.line.telling:
        return True
    match a.supported.finding, b.supported.finding:
        case PartyPosition() as one, PartyPosition() as other:
            return one.stance == other.stance != "claims"
        case _:
            return False


def _of_other_matters(a: Fact, b: Fact) -> bool:
    """Return whether two positions share nothing but whose they are and the word for the stance.

    "Peru denied the theft", "Peru's army denied that Chile had won".
    """
    one, other = a.supported.finding, b.supported.finding
    if not (isinstance(one, PartyPosition) and isinstance(other, PartyPosition)):
        return False
    mine, theirs = (
        terms - stance_stems(finding.stance) - {f"={called(finding.party)}"}
        for terms, finding in ((a.terms, one), (b.terms, other))
    )
    met = {same for term in mine for same in (term, *synonyms(term))}
    return bool(mine and theirs) and met.isdisjoint(theirs)


def _met(a: Fact, b: Fact, weights: Mapping[str, float]) -> tuple[float, float]:
    """Return the weight of the terms of `a`, and of those among them that `b` has too."""
    whole = sum(weights.get(one, 1.0) for one in sorted(a.terms))
    return whole, whole - sum(weights.get(one, 1.0) for one in unmet(a, b))
