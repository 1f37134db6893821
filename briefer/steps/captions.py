"""What copying glues to a line: a player's controls, a picture's caption, a note of an update."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from briefer.language.lexicon import lexicon

_LABEL = re.compile(
    r"(?:image|media|video|photo|picture) (?:caption|copyright|credit|source)s?\b"
    r"|file (?:photo|image)\b"
    r"|(?:screen ?shot|photo|image|picture|illustration|graphic)s? (?:by|via) [^.!?]{3,60}$",
    re.IGNORECASE,
)
# "… told reporters. (Ana Ruiz)", "… (Ana Ruiz/The Daily)": whose picture it is
_CREDITED = re.compile(
    r"(?:[.!?…][\"”’']?\s\([A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){1,3}\)"
    r"|\([A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,3}\s?/\s?[\w .]{2,40}\))\s*$"
)
# "X is seen in Oslo, Monday, March 5, 2012": the day in full, the event in the present
_PICTURED = re.compile(
    r"\b(?:is|are|[a-z]{3,12}s)\s[^.;]{3,200}\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,"
    r" [A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d\b"
)
_UPDATE = re.compile(
    r"\W{0,3}(?:\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\.?\b[^:.]{0,20}?)?"
    r"\b(?:updated?|correction|clarification|editor['’]s note)\b[^.:]{0,25}:",
    re.IGNORECASE,
)
# "[Photos: The Old Bridge]" inside the text, "[Lee says no more bridges]" as a line of its own
_LINK = re.compile(
    r"(\[(?:in )?(?:images?|photos?|pictures?|gallery|videos?|infographics?|related|also|read|see"
    r"|watch)\b[^\[\]]{0,120}\]|^\[[A-Z][^\[\]]{15,120}\]$)",
    re.IGNORECASE,
)
_LONGEST_UPDATE = 20  # words
_TIME = r"\d{1,2}:\d\d(?::\d\d)?|\d{1,3} (?:of|/) \d{1,3}"
_END = 60  # characters at an end of a line in which a run of controls shows itself
_FEWEST_LOOSE = 3
_FEWEST_LEFT = 3  # words of a line that is more than controls


class Parted(NamedTuple):
    """A line without the controls at its ends; `gallery` says that they are a picture's."""

    head: str
    text: str
    tail: str
    gallery: bool


@lru_cache(maxsize=4096)  # a page's lines are looked at more than once
def part_controls(line: str) -> Parted:
    """Return the controls in front of a line, the line, and those behind it.

    A line of which hardly a word is left is all controls, and stands in front.

    >>> part_controls("Embed Dam Bursts in Spring Flood 0:35 autoplay Copy this code")[:3]
    ('Embed', 'Dam Bursts in Spring Flood', '0:35 autoplay Copy this code')
    >>> part_controls("Share prices fell on Monday").text
    'Share prices fell on Monday'
    """
    if not _sure().search(f"{line[:_END]} {line[-_END:]}"):
        return Parted("", line, "", gallery=False)
    runs = _runs()
    before, behind = runs[0].match(line), runs[1].search(line)
    head = before[0] if before and _opens(line[before.end() :]) else ""
    tail = behind[0] if behind and behind.start() >= len(head) else ""
    found = [one[0].casefold() for one in _phrase().finditer(f"{head} {tail}")]
    sure = any(_kinds().get(one) != "loose" for one in found)
    text = line[len(head) : len(line) - len(tail)]
    if not (sure or len(found) >= _FEWEST_LOOSE):
        return Parted("", line, "", gallery=False)
    if len(text.split()) < _FEWEST_LEFT:
        return Parted(line, "", "", gallery=False)
    gallery = any(_kinds().get(one) == "gallery" for one in found)
    return Parted(head.strip(), text.strip(), tail.strip(), gallery)


def part_links(line: str) -> tuple[tuple[str, bool], ...]:
    """Return the line in pieces, each with whether it is a bracketed link to other pages.

    >>> part_links("The bridge fell. [Photos: The Old Bridge]")
    (('The bridge fell.', False), ('[Photos: The Old Bridge]', True))
    """
    if "[" not in line:
        return ((line, False),)
    pieces = ((piece.strip(), place % 2 == 1) for place, piece in enumerate(_LINK.split(line)))
    return tuple((piece, link) for piece, link in pieces if piece)


def is_caption(line: str) -> bool:
    """Say whether a line stands under a picture: by its label, its credit, or its day in full.

    >>> is_caption("Image caption The bridge in Oslo"), is_caption("The bridge fell. (Ana Ruiz)")
    (True, True)
    >>> is_caption("The bridge fell on Monday (Oslo time).")
    False
    """
    if _LABEL.match(line) or ("(" in line and _CREDITED.search(line)):
        return True
    return "day, " in line and _PICTURED.search(line) is not None


def is_update(line: str) -> bool:
    """Say whether a line only tells what was changed: "5 PM UPDATE: Adds the police".

    >>> is_update("5 PM UPDATE: Adds the police"), is_update("Update on the bridge expected")
    (True, False)
    """
    return len(line.split()) <= _LONGEST_UPDATE and _UPDATE.match(line) is not None


def _opens(rest: str) -> bool:
    """Say whether a line can begin here, as it does at a capital, a figure or a quotation."""
    return bool(rest) and (rest[0].isupper() or rest[0].isdigit() or rest[0] in "“\"‘'")


@cache
def _kinds() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicon("controls")}


@cache
def _alternatives(*kinds: str) -> str:
    phrases = (phrase for phrase, kind in _kinds().items() if kind in kinds)
    return "|".join(re.escape(one) for one in sorted(phrases, key=len, reverse=True))


@cache
def _phrase() -> re.Pattern[str]:
    every = _alternatives("sure", "loose", "gallery")
    return re.compile(rf"(?<!\w)(?:{_TIME}|{every})(?!\w)", re.IGNORECASE)


@cache
def _sure() -> re.Pattern[str]:
    """Return what finds a line at an end of which controls may stand: a quick look."""
    sure = _alternatives("sure", "gallery")
    return re.compile(rf"(?<!\w)(?:{sure}|skip|embed|×)(?!\w)", re.IGNORECASE)


@cache
def _runs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    one = rf"(?:{_TIME}|{_alternatives('sure', 'loose', 'gallery')})(?!\w)"
    front = re.compile(rf"(?:{one}[\s:|·•–-]*)+", re.IGNORECASE)
    back = re.compile(rf"(?:(?<!\w){one}[\s:|·•.–-]*)+$", re.IGNORECASE)
    return front, back
