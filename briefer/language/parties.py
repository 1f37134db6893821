"""What a name stands for: the key of its spellings, and the state or body that acts."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from briefer.language.gazetteer import aliases, known_names, places, plain, spellings
from briefer.language.givennames import given_names
from briefer.language.lexicon import lexicon
from briefer.language.words import fold, spelled, stop_words

_TOKEN = re.compile(r"[^\s,;:()\"“”]+")
# They are in a state and speak for themselves.
_OF_PARTIES = frozenset({"opposition", "party", "parties"})
_POSSESSIVE = re.compile(r"(?:['’ʼ][sS]|(?<=[sS])['’ʼ])$")
_DOUBLED = re.compile(r"([a-z])\1")
_SLAVIC_END = re.compile(r"(?:yy|iy|ij|ii|yi|y|(?<=sk)i)$")
_SONS = frozenset({"jr", "sr"})
_BEHIND_NAMES = _SONS | {"ii", "iii", "iv"}
_LONGEST = 8
# "negotiators from the United States", "the president of France", "officials in Moscow"
_LINKS = frozenset({"of", "from", "for", "in", "at"})
# "London police", "the Paris mayor" act for their city, not for the state
LOCAL = frozenset(
    {"mayor", "police", "firefighters", "residents", "hospital", "university", "school", "court"}
    | {"hospitals", "schools", "council", "city", "commuters", "mayors", "councillors", "local"}
)


@lru_cache(maxsize=16384)
def name_key(name: str) -> str:
    """Return the folded key under which the spellings of a name meet.

    Titles are not cut off. States and bodies meet under their name with their other names
    and acronyms; a capital does not meet its state (`party_key` says what it stands for). What
    tells a son from his father is no part of it; what tells one pope from another is.

    >>> name_key("Zelensky") == name_key("Zelenskyy’s") == name_key("Zelenskiy")
    True
    >>> name_key("Kiev") == name_key("Kyiv"), name_key("the U.S.") == name_key("United States")
    (True, True)
    >>> name_key("Emil Roth Jr."), name_key("Emil Roth III"), name_key("John Paul II")
    ('emil roth', 'emil roth', 'john paul ii')
    """
    whole = plain(name)
    key = _key(aliases().get(whole) or whole)
    head, _, last = key.rpartition(" ")
    if not head or last not in _BEHIND_NAMES:
        return key
    numbered = last not in _SONS and head.rpartition(" ")[2] in given_names()
    return key if numbered else head


def key_words(word: str) -> tuple[str, ...]:
    """Return what a word of a name adds to the key of the name.

    >>> key_words("Al-Zelenskyy"), name_key("Omar Al-Zelenskyy")
    (('al', 'zelensky'), 'omar al zelensky')
    """
    bare = fold(word)
    # Of letters alone nothing is put off, and most names have been read by now.
    return tuple((_word_key(bare) if bare.isalpha() else _key(plain(word))).split())


def is_alias_key(key: str) -> bool:
    """Say whether a name of other words than its key may have it: "the WHO"."""
    return key in _alias_keys()


@cache
def _alias_keys() -> frozenset[str]:
    return frozenset(map(_key, aliases().values()))


def surname(name: str) -> str:
    """Return the folded last word of a name, without what tells a son from his father.

    >>> surname("Otto Braun Jr."), surname("the Harbour Board"), surname("")
    ('braun', 'board', '')
    """
    words = [fold(word) for word in spelled(name)]
    while len(words) > 1 and words[-1].rstrip(".") in _BEHIND_NAMES:
        words.pop()
    return words[-1] if words else ""


def same_name(one: str, other: str) -> bool:
    """Say whether two names can name the same person, place or body.

    True for equal keys, a surname alone against the full name, and an acronym against the
    words it is made of.

    >>> same_name("Volodymyr Zelenskyy", "Zelensky"), same_name("WHO", "World Health Organization")
    (True, True)
    >>> same_name("Jane Roe", "John Roe")
    False
    """
    first, second = name_key(one), name_key(other)
    if not first or not second:
        return False
    if first == second:
        return True
    short, long = sorted((first.split(), second.split()), key=len)
    if len(short) == 1 and len(long) > 1:
        return short[0] == long[-1] or short[0] == _initials(long)
    return bool(short) and len(short) < len(long) and short[-1] == long[-1] and short[0] == long[0]


@lru_cache(maxsize=32768)
def party_key(name: str) -> str | None:
    """Return the state or body that the name stands for as an actor; None if it is unknown.

    Reads names, demonyms, capitals and seats of government, and phrases that begin with one
    and go on with an arm of the state, or name it behind "of", "from" or "in".

    >>> party_key("Kyiv"), party_key("Ukrainian officials"), party_key("Downing Street")
    ('Ukraine', 'Ukraine', 'United Kingdom')
    >>> party_key("negotiators from the United States"), party_key("American Airlines")
    ('United States', None)
    >>> party_key("Peru's main opposition party") is None
    True
    """
    tokens: list[str] = _TOKEN.findall(name)
    while tokens and tokens[0].lower() in {
        "the",
        "a",
        "an",
        "both",
        "one",
        "some",
        "senior",
        "top",
        "former",
    }:
        tokens = tokens[1:]
    if not tokens:
        return None
    party, used = _longest(tokens)
    if party and not _OF_PARTIES.isdisjoint(tokens[used:]):
        return None
    if party:
        return party if _goes_on(tokens[used:]) and not _local(tokens, used) else None
    for place, token in enumerate(tokens[:-1]):
        if token in _LINKS and place and _is_organ(tokens[place - 1]):
            rest = (
                tokens[place + 2 :] if tokens[place + 1].lower() == "the" else tokens[place + 1 :]
            )
            party, used = _longest(rest)
            if not LOCAL.isdisjoint(map(fold, tokens[:place])) and _is_capital(rest[:used]):
                return None  # "police in London"
            return party if party and _goes_on(rest[used:]) else None
    return None


@lru_cache(maxsize=16384)
def known_kind(name: str) -> str | None:
    """Return "place", "demonym" or "body" for a name of the gazetteer, else None.

    >>> known_kind("Ghana"), known_kind("Ghanaian"), known_kind("NATO"), known_kind("Ghost")
    ('place', 'demonym', 'body', None)
    """
    found = known_names().get(plain(name))
    if not found and name[:1].isupper() and plain(name) in places():
        return "place"
    if not found or (found.capitals and not name.isupper()) or not name[:1].isupper():
        return None
    return {"capital": "place", "seat": "body"}.get(found.kind, found.kind)


def is_capital(name: str) -> bool:
    """Say whether the name is a capital: a place to be in, and a name for its government.

    >>> is_capital("Lima"), is_capital("Peru"), is_capital("Downing Street")
    (True, False, False)
    """
    found = known_names().get(plain(name))
    return found is not None and found.kind == "capital"


def is_seat(name: str) -> bool:
    """Say whether the name is a building or quarter of a government: a place to be in, too.

    >>> is_seat("the White House"), is_seat("Knesset")
    (True, False)
    """
    found = known_names().get(plain(name))
    return found is not None and found.kind == "seat"


def may_name_state(words: Iterable[str]) -> bool:
    """Say whether a state or body can be named by folded words: it is a quick look.

    >>> may_name_state(["she", "left", "peru"]), may_name_state(["she", "left"])
    (True, False)
    """
    first = _first_words()
    return any(word.replace(".", "").partition("-")[0] in first for word in words)


def is_organ(word: str) -> bool:
    """Say whether the word names an arm of a state or a body, such as "officials".

    >>> is_organ("Ministry"), is_organ("banana")
    (True, False)
    """
    return _is_organ(word)


def _longest(tokens: list[str]) -> tuple[str | None, int]:
    if tokens and not may_name_state(plain(tokens[0]).split()[:1]):
        return None, 0  # no name of the gazetteer begins so
    for used in range(min(_LONGEST, len(tokens)), 0, -1):
        phrase = _POSSESSIVE.sub("", " ".join(tokens[:used]))
        found = known_names().get(plain(phrase))
        if (
            found
            and not phrase[0].islower()
            and (not found.capitals or phrase.replace(".", "").isupper())
        ):
            return found.party, used
    return None, 0


def _goes_on(rest: list[str]) -> bool:
    """Say whether what follows a state's name keeps it the actor: "air force", "President X".

    "Peru’s bar association" speaks for itself.
    """
    head = next((n for n, token in enumerate(rest) if token in _LINKS), len(rest))
    if head and rest[head - 1] in _private():
        return False
    for place, token in enumerate(rest):
        if fold(token).rstrip(".") in _titles():
            return True
        if token in _LINKS and place:
            return True
        if token[:1].isupper() and not _is_organ(token):
            return False
    return True


def _local(tokens: list[str], used: int) -> bool:
    return _is_capital(tokens[:used]) and not LOCAL.isdisjoint(map(fold, tokens[used:]))


def _is_capital(tokens: list[str]) -> bool:
    return is_capital(" ".join(tokens))


def _is_organ(word: str) -> bool:
    bare = fold(word)
    return bare in _organs() or bare in _titles()


def _key(plain: str) -> str:
    return " ".join(_word_key(word) for word in plain.split())


@lru_cache(maxsize=16384)
def _word_key(word: str) -> str:
    bare = _POSSESSIVE.sub("", word)
    spelled = spellings().get(bare, bare)
    if len(spelled) < 5 or not spelled.isalpha():
        return spelled
    return _DOUBLED.sub(r"\1", _SLAVIC_END.sub("y", spelled))


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word not in stop_words())


@cache
def _first_words() -> frozenset[str]:
    """Return the first word of each name of the gazetteer, possessive endings cut off."""
    return frozenset(name.split(maxsplit=1)[0].removesuffix("'s") for name in known_names() if name)


@cache
def _organs() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon("bodywords") if row[1] == "organ")


@cache
def _private() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon("bodywords") if row[1] == "private")


@cache
def _titles() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon("titles"))
