"""A text as the checks of `verify` look at it: tokens in clauses, names, numbers, dates."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from briefer.language.acting import stands_for
from briefer.language.dates import DateMention, dates
from briefer.language.names import Name, name_key, names, party_key, same_name
from briefer.language.negation import kinds_of_negation
from briefer.language.numbers import Quantity, quantities
from briefer.language.words import REMEMBERED_TEXTS, content_stems, fold, spelled
from briefer.steps.polarity import Polarity, polarity
from briefer.steps.tokens import Token, tokenise

# Characters of a text that are looked at: no sentence is longer, and what is costs no time.
LONGEST_TEXT = 3000


class Actor(NamedTuple):
    """A name with its keys; `party` is what it stands for, `person` says it names a person."""

    text: str
    start: int
    end: int
    key: str
    party: str | None
    own_party: bool
    person: bool


@dataclass(frozen=True, eq=False)
class Named:
    """The words and names of a text that only stands around the evidence, as they are asked for.

    `parties` gives the party of people by the key of their name.
    """

    text: str
    parties: Mapping[str, str]

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words that carry content."""
        return frozenset(content_stems(self.text))

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """The names, in order."""
        return actors_in(self.text, self.parties)


@dataclass(frozen=True, eq=False)
class Analysed:
    """A line or sentence, analysed once, and no further than it is asked for.

    `reference` is the day that its weekdays count from; `parties` gives the party of people by
    the key of their name; `left` are the tokens that count, where not all of the text's do.
    """

    text: str
    reference: dt.date | None
    parties: Mapping[str, str]
    left: tuple[Token, ...] | None = None

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """The names, in order."""
        return actors_in(self.text, self.parties)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens, in order."""
        return _tokens(self.text) if self.left is None else self.left

    @cached_property
    def content(self) -> tuple[str, ...]:
        """The stems of the words that carry content, in order."""
        if self.left is None:
            return content_stems(self.text)  # told sooner than the tokens
        return tuple([token.stem for token in self.left if token.content])

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words that carry content."""
        return frozenset(self.content)

    @cached_property
    def words(self) -> frozenset[str]:
        """The folded words."""
        return frozenset(map(fold, spelled(self.text)))

    @cached_property
    def folded(self) -> str:
        """The folded text."""
        return fold(self.text)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities, in order."""
        return quantities(self.text)

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates, in order."""
        return dates(self.text, self.reference)

    @cached_property
    def polarity(self) -> Polarity:
        """What is negated."""
        return polarity(self.tokens, kinds_of_negation(self.text))


def analyse(
    text: str, reference: dt.date | None, parties: Mapping[str, str] | None = None
) -> Analysed:
    """Return the analysis of a text.

    `reference` is the day that weekdays count from; `parties` gives the party of people by the
    key of their name.

    >>> analysed = analyse("Ghana did not join in 2022, he said.", None)
    >>> [actor.text for actor in analysed.actors], [token.clause for token in analysed.tokens]
    (['Ghana'], [0, 0, 0, 0, 0, 0, 1, 1])
    """
    text = text[:LONGEST_TEXT]
    return Analysed(text, reference, parties or {})


# A line is most often a sentence of its article, which has been analysed already.
@lru_cache(maxsize=REMEMBERED_TEXTS)
def _tokens(text: str) -> tuple[Token, ...]:
    return tokenise(text)


def named(text: str, parties: Mapping[str, str]) -> Named:
    """Return the words and names of a text, without the rest of its analysis.

    >>> [actor.party for actor in named("Talks in Ghana", {}).actors]
    ['Ghana']
    """
    return Named(text[:LONGEST_TEXT], parties)


def actors_in(text: str, parties: Mapping[str, str]) -> tuple[Actor, ...]:
    """Return the names of a text, in order, as the actors that they stand for.

    >>> [actor.party for actor in actors_in("Talks in Ghana", {})]
    ['Ghana']
    """
    text = text[:LONGEST_TEXT]
    return tuple([_with_party(actor, parties) for actor in _actors_alone(text)])


def same_actor(one: Actor, other: Actor) -> bool:
    """Return whether two actors can be one: by name, or as the party that either acts for."""
    if one.key == other.key or same_name(one.text, other.text):
        return True
    shared = one.party is not None and one.party == other.party
    return shared and (one.own_party or other.own_party)


# The sentences around the evidence are asked for their actors with every line.
@lru_cache(maxsize=REMEMBERED_TEXTS)
def _actors_alone(text: str) -> tuple[Actor, ...]:
    """Return the actors of a text, a person's party left open."""
    return tuple([_actor(text, name) for name in names(text)])


def _actor(text: str, name: Name) -> Actor:
    key = name_key(name.text)
    own = stands_for(text, name.start, name.end)
    if own is None and name.kind == "body":
        own = key
    return Actor(name.text, name.start, name.end, key, own, own is not None, _is_person(name))


def _with_party(actor: Actor, parties: Mapping[str, str]) -> Actor:
    key = actor.key
    party = actor.party or parties.get(key) or parties.get(key.split()[-1] if key else "")
    return actor if party == actor.party else actor._replace(party=party)


def _is_person(name: Name) -> bool:
    return name.kind == "person" or (name.kind == "other" and party_key(name.text) is None)
