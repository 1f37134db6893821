"""Who speaks, and what earlier sentences give a later word to stand for."""

from typing import NamedTuple

from briefer.language.cast import Person
from briefer.language.givennames import Gender
from briefer.language.parties import LOCAL, is_capital


class Speaker(NamedTuple):
    """Who says something.

    `name` is the fullest form that the article prints; `party` the state or body spoken for,
    None if unknown; `anonymous` says that no one is named ("officials", "a source"). Where not
    `certain`, the name is the best guess among several and must not be printed.
    """

    name: str
    party: str | None
    anonymous: bool
    certain: bool = True


class Stranger(NamedTuple):
    """One person whom the text does not name: "another woman", "a ranger", "his brother".

    `head` is the folded noun; `definite` says that the phrase points to somebody known.
    """

    start: int
    end: int
    head: str
    gender: Gender
    definite: bool


class Referents(NamedTuple):
    """What earlier sentences give a pronoun or an unnamed source to stand for.

    `last` spoke last, in the sentence before if `fresh`; `subject` is the person that the
    sentence before is about; `unnamed` are sources without a name, the latest first.
    `strangers` are the unnamed persons of the whole page in order; `taken` are the pronouns
    that people of unknown gender went by before.
    """

    last: Speaker | None
    unnamed: tuple[Speaker, ...]
    subject: Speaker | None = None
    fresh: bool = False
    strangers: tuple[Stranger, ...] = ()
    taken: tuple[tuple[str, Gender], ...] = ()


def as_speaker(person: Person) -> Speaker:
    """Return the person as a speaker; whoever holds an office of a capital speaks for no state."""
    party = person.party
    if party and is_capital(party) and not LOCAL.isdisjoint(person.offices):
        party = None
    return Speaker(person.name, party, anonymous=False)
