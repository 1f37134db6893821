"""Whether two findings say the same of the same."""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from briefer.language.names import name_key, names, party_key
from briefer.language.negation import negated
from briefer.language.numbers import quantities
from briefer.language.words import content_stems
from briefer.values.finding import PartyPosition, Stance, Supported, line_of

ALIKE = 0.5
"""The weighted share of common words (Dice) from which two lines say the same, unless vetoed."""
HELD = 0.8
"""The share of the shorter line's words that makes it a part of the longer one."""
HELD_STEMS = 4
"""A line of fewer content words is too short to be called a part of another."""

_AGAINST: frozenset[Stance] = frozenset({"rejects", "denies", "condemns", "doubts"})
_FOR: frozenset[Stance] = frozenset({"supports", "accepts", "offers"})


class Fact(NamedTuple):
    """A supported finding and what it is compared by.

    `numbers` are (value, unit) pairs; `actors` are the parties and people in order of mention.
    """

    supported: Supported
    stems: frozenset[str]
    numbers: frozenset[tuple[float, str]]
    actors: tuple[str, ...]
    negated: bool
    day: dt.date | None


def fact(supported: Supported, day: dt.date | None) -> Fact:
    """Return the finding with what it is compared by; `day` is when it happened, if known."""
    line = line_of(supported.finding)
    return Fact(
        supported=supported,
        stems=frozenset(content_stems(line)),
        numbers=frozenset((one.value, one.unit) for one in quantities(line)),
        actors=tuple(dict.fromkeys(_actor(name.text) for name in names(line))),
        negated=negated(line),
        day=day,
    )


def same(a: Fact, b: Fact, weights: Mapping[str, float]) -> bool:
    """Return whether the two facts are one.

    First the vetoes, which no likeness overrules: another kind, another party or an opposite
    stance, other numbers of the same thing, a negation on one side, the parties in other roles,
    another day. Then the common words, weighted by `weights`.
    """
    if any(veto(a, b) for veto in _VETOES):
        return False
    common = sum(weights[stem] for stem in sorted(a.stems & b.stems))
    weight_a = sum(weights[stem] for stem in sorted(a.stems))
    weight_b = sum(weights[stem] for stem in sorted(b.stems))
    if 2 * common >= ALIKE * (weight_a + weight_b) > 0:
        return True
    enough = min(len(a.stems), len(b.stems)) >= HELD_STEMS
    return enough and common >= HELD * min(weight_a, weight_b)


def _actor(name: str) -> str:
    return party_key(name) or name_key(name)


def _other_kind(a: Fact, b: Fact) -> bool:
    return a.supported.finding.kind != b.supported.finding.kind


def _other_party(a: Fact, b: Fact) -> bool:
    one, other = a.supported.finding, b.supported.finding
    if not (isinstance(one, PartyPosition) and isinstance(other, PartyPosition)):
        return False
    opposed = {one.stance, other.stance}
    return _actor(one.party) != _actor(other.party) or bool(opposed & _FOR and opposed & _AGAINST)


def _other_numbers(a: Fact, b: Fact) -> bool:
    units = {unit for _, unit in a.numbers} & {unit for _, unit in b.numbers}
    return any(
        {value for value, of in a.numbers if of == unit}.isdisjoint(
            value for value, of in b.numbers if of == unit
        )
        for unit in units
    )


def _other_sign(a: Fact, b: Fact) -> bool:
    return a.negated != b.negated


def _other_roles(a: Fact, b: Fact) -> bool:
    shared = set(a.actors) & set(b.actors)
    order_a = [actor for actor in a.actors if actor in shared]
    order_b = [actor for actor in b.actors if actor in shared]
    return len(shared) > 1 and order_a != order_b


def _other_day(a: Fact, b: Fact) -> bool:
    return a.day is not None and b.day is not None and a.day != b.day


_VETOES = (_other_kind, _other_party, _other_numbers, _other_sign, _other_roles, _other_day)
