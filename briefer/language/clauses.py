"""A sentence as tokens, with its quotations closed up, and where its phrases begin and end."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache, partial
from itertools import accumulate
from typing import Literal, NamedTuple

from briefer.language.cues import verb_cues
from briefer.language.lexicon import lexicon
from briefer.language.parties import is_organ
from briefer.language.titles import SHORT
from briefer.language.words import fold

Kind = Literal[
    "word", "name", "number", "quote", "poss", "comma", "colon", "dash", "open", "close", "stop"
]

# In a group of its own, so that a split of the text gives the tokens and what is between them.
_TOKEN = re.compile(
    r"([A-Za-z]{2,}+(?![\w'’\-‐‑&])"  # a plain word, as most are
    r"|(?:[^\W\d_]\.){2,}|[A-Z]-(?:[A-Z]\.){2}|[A-Z]-[A-Z][a-z]{1,4}\.|\d+(?:[.,:/–-]\d+)*(?:[^\W\d_]+)?(?:-[^\W\d_]+)*%?"
    r"|[$£€]\d+(?:[.,]\d+)*(?:(?:m|bn|tn|k)\b)?"
    r"|\w+(?:['’][a-rt-zA-RT-Z]\w*|[-‐‑&]\w+)*"
    r"|['’]s?\b|[^\w\s])"
)
_MARKS: dict[str, Kind] = {
    ",": "comma", ";": "stop", ":": "colon", ".": "stop", "!": "stop", "?": "stop", "…": "stop",
    "-": "dash", "–": "dash", "—": "dash", "―": "dash", "(": "open", "[": "open", ")": "close",
    "]": "close", "&": "name",  # inside a firm's name
    "%": "number", "$": "number", "£": "number", "€": "number",  # apart from their figure
}  # fmt: skip
_ABBREVIATIONS = SHORT | {"st", "jr", "sr", "reps", "sens", "no", "vs", "inc", "corp", "co", "ltd"}
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
_NO_ADVERBS = frozenset({"family", "only"})
_BOUND = frozenset({".", "'s", "’s"})  # what the word in front of it decides on
_CONTRACTED = frozenset({"he", "she", "it", "that", "there", "who", "what", "let", "here", "where"})


THINGS = frozenset({"it", "that", "this", "them", "these", "those"})
"""The pronouns that point to a thing or to what was said."""


class Token(NamedTuple):
    """A word, a mark or a whole quotation; offsets count as in the sentence's article.

    `low` is folded. `role` is the class of a function word ("det", "prep", "aux", …), else "".
    `verbal` says that it can be a finite verb by its form, `adverb` that it is an adverb.
    """

    text: str
    low: str
    start: int
    end: int
    kind: Kind
    role: str
    verbal: bool
    adverb: bool


# A token from its values, without the constructor of the class, which takes twice as long.
_token: Callable[[tuple[str, str, int, int, Kind, str, bool, bool]], Token] = partial(
    tuple.__new__, Token
)


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
        _scan(text, (place, first), offset, found)
        span = first + offset, last + offset
        found.append(_token((text[first:last], "", *span, "quote", "", False, False)))
        place = last
    _scan(text, (place, len(text)), offset, found)
    return tuple(found)


def _scan(text: str, span: tuple[int, int], offset: int, found: list[Token]) -> None:
    """Append the tokens of a part of the text without quotations."""
    start, end = span
    parts = _TOKEN.split(text[start:end])  # a gap, a token, a gap, …
    edges = list(accumulate(map(len, parts), initial=start + offset))
    words = parts[1::2]
    tokens = [
        _token((word, low, first, last, kind, role, verbal, adverb))
        for word, first, last, (low, kind, role, verbal, adverb) in zip(
            words, edges[1::2], edges[2::2], map(_class_of, words), strict=False
        )
    ]
    ends = words[-1:] == ["."] and end == len(text)  # a full stop, as most sentences have
    if _BOUND.isdisjoint(words[:-1] if ends else words):
        found += tokens
    else:
        _join(text, tokens, offset, found)


def _join(text: str, tokens: Iterable[Token], offset: int, found: list[Token]) -> None:
    """Append the tokens, the stops of abbreviations left out, and "he’s" as a verb."""
    last = len(text.rstrip())
    for token in tokens:
        before, after = found[-1] if found else None, token.end - offset
        if before is None or token.text not in _BOUND:
            found.append(token)
        elif token.text != ".":
            verb = before.low in _CONTRACTED
            found.append(token._replace(kind="word", role="aux", verbal=True) if verb else token)
        elif after >= last or not (text[after] == "," or _abbreviates(before)):
            found.append(token)


def _abbreviates(token: Token) -> bool:
    return token.low in _ABBREVIATIONS or len(token.text) == 1


@lru_cache(maxsize=32768)
def _class_of(word: str) -> tuple[str, Kind, str, bool, bool]:
    """Return a token's values but its place, from its text alone."""
    low, first = fold(word), word[0]
    if first.isalpha():
        kind: Kind = "name" if first.isupper() else "word"
        role = roles().get(low, "")
        verbal = role in {"aux", "modal"} or (kind == "word" and not role and _can_be_verb(low))
        return low, kind, role, verbal, role in {"adv", "neg"} or _is_adverb(low, kind)
    if first.isdigit() or first in "$£€":
        return low, "number", "", False, False
    if low in {"'s", "'"}:
        return low, "poss", "poss", False, False
    return low, _MARKS.get(word, "stop" if word in "|•" else "dash"), "", False, False


def _is_adverb(low: str, kind: Kind) -> bool:
    return kind == "word" and low.endswith("ly") and len(low) > 4 and low not in _NO_ADVERBS


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
    if not token.verbal or token.role:
        return token.verbal
    before = tokens[place - 1] if place else None
    if token.low in _UNCHANGED and _takes_object(tokens, place):
        return True
    if before and before.role in _NOUN_LEADS and not before.low.endswith("ly"):
        return False
    return _verb_form(token.low)


def _takes_object(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a noun stands in front of the word and another phrase behind: "cut its rate"."""
    before, after = (tokens[n] if 0 <= n < len(tokens) else None for n in (place - 1, place + 1))
    if before is None or after is None or before.kind not in {"word", "name"} or before.role:
        return False
    return after.role == "det" or after.kind == "number"


def _can_be_verb(low: str) -> bool:
    return low in _UNCHANGED or _verb_form(low)


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
    return token.adverb


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
