"""A name that stands in another sentence: whose it is, and which sentence gives it."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from briefer.language.antecedents import named_near, people_meant
from briefer.language.cast import Cast
from briefer.language.names import PARTICLES
from briefer.language.parties import is_alias_key, key_words, same_name
from briefer.language.study import Study
from briefer.language.words import fold, spelled
from briefer.steps.analysis import Analysed
from briefer.values.finding import Finding, KeyDevelopment, PartyPosition

_IN_NAMES = PARTICLES | {"of", "for", "on", "the"}


def lent_names(
    finding: Finding, line: Analysed, evidence: Sequence[Analysed], read: Study
) -> tuple[str, ...]:
    """Return the people whom the line names, or gives as speaker, and its evidence does not."""
    held = frozenset[str]().union(*[text.words for text in evidence])
    told = _names(line, held, read.page.cast)
    if isinstance(finding, PartyPosition):
        told += [finding.party, finding.speaker or ""]
    if isinstance(finding, KeyDevelopment):
        told.append(finding.claimed_by or "")
    people = (read.page.cast.find(name) for name in told if name)
    names = dict.fromkeys(one.name for one in people if one is not None)
    return tuple(name for name in names if _surname(name) not in held)


def _names(line: Analysed, held: frozenset[str], cast: Cast) -> list[str]:
    """Return the names of the line, none where they can only be of people whom `held` names.

    Most lines speak of nobody else, which their words tell sooner than their names.
    """
    lent = [key for key, one in cast.known.items() if _surname(cast.people[one].name) not in held]
    if not lent:
        return []
    begun = [word for word in spelled(line.text) if not word.islower() or word in _IN_NAMES]
    last = {part for word in begun for part in key_words(word)}
    may_be = any(key.rpartition(" ")[2] in last or is_alias_key(key) for key in lent)
    return [actor.text for actor in line.actors] if may_be else []


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


@lru_cache(maxsize=1024)
def _surname(name: str) -> str:
    parts = spelled(name)
    return fold(parts[-1]) if parts else ""
