"""A name that stands in another sentence: whose it is, and which sentence gives it."""

from collections.abc import Iterable, Sequence

from briefer.language.antecedents import named_near, people_meant
from briefer.language.names import same_name
from briefer.language.study import Study
from briefer.language.words import fold, spelled
from briefer.steps.analysis import Analysed
from briefer.values.finding import Finding, KeyDevelopment, PartyPosition


def lent_names(
    finding: Finding, line: Analysed, evidence: Sequence[Analysed], read: Study
) -> tuple[str, ...]:
    """Return the people whom the line names, or gives as speaker, and its evidence does not."""
    told = [actor.text for actor in line.actors]
    if isinstance(finding, PartyPosition):
        told += [finding.party, finding.speaker or ""]
    if isinstance(finding, KeyDevelopment):
        told.append(finding.claimed_by or "")
    people = (read.page.cast.find(name) for name in told if name)
    names = dict.fromkeys(one.name for one in people if one is not None)
    if not names:
        return ()
    texts = [spelled(text.text) for text in evidence]
    lent = [name for name in names if not any(_last(name) in text for text in texts)]
    if not lent:
        return ()  # as most often: each surname stands there as it is printed
    held = frozenset(fold(word) for text in texts for word in text)
    return tuple(name for name in lent if fold(_last(name)) not in held)


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


def _last(name: str) -> str:
    return next(reversed(spelled(name)), "")
