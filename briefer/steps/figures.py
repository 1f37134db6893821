"""Numbers and dates of a line against those of its evidence."""

from collections.abc import Sequence

from briefer.language.dates import DateMention
from briefer.language.meanings import one_root, synonyms
from briefer.language.numbers import Quantity
from briefer.language.words import content_stems, fold, stem
from briefer.steps.analysis import Analysed

_ROUNDING = 0.05  # how far "about 1,500" and "nearly 900" may lie from the figure
_NEAR = 3  # words on each side that tell what a number counts
_POINTERS = frozenset({"this", "last", "next", "past", "coming", "previous", "following"})


def wrong_number(line: Analysed, evidence: Sequence[Analysed]) -> str | None:
    """Return the first number of the line that the evidence does not hold, as it is written.

    Numbers are compared as numbers. A unit stated on both sides must be the same kind of thing.
    A bound may be dropped, or told in other words, but not added or turned.
    """
    if not line.quantities:
        return None
    held = [(quantity, text) for text in evidence for quantity in text.quantities]
    for quantity in line.quantities:
        if quantity.value == 1 and _single(line, quantity, evidence):
            continue
        if not any(_holds_number(other, quantity) for other, _ in held):
            return line.text[quantity.start : quantity.end]
        if _counts_another(line, quantity, held):
            return line.text[quantity.start : quantity.end]
    return None


def wrong_date(line: Analysed, evidence: Sequence[Analysed]) -> str | None:
    """Return the first date of the line that the evidence does not hold, as it is written."""
    if not line.dates:
        return None
    held = [date for text in evidence for date in text.dates]
    for date in line.dates:
        if not any(_holds_date(other, date) for other in held):
            return date.text
    return None


def _single(line: Analysed, quantity: Quantity, evidence: Sequence[Analysed]) -> bool:
    """Return whether "one" stands for the "a" or "an" of the evidence."""
    spelled = line.text[quantity.start : quantity.end].isalpha()
    return spelled and not any(
        other.unit == quantity.unit and other.value != 1
        for text in evidence
        for other in text.quantities
        if quantity.unit
    )


def _holds_number(held: Quantity, told: Quantity) -> bool:
    if not _one_unit(held.unit, told.unit):
        return False
    if abs(held.value - told.value) <= 1e-6 * abs(told.value):
        return told.bound in {"exact", "about", held.bound}
    if held.bound != "exact" or told.bound == "exact":
        return False
    near = abs(held.value - told.value) <= _ROUNDING * abs(held.value)
    above, below = held.value >= told.value, held.value <= told.value
    return near and {"about": True, "over": above, "under": below}[told.bound]


def _one_unit(one: str, other: str) -> bool:
    if not one or not other or one == other:
        return True
    return other in synonyms(one) or one_root(one, other) or _both_people(one, other)


def _both_people(one: str, other: str) -> bool:
    """Return whether both units are people: "12 civilians" may be told as "12 people"."""
    general = {stem("people"), stem("person")}
    return (one in general and _names_people(other)) or (other in general and _names_people(one))


def _names_people(unit: str) -> bool:
    return stem("people") in synonyms(unit) or unit.endswith(("er", "or", "ist", "ian", "ee"))


def _counts_another(
    line: Analysed, quantity: Quantity, held: Sequence[tuple[Quantity, Analysed]]
) -> bool:
    """Return whether the words around a number stand around a different one in the evidence."""
    around = _around(line, quantity.start, quantity.end)
    right = [(other, text) for other, text in held if _holds_number(other, quantity)]
    if not around or _stand_around(around, right):
        return False  # as most often: the others are not looked at
    return _stand_around(around, held)


def _stand_around(words: frozenset[str], held: Sequence[tuple[Quantity, Analysed]]) -> bool:
    """Return whether one of the words stands around one of the numbers."""
    return any(not words.isdisjoint(_around(text, one.start, one.end)) for one, text in held)


def _around(text: Analysed, start: int, end: int) -> frozenset[str]:
    """Return the stems of the nearest content words in the clause of a span."""
    places = [n for n, token in enumerate(text.tokens) if token.start < end and token.end > start]
    if not places:
        return frozenset()
    clause = text.tokens[places[0]].clause
    near = text.tokens[max(0, places[0] - _NEAR) : places[-1] + 1 + _NEAR]
    return frozenset(
        token.stem
        for token in near
        if token.content and token.clause == clause and not token.folded[:1].isdecimal()
    )


def _holds_date(held: DateMention, told: DateMention) -> bool:
    if fold(held.text) == fold(told.text):
        return True
    if held.day and told.day and told.grain != "vague" and held.grain != "vague":
        grains = {held.grain, told.grain}
        if "year" in grains:
            return told.grain == "year" and held.day.year == told.day.year
        if "month" in grains:
            same = (held.day.year, held.day.month) == (told.day.year, told.day.month)
            return same and told.grain == "month"
        return held.day == told.day
    if told.grain == "vague" and held.grain == "vague":
        return set(content_stems(told.text)) == set(content_stems(held.text)) and (
            set(fold(told.text).split()) & _POINTERS == set(fold(held.text).split()) & _POINTERS
        )
    return False
