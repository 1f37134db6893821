"""A sentence as tokens, with its quotations closed up, and where its phrases begin and end."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache, partial
from typing import Literal, NamedTuple

from briefer.language.cues import verb_cues
from briefer.language.lexicon import lexicon
from briefer.language.parties import is_organ
from briefer.language.words import fold

Kind = Literal[
    "word", "name", "number", "quote", "poss", "comma", "colon", "dash", "open", "close", "stop"
]

_TOKEN = re.compile(
    r"[A-Za-z]{2,}+(?![\w'’\-‐‑&])"  # a plain word, as most are
    r"|(?:[^\W\d_]\.){2,}|[A-Z]-(?:[A-Z]\.){2}|[A-Z]-[A-Z][a-z]{1,4}\.|\d+(?:[.,:/–-]\d+)*(?:[^\W\d_]+)?(?:-[^\W\d_]+)*%?"
    r"|[$£€]\d+(?:[.,]\d+)*(?:(?:m|bn|tn|k)\b)?"
    r"|\w+(?:['’][a-rt-zA-RT-Z]\w*|[-‐‑&]\w+)*"
    r"|['’]s?\b|[^\w\s]"
)
_MARKS: dict[str, Kind] = {
    ",": "comma", ";": "stop", ":": "colon", ".": "stop", "!": "stop", "?": "stop", "…": "stop",
    "-": "dash", "–": "dash", "—": "dash", "―": "dash", "(": "open", "[": "open", ")": "close",
    "]": "close", "&": "name",  # inside a firm's name
}  # fmt: skip
_ABBREVIATIONS = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "dr",
        "st",
        "jr",
        "sr",
        "gov",
        "sen",
        "rep",
        "gen",
        "lt",
        "col",
        "sgt",
        "prof",
    }
    | {"rev", "maj", "capt", "adm", "reps", "sens", "no", "vs", "inc", "corp", "co", "ltd"}
)
_ED = re.compile(r"[a-z]{2,}ed$")
_NOT_ED = frozenset(
    {"need", "indeed", "speed", "seed", "united", "hundred", "bed", "red", "deed", "greed", "wed"}
)
# after these a participle belongs to a noun: "the proposed plan", "two injured men"
_NOUN_LEADS = frozenset({"det", "prep", "poss"})
# verbs without a past form of their own, most of them nouns too
_UNCHANGED = frozenset(
    {"bid", "burst", "cast", "cost", "cut", "hit", "hurt", "put", "quit", "set", "shed", "shut"}
    | {"split", "spread"}
)
_CONTRACTED = frozenset({"he", "she", "it", "that", "there", "who", "what", "let", "here", "where"})


THINGS = frozenset({"it", "that", "this", "them", "these", "those"})
"""The pronouns that point to a thing or to what was said."""


class Token(NamedTuple):
    """A word, a mark or a whole quotation; offsets count as in the sentence's article.

    `low` is folded. `role` is the class of a function word ("det", "prep", "aux", …), else "".
    """

    text: str
    low: str
    start: int
    end: int
    kind: Kind
    role: str


# A token from its values, without the constructor of the class, which takes twice as long.
_token: Callable[[tuple[str, str, int, int, Kind, str]], Token] = partial(tuple.__new__, Token)


def tokenise(text: str, offset: int, quoted: Iterable[tuple[int, int]] = ()) -> tuple[Token, ...]:
    """Return the tokens of a sentence that begins at `offset`, each quotation as one token.

    `quoted` are spans with their marks, in the same offsets, ascending.

    >>> [token.text for token in tokenise("“Go,” Ann’s aide said.", 0, [(0, 5)])]
    ['“Go,”', 'Ann', '’s', 'aide', 'said', '.']
    """
    found: list[Token] = []
    place = 0
    for start, end in quoted:
        first, last = max(start - offset, place), min(end - offset, len(text))
        if last <= first:
            continue
        _scan(text, place, first, offset, found)
        found.append(Token(text[first:last], "", first + offset, last + offset, "quote", ""))
        place = last
    _scan(text, place, len(text), offset, found)
    return tuple(found)


def _scan(text: str, start: int, end: int, offset: int, found: list[Token]) -> None:
    last = len(text.rstrip())
    after = start
    for word in _TOKEN.findall(text, start, end):
        first = text.find(word, after)  # only spaces stand between two tokens
        after = first + len(word)
        low, kind, role = _class_of(word)
        if kind == "poss" and low == "'s" and found and found[-1].low in _CONTRACTED:
            kind, role = "word", "aux"
        elif (
            word == "."
            and found
            and after < last
            and (text[after] == "," or _abbreviates(found[-1]))
        ):
            continue
        found.append(_token((word, low, first + offset, after + offset, kind, role)))


def _abbreviates(token: Token) -> bool:
    return token.low in _ABBREVIATIONS or len(token.text) == 1


@lru_cache(maxsize=32768)
def _class_of(word: str) -> tuple[str, Kind, str]:
    """Return a token's folded form, kind and role, from its text alone."""
    low, first = fold(word), word[0]
    if first.isalpha():
        return low, "name" if first.isupper() else "word", roles().get(low, "")
    if first.isdigit() or first in "$£€":
        return low, "number", ""
    if low in {"'s", "'"}:
        return low, "poss", "poss"
    return low, _MARKS.get(word, "stop" if word in "|•" else "dash"), ""


@cache
def roles() -> dict[str, str]:
    """Return the function words with their classes.

    >>> roles()["because"], roles()["would"]
    ('sub', 'modal')
    """
    return {row[0]: row[1] for row in lexicon("functionwords")}


def is_verb(tokens: Sequence[Token], place: int) -> bool:
    """Say whether the token is, by its form and its left neighbour, a finite verb or auxiliary."""
    token = tokens[place]
    if token.role in {"aux", "modal"}:
        return True
    if token.role or token.kind != "word":
        return False
    before = tokens[place - 1] if place else None
    if token.low in _UNCHANGED and _takes_object(tokens, place):
        return True
    if before and (before.role in _NOUN_LEADS or before.low.endswith("ly")):
        return before.low.endswith("ly") and _verb_form(token.low)
    return _verb_form(token.low)


def _takes_object(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a noun stands in front of the word and another phrase behind: "cut its rate"."""
    before, after = (tokens[n] if 0 <= n < len(tokens) else None for n in (place - 1, place + 1))
    if before is None or after is None or before.kind not in {"word", "name"} or before.role:
        return False
    return after.role == "det" or after.kind == "number"


def _verb_form(low: str) -> bool:
    if low in past_forms():
        return True
    return bool(_ED.match(low)) and low not in _NOT_ED


@cache
def past_forms() -> frozenset[str]:
    """Return the irregular past forms and present forms of reporting verbs that are no nouns.

    >>> "went" in past_forms(), "says" in past_forms(), "reports" in past_forms()
    (True, True, False)
    """
    bases = {row[0] for row in lexicon("verbs")}
    rows = [row for row in lexicon("irregular") if row[0] in bases]
    forms = {form for row in rows for form in row[1:] if not form.endswith(("s", "ing"))}
    told = {word for word, cues in verb_cues().items() if any("past" in kinds for _, kinds in cues)}
    present = {"says", "tells", "believes", "thinks", "knows", "adds", "argues"}
    return frozenset(forms | told | present) - {"left"}


def is_adverb(token: Token) -> bool:
    """Say whether the token is an adverb by its form or the list of function words."""
    return token.role in {"adv", "neg"} or (
        token.kind == "word"
        and token.low.endswith("ly")
        and len(token.low) > 4
        and token.low not in {"family", "only"}
    )


def subject_start(tokens: Sequence[Token], end: int) -> int:
    """Return where the noun phrase begins that ends before `end`; `end` where there is none.

    Reads leftwards over nouns, names, determiners and prepositions to the nearest verb,
    conjunction or mark.
    """
    place = end
    while place > 0:
        token = tokens[place - 1]
        if token.kind in {"comma", "colon", "dash", "stop", "quote", "open", "close"}:
            break
        led = place > 1 and tokens[place - 2].role == "prep"  # "those close to him"
        if token.role in {"sub", "rel", "neg"} or (token.role == "obj" and not led):
            break
        if token.role == "pron" and place < end:
            break
        if token.role == "pron" and tokens[place - 2].role != "conj":
            return place - 1  # "after the convention [he] would"
        if token.role == "conj" and not _joins(tokens, place - 1):
            break
        if 0 < place < end and opens_relative(tokens, (place, end)):
            break
        behind_quote = place > 1 and tokens[place - 2].kind == "quote" and place < end
        if token.low == "to" and not _links_to(tokens, place - 1):
            break
        if is_verb(tokens, place - 1) and not behind_quote:  # "“…,” retired general Ann Lee said"
            break
        place -= 1
    return _without_lead(tokens, place, end)


def opens_relative(tokens: Sequence[Token], subject: tuple[int, int]) -> bool:
    """Say whether a subject opens a clause without "that": "a demand [the court] rejected"."""
    place, end = subject
    if not place:
        return False
    token, before = tokens[place], tokens[place - 1]
    if before.kind != "word" or before.role or is_adverb(before):
        return False
    if token.low in {"the", "a", "an"}:
        return True
    opens = place >= 2 and tokens[place - 2].low in {"a", "an"}
    return opens and token.kind == "name" and not is_organ(before.low) and end - place <= 4


def _joins(tokens: Sequence[Token], place: int) -> bool:
    """Say whether "and" joins two nouns of one subject: no verb and no comma stand to its left."""
    if tokens[place].low != "and" or not place or tokens[place - 1].kind == "comma":
        return False
    left = place - 1
    while left >= 0 and tokens[left].kind in {"word", "name", "number", "poss"}:
        if is_verb(tokens, left) or tokens[left].low == "to":
            return False
        if tokens[left].role in {"sub", "rel"}:
            return True
        left -= 1
    return True


def _links_to(tokens: Sequence[Token], place: int) -> bool:
    """Say whether "to" links two nouns, as in "adviser to the president"."""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return (
        bool(place) and after is not None and (after.role in {"det", "obj"} or after.kind == "name")
    )


def _without_lead(tokens: Sequence[Token], start: int, end: int) -> int:
    """Cut adverbs and conjunctions off the front, and a leading "In a statement"."""
    while start < end and (is_adverb(tokens[start]) or tokens[start].role == "conj"):
        start += 1
    if start >= end or tokens[start].role != "prep":
        return start
    for place in range(start + 2, end):
        before = tokens[place - 1]
        opens = tokens[place].role in {"det", "pron"} or (
            tokens[place].kind == "name" and before.kind != "name" and before.role == ""
        )
        if opens and before.role not in {"prep", "det", "conj", "poss"}:
            return place
    return end
