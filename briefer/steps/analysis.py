"""A text as the checks of `verify` look at it: tokens in clauses, names, numbers, dates."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from briefer.language.dates import DateMention, dates
from briefer.language.names import Name, name_key, names, party_key, same_name
from briefer.language.negation import kinds_of_negation
from briefer.language.numbers import Quantity, quantities
from briefer.language.titles import is_private, title_heads, titles
from briefer.language.words import REMEMBERED_TEXTS, content_stems, fold, spelled
from briefer.steps.polarity import Polarity, polarity
from briefer.steps.tokens import Token, tokenise

# Characters of a text that are looked at: no sentence is longer, and what is costs no time.
LONGEST_TEXT = 3000
_TITLED_GAP = re.compile(r"[\s,]*(?:[^\W\d_]+[\s,]+){0,4}\Z")


class Actor(NamedTuple):
    """A name with its keys; `party` is what it stands for, `person` says it names a person."""

    text: str
    start: int
    end: int
    key: str
    party: str | None
    own_party: bool
    person: bool


class Named(NamedTuple):
    """The words and names of a text that only stands around the evidence."""

    stems: frozenset[str]
    actors: tuple[Actor, ...]


class Analysed(NamedTuple):
    """A line or sentence, analysed once."""

    text: str
    folded: str
    tokens: tuple[Token, ...]
    stems: frozenset[str]
    actors: tuple[Actor, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]
    polarity: Polarity


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
    return _without_actors(text, reference)._replace(actors=_actors(text, parties or {}))


# A line is most often a sentence of its article, which has been analysed already.
@lru_cache(maxsize=REMEMBERED_TEXTS)
def _without_actors(text: str, reference: dt.date | None) -> Analysed:
    tokens = tokenise(text)
    return Analysed(
        text=text,
        folded=fold(text),
        tokens=tokens,
        stems=frozenset(token.stem for token in tokens if token.content),
        actors=(),
        quantities=quantities(text),
        dates=dates(text, reference),
        polarity=polarity(tokens, kinds_of_negation(text)),
    )


def named(text: str, parties: Mapping[str, str]) -> Named:
    """Return the words and names of a text, without the rest of its analysis.

    >>> [actor.party for actor in named("Talks in Ghana", {}).actors]
    ['Ghana']
    """
    text = text[:LONGEST_TEXT]
    return Named(frozenset(content_stems(text)), _actors(text, parties))


def parties_of_people(texts: Iterable[str]) -> dict[str, str]:
    """Return the party of each person whom the texts name beside a state: "German ... Merz".

    Whoever is named there by a trade alone, an expert or an author, speaks for no state.

    >>> parties_of_people(["The German chancellor, Ida Roth, spoke."])
    {'ida roth': 'Germany', 'roth': 'Germany'}
    """
    found: dict[str, str] = {}
    for text in texts:
        if title_heads().isdisjoint(map(fold, spelled(text))):
            continue  # no title can stand between a state and a person
        named = names(text)
        for before, person in pairwise(named):
            party = party_key(before.text) if before.kind in {"demonym", "place"} else None
            gap = text[before.end : person.start]
            if party and _is_person(person) and _TITLED_GAP.match(gap) and _is_office(gap):
                found.setdefault(name_key(person.text), party)
                found.setdefault(name_key(person.text.split()[-1]), party)
    return found


def same_actor(one: Actor, other: Actor) -> bool:
    """Return whether two actors can be one: by name, or as the party that either acts for."""
    if one.key == other.key or same_name(one.text, other.text):
        return True
    shared = one.party is not None and one.party == other.party
    return shared and (one.own_party or other.own_party)


def _actors(text: str, parties: Mapping[str, str]) -> tuple[Actor, ...]:
    return tuple([_with_party(actor, parties) for actor in _actors_alone(text)])


# The sentences around the evidence are asked for their actors with every line.
@lru_cache(maxsize=REMEMBERED_TEXTS)
def _actors_alone(text: str) -> tuple[Actor, ...]:
    """Return the actors of a text, a person's party left open."""
    return tuple(_actor(name) for name in names(text))


def _actor(name: Name) -> Actor:
    key = name_key(name.text)
    own = party_key(name.text)
    if own is None and name.kind == "body":
        own = key
    return Actor(name.text, name.start, name.end, key, own, own is not None, _is_person(name))


def _with_party(actor: Actor, parties: Mapping[str, str]) -> Actor:
    key = actor.key
    party = actor.party or parties.get(key) or parties.get(key.split()[-1] if key else "")
    return actor if party == actor.party else actor._replace(party=party)


def _is_person(name: Name) -> bool:
    return name.kind == "person" or (name.kind == "other" and party_key(name.text) is None)


def _is_office(gap: str) -> bool:
    """Say whether the words between a state and a name are a title of more than a trade."""
    bare = fold(gap).replace(",", " ").split()
    held = [one for one in (" ".join(bare), *bare) if one in titles()]
    return bool(held) and not is_private(held)
