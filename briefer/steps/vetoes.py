"""What keeps two findings apart, however alike their lines are."""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from typing import Final, Literal

from briefer.language.meanings import antonyms, synonyms
from briefer.language.numbers import quantities
from briefer.language.persons import persons
from briefer.language.units import is_unit
from briefer.language.words import fold, stem
from briefer.steps.bearers import other_bearers
from briefer.steps.claimants import MANY, is_onlooker, other_claimants
from briefer.steps.deeds import other_stage
from briefer.steps.facts import REMEMBERED_LINES, Fact, called
from briefer.steps.gainsaid import gainsaid
from briefer.steps.othertimes import other_date, other_day, other_span
from briefer.steps.roles import swapped
from briefer.steps.same import one_event, unmet
from briefer.values.finding import KeyDevelopment, PartyPosition, Stance, line_of

Veto = Literal[
    "kind", "party", "stance", "numbers", "sign", "roles", "day", "names", "word", "claimant"
]

Numbers = frozenset[tuple[float, str]]

# "A third person died": who is counted off.
_ORDER: Final = re.compile(
    r"\b(?:an?|the|another)\s+(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+(\w+)",
    re.IGNORECASE,
)
_COUNTED_OFF: Final = frozenset({"body", "man", "woman", "boy", "girl", "recorder", "hostage"})

_WISHES: Final = frozenset(
    map(stem, ("ask", "seek", "demand", "request", "urge", "propose", "recommend", "want"))
)
_GRANTS: Final = frozenset(
    map(stem, ("give", "grant", "impose", "sentence", "approve", "award", "order", "adopt", "get"))
)

# "By 1.5 percent" is said of points too.
_SHARES: Final = {"%", "pp"}
FEW_TERMS = 2
MANY_TERMS = 6
"""In a line of so many terms, all but one the same, the one that differs is what it is about:
"lift all oil sanctions", "lift all banking sanctions". In a longer one it is another wording."""

AGAINST: frozenset[Stance] = frozenset({"rejects", "denies", "condemns", "doubts"})
FOR: frozenset[Stance] = frozenset({"supports", "accepts", "offers"})


def veto(a: Fact, b: Fact, *, but: Veto | None = None) -> Veto | None:
    """Return what speaks against the two being one fact, None where nothing but `but` does.

    Another kind of finding, another party, an opposite stance, other numbers of the same thing, a
    negation on one side, the actors in exchanged roles, another day or year, other states or bodies
    named, another claimant, a word that excludes the other, another stage of one matter. No
    likeness overrules one of these.
    """
    return next((name for name, speaks in _VETOES if name != but and speaks(a, b)), None)


def _other_kind(a: Fact, b: Fact) -> bool:
    return a.supported.finding.kind != b.supported.finding.kind


def _other_party(a: Fact, b: Fact) -> bool:
    one, other = a.supported.finding, b.supported.finding
    if not (isinstance(one, PartyPosition) and isinstance(other, PartyPosition)):
        return False
    return called(one.party) != called(other.party)


def opposite_stance(a: Fact, b: Fact) -> bool:
    """Return whether one position is for what the other is against."""
    one, other = a.supported.finding, b.supported.finding
    if not (isinstance(one, PartyPosition) and isinstance(other, PartyPosition)):
        return False
    both = {one.stance, other.stance}
    return bool(both & FOR and both & AGAINST)


def _other_claimant(a: Fact, b: Fact) -> bool:
    """Return whether two claims are made by two: each is its own fact, with its own source.

    So is what a party says of itself, and what another says that it wants. Not where both are only
    onlookers, the one article has it from the police, the other from officials, nor where both give
    one number.
    """
    one, other = a.supported.finding, b.supported.finding
    if isinstance(one, PartyPosition) and isinstance(other, PartyPosition):
        return called(one.told_by or "") != called(other.told_by or "")
    if not (isinstance(one, KeyDevelopment) and isinstance(other, KeyDevelopment)):
        return False
    if not (one.claimed_by and other.claimed_by):
        return False
    if is_onlooker(one.claimed_by) and is_onlooker(other.claimed_by):
        return False
    if any(value >= MANY for value, _ in a.line.numbers & b.line.numbers):
        return False
    return other_claimants(one.claimed_by, other.claimed_by)


def other_numbers(a: Fact, b: Fact) -> bool:
    """Return whether the two count the same kind of thing and come to nothing in common.

    A bare number may count anything, where there is no other: "the toll is 17", "12 people died".
    """
    units = {unit for _, unit in a.line.numbers} & {unit for _, unit in b.line.numbers}
    if any(_apart(a.line.numbers, b.line.numbers, unit) for unit in units):
        return True
    if _measured_otherwise(a.line.numbers, b.line.numbers):
        return True
    if len(a.line.numbers) != 1 or len(b.line.numbers) != 1:
        return False
    (one, of), (other, by) = *a.line.numbers, *b.line.numbers
    return one != other and (of == "") != (by == "")


def _measured_otherwise(a: Numbers, b: Numbers) -> bool:
    """Return whether one figure has two units: 200 metres in one line, 200 feet in the other."""
    return any(
        value == other and {unit, of} != _SHARES and unit != of and is_unit(unit) and is_unit(of)
        for value, unit in a - b
        for other, of in b - a
    )


def _apart(a: Numbers, b: Numbers, unit: str) -> bool:
    return {value for value, of in a if of == unit}.isdisjoint(
        value for value, of in b if of == unit
    )


def _before_a_change(a: Fact, b: Fact) -> bool:
    """Return whether one line tells the figure from which the other tells a change.

    "Declared three days of mourning", "extended the mourning from three days to seven".
    """
    return _holds_the_old(a, b) or _holds_the_old(b, a)


def _holds_the_old(changed: Fact, other: Fact) -> bool:
    values = {value for value, _ in other.line.numbers}
    changes = _changes(line_of(changed.supported.finding))
    return any(old in values and new not in values for old, new in changes)


@lru_cache(maxsize=REMEMBERED_LINES)
def _changes(text: str) -> tuple[tuple[float, float], ...]:
    """Return the figures of "from three to seven", each with what it became."""
    if " from " not in text:
        return ()
    return tuple(
        (old.value, new.value)
        for old, new in pairwise(quantities(text))
        if text[: old.start].endswith("from ") and text[old.end : new.start].endswith(" to ")
    )


def _other_sign(a: Fact, b: Fact) -> bool:
    one, other = a.supported.finding, b.supported.finding
    if isinstance(one, PartyPosition) and isinstance(other, PartyPosition):
        return one.stance != other.stance and a.line.negated != b.line.negated
    return a.line.negated != b.line.negated


def _other_roles(a: Fact, b: Fact) -> bool:
    """Return whether one actor does in `a` what another does in `b`, both being in both."""
    one, other = swapped(a.line.roles, b.line.roles), swapped(b.line.roles, a.line.roles)
    if one is None or other is None:
        return False
    shared = a.terms & b.terms
    return f"={called(one)}" in shared and f"={called(other)}" in shared


def _other_names(a: Fact, b: Fact) -> bool:
    """Return whether each names a state or body that the other does not: they tell of others.

    So do two short lines without a name in common, and those of two people of one surname.
    """
    only_a, only_b = _parties(a.terms - b.terms), _parties(b.terms - a.terms)
    if only_a and only_b:
        return True
    named_a, named_b = (frozenset(t for t in one.terms if t.startswith("=")) for one in (a, b))
    short = min(len(a.terms), len(b.terms)) <= MANY_TERMS
    if short and named_a and named_b and named_a.isdisjoint(named_b):
        # The bank that cut its rate to 4 percent, and the rate that was cut to 4 percent in Peru.
        return a.line.measured.isdisjoint(b.line.measured) or not one_event(a, b)
    return other_bearers(a, b)


def _parties(terms: frozenset[str]) -> frozenset[str]:
    """Return the terms that are parties: those of other names are spelled small."""
    return frozenset(one for one in terms if one.startswith("=") and one[1:2].isupper())


def _other_order(a: Fact, b: Fact) -> bool:
    """Return whether one line tells of a third person, and the other does not."""
    return _order(line_of(a.supported.finding)) != _order(line_of(b.supported.finding))


@lru_cache(maxsize=REMEMBERED_LINES)
def _order(text: str) -> frozenset[str]:
    """Return the numbers of the people who are counted off: "a third body" tells "third"."""
    return frozenset(
        fold(order)
        for order, noun in _ORDER.findall(text)
        if fold(noun) in persons() or fold(noun) in _COUNTED_OFF
    )


def _only_wished(a: Fact, b: Fact) -> bool:
    """Return whether one line tells what is asked for, and the other that it has come about.

    "The prosecutor asked for ten years", "the court gave him ten years".
    """
    if not all(isinstance(one.supported.finding, KeyDevelopment) for one in (a, b)):
        return False
    return (_does(a, _WISHES) and _does(b, _GRANTS)) or (_does(b, _WISHES) and _does(a, _GRANTS))


def _other_stage(a: Fact, b: Fact) -> bool:
    return other_stage(a.line.deeds, b.line.deeds)


def _does(one: Fact, verbs: frozenset[str]) -> bool:
    return any(role.stem in verbs for role in one.line.roles[:1])


def _other_denial(a: Fact, b: Fact) -> bool:
    """Return whether both lines deny, and nothing in common."""
    one, other = gainsaid(a), gainsaid(b)
    if one is None or other is None or not (one.outright and other.outright):
        return False
    denied, too = (_unnamed(said.terms) for said in (one, other))
    met = {same for term in denied for same in synonyms(term)}
    return bool(denied and too) and met.isdisjoint(too)


def _unnamed(terms: frozenset[str]) -> frozenset[str]:
    return frozenset(one for one in terms if not one.startswith("="))


def _other_word(a: Fact, b: Fact) -> bool:
    """Return whether one word stands for another in one frame, or excludes a word of the other.

    "The parliament passed it by 245 votes", "the house …": a telling number of both speaks for one
    fact, unless what is exchanged is a name.
    """
    only_a, only_b = unmet(a, b), unmet(b, a)
    if any(other in only_b for one in only_a for other in antonyms(one)):
        return True
    exchanged = len(only_a) == len(only_b) == 1
    if a.line.telling & b.line.telling and not any(one[:1] == "=" for one in (*only_a, *only_b)):
        return False
    return exchanged and FEW_TERMS < min(len(a.terms), len(b.terms)) <= MANY_TERMS


_VETOES: Final[tuple[tuple[Veto, Callable[[Fact, Fact], bool]], ...]] = (
    ("kind", _other_kind),
    ("party", _other_party),
    ("stance", opposite_stance),
    ("numbers", other_numbers),
    ("numbers", _before_a_change),
    ("numbers", _other_order),
    ("sign", _other_sign),
    ("roles", _other_roles),
    ("day", other_day),
    ("day", other_date),
    ("day", other_span),
    ("names", _other_names),
    ("claimant", _other_claimant),
    ("word", _other_word),
    ("word", _only_wished),
    ("word", _other_stage),
    ("word", _other_denial),
)
