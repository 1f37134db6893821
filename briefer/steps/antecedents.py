"""A name that stands in another sentence: whose it is, and which sentence gives it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from briefer.language.antecedents import named_near, people_meant
from briefer.language.cast import Cast
from briefer.language.names import PARTICLES
from briefer.language.parties import is_alias_key, key_words, same_name, surname
from briefer.language.study import Study
from briefer.language.words import spelled
from briefer.steps.analysis import Analysed
from briefer.values.finding import Finding, KeyDevelopment, PartyPosition

_IN_NAMES = PARTICLES | {"of", "for", "on", "the"}


@dataclass(frozen=True, eq=False)
class Called:
    """The people of an article by the words that may name them, as they are asked for."""

    cast: Cast

    @cached_property
    def surnames(self) -> Mapping[str, frozenset[str]]:
        """The surnames of the people whom a name may mean, by the last word of its key."""
        found: dict[str, set[str]] = {}
        for key, number in self.cast.known.items():
            last = _surname(self.cast.people[number].name)
            found.setdefault(key.rpartition(" ")[2], set()).add(last)
            if is_alias_key(key):  # whatever the words of the name are
                found.setdefault("", set()).add(last)
        return {last: frozenset(surnames) for last, surnames in found.items()}

    def names_other(self, text: str, held: frozenset[str]) -> bool:
        """Say whether a text may name somebody whose surname is none of these words."""
        parts = {"", *chain.from_iterable(map(_in_keys, spelled(text)))}
        return any(not self.surnames[one] <= held for one in parts & self.surnames.keys())


def lent_names(
    finding: Finding, line: Analysed, evidence: Sequence[Analysed], called: Called
) -> tuple[str, ...]:
    """Return the people whom the line names, or gives as speaker, and its evidence does not."""
    held = frozenset[str]().union(*[text.words for text in evidence])
    told: list[str | None] = []
    if called.names_other(line.text, held):  # which its words tell sooner than its names
        told += [actor.text for actor in line.actors]
    if isinstance(finding, PartyPosition):
        told += [finding.party, finding.speaker]
    if isinstance(finding, KeyDevelopment):
        told.append(finding.claimed_by)
    people = (called.cast.find(name) for name in told if name)
    names = dict.fromkeys(one.name for one in people if one is not None)
    return tuple(name for name in names if _surname(name) not in held)


def doubtful_name(names: Sequence[str], numbers: Sequence[int], read: Study) -> str | None:
    """Return the first name that a pronoun or title of the evidence cannot be sure to mean.

    Evidence without such a word is not looked at.
    """
    if not names:
        return None
    told = [people for one in numbers if (people := people_meant(read, one)) is not None]
    meant = [one.name for people in told for one in people]
    doubtful = (name for name in names if not any(same_name(name, one) for one in meant))
    return next(doubtful, None) if told else None


def giving(names: Iterable[str], numbers: Sequence[int], read: Study) -> frozenset[int]:
    """Return the sentences near the evidence that give the names."""
    first = min(numbers)
    found = (named_near(read, name, first) for name in names)
    return frozenset(one for one in found if one is not None)


@lru_cache(maxsize=16384)
def _in_keys(word: str) -> tuple[str, ...]:
    """Return what a word adds to the key of a name, nothing where it can stand in none."""
    return () if word.islower() and word not in _IN_NAMES else key_words(word)


@lru_cache(maxsize=1024)
def _surname(name: str) -> str:
    return surname(name)
