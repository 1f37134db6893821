"""What a finding is compared by: its line, worked out no further than it is asked for."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, cached_property, lru_cache
from typing import Final, NamedTuple

from briefer.language.kinds import body_words
from briefer.language.names import name_key, party_key
from briefer.language.negation import kinds_of_negation
from briefer.language.numbers import quantities
from briefer.language.persons import persons
from briefer.language.units import is_unit, stems_of_unit
from briefer.language.words import content_stems, spelled, stem
from briefer.steps.analysis import Analysed, analyse
from briefer.steps.deeds import Deed, deeds
from briefer.steps.roles import Roles, roles
from briefer.steps.uncounted import is_clock
from briefer.values.briefing import Entry
from briefer.values.finding import Supported, line_of

_INITIALS: Final = 3  # words of a name by whose initials it goes
TELLING_NUMBER = 20
"""The least number that two lines hardly share by chance; one with a fraction is as telling."""
TELLING_COUNT = 10
"""The same for a number of people: the dead of a story are counted by many."""
_PERSON: Final = "person"  # the unit of "180 people"
_TIMES: Final = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})
REMEMBERED_LINES = 1024


_POSSESSIVE = re.compile(r"\s[’']s\b")


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
        found = (
            (one.value, _PERSON if one.unit in _people() else one.unit)
            for one in self._analysed.quantities
            if not is_clock(self._text, one)
        )
        return frozenset(
            (value, unit)
            for value, unit in found
            if value % 1 or value >= (TELLING_COUNT if unit == _PERSON else TELLING_NUMBER)
        )

    @cached_property
    def measured(self) -> frozenset[tuple[float, str]]:
        """The sums and shares, and other measures but times: "4%", "$30"."""
        return frozenset(
            (value, unit) for value, unit in self.numbers if is_unit(unit) and unit not in _TIMES
        )

    @cached_property
    def telling_values(self) -> frozenset[float]:
        """The telling numbers, without what they count."""
        return frozenset(value for value, _ in self.telling)

    @cached_property
    def roles(self) -> tuple[Roles, ...]:
        """Who acts on whom, in order."""
        return roles(self._analysed)

    @cached_property
    def deeds(self) -> tuple[Deed, ...]:
        """What its main clauses tell, in order."""
        return deeds(self._analysed)

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


@lru_cache(maxsize=4 * REMEMBERED_LINES)
def _values(text: str) -> frozenset[float]:
    """Return the numbers of a text, without what they count."""
    return frozenset(one.value for one in quantities(text))


def has_figures(figures: frozenset[float], texts: Iterable[str]) -> bool:
    """Return whether the texts have all the figures.

    >>> has_figures(frozenset({26_000_000.0}), ["It cost £26m."]), has_figures(frozenset(), [])
    (True, True)
    """
    return not figures or figures <= frozenset().union(*map(_values, texts))


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
