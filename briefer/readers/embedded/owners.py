"""Whose will it is: a speaker's own, or that of the party spoken for."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefer.language.cast import Person
from briefer.language.clauses import roles
from briefer.language.kinds import body_words, thing_words
from briefer.language.names import PARTICLES, party_key
from briefer.language.openings import is_opener, qualifiers
from briefer.language.parties import is_organ, known_kind
from briefer.language.referents import Speaker
from briefer.language.titles import is_private, title_heads, titles
from briefer.language.words import fold, stop_words
from briefer.readers.embedded.sight import Sight

_SMALL = PARTICLES | {"of", "the", "and", "for"}
# those who speak for a political party; all other members speak for themselves
_SPEAKS_FOR_PARTY = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "chairman", "chairwoman", "chair", "leader"}
    | {"general secretary", "secretary general", "co-chair", "whip", "vice chairman"}
)
_PARTY_WORDS = frozenset({"party", "democratic", "republican", "labour", "labor"})
# those who speak for a university, school or institute; its scholars speak for themselves
_SPEAKS_FOR_SCHOOL = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "president", "chancellor", "provost", "dean"}
    | {"principal", "superintendent", "rector"}
)
_SCHOLARLY = frozenset({"university", "college", "school", "institute", "institution", "academy"})
# the houses of a parliament have many voices: their members and leaders, and those who run for a
# seat, speak for themselves
_CHAMBERS = frozenset(
    {"senate", "house", "congress", "parliament", "assembly", "legislature", "commons", "lords"}
    | {"representatives", "bundestag", "knesset", "duma", "state", "national", "general", "of"}
)
_SPEAKS_FOR_CHAMBER = frozenset({"spokesman", "spokeswoman", "spokesperson", "clerk"})
_RUNNING = frozenset({"candidate", "nominee", "running mate"})
# what a body is called besides; one word alone ("the company") does not tell which
_ARMS = frozenset(
    {"ministry", "authority", "agency", "regulator", "operator", "parliament", "government"}
    | {"department", "police", "army", "office", "administration", "cabinet", "military"}
    | {"coalition", "party", "campaign", "navy", "presidency", "embassy", "alliance", "team"}
)
# many who want one thing, and belong to no body
_PEOPLE = frozenset(
    {"families", "relatives", "residents", "villagers", "farmers", "fishermen", "workers", "unions"}
    | {"miners", "teachers", "doctors", "nurses", "students", "drivers", "protesters", "strikers"}
    | {"demonstrators", "rebels", "insurgents", "gunmen", "kidnappers", "hijackers", "creditors"}
    | {"shareholders", "tenants", "parents", "campaigners", "activists", "environmentalists"}
    | {
        "prosecutors",
        "mediators",
        "lawyers",
        "survivors",
        "refugees",
        "migrants",
        "prisoners",
        "veterans",
    }
)
_OWNED = re.compile(r"^[A-Z]\w+(?:['’]s|s['’])$")
_OWNING = frozenset({"'s", "’s"})
_WHERE = frozenset({"in", "at", "near", "outside", "from"})
_APOSTROPHE = re.compile("[’']")
_FEWEST, _MOST = 2, 4  # words of a body's common name
_SHORTEST_NAME = 2  # letters
_SOME = frozenset({"fellow", "top", "most", "many", "several", "say", "said", "says"})
_OFFICES = frozenset({"office", "work"})
_ENDS = frozenset('.!?:;,\n“"')
_BESIDE = 24  # characters beside a name that are looked at
_WORD_BEHIND = re.compile(r" ((?:[A-Z]|\d)[\w.’'-]*)")
_WORD_BEFORE = re.compile(r"(?P<word>[A-Z][\w’'-]*)(?: and)? $")
# "R-N.Y.", "a Houston College", "Chicago and Mr. Obama", two sentences without a space
_NO_NAME = re.compile(r"^[RDI]-[A-Z]|^an? | and (?:Mr|Mrs|Ms)\b|[a-zA-Z]{3}\.[A-Z][a-z]")
# those who put questions for a living; what they ask is no demand
_ASKS = frozenset(
    {"journalist", "reporter", "moderator", "host", "anchor", "interviewer", "correspondent"}
    | {"editor", "columnist", "presenter", "broadcaster"}
)
# words by which an official speaks of the state or the city governed
_HOME = re.compile(r"\b(?:state|city|county|residents|taxpayers|statewide|citywide)\b")


def voice(sight: Sight, speaker: Speaker) -> str | None:
    """Return the name of the person who speaks, None where no person is named."""
    return speaker.name if sight.page.cast.find(speaker.name) is not None else None


def party_of(sight: Sight, speaker: Speaker, content: str = "") -> str | None:
    """Return whose will it is, None where it cannot be told.

    The party spoken for, else a speaker with a name of their own. Members of a political
    party speak for themselves unless they hold an office of it, and so do the scholars of a
    university; so does the governor of a place that is no state of the world, unless
    `content` is about that place's own business. Experts, writers, farmers and the opposition
    speak for no state.
    """
    person = sight.page.cast.find(speaker.name)
    party = speaker.party
    other = party if person is not None and party != person.name else None
    if person is not None and other and _for_self(person, other, content):
        return person.name
    if speaker.anonymous and party and party_key(party) and is_private((_head(speaker.name),)):
        return None  # "Peruvian experts" speak for no state
    if party and _acts(party) and _names_someone(sight, party):
        return party
    if speaker.anonymous or (party and person is None):
        return None
    proper = all(word[:1].isupper() or word in _SMALL for word in speaker.name.split())
    name = speaker.name if proper else _body(speaker.name)
    if not name or not _acts(name) or not _names_someone(sight, name):
        return None
    bare = name.removeprefix("The ")
    return bare if bare[:1].isupper() and known_kind(name) is None else name


def people_of(speaker: Speaker) -> str | None:
    """Return the people who want something together, None where a speaker is no such group.

    "Families of the victims", "Relatives"; officials and experts are none, nor are those who are
    named with somebody else's name ("Acme workers", for whom the firm would stand).
    """
    words = speaker.name.removeprefix("The ").removeprefix("the ").split()
    head = next((n for n, one in enumerate(words) if one in {"of", "in", "for"}), len(words)) - 1
    if not 0 <= head < _MOST or fold(words[head]) not in _PEOPLE:
        return None
    plain = all(one.islower() for one in words[1:]) and words[0][1:].islower()
    plain = plain and roles().get(fold(words[0])) is None  # "her lawyers" are somebody's
    return speaker.name.removeprefix("the ").capitalize() if plain else None


def _body(phrase: str) -> str | None:
    """Return the body that a phrase with common words names, None where it names none.

    "The opposition Liberal Alliance" is the Liberal Alliance; "the police union" has no other
    name, and is called that, and so are "the Ruiz government" and "Ruiz’s coalition".
    """
    words = phrase.split()
    rest = words[1:] if fold(words[0]) == "the" else []
    if words[-1] in _ARMS and (_OWNED.fullmatch(" ".join(words[:-1])) or _is_name(rest[:-1])):
        return " ".join(rest or words)
    tail = next((n for n in range(len(rest)) if all(one[:1].isupper() for one in rest[n:])), None)
    if tail and rest[tail - 1] == "of" and party_key(" ".join(rest[tail:])):
        return _of_a_state(rest) if rest[tail - 2] in body_words() else None
    if tail and rest[tail - 1] in _WHERE:
        rest, tail = rest[: tail - 1], None  # "the survivors' committee in Lima" is not Lima
    if tail and "of" in rest[1:tail] and rest[rest.index("of") - 1] not in _bodies_and_arms():
        return None  # "the largest shareholder of the packaging group Acme" is not Acme
    if tail:
        return " ".join(rest[tail:])
    plain = all(_APOSTROPHE.sub("", one).isalpha() and one.islower() for one in rest)
    if plain and _FEWEST <= len(rest) <= _MOST and rest[-1] in _bodies_and_arms():
        return " ".join(rest).capitalize()
    return None


def _of_a_state(words: Sequence[str]) -> str:
    """Return the name of a body in a state: "the pilots' union of Peru" is not Peru."""
    return " ".join([words[0].capitalize(), *words[1:]])


def _is_name(words: Sequence[str]) -> bool:
    return len(words) == 1 and (words[0].istitle() or words[0].isupper())


def _for_self(person: Person, party: str, content: str) -> bool:
    """Say whether a person of the party speaks for no one else."""
    opposes = bool(person.offices) and all(one.startswith("opposition") for one in person.offices)
    if opposes or _is_chamber(party):
        return opposes or _SPEAKS_FOR_CHAMBER.isdisjoint(person.offices)
    if not _RUNNING.isdisjoint(person.offices):
        return party_key(party) is None
    if _is_political(party):
        return _SPEAKS_FOR_PARTY.isdisjoint(person.offices)
    if party_key(party):
        return is_private(person.offices)
    if _is_school(party):
        return _SPEAKS_FOR_SCHOOL.isdisjoint(person.offices)
    return _is_local(party) and party not in content and not _HOME.search(content)


def asks_for_a_living(sight: Sight, speaker: Speaker) -> bool:
    """Say whether the speaker is one who asks others: a reporter, a host."""
    person = sight.page.cast.find(speaker.name)
    words = set(fold(speaker.name).split()) if person is None else set(person.offices)
    return not _ASKS.isdisjoint(words)


def _head(phrase: str) -> str:
    last = fold(phrase).split()[-1]
    return last if last in titles() else last.removesuffix("s")


def _is_political(party: str) -> bool:
    return not _PARTY_WORDS.isdisjoint(fold(party).split()) and known_kind(party) != "place"


def _is_school(party: str) -> bool:
    return not _SCHOLARLY.isdisjoint(fold(party).split())


def _is_chamber(party: str) -> bool:
    return known_kind(party) != "place" and _CHAMBERS.issuperset(fold(party).split())


def _is_local(party: str) -> bool:
    return party_key(party) is None and known_kind(party) == "place"


def _names_someone(sight: Sight, name: str) -> bool:
    """Say whether a name is more than one letter or one common word.

    "D", "Institute" name no one, nor does a word that has a capital only because it begins its
    sentence ("Accusers"); "Police" and "Congress" do.
    """
    word = name.removesuffix(".")
    if len(word) < _SHORTEST_NAME or _NO_NAME.search(name) or _is_common(word):
        return False
    if party_key(name) or known_kind(name) or sight.page.cast.find(name) is not None:
        return True
    if not is_whole(sight.page.text, word):
        return False
    if " " in word or not word.istitle() or is_organ(word):
        return True
    if fold(word) in body_words() or f" {word.lower()} " in sight.page.text:
        return False
    return re.search(rf"(?<=[\w,;] ){re.escape(word)}\b", sight.page.text) is not None


def _is_common(name: str) -> bool:
    """Say whether a name is a title ("Member", "CEO of Acme") or some of many ("Most Danes")."""
    first, _, rest = name.partition(" ")
    bare = fold(first)
    if not rest:
        return bare in titles()
    many = bare in _SOME or (bare in stop_words() and bare != "the" and not first.isupper())
    return many or (bare in titles() and rest.startswith("of "))


def is_whole(text: str, name: str) -> bool:
    """Say whether a name stands by itself somewhere in a text, and is not a piece of a longer one.

    A title may follow it, anything an acronym or a body ("Harbour Police"), and a title or an
    adjective may lead it.

    >>> is_whole("Boats at Santa Rosa left.", "Santa"), is_whole("Acme chief Ray left.", "Acme")
    (False, True)
    """
    closed = name.isupper() or fold(name).split()[-1] in body_words()
    nowhere = True
    for start, end in _places(text, name):
        nowhere = False
        goes_on = not closed and _goes_on(text[end : end + _BESIDE])
        if not goes_on and not _goes_before(text[max(0, start - _BESIDE) : start]):
            return True
    return nowhere


def _places(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield where the name stands as a word, with a possessive ending.

    To make a pattern of each name takes longer than to look for it.
    """
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if text[end : end + 2] in _OWNING and not _is_letter(text[end + 2 : end + 3]):
            end += 2
        whole = not (_is_letter(text[start - 1 : start]) or _is_letter(text[end : end + 1]))
        if whole:
            yield start, end
        start = text.find(name, end if whole else start + 1)


def _is_letter(char: str) -> bool:
    return char.isalnum() or char == "_"


def _goes_on(behind: str) -> bool:
    after = _WORD_BEHIND.match(behind)
    return after is not None and titles().get(fold(after[1]).rstrip(".")) not in _OFFICES


def _goes_before(before: str) -> bool:
    found = _WORD_BEFORE.search(before)
    if found is None:
        return False
    word = found["word"]
    lead = before[: found.start()]
    opens = not lead.strip() or lead[-1] == "\n" or lead.rstrip()[-1] in _ENDS
    bare = fold(word).rstrip(".")
    plain = (opens and is_opener(word)) or bare in title_heads() or bare in qualifiers()
    return not plain and known_kind(word) is None


def _acts(party: str) -> bool:
    """Say whether a name can act at all: a known state or body, and no street, no law."""
    words = fold(party).split()
    things = thing_words()
    thing = len(words) > 1 and (words[-1] in things or words[0] in things)
    return not thing or party_key(party) is not None


@cache
def _bodies_and_arms() -> frozenset[str]:
    return body_words() | _ARMS
