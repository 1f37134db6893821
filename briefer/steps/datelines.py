"""The dateline that opens an article's text: place, day, agency."""

import re
from typing import NamedTuple

from briefer.language.agencies import agencies

_OPENING = re.compile(
    r"(?P<place>[A-Z](?:[^():;“”\"—–/\n]|(?<=[A-Z])/(?=[A-Z])){1,60}?"
    r"(?:\s\([A-Z][A-Za-z.’' -]{2,30}\)(?=\s?[(\[/]))?)?"
    r"(?:(?P<agency>\s{0,2}-{0,2}\s?[(\[/][^()\[\]/\n]{2,40}[)\]/]\.?)\s{0,2}(?:—|–|--?|:|\|)?\s{0,2}"
    r"|(?P<stop>\s{0,2}(?:—|–|--?|:|\|)\s{1,2}|—|--))(?=[“\"‘'A-Z\d$£€])"
)
_BARE = re.compile(r"(?P<agency>[A-Z][A-Za-z ]{1,20})\s?(?:—|–|--|-)\s(?=[“\"‘'A-Z])")
_DATED = re.compile(
    r",?\s*(?:on\s)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s\d{1,2}(?:,?\s\d{4})?\.?$",
    re.IGNORECASE,
)
_SMALL = frozenset({"de", "of", "the", "la", "el", "del", "and", "upon", "on", "al", "an", "am"})
_NO_PLACES = frozenset(
    {
        "analysis", "breaking", "comment", "correction", "editorial", "exclusive", "explainer",
        "live", "note", "opinion", "question", "review", "summary", "update", "updated", "warning",
        "watch", "q", "a", "photo", "video", "related", "key points", "fact check", "answer",
    }
)  # fmt: skip


class Dateline(NamedTuple):
    """What was cut (empty where there is no dateline), the text after it, and the agencies."""

    cut: str
    text: str
    agencies: tuple[str, ...] = ()


def cut_dateline(text: str, openings: frozenset[str] = frozenset()) -> Dateline:
    """Return the first paragraph without its dateline.

    `openings` are words with a colon that open other paragraphs too: those are the speakers
    of an interview, and no places.

    >>> cut_dateline("LONDON, Dec 3 (Reuters) - Shares rose.")
    Dateline(cut='LONDON, Dec 3 (Reuters) -', text='Shares rose.', agencies=('Reuters',))
    >>> cut_dateline("Jakarta: Rescue teams reached the village.").cut
    'Jakarta:'
    >>> cut_dateline("The rain — the first in a year — fell all night.").cut
    ''
    """
    match = _OPENING.match(text)
    if not match or not _accepted(match, text, openings):
        match = _BARE.match(text)
        if not match or not agencies(match["agency"]):
            return Dateline("", text)
    cut = text[: match.end()].strip()
    return Dateline(cut, text[match.end() :], agencies(cut))


def _accepted(match: re.Match[str], text: str, openings: frozenset[str]) -> bool:
    stop = match["stop"]
    if stop is None:
        place = match["place"] or ""
        known = bool(agencies(match["agency"]))
        dashed = match[0].rstrip()[-1] in "—–-" and place.isupper()
        return (known or dashed) and _plain_place(place)
    place = _DATED.sub("", match["place"] or "").strip()
    words = place.replace(",", " ").split()
    if not words or not _plain_place(place):
        return False
    if place.casefold() in _NO_PLACES or place in openings:
        return False
    spaced = stop[0].isspace() or stop.strip() in {"--", ":"}
    if place.split(",")[0].isupper() and len(place) > 2:
        return len(words) <= 6 and (spaced or stop[0] == "—")
    if len(words) > 3 or not spaced or stop.strip() == "|":
        return False
    # A second dash in the sentence makes the first one half of a pair.
    return ":" in stop or stop.strip() not in text[match.end() : match.end() + 160]


def _plain_place(place: str) -> bool:
    """Return whether every word is written as a place's is: capital, small link, or figure."""
    words = re.sub(r"[,./()]", " ", place).split()
    return all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in words)
