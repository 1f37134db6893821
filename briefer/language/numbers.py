"""Quantities in running text: digits and number words, with bound and unit."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache, lru_cache, partial
from typing import Literal, NamedTuple

from briefer.language.dates import date_spans
from briefer.language.lexicon import lexicon
from briefer.language.units import counted_before, is_plural, units
from briefer.language.words import (
    REMEMBERED_CHARS,
    REMEMBERED_TEXTS,
    fold,
    pieces,
    stem,
    stop_words,
)

Bound = Literal["exact", "about", "over", "under"]

# Plain words first, as most are.
_TOKEN = re.compile(
    r"[A-Za-z]++(?![^\W\d_]|['’])"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\S"
)
_DIGIT = re.compile(r"\d")
_HYPHENS = frozenset("-‐‑")
_DASHES = frozenset("-‐‑–—")
_SIGNS = frozenset("$€£¥₹₽")
# Abbreviated scales that are other words or units when they stand free: "5 m" is five metres.
_ATTACHED = frozenset({"k", "m", "b"})
_ORDINAL = frozenset({"st", "nd", "rd", "th", "ers"})  # and the 49ers, who are not counted
_BEFORE_NUMBER = _SIGNS | {"US", "a", "an"}
_LOOK_BACK = 3  # words of the longest bound, "no more than"
_LOOK_AHEAD = 4  # words up to the noun that is counted: "138 Russian attack drones"
# A figure of more digits is a serial number, and would not fit a float.
_LONGEST = 30
_BASIS_POINT, _POINT, _BASIS_POINTS = "bp", "pp", 100
_HALF_MORE = ["and", "a", "half"]


class Quantity(NamedTuple):
    """A number of a text: `source[start:end]` holds it, without bound and unit.

    `unit` is "%", a currency code, a unit of measure or the stem of the noun that is counted;
    empty where none stands there.
    """

    value: float
    start: int
    end: int
    bound: Bound
    unit: str


class _Token(NamedTuple):
    text: str
    folded: str
    start: int
    end: int


# A token from its values, without the constructor of the class, which takes twice as long.
_token: Callable[[tuple[str, str, int, int]], _Token] = partial(tuple.__new__, _Token)


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of the text in order; the digits of dates and names are none.

    "one" counts only before a noun or inside a longer number; ordinals count as none. The first
    number of a range takes the unit of the second, and the value of a count that of what it counts.

    >>> [(q.value, q.bound, q.unit) for q in quantities("Nearly 900 drones, $1.5 million, two.")]
    [(900.0, 'under', 'dron'), (1500000.0, 'exact', 'usd'), (2.0, 'exact', '')]
    """
    return _short_quantities(text) if len(text) <= REMEMBERED_CHARS else _quantities(text)


@lru_cache(maxsize=REMEMBERED_TEXTS)
def _short_quantities(text: str) -> tuple[Quantity, ...]:
    return _quantities(text)


def _quantities(text: str) -> tuple[Quantity, ...]:
    if not _DIGIT.search(text) and pieces(text).isdisjoint(_numerals()):
        return ()  # most sentences hold no number
    tokens = _undated_tokens(text)
    found: list[Quantity] = []
    behind = 0
    for at in _beginnings(tokens):
        value, length = _number(tokens, at) if at >= behind else (0.0, 0)
        if not length:
            continue
        behind = at + length
        if not (value == 1 and length == 1 and _is_pronoun(tokens, at)):
            found.append(_quantity(text, tokens, at, behind, value))
    for index in range(len(found) - 2, -1, -1):
        first, second = found[index : index + 2]
        between = text[first.end : second.start].strip().lower() if not first.unit else ""
        if between in _DASHES or between in {"to", "or"}:
            found[index] = first._replace(unit=second.unit)
    return tuple(found)


def _beginnings(tokens: Sequence[_Token]) -> list[int]:
    """Return the places at which a number can begin: digits and number words."""
    numerals = _numerals()
    return [
        place
        for place, (text, folded, _, _) in enumerate(tokens)
        if folded in numerals or (folded and text[0].isdecimal())
    ]


def _quantity(text: str, tokens: Sequence[_Token], start: int, end: int, value: float) -> Quantity:
    """Return the number that the tokens from `start` to `end` hold, with its bound and unit."""
    first, last = tokens[start].start, tokens[end - 1].end
    unit = _unit(tokens, start, end, value) or counted_before(text, first)
    if unit == _BASIS_POINT:  # they are parts of percentage points
        value, unit = value / _BASIS_POINTS, _POINT
    return Quantity(value, first, last, _bound(tokens, start, end), unit)


def _undated_tokens(text: str) -> list[_Token]:
    """Return the tokens of the text; a date becomes one token that reads as no number."""
    tokens: list[_Token] = []
    end = 0
    for found in _TOKEN.findall(text):
        start = text.find(found, end)  # only spaces stand between two tokens
        end = start + len(found)
        tokens.append(_token((found, fold(found), start, end)))
    for first, last in date_spans(text):
        for place in range(_place(tokens, first), _place(tokens, last)):
            tokens[place] = tokens[place]._replace(folded="")
    return tokens


def _place(tokens: Sequence[_Token], start: int) -> int:
    """Return the place of the first token that begins at an offset or behind it."""
    return bisect_left(tokens, start, key=lambda one: one.start)


def _number(tokens: Sequence[_Token], at: int) -> tuple[float, int]:
    """Return the value of the number that begins at a token, and its length in tokens or 0."""
    if tokens[at].folded and tokens[at].text[:1].isdecimal():
        return (0.0, 0) if _is_label(tokens, at) else _digits(tokens, at)
    if _kind(tokens[at])[0] in {"unit", "scale", "half"}:
        return _and_a_half(tokens, at, *_spelled(tokens, at))
    return 0.0, 0


def _and_a_half(tokens: Sequence[_Token], at: int, value: float, length: int) -> tuple[float, int]:
    """Return a number with the half behind it: "two and a half", "one and a half million"."""
    end = at + length
    if [one.folded for one in tokens[end : end + len(_HALF_MORE)]] != _HALF_MORE:
        return value, length
    end += len(_HALF_MORE)
    kind, factor = _kind(tokens[end]) if end < len(tokens) else ("", 0.0)
    if kind == "scale" and tokens[end].folded not in _ATTACHED:
        return (value + 0.5) * factor, length + len(_HALF_MORE) + 1
    return value + 0.5, length + len(_HALF_MORE)


def _digits(tokens: Sequence[_Token], at: int) -> tuple[float, int]:
    value = float(tokens[at].text.replace(",", ""))
    end = at + 1
    while (after := _skip_hyphen(tokens, end)) < len(tokens):
        kind, factor = _kind(tokens[after])
        attached = tokens[after].start == tokens[end - 1].end
        if kind != "scale" or (tokens[after].folded in _ATTACHED and not attached):
            break
        if tokens[after].folded == "m" and _is_metre(tokens, at, after):
            break
        value, end = value * factor, after + 1
    return value, end - at


def _is_metre(tokens: Sequence[_Token], start: int, at: int) -> bool:
    """Say whether an "m" right behind digits is of metres: "fell 200m", not "£3m", "3m people"."""
    if start and tokens[start - 1].text in _SIGNS:
        return False
    for token in tokens[at + 1 : at + 1 + _LOOK_AHEAD]:
        if not token.folded.isalpha() or token.folded in stop_words():
            return True
        if is_plural(token.folded) or token.folded in units():
            return False
    return True


def _spelled(tokens: Sequence[_Token], at: int) -> tuple[float, int]:
    total = 0.0
    run: float | None = None
    end = after = at
    while after < len(tokens):
        kind, value = _kind(tokens[after])
        if tokens[after].folded in _ATTACHED or not _fits(kind, value, run):
            break
        if kind == "scale" and value > 100:
            total, run = total + (run or 1) * value, 0
        elif kind in {"scale", "part"}:
            run = (run or 1) * value
        else:
            run = (run or 0) + value
        end = after + 1
        if kind == "part":
            break
        after = _skip_joint(tokens, end, kind)
    return (total + (run or 0), end - at)


def _fits(kind: str, value: float, run: float | None) -> bool:
    """Return whether a number word goes on with the number read so far."""
    if kind in {"scale", "half"}:
        return kind == "scale" or run is None
    if kind == "part":
        return bool(run)
    return kind == "unit" and (
        not run or run % 100 == 0 or (run % 100 >= 20 and run % 10 == 0 and 0 < value < 10)
    )


def _skip_joint(tokens: Sequence[_Token], at: int, kind: str) -> int:
    """Return the place after "and" in "two hundred and five" and after "a" in "half a million"."""
    joint = {"scale": "and", "half": "a"}.get(kind)
    following = at + 1
    if joint and at < len(tokens) and tokens[at].folded == joint and following < len(tokens):
        goes_on = "unit" if kind == "scale" else "scale"
        return following if _kind(tokens[following])[0] == goes_on else len(tokens)
    return _skip_hyphen(tokens, at)


def _skip_hyphen(tokens: Sequence[_Token], at: int) -> int:
    """Return the place after a hyphen that ties two words together."""
    tied = (
        0 < at < len(tokens) - 1
        and tokens[at].text in _HYPHENS
        and tokens[at - 1].end == tokens[at].start
        and tokens[at].end == tokens[at + 1].start
    )
    return at + 1 if tied else at


def _is_label(tokens: Sequence[_Token], at: int) -> bool:
    """Return whether digits belong to a name, an ordinal or a serial: F-16, G7, 15th."""
    token = tokens[at]
    if len(token.text) > _LONGEST:
        return True
    follows = at + 1 < len(tokens) and tokens[at + 1].start == token.end
    if follows and tokens[at + 1].folded in _ORDINAL:
        return True
    before = at - 1
    if before >= 1 and tokens[before].text in _HYPHENS and tokens[before].end == token.start:
        before -= 1
    tied = before >= 0 and tokens[before].end + (at - 1 - before) == token.start
    return tied and tokens[before].folded.isalpha() and not _kind(tokens[before])[0]


def _is_pronoun(tokens: Sequence[_Token], at: int) -> bool:
    """Return whether "one" or "zero" stands for something instead of counting it."""
    if tokens[at].folded != "one":
        return False
    if at and tokens[at - 1].folded in {"no", "any", "every", "some", "each", "which"}:
        return True
    after = _skip_hyphen(tokens, at + 1)
    counted = after < len(tokens) and tokens[after].folded.isalpha()
    if after > at + 1:
        return not (counted and tokens[after].folded in units())
    return not counted or tokens[after].folded in stop_words()


def _bound(tokens: Sequence[_Token], start: int, end: int) -> Bound:
    """Return the bound that the words before a number, or right after it, put on it."""
    while start and tokens[start - 1].text in _BEFORE_NUMBER:
        start -= 1
    table, bounding = _bounds(), _bounding()
    if start and tokens[start - 1].folded in bounding:
        for length in range(min(start, _LOOK_BACK), 0, -1):
            phrase = " ".join([token.folded for token in tokens[start - length : start]])
            if phrase in table:
                return table[phrase]
    if end >= len(tokens) or tokens[end].folded not in bounding:
        return "exact"
    return table.get(" ".join([token.folded for token in tokens[end : end + 2]]), "exact")


def _unit(tokens: Sequence[_Token], start: int, end: int, value: float) -> str:
    """Return the unit of the number that the tokens hold."""
    if start and tokens[start - 1].text in _SIGNS:
        sign = tokens[start - 1]
        # "A$5": the letters in front say whose dollars they are
        state = tokens[start - 2] if start > 1 and tokens[start - 2].end == sign.start else None
        written = f"{state.folded}{sign.text}" if state else sign.text
        return units().get(written, units()[sign.text])
    at = _skip_hyphen(tokens, end)
    if value == 0.5 and at < len(tokens) and tokens[at].folded in {"a", "an"}:
        at = end = at + 1  # "half a percentage point"
    for length in (2, 1):
        written = " ".join(token.folded for token in tokens[at : at + length])
        if written in units():
            return units()[written]
    run: list[_Token] = []
    for token in tokens[at : at + _LOOK_AHEAD]:
        if not token.folded.isalpha() or token.folded in stop_words():
            break
        run.append(token)
    if run and at > end:
        return stem(run[0].text)
    plurals = [token for token in run if value != 1 and is_plural(token.folded)]
    if plurals:
        return stem(plurals[-1].text)
    return stem(run[0].text) if value == 1 and len(run) == 1 else ""


def _kind(token: _Token) -> tuple[str, float]:
    return _numerals().get(token.folded, ("", 0.0))


@cache
def _numerals() -> dict[str, tuple[str, float]]:
    return {word: (kind, float(value)) for kind, word, value in lexicon("numerals")}


@cache
def _bounds() -> dict[str, Bound]:
    names: dict[str, Bound] = {"about": "about", "over": "over", "under": "under"}
    return {phrase: names[bound] for bound, phrase in lexicon("bounds")}


@cache
def _bounding() -> frozenset[str]:
    """Return the words of all bounds: each phrase begins and ends with one."""
    return frozenset(word for phrase in _bounds() for word in phrase.split())
