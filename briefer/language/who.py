"""Who is meant by a name, a title or a description, learned from all texts on one matter."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from briefer.language.allegiance import parties_of_people
from briefer.language.cast import cast_of
from briefer.language.clauses import roles
from briefer.language.names import name_key, names, party_key
from briefer.language.parties import known_kind
from briefer.language.titles import full_title, titles
from briefer.language.words import fold, stem, stop_words

_SURE = 3  # times as often as the next must somebody be named to be "the president"
_OWNED = re.compile(r"^(?P<owner>.+?)(?:['’]s|(?<=s)['’])\s+(?P<thing>\S.*)$")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
# a part that stands for the whole: "members of the union", "the union's leaders"
_PARTS = frozenset(
    {"members", "member", "group", "groups", "hundreds", "dozens", "scores", "thousands", "number"}
    | {"participants", "participant", "some", "many", "most", "several", "part"}
)
# those who work for a person, by whichever of these words
_STAFF = frozenset({"team", "staff", "office", "aides", "advisers", "camp", "campaign"})
_HEADS_OF_STATE = ("president", "prime minister", "chancellor", "premier", "king", "queen")


class Who(NamedTuple):
    """The people of some texts, by the keys of their fullest names.

    `surnames` gives the fullest key of each name by which one person alone is called; `parties`
    the state or body that each speaks for; `holders` who holds an office of a party, or, with
    None for the party, who alone is meant by the office; `names` how each is written in full.
    """

    names: Mapping[str, str]
    surnames: Mapping[str, str]
    parties: Mapping[str, str]
    holders: Mapping[tuple[str, str | None], str]


def who_is_who(texts: Iterable[str]) -> Who:
    """Return who is who in the texts.

    >>> who = who_is_who(["Peruvian President Ana Ruiz spoke. Ruiz left."])
    >>> meant("the president", who), meant("Mrs. Ruiz", who), who.parties["ana ruiz"]
    ('ana ruiz', 'ana ruiz', 'Peru')
    """
    read = list(texts)
    parties = parties_of_people(read)
    mentioned: Counter[str] = Counter()
    written: dict[str, str] = {}
    offices: dict[str, set[tuple[str, str | None]]] = defaultdict(set)
    for text in read:
        cast = cast_of(text)
        for mention in cast.mentions:
            mentioned[name_key(cast.people[mention.person].name)] += 1
        for person in cast.people:
            key = name_key(person.name)
            party = parties.get(key) or (party_key(person.party) if person.party else None)
            written.setdefault(key, person.name)
            offices[key].update((office, party) for office in person.offices)
    fullest = _fullest(mentioned)
    return Who(written, fullest, parties, _holders(mentioned, offices, fullest))


def _holders(
    mentioned: Mapping[str, int],
    offices: Mapping[str, Iterable[tuple[str, str | None]]],
    fullest: Mapping[str, str],
) -> dict[tuple[str, str | None], str]:
    """Return who holds each office of a party, and, with None for the party, of all parties."""
    counted: Counter[str] = Counter()
    for key, times in mentioned.items():
        counted[fullest.get(key, key)] += times
    held: dict[tuple[str, str | None], Counter[str]] = defaultdict(Counter)
    for key, of in offices.items():
        person = fullest.get(key, key)
        for office, party in of:
            held[office, party][person] = held[office, None][person] = counted[person]
    return {place: one for place, of in held.items() if (one := _sure(of))}


def meant(mention: str, who: Who) -> str:
    """Return one key for whom or what a mention means: a person, a state or body, or a group.

    A person is known by a name, by an office that only one can hold there, or by the office of
    a state ("the Peruvian president"); what is neither is known by its head noun.

    >>> who = who_is_who(["Chilean President Leo Diaz met Peruvian President Ana Ruiz."])
    >>> meant("Peru's leader", who), meant("Peruvian officials", who), meant("The protesters", who)
    ('ana ruiz', 'Peru', 'protester')
    >>> meant("the president", who)
    'president'
    """
    owned = _OWNED.match(mention)
    person = None if owned else _person(mention, who)
    return person or _holder(mention, who) or party_key(mention) or _group(mention, who)


def _fullest(mentioned: Mapping[str, int]) -> dict[str, str]:
    """Return, for each key, the fullest that means the same person: by surname, if one bears it."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for key in sorted(mentioned, key=lambda one: (-mentioned[one], one)):
        bearers[key.rpartition(" ")[2]].append(key)
    fullest: dict[str, str] = {}
    for surname, keys in bearers.items():
        full = [key for key in keys if " " in key]
        people = _people(full)
        for key in full:
            fullest[key] = next(one for one in people if _nested(key, one))
        main = _sure(
            Counter({one: sum(mentioned[k] for k in full if _nested(k, one)) for one in people})
        )
        if main or not people:
            fullest[surname] = main or surname
    return fullest


def _people(full: Sequence[str]) -> list[str]:
    """Return one key a person: "vlad v puter" is "vlad puter", whichever is the commoner."""
    people: list[str] = []
    for key in full:
        if not any(_nested(key, one) for one in people):
            people.append(key)
    return people


def _nested(one: str, other: str) -> bool:
    first, second = set(one.split()), set(other.split())
    return first <= second or second <= first


def _sure(counts: Counter[str]) -> str | None:
    """Return who is named far more often than anybody else."""
    ranked = counts.most_common(2)
    if not ranked:
        return None
    (first, most), *rest = ranked
    return first if not rest or most >= _SURE * rest[0][1] else None


def _person(mention: str, who: Who) -> str | None:
    """Return the person whose name is what a mention ends in: "Peru's envoy Ana Ruiz"."""
    bare = _core(mention)
    part = bare.split(" of ")[0]
    for phrase in dict.fromkeys((part, bare if _holds_office(part) else part)):
        found = names(f"Then {phrase}")
        last = found[-1] if found else None
        if last is None or last.end != len(phrase) + 5 or last.kind not in {"person", "other"}:
            key = name_key(phrase.rpartition(" ")[2])
            if phrase.lower().startswith(("mr", "ms")) and key in who.surnames:
                return who.surnames[key]
            continue
        key = name_key(last.text)
        person = who.surnames.get(key) or who.surnames.get(key.rpartition(" ")[2])
        if person and (" " not in key or _nested(key, person)):
            return person
    return who.surnames.get(name_key(bare)) if bare[:1].isupper() else None


def _holds_office(phrase: str) -> bool:
    return fold(phrase).rpartition(" ")[2] in titles()


def _core(mention: str) -> str:
    """Return a noun phrase up to what says more of it: "migrants seeking asylum", "those in Lima".

    What stands behind "of" stays.
    """
    words = mention.split()
    for place, word in enumerate(words[1:], start=1):
        low, before = fold(word).strip(",.\"'"), fold(words[place - 1])
        told = low.endswith(("ing", "ed")) and before.endswith("s") and word.islower()
        if told or (roles().get(low) in {"prep", "rel", "sub"} and low != "of"):
            return " ".join(words[:place])
    return mention.strip()


def _holder(mention: str, who: Who) -> str | None:
    """Return who holds the office that a mention names, of its state or alone."""
    words = [fold(word).strip(".") for word in _core(mention).split(" of ")[0].split()]
    office = next((one for n in (3, 2, 1) if (one := " ".join(words[-n:])) in titles()), None)
    if office is None or words[0] in {"a", "an", "any"} or "vice" in words:
        return None
    party = party_key(mention)
    if party is None and any(name.kind == "person" for name in names(f"Then {mention}")):
        return None  # "Leo Diaz's president" is another's
    offices = (full_title(office), *(_HEADS_OF_STATE if office == "leader" and party else ()))
    found = next((who.holders[one, party] for one in offices if (one, party) in who.holders), None)
    if found is None and party is not None and known_kind(party) == "body":
        alone = who.holders.get((offices[0], None))  # "the Acme director", a director of none else
        return alone if alone is not None and alone not in who.parties else None
    return found


def _group(mention: str, who: Who) -> str:
    """Return the stem of the head noun, and of whose they are."""
    core = _core(mention)
    if (owned := _OWNED.match(core)) is not None:
        owner, thing = meant(owned["owner"], who), fold(_head(owned["thing"]))
        if thing in _PARTS:
            return owner
        return f"{owner}'s {'staff' if thing in _STAFF else stem(thing)}"
    part, of, whole = core.partition(" of ")
    if of and fold(_head(part)) in _PARTS:
        return meant(whole, who)
    return stem(_head(part)) or fold(mention)


def _head(phrase: str) -> str:
    """Return the last noun of a phrase; of "union members", what they are members of."""
    words = [word for word in _WORD.findall(phrase) if fold(word) not in stop_words()] or [""]
    place = -2 if len(words) > 1 and fold(words[-1]) in _PARTS else -1
    return str(words[place])
