"""What stands before and behind a name: the office held, and the party spoken for."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefer.language.clauses import roles
from briefer.language.names import Name, is_opener, party_key
from briefer.language.openings import qualifiers
from briefer.language.parties import is_organ
from briefer.language.titles import full_title, titles
from briefer.language.words import fold

_BEFORE_CHARS = 90
_AFTER_CHARS = 110
_MODIFIERS = 6  # words in front of a title that may name its party
_CLAUSE_END = re.compile(r"(?<![A-Z])[.!?](?=\s)|[;:\n“”\"(),]")
_APPOSITION = re.compile(
    r"(?:,| \(| [–—-]+)\s*(?P<phrase>(?:who is |who was )?[a-z-]+\b[^,.;()\n“”\"]{2,100})"
)
# "the mayor of Accra", "Acme’s lawyer" right before a comma, and nothing but that in its clause
_APPOSED = re.compile(
    r"(?:^|[.!?;:,“\"\n]\s*|\b(?:said|says|that|and|by|with|to)\s+)"
    r"(?P<phrase>(?:[Tt]he|(?:[A-Z][\w.-]*\s)*[A-Z][\w.-]*['’]s?)\s[a-z][^,.;:()“”\"]{2,60})$"
)
_NAME = r"[A-Z][\w’'&.-]*"
_OF_BODY = re.compile(
    rf"\b(?:of|for|at|with)\s+(?:the\s+)?({_NAME}(?:\s+(?:of\s+|the\s+|and\s+)?{_NAME}){{0,5}})"
)
_HEAD = re.compile(rf"{_NAME}(?: {_NAME}){{0,4}} $")
_WORD = re.compile(r"\b[A-Z][\w.’'-]*")
_POSSESSIVE = re.compile(r"['’]s?$")
_OWNS = re.compile(r"['’]s?(?:\s|$)")
_MEMBER = re.compile(r"(?:\s\(|,\s)(?P<party>[RD])[-–][A-Z]")
_MEMBER_WORD = re.compile(r",\s(?:an?\s)?(?:[a-z]+\s)?(?P<party>Republican|Democrat)\b")
_BEHIND_TITLE = frozenset({"of", "for", "at", "in", "to", "from", "with", "and", "who", "on", ""})
_COURTESIES = frozenset({"mr", "mrs", "ms", "miss", "sir", "dr", "lady", "lord"})
_MEMBERSHIPS = {"R": "Republican Party", "D": "Democratic Party"}


class Standing(NamedTuple):
    """What one mention of a person tells: the offices named, and the party spoken for."""

    offices: tuple[str, ...]
    party: str | None


def standing(text: str, name: Name, before: Sequence[Name]) -> Standing:
    """Return what stands beside a name; `before` are the names in front of it, in order.

    >>> text = "Acme spokeswoman Ann Lee, a lawyer for the city of Oslo, left."
    >>> standing(text, Name("Ann Lee", 17, 24, "person"), [Name("Acme", 0, 4, "other")])
    Standing(offices=('spokeswoman', 'lawyer'), party='Acme')
    """
    apposed = _apposed_office(text, name, before)
    if apposed is not None:
        return apposed
    office, modifiers = _office_before(_clause_before(text, name.start))
    near = [one for one in before if name.start - one.start < _BEFORE_CHARS]
    party = _party_of(modifiers, near) if office and not _is_past(modifiers) else None
    offices = [office] if office else []
    after = _APPOSITION.match(text[name.end : name.end + _AFTER_CHARS])
    if after and (behind := _office_in(after.group("phrase"))):
        offices.append(behind)
        if not _is_past(after.group("phrase").split()[:4]):
            party = party or _party_in(after.group("phrase"))
    member = _MEMBER.match(text, name.end) or _MEMBER_WORD.match(text, name.end)
    if member:
        party = _MEMBERSHIPS[member.group("party")[0]]
    return Standing(tuple(offices), party if party != name.text else None)


def _apposed_office(text: str, name: Name, before: Sequence[Name]) -> Standing | None:
    """Return what "the mayor of Accra, Ann Lee," says of the name behind the comma."""
    left = text[max(0, name.start - _BEFORE_CHARS) : name.start]
    if not left.endswith(", ") or text[name.end : name.end + 1] not in {",", ".", ""}:
        return None
    if text.startswith((", and ", ", or "), name.end):
        return None  # one of several
    phrase = _APPOSED.search(left[:-2])
    office = _office_in(phrase.group("phrase")) if phrase else ""
    if phrase is None or not office:
        return None
    party = _party_in(phrase.group("phrase"))
    owner = before[-1] if before and _OWNS.match(text, before[-1].end) else None
    inside = owner is not None and name.start - len(phrase.group("phrase")) - 2 <= owner.start
    if owner is not None and inside and owner.kind != "person":
        party = party or party_key(owner.text) or owner.text
    return Standing((office,), party)


def _clause_before(text: str, place: int) -> list[str]:
    left = text[max(0, place - _BEFORE_CHARS) : place]
    return _CLAUSE_END.split(left)[-1].split() if left.endswith((" ", "\xa0")) else []


def _office_before(left: list[str]) -> tuple[str, list[str]]:
    """Return the title right before a name, and the words in front of it."""
    for size in (4, 3, 2, 1):
        if len(left) >= size:
            phrase = " ".join(fold(word).strip(".") for word in left[-size:])
            if phrase in titles():
                return full_title(phrase), left[-size - _MODIFIERS : -size]
    return "", []


def _party_of(modifiers: list[str], near: Sequence[Name]) -> str | None:
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
    last = _POSSESSIVE.sub("", modifiers[-1]) if modifiers else ""
    for name in reversed(near[-2:]):
        adjective = fold(name.text) in qualifiers() or is_opener(name.text)
        if last in name.text.split() and name.kind != "demonym" and not adjective:
            owned = modifiers[-1] != last and name.kind == "person"
            organs = all(is_organ(word) for word in name.text.split())
            return None if owned or organs else name.text
    return None


def _office_in(phrase: str) -> str:
    tokens = [fold(word).strip(".") for word in phrase.split()[:9]]
    for place in range(len(tokens)):
        for size in (3, 2, 1):
            title = " ".join(tokens[place : place + size])
            behind = tokens[place + size] if place + size < len(tokens) else ""
            if title in titles() and behind in _BEHIND_TITLE and title not in _COURTESIES:
                return full_title(title)
    return ""


def _is_past(words: Sequence[str]) -> bool:
    return any(word.lower() in {"former", "ex", "late", "onetime"} for word in words)


def _party_in(phrase: str) -> str | None:
    """Return the party of an apposition: "the German chancellor", "a spokesman for Acme"."""
    of_body = _OF_BODY.search(phrase)
    if of_body:
        head = _HEAD.search(phrase[: of_body.start()])  # "School" of "School of Public Health"
        whole = phrase[head.start() if head else of_body.start(1) : of_body.end()]
        body = _OWNS.split(whole)[0].strip(" .")
        if fold(body) not in titles():
            return party_key(body) or body
    for match in _WORD.finditer(phrase):
        party = party_key(_POSSESSIVE.sub("", match.group()))
        if party:
            return party
    return None
