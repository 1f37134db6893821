"""What a name stands for: the key of its spellings, and the state or body that acts."""

import re
from functools import cache, lru_cache

from briefer.language.lexicon import lexicon
from briefer.language.words import fold, stop_words

_TOKEN = re.compile(r"[^\s,;:()\"“”]+")
_POSSESSIVE = re.compile(r"(?:['’ʼ][sS]|(?<=[sS])['’ʼ])$")
_DOUBLED = re.compile(r"([a-z])\1")
_SLAVIC_END = re.compile(r"(?:yy|iy|ij|ii|yi|y|(?<=sk)i)$")
_LONGEST = 6
# "negotiators from the United States", "the president of France", "officials in Moscow"
_LINKS = frozenset({"of", "from", "for", "in", "at"})
# "London police", "the Paris mayor" act for their city, not for the state
_LOCAL = frozenset(
    {"mayor", "police", "firefighters", "residents", "hospital", "university", "school", "court"}
)


@lru_cache(maxsize=16384)
def name_key(name: str) -> str:
    """Return the folded key under which the spellings of a name meet.

    Titles are not cut off. States and bodies meet under their name with their other names
    and acronyms; a capital does not meet its state (`party_key` says what it stands for).

    >>> name_key("Zelensky") == name_key("Zelenskyy’s") == name_key("Zelenskiy")
    True
    >>> name_key("Kiev") == name_key("Kyiv"), name_key("the U.S.") == name_key("United States")
    (True, True)
    """
    whole = _plain(name)
    alias = _aliases().get(whole)
    return _key(alias) if alias else _key(whole)


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


@lru_cache(maxsize=8192)
def party_key(name: str) -> str | None:
    """Return the state or body that the name stands for as an actor; None if it is unknown.

    Reads names, demonyms, capitals and seats of government, and phrases that begin with one
    and go on with an arm of the state, or name it behind "of", "from" or "in".

    >>> party_key("Kyiv"), party_key("Ukrainian officials"), party_key("Downing Street")
    ('Ukraine', 'Ukraine', 'United Kingdom')
    >>> party_key("negotiators from the United States"), party_key("American Airlines")
    ('United States', None)
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
    if party:
        return party if _goes_on(tokens[used:]) and not _local(tokens, used) else None
    for place, token in enumerate(tokens[:-1]):
        if token in _LINKS and place and _is_organ(tokens[place - 1]):
            rest = (
                tokens[place + 2 :] if tokens[place + 1].lower() == "the" else tokens[place + 1 :]
            )
            party, used = _longest(rest)
            return party if party and _goes_on(rest[used:]) else None
    return None


@lru_cache(maxsize=16384)
def known_kind(name: str) -> str | None:
    """Return "place", "demonym" or "body" for a name of the gazetteer, else None.

    >>> known_kind("Ghana"), known_kind("Ghanaian"), known_kind("NATO"), known_kind("Ghost")
    ('place', 'demonym', 'body', None)
    """
    found = _parties().get(_plain(name))
    if not found and name[:1].isupper() and _plain(name) in _places():
        return "place"
    if not found or (found[2] and not name.isupper()) or not name[:1].isupper():
        return None
    return "place" if found[1] == "capital" else found[1]


def is_organ(word: str) -> bool:
    """Say whether the word names an arm of a state or a body, such as "officials".

    >>> is_organ("Ministry"), is_organ("banana")
    (True, False)
    """
    return _is_organ(word)


def _longest(tokens: list[str]) -> tuple[str | None, int]:
    for used in range(min(_LONGEST, len(tokens)), 0, -1):
        phrase = _POSSESSIVE.sub("", " ".join(tokens[:used]))
        found = _parties().get(_plain(phrase))
        if (
            found
            and not phrase[0].islower()
            and (not found[2] or phrase.replace(".", "").isupper())
        ):
            return found[0], used
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
    found = _parties().get(_plain(" ".join(tokens[:used])))
    rest = {fold(token) for token in tokens[used:]}
    return (
        bool(found) and found is not None and found[1] == "capital" and not rest.isdisjoint(_LOCAL)
    )


def _is_organ(word: str) -> bool:
    bare = fold(word)
    return bare in _organs() or bare in _titles()


def _plain(name: str) -> str:
    bare = _POSSESSIVE.sub("", fold(name).strip(" ,.;:\"'()")).removeprefix("the ")
    return bare.replace(".", "").replace("-", " ") if "." in bare or "-" in bare else bare


def _key(plain: str) -> str:
    return " ".join(_word_key(word) for word in plain.split())


@lru_cache(maxsize=16384)
def _word_key(word: str) -> str:
    bare = _POSSESSIVE.sub("", word)
    spelled = _spellings().get(bare, bare)
    if len(spelled) < 5 or not spelled.isalpha():
        return spelled
    return _DOUBLED.sub(r"\1", _SLAVIC_END.sub("y", spelled))


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word not in stop_words())


@cache
def _spellings() -> dict[str, str]:
    rows = lexicon("spellings")
    return {
        _plain(other): _plain(row[0])
        for row in rows
        for other in (row[1] if len(row) > 1 else "").split("|")
    }


@cache
def _places() -> frozenset[str]:
    """Return the folded names of places that are no states."""
    return frozenset(_plain(name) for row in lexicon("places") for name in row[0].split("|"))


@cache
def _organs() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon("bodywords") if row[1] == "organ")


@cache
def _private() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon("bodywords") if row[1] == "private")


@cache
def _titles() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon("titles"))


@cache
def _aliases() -> dict[str, str]:
    """Return the other names of states and bodies, each with the plain name it meets."""
    found: dict[str, str] = {}
    for row in lexicon("countries") + lexicon("bodies"):
        for other in (row[1] if len(row) > 1 else "").split("|"):
            found.setdefault(_plain(other), _plain(row[0]))
    return found


@cache
def _parties() -> dict[str, tuple[str, str, bool]]:
    """Return, for each folded name, the party, the kind of name and whether capitals are needed."""
    found: dict[str, tuple[str, str, bool]] = {}
    kinds = ("place", "place", "demonym", "capital", "body")
    for row in lexicon("countries"):
        for column, kind in zip(row, kinds, strict=False):
            _enter(found, column, row[0], kind)
    for row in lexicon("bodies"):
        for column in row[:2]:
            _enter(found, column, row[0], "body")
    return found


def _enter(found: dict[str, tuple[str, str, bool]], column: str, party: str, kind: str) -> None:
    for value in filter(None, column.split("|")):
        plain = _plain(value)
        found.setdefault(plain, (party, kind, plain in stop_words()))
