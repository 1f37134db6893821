"""The people of an article: their fullest names, offices, gender, and whom they speak for."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from briefer.language.clauses import roles
from briefer.language.lexicon import lexicon
from briefer.language.names import Name, name_key, names, party_key, same_name, titles
from briefer.language.parties import is_organ
from briefer.language.words import fold

Gender = Literal["f", "m", ""]

_BEFORE_CHARS = 90
_AFTER_CHARS = 110
_CLAUSE_END = re.compile(r"(?<![A-Z])[.!?](?=\s)|[;:\n“”\"(),]")
_APPOSITION = re.compile(
    r"(?:,|\s+\(|\s+[–—-]+)?\s*(?P<phrase>(?:who is |who was )?(?:the|a|an|its|his|her|one of|head of|[a-z-]+)\b[^,.;()\n“”\"]{2,100})"
)
_OF_BODY = re.compile(
    r"\b(?:of|for|at|with)\s+(?:the\s+)?([A-Z][\w’'&.-]*(?:\s+(?:of\s+|the\s+|and\s+)?[A-Z][\w’'&.-]*){0,5})"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_OWNS = re.compile(r"['’]s?(?:\s|$)")
_MEMBER = re.compile(r"\s\((?P<party>[RD])[-–]")
_MEMBERSHIPS = {"R": "Republican Party", "D": "Democratic Party"}
_FEMALE = frozenset({"mrs", "ms", "miss", "lady", "madame", "dame", "queen", "princess", "actress"})
_MALE = frozenset({"mr", "sir", "lord", "king", "prince", "father", "pope"})
_MODIFIERS = 6


class Person(NamedTuple):
    """A person of the article. `party` is the state or body spoken for; `offices` are titles held."""

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
    """All people of a text and every place that names one, in order."""

    people: tuple[Person, ...]
    mentions: tuple[Mention, ...]
    names: tuple[Name, ...]

    def named(self, start: int, end: int) -> Mention | None:
        """Return the first mention inside the span."""
        place = bisect_left(self.mentions, (start,))
        if place < len(self.mentions) and self.mentions[place].end <= end:
            return self.mentions[place]
        return None

    def at(self, start: int) -> Person | None:
        """Return the person whose name begins at the place."""
        place = bisect_left(self.mentions, (start,))
        if place < len(self.mentions) and self.mentions[place].start == start:
            return self.people[self.mentions[place].person]
        return None

    def find(self, name: str) -> Person | None:
        """Return the person that a name or surname means, if the text has one."""
        return next((person for person in self.people if same_name(name, person.name)), None)

    def before(self, place: int) -> Iterator[Person]:
        """Yield the people named before the place, the latest first."""
        index = bisect_left(self.mentions, (place,))
        for mention in reversed(self.mentions[max(0, index - 40) : index]):
            yield self.people[mention.person]

    def holder(self, office: str, party: str | None, place: int) -> Person | None:
        """Return who holds the office, of the party if one is given: the latest named, else the first."""

        def fits(person: Person) -> bool:
            of_party = party is None or person.party == party
            return of_party and any(
                held.split()[-1] == office.rsplit(maxsplit=1)[-1] for held in person.offices
            )

        found = next((person for person in self.before(place) if fits(person)), None)
        return found or next((person for person in self.people if fits(person)), None)


def cast_of(text: str) -> Cast:
    """Return the people of the text.

    A surname alone meets the full name; what stands before and behind a name tells title and
    party ("Kremlin spokesman Ivan Petrov", "Ann Lee, a lawyer for Acme").

    >>> [person] = cast_of("German Chancellor Otto Braun left. Braun was tired.").people
    >>> person
    Person(name='Otto Braun', party='Germany', gender='', offices=('chancellor',))
    """
    found = names(text)
    full = _full_names(found)
    order: dict[str, int] = {}
    facts: list[dict[str, str]] = []
    offices: list[list[str]] = []
    mentions = []
    for place, name in enumerate(found):
        key = full.get(name_key(name.text))
        if key is None:
            continue
        if key not in order:
            order[key] = len(facts)
            facts.append({"name": name.text})
            offices.append([])
        person = order[key]
        mentions.append(Mention(name.start, name.end, person))
        if len(name.text.split()) > len(facts[person]["name"].split()):
            facts[person]["name"] = name.text
        _learn(text, found, place, (facts, offices, person))
    people = tuple(
        Person(fact["name"], fact.get("party"), _gender(fact, held), tuple(held))
        for fact, held in zip(facts, offices, strict=True)
    )
    return Cast(people, tuple(mentions), found)


def _full_names(found: Sequence[Name]) -> dict[str, str]:
    """Return, for each key a person goes by, the key of the fullest name."""
    full: dict[str, str] = {}
    for name in found:
        parts = name_key(name.text).split()
        if name.kind == "person" and len(parts) > 1:
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
    for name in found:
        key = name_key(name.text)
        if name.kind == "person" and len(key.split()) == 1:
            full.setdefault(key, key)
    return full


def _learn(
    text: str,
    found: Sequence[Name],
    place: int,
    into: tuple[list[dict[str, str]], list[list[str]], int],
) -> None:
    facts, offices, person = into
    name = found[place]
    left = _clause_before(text, name.start)
    office, modifiers = _office_before(left)
    after = _APPOSITION.match(text[name.end : name.end + _AFTER_CHARS])
    phrase = (
        after.group("phrase")
        if after
        and text[name.end : name.end + 1] in {",", " "}
        and after.group().startswith((",", " (", " –", " —"))
        else ""
    )
    held = [office] if office else []
    party = _party_of(modifiers, found, name.start) if office else None
    if phrase and (behind := _office_in(phrase)):
        held.append(behind)
        party = party or _party_in(phrase)
    for title in held:
        if title not in offices[person]:
            offices[person].append(title)
    member = _MEMBER.match(text, name.end)
    if member:
        party = _MEMBERSHIPS[member.group("party")]
    if party and party != name.text:
        facts[person].setdefault("party", party)


def _clause_before(text: str, place: int) -> list[str]:
    left = text[max(0, place - _BEFORE_CHARS) : place]
    return _CLAUSE_END.split(left)[-1].split() if left.endswith((" ", "\xa0")) else []


def _office_before(left: list[str]) -> tuple[str, list[str]]:
    """Return the title right before a name, and the words in front of it."""
    for size in (4, 3, 2, 1):
        if len(left) >= size:
            phrase = " ".join(fold(word).strip(".") for word in left[-size:])
            if phrase in titles():
                return phrase, left[-size - _MODIFIERS : -size]
    return "", []


def _party_of(modifiers: list[str], found: Sequence[Name], place: int) -> str | None:
    """Return the party named in front of a title: "Kremlin spokesman", "Ukraine’s top envoy"."""
    for start in range(len(modifiers) - 1, -1, -1):
        phrase = modifiers[start:]
        if phrase[0].islower() and phrase[0] in roles():
            break
        if not phrase[0][:1].isupper():
            continue
        party = party_key(" ".join(phrase))
        if party:
            return party
        lower = [word for word in phrase[1:] if word[:1].islower() and not is_organ(word)]
        if len(lower) <= 2:
            party = party_key(" ".join(word for word in phrase if word not in lower))
            if party:
                return party
    for name in reversed(
        [name for name in found if place - _BEFORE_CHARS < name.start < place][-2:]
    ):
        if (
            modifiers
            and _POSSESSIVE.sub("", modifiers[-1]) in name.text.split()
            and name.kind != "demonym"
        ):
            if all(is_organ(word) for word in name.text.split()):
                return None
            return (
                None
                if modifiers[-1].endswith(("’s", "'s")) and name.kind == "person"
                else name.text
            )
    return None


def _office_in(phrase: str) -> str:
    tokens = [fold(word).strip(".") for word in phrase.split()[:9]]
    for place in range(len(tokens)):
        for size in (3, 2, 1):
            title = " ".join(tokens[place : place + size])
            if title in titles():
                return title
    return ""


def _party_in(phrase: str) -> str | None:
    """Return the party of an apposition: "the German chancellor", "a spokesman for Acme"."""
    of_body = _OF_BODY.search(phrase)
    if of_body:
        body = _OWNS.split(of_body.group(1))[0].strip(" .")
        return party_key(body) or body
    for match in re.finditer(r"\b[A-Z][\w.’'-]*", phrase):
        party = party_key(_POSSESSIVE.sub("", match.group()))
        if party:
            return party
    return None


def _gender(fact: dict[str, str], held: Sequence[str]) -> Gender:
    for title in held:
        if title in _FEMALE or title.endswith("woman"):
            return "f"
        if title in _MALE or title.endswith("man"):
            return "m"
    first = fold(fact["name"].split()[0])
    return _given_names().get(first, "")


@cache
def _given_names() -> dict[str, Gender]:
    found: dict[str, Gender] = {}
    for row in lexicon("givennames"):
        for name in row[1].split():
            found[name] = "" if found.get(name, row[0]) != row[0] else "f" if row[0] == "f" else "m"
    return found
