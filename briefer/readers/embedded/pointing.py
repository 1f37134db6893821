"""Lines that only point back, to "the plan": completed from a sentence before, or left out."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from briefer.language.bareforms import bare_verbs, third_person
from briefer.language.clauses import Token, is_adverb, is_verb, past_forms, roles
from briefer.language.lexicon import lexicon
from briefer.language.meanings import synonyms
from briefer.language.names import Name, names, party_key
from briefer.language.parties import is_capital
from briefer.language.phrases import is_day, phrase_end
from briefer.language.words import content_stems
from briefer.readers.embedded.leaning import leans
from briefer.readers.embedded.sight import Seen, Sight

_REACH = 2  # sentences before in which the thing pointed to must be named
_LONGEST = 9  # words of a phrase that is put in
_NEWS = 3  # sentences in which "the incident" is what the article opens with
_OFTEN = 4  # times that an article has a word for what all of it is about
_SHORT = 11  # words of a line in which "the idea" is all that it is about
_OPENING = 40  # characters in which a line says what it points to: "Peru turned down that offer"
_MEANT = r"(?P<det>the|this|that|these|those|such an?)\s+(?P<noun>[a-z]{3,14})"
_WITHOUT = (
    r"(?!\s+(?:of|to|that|for|in|on|into|between|over|with|from|against|by|at|about|which|who|under"
    r"|whose|where|when|called|named|known|made|proposed|put|set|behind|among)\b)"
)
_SUBJECT = re.compile(
    rf"^{_MEANT}{_WITHOUT}(?=\s+(?:[a-z]+ly |also |now |still |never )?"
    r"(?P<verb>[a-z]+)\b|,)",
    re.IGNORECASE,
)
_SAID = re.compile(
    rf"\b(?:said|says|that|whether|stressed|added|emphasized|emphasised)\s+(?:that\s+)?{_MEANT}{_WITHOUT}"
    r"(?=\s+(?:is|are|was|were|has|have|had|will|would|could|can|may|might|should|must)\b)"
)
_OBJECT = re.compile(
    rf"\b(?<!by )(?<!in )(?<!at ){_MEANT}{_WITHOUT}(?=\s+(?:as|a|an|“|\")|[.,;:]|$)"
)
_INNER = frozenset({"of", "for", "the"})
_NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z]|[a-z] [A-Z]")
_ENDOWED = frozenset({"nonprofit", "charity", "foundation", "organization", "organisation"})
_ENDOWED_NAME = re.compile(
    r"\b(?:Fund|Foundation|Association|Society|Institute|Trust|Organi[sz]ation|Endowment|Federation)\b"
)
_LINKS = frozenset({"of", "for", "on", "into", "to", "by", "from", "between", "against", "over"})
_OWN = frozenset(
    {"his", "her", "its", "their", "our", "my", "your", "this", "that", "these", "those"}
)


class Told(NamedTuple):
    """A line that stands alone, and the number of the sentence that gave it a phrase, if any."""

    text: str
    source: int | None = None

    def evidence(self, own: int) -> tuple[int, ...]:
        """Return the numbers of the sentences it rests on, its own last."""
        return (own,) if self.source is None else (self.source, own)


def standing(sight: Sight, place: int, text: str, *, bare: bool = False) -> Told | None:
    """Return the line as a reader of nothing else understands it, None where it cannot be told.

    With `bare` the object of a short line counts too: "Peru rejected the idea".
    "The plan" is put in full where one sentence before speaks of one plan and says of what.
    """
    if leans(text):
        return None
    match = _pointer(sight, place, text, bare=bare)
    if match is None:
        return Told(text)
    found = _antecedent(sight, place, match["noun"])
    if found is None:
        return None
    phrase, number = found
    full = text[: match.start("det")] + phrase + text[match.end("noun") :]
    return Told(full[0].upper() + full[1:], number)


def is_pointer(noun: str) -> bool:
    """Say whether a folded noun in the singular, with "the", can mean something told before.

    >>> is_pointer("deal"), is_pointer("port")
    (True, False)
    """
    return noun in _pointers()


def is_matter(noun: str) -> bool:
    """Say whether such a noun is a matter that somebody can answer, and no body and no place.

    >>> is_matter("deal"), is_matter("ministry")
    (True, False)
    """
    return _pointers().get(noun) in {"", "event"}


def _pointer(sight: Sight, place: int, text: str, *, bare: bool) -> re.Match[str] | None:
    """Return where the line only points back to a thing, None where it tells what it is about."""
    if place == 0:
        return None
    sought = [_SUBJECT.match(text), _SAID.search(text)]
    if bare:
        thing = _OBJECT.search(text)
        plain = thing is not None and (
            thing["det"].lower() == "the"
            or thing.start() > _OPENING
            or text[: thing.start()].rpartition(" ")[0].rpartition(" ")[2].lower() in _LINKS
        )
        sought.append(None if plain and len(text.split()) > _SHORT else thing)
    for match in sought:
        if match is not None and _only_points(sight, place, text, match):
            return match
    return None


def _only_points(sight: Sight, place: int, text: str, match: re.Match[str]) -> bool:
    noun = match["noun"].lower()
    behind = match.groupdict().get("verb")
    if _singular(noun) not in _pointers() or (behind is not None and not _can_be_verb(behind)):
        return False
    if match["det"].lower() != "the":
        return True
    stems = frozenset(one for stem in content_stems(noun) for one in synonyms(stem))
    before = text[: match.start("det")]
    kind = _pointers()[_singular(noun)]
    if (kind == "body" and _NAME.search(before)) or (kind == "event" and place < _NEWS):
        return False
    told = {*content_stems(before), *sight.title, *sight.seen[0].stems}
    return stems.isdisjoint(told) and all(sight.weights.get(one, 0) < _OFTEN for one in stems)


def _can_be_verb(word: str) -> bool:
    """Say whether a subject can go on with the word: not "the town [council]" or "[Unite]"."""
    low = word.lower()
    if low != word:
        return False
    finite = low in past_forms() or low in third_person() or low.endswith("ed")
    helping = roles().get(low, roles().get(low.removesuffix("n"))) in {"aux", "modal"}
    return finite or helping or (low in bare_verbs() and low not in _pointers())


def _antecedent(sight: Sight, place: int, noun: str) -> tuple[str, int] | None:
    """Return what the thing is in full and the sentence that says so, None unless it is one."""
    for back in range(1, _REACH + 1):
        if place - back < 0:
            return None
        seen = sight.seen[place - back]
        single = _singular(noun.lower())
        found = list(dict.fromkeys(_phrases(sight, seen, noun.lower())))
        if not found and single in _ENDOWED:
            found = _endowed(seen.sentence.text)
        if not found and _pointers().get(single) == "place":
            found = _places(seen.sentence.text)
        if found:
            return (found[0], seen.sentence.number) if len(found) == 1 and found[0] else None
    return None


def _phrases(sight: Sight, seen: Seen, noun: str) -> Iterator[str]:
    """Yield the phrases of the sentence with that noun; "" for one that says no more than it.

    "" also for one of another number: "the effort to win" cannot stand where "the efforts" did.
    """
    tokens = seen.tokens
    for at, token in enumerate(tokens):
        if token.kind != "word" or _singular(token.low) != _singular(noun) or is_verb(tokens, at):
            continue
        if token.low != noun:
            yield ""
            continue
        name = _apposed(sight, tokens, at)
        yield name if name is not None else _full(sight, tokens, at)


def _endowed(text: str) -> list[str]:
    """Return the funds, institutes and societies that the text names."""
    return _as_printed(text, [name for name in names(text) if _ENDOWED_NAME.search(name.text)])


def _places(text: str) -> list[str]:
    """Return the places that the text names: no states."""
    found = [name for name in names(text) if name.kind == "place"]
    return _as_printed(
        text, [one for one in found if is_capital(one.text) or party_key(one.text) is None]
    )


def _as_printed(text: str, found: Sequence[Name]) -> list[str]:
    """Return each name once, with the article that the text gives it."""
    return list(
        dict.fromkeys(
            f"the {name.text}" if text[: name.start].lower().endswith("the ") else name.text
            for name in found
        )
    )


def _full(sight: Sight, tokens: Sequence[Token], at: int) -> str:
    """Return the noun with what stands in front of it and behind it, "" where that is nothing."""
    start, end = at, at + 1
    while start and _modifies(tokens, start - 1):
        start -= 1
    if end < len(tokens) and tokens[end].low in _LINKS and end + 1 < len(tokens):
        inner = phrase_end(tokens, end + 1)
        whole = inner < len(tokens) and tokens[inner].low not in {"and", "or", "of"}
        end = inner if inner > end + 1 and whole else end
    words = tokens[start:end]
    inside = [one for one in words if one.role != "det"]
    if len(inside) < 2 or len(words) > _LONGEST or any(one.low in _OWN for one in words):
        return ""
    text = sight.page.text[words[0].start : words[-1].end]
    owned = any(one.kind == "poss" for one in tokens[start:at])
    bare = text.split(" ", 1)[1] if words[0].role == "det" else text
    if owned:
        return text if words[0].role != "det" else f"the {bare}"
    return f"the {bare}"


def _modifies(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    if token.role == "det":
        return place + 1 < len(tokens) and tokens[place + 1].role != "det"
    if token.kind == "poss":
        return True
    if token.kind not in {"word", "name"} or token.role or is_adverb(token) or is_day(token):
        return False
    if tokens[place + 1].role == "det":
        return False
    return not is_verb(tokens, place) and not token.low.endswith("ing")


def _apposed(sight: Sight, tokens: Sequence[Token], at: int) -> str | None:
    """Return the name that the noun stands beside: "the Lee Fund, a nonprofit"."""
    start = at
    while start and tokens[start - 1].kind == "word" and tokens[start - 1].role in {"", "det"}:
        start -= 1
    if (
        start < 2
        or tokens[start - 1].kind != "comma"
        or tokens[start].low not in {"a", "an", "the"}
    ):
        return None
    last = first = start - 2
    while first >= 0 and (
        tokens[first].kind == "name" or tokens[first].low in {"of", "for", "the"}
    ):
        first -= 1
    words = tokens[first + 1 : last + 1]
    while words and words[0].kind != "name" and words[0].low != "the":
        words = words[1:]
    if not words or words[-1].kind != "name":
        return None
    text = sight.page.text[words[0].start : words[-1].end]
    return text[0].lower() + text[1:] if text.startswith("The ") else text


def _singular(noun: str) -> str:
    if noun in _pointers():
        return noun
    ies = noun.removesuffix("ies") + "y" if noun.endswith("ies") else noun
    return ies if ies != noun else noun.removesuffix("s")


@cache
def _pointers() -> dict[str, str]:
    return {row[0]: (row[1] if len(row) > 1 else "") for row in lexicon("pointers")}
