"""Whether two findings say the same of the same."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import cache, cached_property, lru_cache
from typing import Final, NamedTuple

from briefer.language.cues import stance_stems
from briefer.language.kinds import body_words
from briefer.language.meanings import synonyms
from briefer.language.names import name_key, party_key
from briefer.language.negation import kinds_of_negation
from briefer.language.persons import persons
from briefer.language.units import is_unit, stems_of_unit
from briefer.language.words import content_stems, spelled, stem
from briefer.steps.analysis import Analysed, analyse
from briefer.steps.roles import Roles, roles
from briefer.values.briefing import Entry
from briefer.values.finding import PartyPosition, Supported, line_of
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
_INITIALS: Final = 3  # words of a name by whose initials it goes
TELLING_NUMBER = 20
"""The least number that two lines hardly share by chance; one with a fraction is as telling."""
_PERSON: Final = "person"  # the unit of "180 people"
REMEMBERED_LINES = 1024

_POSSESSIVE = re.compile(r"\s[’']s\b")


Verdicts = Mapping[Pair, bool]
"""What a judge says of pairs of lines: whether they make the same claim."""
UNJUDGED: Final[Verdicts] = {}


class Line:
    """What a line says, whoever says it, worked out no further than it is asked for."""

    def __init__(self, text: str) -> None:
        """Keep the text."""
        self._text = text

    @cached_property
    def _analysed(self) -> Analysed:
        return analyse(self._text, None)

    @cached_property
    def terms(self) -> frozenset[str]:
        """The stems of its content words, its names and its figures each under one spelling."""
        return _terms(self._analysed)

    @cached_property
    def words(self) -> Counter[str]:
        """How often it has the stem of each of its words."""
        return Counter(stem(name_key(word)) for word in spelled(self._text))

    @cached_property
    def numbers(self) -> frozenset[tuple[float, str]]:
        """Its (value, unit) pairs."""
        return frozenset((one.value, one.unit) for one in self._analysed.quantities)

    @cached_property
    def telling(self) -> frozenset[tuple[float, str]]:
        """The numbers that two lines hardly share by chance, whoever is counted a "person"."""
        return frozenset(
            (value, _PERSON if unit in _people() else unit)
            for value, unit in self.numbers
            if value >= TELLING_NUMBER or value % 1
        )

    @cached_property
    def roles(self) -> tuple[Roles, ...]:
        """Who acts on whom, in order."""
        return roles(self._analysed)

    @cached_property
    def negated(self) -> bool:
        """Whether it has one "no", and not two: "did not rule it out"."""
        return len(kinds_of_negation(self._text)) % 2 == 1


class Fact(NamedTuple):
    """A supported finding and what it is compared by: its line, and the day it happened.

    `terms` are those of the line, or the part of them that tells something.
    """

    supported: Supported
    terms: frozenset[str]
    line: Line
    day: dt.date | None


def fact(supported: Supported, day: dt.date | None) -> Fact:
    """Return the finding with what it is compared by; `day` is when it happened, if known."""
    line = _line(line_of(supported.finding))
    return Fact(supported, line.terms, line, day)


# A line is looked at when it is merged, folded, and set beside what others say.
@lru_cache(maxsize=REMEMBERED_LINES)
def _line(text: str) -> Line:
    return Line(text)


def entry_fact(entry: Entry) -> Fact:
    """Return an entry as a fact: its line, its day, and all its evidence."""
    held = Supported(
        finding=entry.finding,
        article_id=entry.evidence[0].article_id,
        evidence=entry.evidence,
        quotes=entry.quotes,
        support=1.0,
    )
    return fact(held, entry.day)


@cache
def _people() -> frozenset[str]:
    """Return the stems of the nouns for people: "180 passengers" are 180 people."""
    return frozenset(map(stem, persons()))


@lru_cache(maxsize=REMEMBERED_LINES)
def terms(text: str) -> frozenset[str]:
    """Return the stems of the content words of a text, its names and figures under one spelling.

    >>> sorted(terms("Kiev denies the reports of two thefts"))
    ['#2.0', '=Ukraine', 'deni', 'report', 'theft']
    >>> terms("5.5 percent") == terms("5.5%")
    True
    """
    return _terms(analyse(text, None))


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


def called(name: str) -> str:
    """Return the one spelling of a name: a person's surname, the initials of a body's long name.

    >>> called("Ana Ruiz"), called("Lima"), called("Andean Reserve Bank"), called("Acme Bank")
    ('ruiz', 'Peru', 'arb', 'acme bank')
    """
    if party := party_key(name):
        return party
    words = name_key(name).split()
    if len(words) > 1 and words[-1] in body_words():
        return " ".join(words) if len(words) < _INITIALS else "".join(one[0] for one in words)
    return words[-1] if words else ""


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


def _terms(line: Analysed) -> frozenset[str]:
    """Return the terms of a line: stems, "=Peru", "#5.5" and "#%".

    Its days are left out, since they are compared as days.
    """
    actors = [(one.start, one.end) for one in line.actors]
    figures = [(one.start, one.end) for one in line.quantities]
    cut = sorted(actors + figures + [(one.start, one.end) for one in line.dates])
    plain, at = [], 0
    for start, end in cut:
        plain.append(line.text[at:start])
        at = max(at, end)
    rest = " ".join([*plain, line.text[at:]])
    stems = content_stems(_POSSESSIVE.sub(" ", rest))
    measured = {one.unit for one in line.quantities if is_unit(one.unit)}
    found = frozenset(stems).difference(*(stems_of_unit(unit) for unit in measured))
    counted = {f"#{one.value}" for one in line.quantities} | {f"#{unit}" for unit in measured}
    return found | counted | {f"={called(actor.text)}" for actor in line.actors}
