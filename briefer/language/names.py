"""The names in a text, found by capitals, titles and a gazetteer, and the keys they meet under."""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache, partial
from typing import NamedTuple

from briefer.language.givennames import given_names
from briefer.language.kinds import Kind, body_words, kind_of, lead_of
from briefer.language.lexicon import lexicon
from briefer.language.listing import list_end
from briefer.language.openings import (
    headline_verb,
    is_opener,
    past_openers,
    qualifiers,
    starts_between,
)
from briefer.language.parties import known_kind, name_key, party_key, same_name
from briefer.language.titles import SHORT, title_heads, titles
from briefer.language.words import (
    REMEMBERED_CHARS,
    REMEMBERED_TEXTS,
    Laid,
    Word,
    fold,
    lay_out,
    words_anew,
)

__all__ = ["PARTICLES", "Kind", "Name", "is_opener", "name_key", "names", "party_key", "same_name"]


PARTICLES = frozenset(
    {"de", "von", "van", "der", "den", "bin", "al", "el", "ap"}
    | {"la", "le", "du", "da", "do", "das", "dos", "del", "di", "ter"}
)
"""The small words inside of a person's name."""
_INNER = PARTICLES | {"of", "for", "on", "the"}
_DOTTED = SHORT | {"st", "mt", "jr", "sr"}
_PRONOUNS = frozenset({"i", "i'm", "i've", "i'd", "i'll", "ok", "am", "pm", "tv", "a"})
# a title word in the middle of a body's name: "General Motors", "Justice Department"
# titles that are surnames too
_SURNAMES = frozenset(
    {"king", "prince", "bishop", "pope", "dean", "major", "judge", "cardinal", "queen", "fellow"}
    | {"head", "justice", "marshal", "abbott", "chancellor", "pastor", "deacon", "constable"}
)
_TITLE_IN_BODY = frozenset(
    {"general", "justice", "major", "judge", "prince", "father", "sister", "house"}
)


# "(R-Texas)", ", D-Calif.": the party and state of a lawmaker
_MEMBERSHIP = re.compile(r"[RDI][-–]")
_HYPHENS = "-–"
_ASIDE = frozenset({" ", "("})
_ON_MATTERS = frozenset(
    {"commission", "committee", "council", "conference", "panel", "institute", "forum", "board"}
    | {"subcommittee", "summit", "convention", "coalition", "bureau", "office", "agency"}
)
_NAME_TITLES = frozenset({"sheikh", "sheik", "shaikh", "haji"})
_REMEMBERED_RUNS = 8192
# "Lima-based", "US-led", "British-born": what describes a name and is none itself.
_DESCRIBES = re.compile(
    r"-(?:[a-z]{2,}ed|born|led|run|made|bound|held|built|won|era|style|wide|friendly|speaking)$"
)


class Name(NamedTuple):
    """A name without its title: `source[start:end] == text`."""

    text: str
    start: int
    end: int
    kind: Kind


# A name from its values, as words are made: the constructor of the class takes twice as long.
_name: Callable[[tuple[str, int, int, Kind]], Name] = partial(tuple.__new__, Name)


def names(text: str) -> tuple[Name, ...]:
    """Return the names of the text in order.

    Titles are not part of a name, nor is a possessive ending. An ordinary word that is
    capitalised only because it begins a sentence is no name.

    >>> [(name.text, name.kind) for name in names("Then German Chancellor Angela Merkel left.")]
    [('German', 'demonym'), ('Angela Merkel', 'person')]
    """
    return _short_names(text) if len(text) <= REMEMBERED_CHARS else _long_names(text)


@lru_cache(maxsize=REMEMBERED_TEXTS)
def _short_names(text: str) -> tuple[Name, ...]:
    return _names(text)


# An article's names are asked for when it is grouped, and when its story is told; they are few.
@lru_cache(maxsize=REMEMBERED_TEXTS)
def _long_names(text: str) -> tuple[Name, ...]:
    return _names(text)


def _names(text: str) -> tuple[Name, ...]:
    laid = lay_out(text)
    capitals = [
        place
        for place, word in enumerate(laid.words)
        if word[0].isupper() or ("-" in word and _is_capital(word))
    ]
    inner = _inner_capitals(text, laid, capitals)
    found: list[Name] = []
    end = 0
    for place in capitals:
        if place < end:
            continue
        end = place + _run(text, laid, place)
        if end > place:
            before = laid.words[place - 1] if place else ""
            found += _parse(text, laid, (place, end), inner, before)
    return tuple(found)


def _is_capital(token: str) -> bool:
    if token[0].isupper():
        return True
    return token[2:3] == "-" and token[:2].lower() in {"al", "el"} and token[3:4].isupper()


def _inner_capitals(text: str, laid: Laid, capitals: Sequence[int]) -> frozenset[str]:
    """Return the words that stand with a capital where no sentence begins."""
    found = set()
    words, starts = laid
    for place in capitals:
        word, start = words[place], starts[place]
        if place and word not in found and word[0].isupper():
            before = laid.end(place - 1)
            if text[before:start] == " " or not starts_between(text, before, start):
                found.add(word)
    return frozenset(found)


def _run(text: str, laid: Laid, first: int) -> int:
    """Return how many words the run has that begins at a capital; 0 where it is no name's."""
    word, start = laid.words[first], laid.starts[first]
    if len(word) == 1 or fold(word) in _no_names():
        return 0
    if word[1] in _HYPHENS and _MEMBERSHIP.match(word) and text[start - 1 : start] in _ASIDE:
        return 0
    last = first
    while (step := _next(text, laid, last)) > last:
        last = step
    end = list_end(text, laid.end(last))
    while laid.end(last) < end:
        last += 1
    return 0 if last == first and _opens_title(laid.words, first) else last - first + 1


def _opens_title(words: Sequence[str], first: int) -> bool:
    """Say whether a word with the small one behind it is an office: "Labour minister Ana Ruiz"."""
    behind = words[first + 1] if first + 1 < len(words) else ""
    return behind in title_heads() and f"{fold(words[first])} {behind}" in titles()


def _next(text: str, laid: Laid, last: int) -> int:
    """Return the place of the next word of the run, over particles; `last` where it ends."""
    words = laid.words
    for place in range(last + 1, min(last + 4, len(words))):
        word, before = words[place], words[place - 1]
        capital = _is_capital(word)
        if not capital and word not in _INNER:
            return last  # as behind most names
        gap = text[laid.end(place - 1) : laid.starts[place]]
        if gap != " " and not (
            gap in {". ", " & "} and (len(before) == 1 or fold(before) in _DOTTED or gap == " & ")
        ):
            return last
        if capital:
            return (
                place if fold(word) not in _no_names() or _is_of_name(text, laid, place) else last
            )
        if not _links(words, last, place):
            return last
    return last


def _is_of_name(text: str, laid: Laid, place: int) -> bool:
    """Say whether a word that is no name elsewhere is one here: "Ann May", "Michael A. Lee"."""
    word, before = laid.words[place], fold(laid.words[place - 1])
    if word == "May":
        return before in given_names() or before in titles()
    initial = len(word) == 1 and text[laid.end(place) : laid.end(place) + 1] == "."
    return initial and before in given_names()


def _links(words: Sequence[str], last: int, place: int) -> bool:
    """Say whether a lower-case word can stand inside a name."""
    bare = words[place]
    if bare in PARTICLES:
        return True
    if bare in {"of", "for"}:
        return place == last + 1 and fold(words[last]) in body_words()
    if bare == "on":  # "the Commission on Human Rights"
        return place == last + 1 and fold(words[last]) in _ON_MATTERS
    return bare == "the" and words[place - 1] == "of"


def _parse(
    text: str, laid: Laid, run: tuple[int, int], inner: frozenset[str], before: str
) -> list[Name]:
    """Return the names in a run of capitals, without what only a sentence or a headline puts there.

    `run` are its places, `before` is the word in front of it.
    """
    start, end = past_openers(text, laid, run, inner), run[1]
    if start == end:
        return []
    verb = headline_verb(text, laid, (start, end))
    if verb:
        found = _parse(text, laid, (start, verb), inner, before)
        return found + _parse(text, laid, (verb + 1, end), inner, laid.words[verb])
    first = laid.starts[start]
    cut = _cut(text[first : laid.end(end - 1)], lead_of(before))
    return [_name((phrase, first + at, first + to, kind)) for phrase, at, to, kind in cut]


# The texts of a story name the same few again and again.
@lru_cache(maxsize=_REMEMBERED_RUNS)
def _cut(phrase: str, lead: str) -> tuple[Name, ...]:
    """Cut a run into names at its titles and demonyms."""
    # Its words are those of the text: no run goes on behind a possessive ending.
    run = words_anew(phrase)
    found: list[Name] = []
    start, titled = 0, False
    place = 0
    while place < len(run):
        if place == start and _DESCRIBES.search(run[place].text):
            place = start = place + 1
            continue
        size = 0 if _inside_name(run, start, place) else _title_size(run, place)
        if size and not _whole_body(phrase, run):
            if place > start:
                found.append(_named(phrase, run[start:place], titled=titled, lead=lead))
            place += size
            start, titled = place, True
            continue
        if place == start and place + 1 < len(run) and _splits(run, place):
            if fold(run[place].text) not in qualifiers():
                found.append(_named(phrase, run[place : place + 1], titled=False, lead=lead))
            start = place + 1
        place += 1
    if start < len(run):
        found.append(_named(phrase, run[start:], titled=titled, lead=lead))
    return tuple(found)


def _inside_name(run: Sequence[Word], start: int, place: int) -> bool:
    """Say whether a title is part of a name: "Hassan Sheikh Mohamud", not "Emirati Sheikh Said"."""
    inside = start < place < len(run) - 1 and fold(run[place].text) in _NAME_TITLES
    return inside and not any(known_kind(one.text) for one in run[start:place])


def _title_size(run: Sequence[Word], place: int) -> int:
    """Return how many words of the run from `place` are a title; 0 where there is none."""
    first = fold(run[place].text).rstrip(".")
    if first not in title_heads() and first.removesuffix("s") not in title_heads():
        return 0
    for size in (3, 2, 1):
        if place + size <= len(run):
            phrase = " ".join(fold(word.text).rstrip(".") for word in run[place : place + size])
            several = phrase.removesuffix("s") in titles() and place + size + 1 < len(run)
            if phrase in titles() or (several and phrase.removesuffix("s") not in _SURNAMES):
                return 0 if _is_surname(run, place, size) else size
    return 0


def _is_surname(run: Sequence[Word], place: int, size: int) -> bool:
    """Say whether a title ends a run behind a given name: "Billie Jean King"."""
    if place == 0 or place + size < len(run) or fold(run[place].text) not in _SURNAMES:
        return False
    if fold(run[place - 1].text) in given_names():
        return True
    return known_kind(run[0].text) is None and fold(run[0].text) not in titles()


def _whole_body(text: str, run: Sequence[Word]) -> bool:
    phrase = text[run[0].start : run[-1].end]
    if known_kind(phrase):
        return True
    inner = fold(run[0].text)
    return len(run) > 1 and inner in _TITLE_IN_BODY and fold(run[-1].text) in body_words()


def _splits(run: Sequence[Word], place: int) -> bool:
    """Say whether a word only describes the name behind it.

    A demonym or a state in front of a title ("German Foreign Minister X"), a demonym, a party
    or a qualifier in front of a given name ("Republican Ann Lee", "Former Mayor X").
    """
    kind, qualifier = known_kind(run[place].text), fold(run[place].text) in qualifiers()
    if kind is None and not qualifier:
        return False
    rest = " ".join(word.text for word in run[place:])
    if known_kind(rest) or known_kind(" ".join(word.text for word in run[place : place + 2])):
        return False
    if kind != "place" and fold(run[place + 1].text) in given_names():
        return place + 2 < len(run)
    titled = any(_title_size(run, later) for later in range(place + 1, min(place + 4, len(run))))
    return titled and (qualifier or kind in {"demonym", "place"})


def _named(text: str, run: Sequence[Word], *, titled: bool, lead: str) -> Name:
    start, end = run[0].start, run[-1].end
    phrase = text[start:end]
    return Name(phrase, start, end, kind_of(phrase, run, lead, titled=titled))


@cache
def _no_names() -> frozenset[str]:
    units = [word for kind, word, _ in lexicon("numerals") if kind == "unit"]
    numbers = {f"{tens}-{unit}" for tens in units if tens.endswith("ty") for unit in units}
    return _PRONOUNS | numbers | {row[0] for row in lexicon("calendar")}
