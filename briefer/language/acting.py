"""Whether a place name is, where it stands, the actor that goes by it: its government, its team."""

from collections.abc import Sequence
from functools import cache, lru_cache

from briefer.language.bareforms import bare_verbs, third_person
from briefer.language.clauses import Token, is_adverb, is_verb, tokenise
from briefer.language.lexicon import lexicon
from briefer.language.parties import LOCAL, is_capital, is_organ, is_seat, party_key
from briefer.language.words import REMEMBERED_TEXTS

_LIST = frozenset({"and", "or", "&", "later", "then", "also"})
_CARRIERS = {
    **dict.fromkeys(("is", "are", "was", "were", "be", "been", "being", "remains"), "be"),
    **dict.fromkeys(("isn't", "aren't", "wasn't", "weren't", "remain", "remained"), "be"),
    **dict.fromkeys(("has", "have", "had", "having", "hasn't", "haven't", "hadn't"), "have"),
    **dict.fromkeys(("do", "does", "did", "don't", "doesn't", "didn't"), "do"),
}
_ARTICLES = frozenset({"the", "a", "an"})
_FOES = frozenset({"against", "by", "versus", "vs", "v"})
_REACH = 5  # tokens in front of a preposition in which its noun or verb stands


@lru_cache(maxsize=REMEMBERED_TEXTS)
def acts(text: str, start: int, end: int) -> bool:
    """Say whether the place named at `start:end` acts or is dealt with as an actor.

    True for the subject of a deed, for whom something is done with, by or against, and for the
    owner of what only an actor has; False where the name says where something is or happens,
    and where nothing tells.

    >>> acts("Washington said no.", 0, 10), acts("She landed in Washington.", 14, 24)
    (True, False)
    >>> acts("Talks with Peru failed.", 11, 15), acts("The coast of Peru is long.", 13, 17)
    (True, False)
    """
    tokens = [token for token in tokenise(text, 0) if token.kind != "quote"]
    first = next((n for n, token in enumerate(tokens) if token.end > start), None)
    if first is None:
        return False
    last = first
    while last + 1 < len(tokens) and tokens[last + 1].start < end:
        last += 1
    if first == 0 and last == len(tokens) - 1:
        return True  # nothing but the name: whoever writes it so means the actor
    return _acts(tokens, first, last)


def stands_for(text: str, start: int, end: int) -> str | None:
    """Return the state or body that the name at `start:end` stands for there, None where for none.

    A capital or seat of government stands for its government only where it acts.

    >>> stands_for("Lima said no.", 0, 4), stands_for("She landed in Lima.", 14, 18)
    ('Peru', None)
    >>> stands_for("A Kremlin aide left.", 2, 9), stands_for("She left the Kremlin.", 13, 20)
    ('Russia', None)
    """
    name = text[start:end]
    party = party_key(name)
    if party is None or not (is_capital(name) or is_seat(name)):
        return party
    stands = acts(text, start, end) or (is_seat(name) and not _entered(text[:start]))
    return party if stands else None


def _entered(before: str) -> bool:
    """Say whether the words in front of a building's name put someone or something into it."""
    *_, last = before.lower().removesuffix("the ").split() or [""]
    return last in _words("where") or last in _words("goes")


def _acts(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Say the same of the tokens `first` to `last`, by what stands beside them."""
    after = _at(tokens, last + 1)
    if after and after.kind == "poss":
        return _owns(tokens, last + 2)
    if _is(_at(tokens, first - 1), "part"):
        return False
    modified = _modifies(tokens, first, last)
    return _in_clause(tokens, *_list(tokens, first, last)) if modified is None else modified


def _in_clause(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Say whether the names from `start` to `stop` act in their clause."""
    before = _at(tokens, start - 1)
    if before is None or before.kind == "comma":
        return _subject(tokens, stop + 1)
    if before.kind == "open" or _is(before, "part"):
        return False
    if before.role == "prep" or _is(before, "who") or _is(before, "where"):
        return _governed(tokens, start - 1)
    if before.kind == "word" and not before.role and not is_adverb(before):
        return not _is(before, "goes")  # the object of a verb
    return _subject(tokens, stop + 1)


def _is(token: Token | None, kind: str) -> bool:
    return token is not None and token.low in _words(kind)


def _at(tokens: Sequence[Token], place: int) -> Token | None:
    return tokens[place] if 0 <= place < len(tokens) else None


def _list(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Return where the names begin and end that stand beside each other: "Peru, Chile and Cuba".

    A leading "the" belongs to them.
    """
    while first:
        if tokens[first - 1].low in _ARTICLES:
            first -= 1
            continue
        joint = first
        while joint and (tokens[joint - 1].kind == "comma" or tokens[joint - 1].low in _LIST):
            joint -= 1
        if joint == first or not joint or tokens[joint - 1].kind != "name":
            break
        joined = any(token.low in _LIST for token in tokens[joint:first])
        if not joined and _subject(tokens, last + 1):
            break  # "having left NATO, Paris built": a clause of its own
        first = joint - 1
        while first and tokens[first - 1].kind == "name" and not tokens[first - 1].role:
            first -= 1
    while (joint := _joint(tokens, last + 1)) > last + 1:
        last = joint
        while last + 1 < len(tokens) and tokens[last + 1].kind == "name":
            last += 1
    return first, last


def _joint(tokens: Sequence[Token], place: int) -> int:
    """Return the place of the name that a comma, "and" or both join; `place` where none does."""
    joint = place
    while joint < len(tokens) and (tokens[joint].kind == "comma" or tokens[joint].low in _LIST):
        joint += 1
    if joint > place and joint < len(tokens) and tokens[joint].low in _ARTICLES:
        joint += 1
    named = joint > place and joint < len(tokens) and tokens[joint].kind == "name"
    return joint if named and not tokens[joint].role else place


def _owns(tokens: Sequence[Token], place: int) -> bool:
    """Say whether what the name owns is an actor's: its goal, its army, its nuclear programme."""
    for token in tokens[place : place + 3]:
        if token.kind not in {"word", "name", "number"} or token.role in {"prep", "aux", "modal"}:
            break
        if _is(token, "own"):
            return True
    return False


def _modifies(tokens: Sequence[Token], first: int, last: int) -> bool | None:
    """Say whether the noun that the name describes is an actor's; None where it describes none.

    "US troops" are, "the Peru border" is not. A verb behind the name is no noun.
    """
    article, after, behind = (_at(tokens, place) for place in (first - 1, last + 1, last + 2))
    if after is None or after.kind not in {"word", "name"} or after.role:
        return None
    if after.kind == "name" and is_organ(after.low):
        return True
    if _is(after, "has") or after.low in LOCAL:
        return False
    if not _is_deed(tokens, last + 1) and (
        (after.kind == "word" and _is(after, "own")) or _is(behind, "own")
    ):
        return True
    described = article is not None and article.low in {"a", "an"} and after.kind == "word"
    return False if described else None


def _is_deed(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a word that can be both is a verb: an object or a clause follows."""
    after = _at(tokens, place + 1)
    ending = tokens[place].low.endswith(("ed", "s")) and not tokens[place].low.endswith("ss")
    return after is not None and ending and (after.role in {"det", "sub"} or after.low == "to")


def _governed(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a name behind the preposition at `place` is an actor."""
    low = tokens[place].low
    if low in _words("where"):
        return False
    near = {token.low for token in _phrase(tokens, place)}
    if low in {"of", "from", "to"}:
        return not near.isdisjoint(_words(low))
    if low in _FOES:
        return True
    return low in _words("who") and near.isdisjoint(_words("despite"))


def _phrase(tokens: Sequence[Token], place: int) -> list[Token]:
    """Return the tokens in front of a preposition, back to a mark or another preposition."""
    found: list[Token] = []
    for token in reversed(tokens[max(0, place - _REACH) : place]):
        if token.kind not in {"word", "name", "number", "poss"}:
            break
        if token.kind == "name" and token is not tokens[0]:  # no verb: "in March between"
            continue
        dated = found and found[-1].kind == "number"  # "independence in 1960 from"
        found.append(token)
        if token.role == "prep" and token.low != "of" and not dated:
            break
    return found


def _subject(tokens: Sequence[Token], place: int) -> bool:
    """Say whether the verb at `place`, adverbs and auxiliaries let pass, is an actor's."""
    carrier = ""
    while (token := _at(tokens, place)) is not None:
        if token.low in _CARRIERS:
            carrier = _CARRIERS[token.low]
        elif not (is_adverb(token) or token.role in {"aux", "modal", "neg"}):
            break
        place += 1
    if token is None or token.kind not in {"word", "name", "number"}:
        return False
    if token.role == "prep" and token.low != "against":
        return carrier in {"have", "do"}  # "has in the past used", "what Paris did to"
    if carrier == "be":
        if token.low.endswith("ed") and token.role != "det":
            return not _is(token, "lain")
        return _told(tokens, place, "is") or token.low.endswith("ing")
    if carrier == "have" and token.role == "det":
        return not _told(tokens, place, "has")
    return not _is(token, "lies") and (carrier != "" or _finite(tokens, place))


def _finite(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a word without auxiliary is a verb by its form or by what it is followed by."""
    low = tokens[place].low
    if tokens[place].kind == "name":
        return low in third_person()  # "Paris Rejects Offer"
    if tokens[place].kind != "word" or tokens[place].role:
        return False
    if is_verb(tokens, place) or low in third_person() or low in bare_verbs():
        return True
    after = _at(tokens, place + 1)
    return low.endswith("s") and after is not None and (after.role != "" or after.kind == "name")


def _told(tokens: Sequence[Token], place: int, kind: str) -> bool:
    """Say whether one of the next words is of the kind, up to a preposition or a mark."""
    for token in tokens[place : place + 5]:
        if token.low in _words(kind):
            return True
        if token.kind not in {"word", "name", "number"} or token.role == "prep":
            break
    return False


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(
        word for row in lexicon("placesense") if row[0] == kind for word in row[1].split("|")
    )
