"""The people of an article: their fullest names, offices, gender, and whom they speak for."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from briefer.language.givennames import Gender, given_names
from briefer.language.lexicon import lexicon
from briefer.language.names import PARTICLES, Name, name_key, names
from briefer.language.offices import standing
from briefer.language.parties import known_kind
from briefer.language.words import fold

_SON_OF = frozenset({"bin", "ibn", "bint", "binti"})
_REMEMBERED = 40  # mentions before a place that are looked at
_CRAFT = re.compile(
    r"\b(?:ferry|ship|vessel|tanker|boat|trawler|yacht|freighter|liner|warship|frigate|destroyer"
    r"|submarine|carrier|hurricane|typhoon|cyclone|(?-i:MV|MS|MT|SS|USS|HMS|INS))"
    r" (?-i:[A-Z][a-z]+ )?$",
    re.IGNORECASE,
)
"""What goes by a name that somebody could have: "the ferry Lady Carmen", "Hurricane Ida"."""
_CRAFT_REACH = 32  # characters
_SAINTS = frozenset({"st", "saint", "saints", "san", "santa", "santo", "sao", "sankt", "ste"})
_OPENING, _CLOSING = frozenset('“"‘'), frozenset('”"’')
_COURTESY = re.compile(r"\b(Mr|Mrs|Ms)\.? $")
_FEMALE = frozenset({"mrs", "ms", "miss", "lady", "madame", "dame", "queen", "princess", "actress"})
_MALE = frozenset({"mr", "sir", "lord", "king", "prince", "father", "pope"})


class Person(NamedTuple):
    """A person of the article. `party` is whom they speak for; `offices` are titles held."""

    name: str
    party: str | None
    gender: Gender
    offices: tuple[str, ...]


class Mention(NamedTuple):
    """A place in the text that names a person: an index into `Cast.people`."""

    start: int
    end: int
    person: int


class Cast(NamedTuple):
    """All people of a text, every place that names one in order, and the keys they go by."""

    people: tuple[Person, ...]
    mentions: tuple[Mention, ...]
    known: dict[str, int]

    def named(self, start: int, end: int) -> Mention | None:
        """Return the first mention inside the span."""
        place = bisect_left(self.mentions, (start,))
        if place < len(self.mentions) and self.mentions[place].end <= end:
            return self.mentions[place]
        return None

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions that begin inside the span, in order."""
        return self.mentions[
            bisect_left(self.mentions, (start,)) : bisect_left(self.mentions, (end,))
        ]

    def at(self, start: int) -> Person | None:
        """Return the person whose name begins at the place."""
        place = bisect_left(self.mentions, (start,))
        if place < len(self.mentions) and self.mentions[place].start == start:
            return self.people[self.mentions[place].person]
        return None

    def find(self, name: str) -> Person | None:
        """Return the person that a name or surname means, if the text has one."""
        number = self.known.get(name_key(name))
        return None if number is None else self.people[number]

    def before(self, place: int, chars: int | None = None) -> Iterator[Person]:
        """Yield the people named before the place, the latest first, at most `chars` away."""
        for mention in self.mentions_before(place):
            if chars is not None and place - mention.start > chars:
                return
            yield self.people[mention.person]

    def mentions_before(self, place: int) -> Iterator[Mention]:
        """Yield the places that name somebody before the place, the latest first."""
        index = bisect_left(self.mentions, (place,))
        yield from reversed(self.mentions[max(0, index - _REMEMBERED) : index])

    def holder(self, office: str, party: str | None, place: int) -> Person | None:
        """Return who holds the office, of the party if one is given: the latest named first."""
        fitting = [one for one in self.holders(office) if party is None or one.party == party]
        found = next((person for person in self.before(place) if person in fitting), None)
        return found or next(iter(fitting), None)

    def holders(self, office: str) -> tuple[Person, ...]:
        """Return all who may hold the office."""
        return tuple(one for one in self.people if may_hold(one, office))


def may_hold(person: Person, office: str) -> bool:
    """Return whether an office can be one of those that a person is known by.

    >>> lee = Person("Ann Lee", None, "f", ("prime minister",))
    >>> may_hold(lee, "minister"), may_hold(lee, "interior minister")
    (True, False)
    """
    head = office.rsplit(maxsplit=1)[-1]
    whole = office == head
    return any(
        held in {office, head} or (whole and held.split()[-1] == head) for held in person.offices
    )


def cast_of(text: str) -> Cast:
    """Return the people of the text.

    A surname alone meets the full name; what stands before and behind a name tells title and
    party ("Kremlin spokesman Ivan Petrov", "Ann Lee, a lawyer for Acme").

    >>> [person] = cast_of("German Chancellor Otto Braun left. Braun was tired.").people
    >>> person
    Person(name='Otto Braun', party='Germany', gender='m', offices=('chancellor',))
    """
    found = [one for one in names(text) if not _is_no_person(text, one)]
    full = _full_names(text, found)
    keyed = [(place, full.get(name_key(name.text))) for place, name in enumerate(found)]
    of_person: dict[str, list[int]] = {}
    for place, key in keyed:
        if key is not None:
            of_person.setdefault(key, []).append(place)
    order = {key: number for number, key in enumerate(of_person)}
    people = tuple(_person(text, found, places) for places in of_person.values())
    mentions = tuple(
        Mention(found[place].start, found[place].end, order[key])
        for place, key in keyed
        if key is not None
    )
    known = {key: order[person] for key, person in full.items() if person in order}
    return Cast(tuple(_for_whom(person, people, known) for person in people), mentions, known)


def _for_whom(person: Person, people: Sequence[Person], known: dict[str, int]) -> Person:
    """Return the person with whom they speak for by the fullest name, where that is a person."""
    number = known.get(name_key(person.party)) if person.party else None
    if number is None or people[number] == person:
        return person
    return person._replace(party=people[number].name)


def _person(text: str, found: Sequence[Name], places: Sequence[int]) -> Person:
    """Return the person who is named at the places."""
    fullest = _printed_name([_with_stop(text, found[place]) for place in places])
    told = [standing(text, found[place], found[max(0, place - 3) : place]) for place in places]
    offices = tuple(dict.fromkeys(office for one in told for office in one.offices))
    party = next((one.party for one in told if one.party and one.party != fullest), None)
    return Person(fullest, party, _gender(fullest, offices), offices)


def _with_stop(text: str, name: Name) -> str:
    """Return a name as it stands there, with the stop of "Jr."."""
    short = name.text.endswith((" Jr", " Sr")) and text[name.end : name.end + 1] == "."
    return f"{name.text}." if short else name.text


def _printed_name(forms: Sequence[str]) -> str:
    """Return the fullest form, but no word that the article puts in front of it once only."""
    counts = Counter(forms)
    full = [
        form for form in counts if len(form.split()) > 1 and fold(form.split()[0]) not in PARTICLES
    ]
    most = max((counts[form] for form in full), default=0)
    often = [form for form in full if 2 * counts[form] >= most]
    return max(often or list(counts), key=lambda form: len(form.split()))


def _full_names(text: str, found: Sequence[Name]) -> dict[str, str]:
    """Return, for each key a person goes by, the key of the fullest name."""
    full: dict[str, str] = {}
    for name in found:
        parts = name_key(name.text).split()
        if name.kind == "person" and len(parts) > 1 and not _is_place(name.text):
            key = " ".join(parts)
            meets = full.get(parts[-1])
            if (
                meets
                and meets.split()[0] != parts[0]
                and set(parts) & set(meets.split()) != {parts[-1]}
            ):
                key = meets
            full[" ".join(parts)] = key
            full.setdefault(parts[-1], key)
            if not _SON_OF.isdisjoint(parts):
                full.setdefault(parts[0], key)  # called by the first name: "Sheikh Hamad"
    for key in list(full):
        family, *given = key.split()
        if given and family in _family_names() and given[0] not in given_names():
            full.setdefault(family, full[key])  # the family's name comes first: "Xi Jinping"
    for name in found:
        key = name_key(name.text)
        if name.kind != "person" or len(key.split()) != 1:
            continue
        full.setdefault(key, key)
        addressed = _COURTESY.search(text, max(0, name.start - 5), name.start)
        gender = given_names().get(full[key].split()[0], "")
        if addressed and gender and gender != ("m" if addressed.group(1) == "Mr" else "f"):
            full[key] = key  # "Mr. Lee" is not the Anna Lee whom the article names
    return full


@cache
def _family_names() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon("familynames"))


def _is_no_person(text: str, name: Name) -> bool:
    """Say whether what looks like a person is a saint, a work or a ship: "St. Mary’s", “Lost Days”.

    Churches, squares, feasts and towns go by the names of saints, who do nothing in the news.
    """
    if name.kind != "person":
        return False
    first = fold(name.text.split()[0]).rstrip(".")
    if first in _SAINTS:
        return True
    if _CRAFT.search(text, max(0, name.start - _CRAFT_REACH), name.start):
        return True
    before, after = text[max(0, name.start - 1) : name.start], text[name.end : name.end + 2]
    marked = before in _OPENING and (after[:1] in _CLOSING or after[1:] in _CLOSING)
    return before != "" and after != "" and marked and first not in given_names()


def _is_place(name: str) -> bool:
    """Say whether a word in front of a state makes it look like a person: "Poor Mexico"."""
    words = name.split()
    first, last = words[0], words[-1]
    return known_kind(last) == "place" and fold(first) not in given_names()


def _gender(name: str, held: Sequence[str]) -> Gender:
    """Return the gender by courtesy title, given name, or office, in this order."""
    courtesy = _courtesy(held)
    if courtesy:
        return courtesy
    given = given_names().get(fold(name.split(maxsplit=1)[0]), "")
    if given:
        return given
    for title in held:
        if title.endswith("woman"):
            return "f"
        if title.endswith("man"):
            return "m"
    return ""


def _courtesy(held: Sequence[str]) -> Gender:
    for title in held:
        if title in _FEMALE:
            return "f"
        if title in _MALE:
            return "m"
    return ""
