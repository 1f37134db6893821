"""What stands before and behind a name: the office held, and the party spoken for."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from briefer.language.clauses import past_forms, roles
from briefer.language.kinds import body_words
from briefer.language.names import Name, is_opener, party_key
from briefer.language.openings import qualifiers
from briefer.language.parties import is_organ, known_kind
from briefer.language.titles import RUNNING, SHORT, full_title, titles
from briefer.language.words import fold

_BEFORE_CHARS = 90
_AFTER_CHARS = 110
_MODIFIERS = 6  # words in front of a title that may name its party
_NO_STOP = "".join(rf"(?<!\b{short.capitalize()}\.)" for short in sorted({*SHORT, "st"}))
_CLAUSE_END = re.compile(rf"[.!?](?=\s)(?:(?<![A-Z].)|(?<=[A-Z][A-Z].)){_NO_STOP}|[;:\n“”\"(),]")
_APPOSITION = re.compile(
    r"(?:,| \(| [–—-]+)\s*(?P<phrase>(?:who is |who was )?[a-z-]+\b"
    r"(?:[^,.:;()\n“”\"]+|(?<=\b[A-Z])\.|(?<=\bSt)\.|(?<=\b[MDJS]r)\.|(?<=\bLt)\.|\.(?=\w))+)"
)
# "the mayor of Accra", "Acme’s lawyer" right before a comma, and nothing but that in its clause
_APPOSED = re.compile(
    r"(?:^|[.!?;:,“\"\n]\s*|\b(?:said|says|that|and|by|with|to)\s+)"
    r"(?P<phrase>(?:[Tt]he|(?:[A-Z][\w.-]*\s)*[A-Z][\w.-]*['’]s?)\s[a-z][^,.;:()“”\"]{2,60})$"
)
_NAME = r"[A-Z][\w’'&.-]*"
_LINK = r"(?:(?:of|the|and|de|del|la|da|do|dos|du)\s+)?"
_OF_BODY = re.compile(rf"\b(?:of|for|at|with)\s+(?:the\s+)?({_NAME}(?:\s+{_LINK}{_NAME}){{0,5}})")
# "the Center for Clean Water", "the Committee on Trade": a body's name runs on behind its noun
_RUNS_ON = re.compile(
    rf"\s+(?:for|of|on|against)\s+(?:the\s+)?(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    rf"({_NAME}(?:\s+{_LINK}{_NAME}){{0,5}})"
)
_BEHIND_NAME = re.compile(rf"\s(?:of|with)\s+(?:the\s+)?({_NAME}(?:\s+{_LINK}{_NAME}){{0,5}})")
_HEAD = re.compile(rf"{_NAME}(?: {_NAME}){{0,4}} $")
_WORDS = re.compile(r"\b[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_OWNS = re.compile(r"['’]s?(?:\s|$)")
_MEMBER = re.compile(r"(?:\s\(|,\s)(?P<party>[RD])[-–][A-Z]")
_MEMBER_WORD = re.compile(r",\s(?:an?\s)?(?:[a-z]+\s)?(?P<party>Republican|Democrat)\b")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}$")
_TITLES_IN_A_ROW = 2
_OF_A_CITY = frozenset({"mayor", "deputy mayor", "police chief", "fire chief"})
# Of a region or a bank, and of no state, though a state may have the name: Georgia.
_GOVERNORS = frozenset({"governor", "lieutenant governor"})
_MAKERS = frozenset(
    {"author", "co-author", "writer", "biographer", "novelist", "poet", "playwright", "translator"}
    | {"actor", "actress", "star"}
)
_BEHIND_TITLE = frozenset({"of", "for", "at", "in", "to", "from", "with", "and", "who", "on", ""})
# They tell where somebody lives, or what befell them, and speak for nobody else.
_FOR_THEMSELVES = frozenset(
    {"resident", "witness", "survivor", "passenger", "farmer", "billionaire", "actor", "actress"}
    | {"singer", "rapper", "oligarch", "host", "columnist", "commentator"}
)
_KIN = frozenset(
    {"husband", "wife", "widow", "widower", "son", "daughter", "brother", "sister", "father"}
    | {"mother", "parents", "friend", "partner", "girlfriend", "boyfriend", "cousin", "uncle"}
    | {"aunt", "nephew", "niece", "grandson", "granddaughter", "neighbor", "neighbour"}
)
_COURTESIES = frozenset({"mr", "mrs", "ms", "miss", "sir", "dr", "lady", "lord"})
_OF_OR_WITH = frozenset({"o", "w"})
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
    offices, modifiers = _offices_before(_clause_before(text, name.start))
    party = None
    if offices and _speaks_for_another(offices[-1]) and not _is_past(modifiers):
        near = [one for one in before if name.start - one.start < _BEFORE_CHARS]
        party = _party_of(modifiers, near, offices[-1])
    if _may_go_on(text[name.end : name.end + 2]):
        after = _APPOSITION.match(text[name.end : name.end + _AFTER_CHARS])
        if after and (behind := _office_in(after.group("phrase"))):
            offices.append(behind)
            if not _is_past(after.group("phrase").split()[:4]):
                party = party or _party_in(after.group("phrase"), behind)
        party = _body_behind(text, name.end) or party
        member = _MEMBER.match(text, name.end) or _MEMBER_WORD.match(text, name.end)
        if member:
            party = _MEMBERSHIPS[member.group("party")[0]]
    return Standing(tuple(offices), party if party != name.text else None)


def _speaks_for_another(office: str) -> bool:
    return titles().get(office) != "person" and office not in _FOR_THEMSELVES


def _may_go_on(behind: str) -> bool:
    """Say whether the two characters behind a name can begin "of", "with", or an apposition."""
    first, second = behind[:1], behind[1:]
    return first == "," or (first.isspace() and (second in _OF_OR_WITH or not second.isalpha()))


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
    party = _party_in(phrase.group("phrase"), office)
    owner = before[-1] if before and _OWNS.match(text, before[-1].end) else None
    inside = owner is not None and name.start - len(phrase.group("phrase")) - 2 <= owner.start
    if owner is not None and inside and owner.kind != "person":
        party = party or party_key(owner.text) or owner.text
    return Standing((office,), party)


def _clause_before(text: str, place: int) -> list[str]:
    """Return the words of the clause in front of a name, none where no title ends them."""
    left = text[max(0, place - _BEFORE_CHARS) : place]
    if not left.endswith((" ", "\xa0")):
        return []
    last = left.rsplit(maxsplit=1)[-1] if not left.isspace() else ""
    if last.isalpha() and fold(last) not in _title_ends():
        return []
    return _CLAUSE_END.split(left)[-1].split()


def _offices_before(left: list[str]) -> tuple[list[str], list[str]]:
    """Return the titles right before a name, the nearest first, and the words in front of them.

    A courtesy title or a rank may stand behind the office: "Acme spokeswoman Dr", "police
    chief Capt".
    """
    offices: list[str] = []
    while (size := _title_size(left)) and len(offices) < _TITLES_IN_A_ROW:
        offices.append(full_title(_folded(left[-size:])))
        left = left[:-size]
    return offices, left[-_MODIFIERS:]


def _title_size(left: list[str]) -> int:
    """Return how many words at the end make a title, 0 where they make none."""
    if not left or _folded(left[-1:]) not in _title_ends():
        return 0
    sizes = (size for size in (4, 3, 2, 1) if len(left) >= size)
    return next((size for size in sizes if _folded(left[-size:]) in titles()), 0)


@cache
def _title_ends() -> frozenset[str]:
    return frozenset(title.rsplit(maxsplit=1)[-1] for title in titles())


def _folded(phrase: Sequence[str]) -> str:
    return " ".join(fold(word).strip(".") for word in phrase)


def _party_of(modifiers: list[str], near: Sequence[Name], office: str) -> str | None:
    """Return the party named in front of a title: "Kremlin spokesman", "Ukraine’s top envoy".

    Who runs for a seat in a chamber does not speak for it.
    """
    if office in RUNNING:
        return None
    return _known_party(modifiers, office) or _named_party(modifiers, near, office)


def _known_party(modifiers: Sequence[str], office: str) -> str | None:
    """Return the state or body that the words in front of a title name, the nearest one."""
    for start in range(len(modifiers) - 1, -1, -1):
        phrase = modifiers[start:]
        if phrase[0].islower() and (phrase[0] in roles() or _acts(modifiers, start)):
            break
        if not phrase[0][:1].isupper():
            continue
        lower = [word for word in phrase[1:] if word[:1].islower() and not is_organ(word)]
        party = _state(" ".join(phrase), office)
        if party is None and len(lower) <= 2:
            party = _state(" ".join(word for word in phrase if word not in lower), office)
        if party:
            # "the Social Democrats’ spokesman" is not the Democrats'
            return None if _is_part(modifiers, start, party) else party
    return None


def _named_party(modifiers: Sequence[str], near: Sequence[Name], office: str) -> str | None:
    """Return the name right in front of a title that is neither a state nor known."""
    last = _POSSESSIVE.sub("", modifiers[-1]) if modifiers else ""
    for name in reversed(near[-2:]):
        adjective = fold(name.text) in qualifiers() or is_opener(name.text)
        if last in name.text.split() and name.kind != "demonym" and not adjective:
            owned = modifiers[-1] != last and name.kind == "person"
            organs = all(is_organ(word) for word in name.text.split())
            state = office in _GOVERNORS and party_key(name.text) is not None
            return None if owned or organs or state else name.text
    return None


def _is_part(modifiers: Sequence[str], start: int, party: str) -> bool:
    """Say whether a body's name is only the end of another's; a state's may stand behind any."""
    before = modifiers[start - 1] if start else ""
    runs_on = before[:1].isupper() and before.isalpha() and known_kind(before) is None
    return runs_on and not is_opener(before) and known_kind(party) == "body"


def _acts(modifiers: Sequence[str], at: int) -> bool:
    """Say whether a word is what a name before it did: "Hague thanked", not "Peru’s elected"."""
    before = modifiers[at - 1] if at else ""
    owns = before.endswith(("’s", "'s", "’", "'"))
    told = modifiers[at] in past_forms() or (
        modifiers[at].endswith("ed") and known_kind(before) != "demonym"
    )
    return told and before[:1].isupper() and not owns


def _state(phrase: str, office: str) -> str | None:
    """Return the state or body of the phrase; the mayor of a capital holds no office of the state.

    "London mayor" and "Georgia governor" give None, "Peru’s interior minister" Peru.
    """
    if office in _GOVERNORS:
        return None
    return party_key(f"{phrase} {office}") if office in _OF_A_CITY else party_key(phrase)


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


def _party_in(phrase: str, office: str) -> str | None:
    """Return the party of an apposition: "the German chancellor", "a spokesman for Acme".

    Those who made a book or a film speak for nobody: what follows is its title.
    """
    if office in _MAKERS or office in _FOR_THEMSELVES:
        return None
    of_body = _OF_BODY.search(phrase)
    if of_body and not _KIN.isdisjoint(fold(phrase[: of_body.start()]).split()[-1:]):
        return None  # "a lawyer and the husband of Ann Lee"
    if of_body:
        body = _whole_body(phrase, of_body)
        if office in _GOVERNORS and party_key(body):
            return None
        if fold(body) not in titles():
            return _state(body, office) or body
    for match in _WORDS.finditer(phrase):
        run = _POSSESSIVE.sub("", match.group())
        words = run.split()
        for name in (run, *words):
            party = _state(name, office)
            # "the Social Democrats’ leader" is not the Democrats'
            if party and (name == run or known_kind(party) != "body" or name == words[0]):
                return party
    return None


def _body_behind(text: str, place: int) -> str | None:
    """Return the body named right behind a name: "Capt. Lee of the Oslo Harbour Patrol"."""
    found = _BEHIND_NAME.match(text, place)
    body = _whole_body(text[: found.end()], found) if found else ""
    named = not body_words().isdisjoint(fold(body).split())
    return (party_key(body) or body) if named else None


def _whole_body(phrase: str, of_body: re.Match[str]) -> str:
    """Return the body's name with what runs on before and behind the name that was matched."""
    head = _HEAD.search(phrase[: of_body.start()])  # "School" of "School of Public Health"
    start, end = head.start() if head else of_body.start(1), of_body.end()
    last = phrase[start:end].rsplit(maxsplit=1)[-1]
    runs_on = _RUNS_ON.match(phrase, end) if fold(last) in body_words() else None
    whole = _OWNS.split(phrase[start : runs_on.end() if runs_on else end])[0].strip()
    return whole if _DOTTED.search(whole) else whole.rstrip(".")
