"""Whether two findings say the same of the same."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import NamedTuple

from briefer.language.meanings import antonyms, synonyms
from briefer.language.names import name_key, party_key
from briefer.language.words import content_stems
from briefer.steps.analysis import Analysed, analyse
from briefer.steps.roles import Roles, roles, swapped
from briefer.values.finding import PartyPosition, Stance, Supported, line_of

ALIKE = 0.5
"""The weighted share of common words (Dice) from which two lines say the same, unless vetoed."""
HELD = 0.8
"""The share of the shorter line's words that makes it a part of the longer one."""
HELD_TERMS = 4
"""A line of fewer content words is too short to be called a part of another."""
ALIKE_HELPED = 0.35
"""The same for lines that share a telling number, or one stance of one party."""
TELLING_NUMBER = 20
FEW_TERMS = 2
"""In a line of more terms that is the same else, the one that differs is what it is about."""

_POSSESSIVE = re.compile(r"\s[’']s\b")

_AGAINST: frozenset[Stance] = frozenset({"rejects", "denies", "condemns", "doubts"})
_FOR: frozenset[Stance] = frozenset({"supports", "accepts", "offers"})


class Fact(NamedTuple):
    """A supported finding and what it is compared by.

    `terms` are the stems of its content words, and its names each under one spelling.
    `numbers` are (value, unit) pairs; `roles` say who acts on whom.
    """

    supported: Supported
    terms: frozenset[str]
    numbers: frozenset[tuple[float, str]]
    roles: tuple[Roles, ...]
    negated: bool
    day: dt.date | None


def fact(supported: Supported, day: dt.date | None) -> Fact:
    """Return the finding with what it is compared by; `day` is when it happened, if known."""
    line = analyse(line_of(supported.finding), None)
    return Fact(
        supported=supported,
        terms=_terms(line),
        numbers=frozenset((one.value, one.unit) for one in line.quantities),
        roles=roles(line),
        negated=line.polarity.negative,
        day=day,
    )


def terms(text: str) -> frozenset[str]:
    """Return the stems of the content words of a text, and its names each under one spelling.

    >>> sorted(terms("Kiev denies the reports"))
    ['=Ukraine', 'deni', 'report']
    """
    return _terms(analyse(text, None))


def same(a: Fact, b: Fact, weights: Mapping[str, float]) -> bool:
    """Return whether the two facts are one.

    First the vetoes, which no likeness overrules: another kind, another party or an opposite
    stance, other numbers of the same thing, a negation on one side, the parties in other roles,
    another day. Then the common words, each weighted by `weights`, a synonym counting as the
    word itself. Lines that share a telling number need fewer words in common.
    """
    if any(veto(a, b) for veto in _VETOES):
        return False
    weight_a, common_a = _common(a, b, weights)
    weight_b, common_b = _common(b, a, weights)
    if common_a + common_b >= _enough(a, b) * (weight_a + weight_b) > 0:
        return True
    shorter, held = min((weight_a, common_a), (weight_b, common_b))
    return min(len(a.terms), len(b.terms)) >= HELD_TERMS and held >= HELD * shorter


def _enough(a: Fact, b: Fact) -> float:
    """Return the share of common words from which the two, not being vetoed, say the same."""
    if _telling(a) & _telling(b):
        return ALIKE_HELPED
    match a.supported.finding, b.supported.finding:
        case PartyPosition() as one, PartyPosition() as other:
            return ALIKE_HELPED if one.stance == other.stance != "claims" else ALIKE
        case _:
            return ALIKE


def _unmet(a: Fact, b: Fact) -> list[str]:
    """Return the terms of `a` that `b` has in no form."""
    return [term for term in sorted(a.terms) if synonyms(term).isdisjoint(b.terms)]


def _common(a: Fact, b: Fact, weights: Mapping[str, float]) -> tuple[float, float]:
    """Return the weight of the terms of `a`, and of those among them that `b` has too."""
    whole = sum(weights[one] for one in sorted(a.terms))
    return whole, whole - sum(weights[one] for one in _unmet(a, b))


def _telling(one: Fact) -> set[tuple[float, str]]:
    """Return the numbers that are hardly shared by chance."""
    return {(value, unit) for value, unit in one.numbers if value >= TELLING_NUMBER}


def _terms(line: Analysed) -> frozenset[str]:
    """Return the terms of a line; its days are left out, since they are compared as days."""
    actors = [(one.start, one.end) for one in line.actors]
    cut = sorted(actors + [(one.start, one.end) for one in line.dates])
    plain, at = [], 0
    for start, end in cut:
        plain.append(line.text[at:start])
        at = max(at, end)
    rest = " ".join([*plain, line.text[at:]])
    stems = content_stems(_POSSESSIVE.sub(" ", rest))
    return frozenset(stems) | {f"={called(actor.text)}" for actor in line.actors}


def called(name: str) -> str:
    """Return the one spelling of a name; a person's is the surname.

    >>> called("Ana Ruiz"), called("Lima")
    ('ruiz', 'Peru')
    """
    return party_key(name) or name_key(name).rpartition(" ")[2]


def _other_kind(a: Fact, b: Fact) -> bool:
    return a.supported.finding.kind != b.supported.finding.kind


def _other_party(a: Fact, b: Fact) -> bool:
    one, other = a.supported.finding, b.supported.finding
    if not (isinstance(one, PartyPosition) and isinstance(other, PartyPosition)):
        return False
    opposed = {one.stance, other.stance}
    return called(one.party) != called(other.party) or bool(opposed & _FOR and opposed & _AGAINST)


def _other_numbers(a: Fact, b: Fact) -> bool:
    units = {unit for _, unit in a.numbers} & {unit for _, unit in b.numbers}
    return any(
        {value for value, of in a.numbers if of == unit}.isdisjoint(
            value for value, of in b.numbers if of == unit
        )
        for unit in units
    )


def _other_sign(a: Fact, b: Fact) -> bool:
    one, other = a.supported.finding, b.supported.finding
    if isinstance(one, PartyPosition) and isinstance(other, PartyPosition):
        return one.stance != other.stance and a.negated != b.negated
    return a.negated != b.negated


def _other_roles(a: Fact, b: Fact) -> bool:
    """Return whether one actor does in `a` what another does in `b`, both being in both."""
    one, other = swapped(a.roles, b.roles), swapped(b.roles, a.roles)
    if one is None or other is None:
        return False
    shared = a.terms & b.terms
    return f"={called(one)}" in shared and f"={called(other)}" in shared


def _other_day(a: Fact, b: Fact) -> bool:
    return a.day is not None and b.day is not None and a.day != b.day


def _other_word(a: Fact, b: Fact) -> bool:
    """Return whether one word stands for another in one frame ("lift all oil sanctions")."""
    only_a, only_b = _unmet(a, b), _unmet(b, a)
    if any(other in only_b for one in only_a for other in antonyms(one)):
        return True
    exchanged = len(only_a) == len(only_b) == 1
    return exchanged and min(len(a.terms), len(b.terms)) > FEW_TERMS


_VETOES = (
    _other_kind,
    _other_party,
    _other_numbers,
    _other_sign,
    _other_roles,
    _other_day,
    _other_word,
)
