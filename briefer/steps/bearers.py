"""Two people of one surname."""

from functools import lru_cache

from briefer.language.names import name_key, names, same_name
from briefer.steps.facts import REMEMBERED_LINES, Fact
from briefer.values.finding import line_of


def other_bearers(a: Fact, b: Fact) -> bool:
    """Return whether the lines name two people of one surname: "John Lee", "Ana Lee".

    Where each is named in full, and neither name is the other shortened.
    """
    one, other = (_people(line_of(fact.supported.finding)) for fact in (a, b))
    return any(
        not any(_one_person(first, second) for first in one[surname] for second in other[surname])
        for surname in one.keys() & other.keys()
    )


def _one_person(first: str, second: str) -> bool:
    """Return whether a word of one first name is, or begins, one of the other: "J.", "John"."""
    return any(
        one.startswith(other) or other.startswith(one) or same_name(one, other)
        for one in first.split()
        for other in second.split()
    )


@lru_cache(maxsize=REMEMBERED_LINES)
def _people(text: str) -> dict[str, frozenset[str]]:
    """Return the first names of the people named in full, by their surnames."""
    found: dict[str, set[str]] = {}
    for name in names(text):
        first, _, surname = name_key(name.text).rpartition(" ")
        if name.kind == "person" and first:
            found.setdefault(surname, set()).add(first)
    return {surname: frozenset(first) for surname, first in found.items()}
