"""What a line of a page is by its look alone: furniture, media, a credit, a date."""

import re
from functools import cache, lru_cache
from typing import Literal

from briefer.language.agencies import agencies, without_agencies
from briefer.language.lexicon import lexicon
from briefer.steps.apparatus import is_vote_line
from briefer.steps.stamps import is_date_line

Mark = Literal["page", "below", "comments", "comment", "media", "agency", "date"]

_KEY = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
_LABEL = re.compile(r"(?P<label>[^:|»›→–—]{2,40}?)\s*(?:[:|»›→]|\s[–—-]+\s|$)")
_BYLINE = re.compile(
    r"(?:by|written by|posted by|reported by|author|reporter|text|story by)\b:?\s+"
    r"(?=[A-Z])[^.!?]{3,120}\.?$",
    re.IGNORECASE,
)
_NAMES_ONLY = re.compile(r"(?:[\w.'’&-]++[,|/•·\s]*+){1,14}$")
_MEDIA = re.compile(
    r"pic\.twitter\.com/|^[—–-]{1,2}\s?[^()]{2,60}\(@\w{1,30}\)|"
    r"[(\[][^()\[\]]{0,80}\b(?:photo|image|picture|getty|file)\b[^()\[\]]{0,80}[)\]]\.?$|"
    r"(?:/|\bvia )(?:getty images|reuters|afp|ap|epa|shutterstock|istock|alamy|wikimedia)"
    r"[^.!?]{0,60}[)\]]?\.?$|"
    r"\b(?:reuters|getty images|afp|epa-efe|xinhua|ap photo)/[A-Z][^.!?]{0,60}[)\]]?\.?$|"
    r"(?:^|[.!?”]\s)(?:photo|image|picture|credit|video|source)s?\s?(?:by\s(?-i:[A-Z])|:|credit:|courtesy)"
    r"[^.!?]{2,80}\.?$|©\s?[^.!?]{2,60}/[^.!?]{2,60}$",
    re.IGNORECASE,
)
# One of these is in every line that the pattern fits, and in few others.
_MEDIA_SIGNS = (
    *("/", "(@", "©", "via ", "photo", "image", "picture", "getty", "file", "credit", "video"),
    "source",
)
_UPLOADING = frozenset({"uploaded", "published", "posted"})
_UPLOADED = re.compile(
    r"\b(?:uploaded|published|posted)\b.{0,80}\b(?:youtube|vimeo|channel)\b", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$|\S+@\S+\.\w{2,10}$", re.IGNORECASE)
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b)[^!?]{0,200}$", re.IGNORECASE)
_CONTRIBUTED = re.compile(r".{2,160}\bcontributed (?:to|reporting)\b.{0,60}$")
_INPUTS = re.compile(r"\W{0,3}with\b.{0,60}\b(?:inputs?|agencies)\b", re.IGNORECASE)
_EDITED = re.compile(r"\b(?:editing|edited|writing|reporting) by\b", re.IGNORECASE)
_BIO = re.compile(
    r"[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3},?\s(?:is|was|works|writes|covers|reports)\b.{0,40}?\b"
    r"(?:reporter|journalist|correspondent|writer|editor|columnist|author|contributor|fellow|"
    r"freelancer|producer|host|blogger|covers|writes|covering)\b"
)
_CREDIT_WORDS = re.compile(
    r"\b(?:sources?|via|by|from|and|with|inputs?|news|agency|agencies|credits?)\b", re.IGNORECASE
)
_HOUSE = re.compile(r"^[(\[]?(?:[A-Z\d][\w.]{0,14} ){1,3}with (?=[A-Z])")
_SAYS = re.compile(r"[^.!?“\"]{1,50}\b(?:says|said|wrote|writes|commented):$")
# Code and markup: a bracket, brace or backslash of those that prose does without, or a mark
# of a statement's end.
_CODE = re.compile(r"[{}<>\\]|(?<!\S)#\w|[()];|[!=]=|->")
_CODE_SIGNS = 3
_MARKUP = re.compile(r"<[^<>]{1,200}>|\{\{[^{}]{0,200}\}\}|\{%[^{}]{0,200}%\}")
_PLAIN_WORD = re.compile(r"(?<!\S)[A-Za-z’'-]{2,}(?=[\s,.:;]|$)")
_LEAST_PLAIN = 3
_LONGEST_CODE = 20
_COUNTED = re.compile(r"\d+(?:[.,]\d+)?\s?[km]?", re.IGNORECASE)
_TO_INBOX = re.compile(r"\b(?:to|in|into) your (?:inbox|e-?mail)\b", re.IGNORECASE)
_FINAL = re.compile(r"[.!?…][\"'”’)\]]*$")
_LONGEST_START = 30
_LONGEST_CREDIT = 45
_LONGEST_VOTES = 12
_LONGEST_SAYS = 12
_LONGEST_DATES = 24


@lru_cache(maxsize=4096)
def mark_of(line: str) -> Mark | None:
    """Return what a line is by its look alone, or None where it may be the article's.

    >>> mark_of("Your email address will not be published. Required fields are marked *")
    'comment'
    >>> mark_of("Published: 3 December 2025, 14:05 GMT"), mark_of("The ministry said no.")
    ('date', None)
    """
    words = _KEY.findall(line.casefold())
    if not words:
        return None if _speaks(line) else "page"
    count = len(words)
    if count <= _LONGEST_DATES and is_date_line(line):
        return "date"
    if count <= _LONGEST_START and (mark := _short(line, words)):
        return mark
    return _credit(line, words) if count <= _LONGEST_CREDIT else None


def _short(line: str, words: list[str]) -> Mark | None:
    """Return the mark of a short line: of code, of a comment's apparatus, or on the list."""
    count = len(words)
    if count <= _LONGEST_CODE and (_is_code(line) or _asks_for_mail(line)):
        return "page"
    if count <= _LONGEST_SAYS and _SAYS.match(line):
        return "comment"
    if listed := _listed(line, words):
        return listed
    if count <= _LONGEST_VOTES and is_vote_line(line):
        return "comment"
    return "page" if _COUNTED.fullmatch(line) else None


def is_byline(line: str) -> bool:
    """Return whether a line names the author and little else.

    >>> is_byline("By Ana Ruiz, Staff Writer"), is_byline("By noon the river had risen.")
    (True, False)
    """
    if len(line) > 130 or not _BYLINE.match(line) or not _NAMES_ONLY.match(line):
        return False
    names = [word for word in line.split()[1:] if word[0].isalpha()]
    capital = sum(word[0].isupper() for word in names)
    return bool(names) and capital >= 0.6 * len(names)


def is_sign_off(line: str) -> bool:
    """Return whether a line tells who reported and edited, as agencies end their articles.

    >>> is_sign_off("(Reporting by Ann Lee; Editing by Bob Ray)"), is_sign_off("Edited by Bob Ray")
    (True, False)
    """
    edited = len(_EDITED.findall(line)) if len(line) < 400 and " by" in line.lower() else 0
    return edited > 1 or (edited == 1 and line[0] in "([" and line[-1] in ")]")


def is_biography(line: str) -> bool:
    """Return whether a line tells who the author is; it counts at an article's end only.

    >>> is_biography("Ana Ruiz is a staff writer who covers water.")
    True
    """
    return len(line) < 400 and _BIO.match(line) is not None


def _is_code(line: str) -> bool:
    """Return whether a line is of a program or markup and ends like no sentence.

    Words in which tags or the marks of a template only stand between are text.
    """
    if len(_CODE.findall(line)) < _CODE_SIGNS or _FINAL.search(line):
        return False
    rest = _MARKUP.sub(" ", line)
    words = _PLAIN_WORD.findall(rest)
    return len(words) < _LEAST_PLAIN or _CODE.search(rest) is not None


def _asks_for_mail(line: str) -> bool:
    """Return whether a line that no one is quoted in offers to write to the reader."""
    return _TO_INBOX.search(line) is not None and not re.search(r"[“”\"]", line)


def _speaks(line: str) -> bool:
    """Return whether a line without words holds a pictogram, as readers' comments do."""
    return any(ord(character) > 0x2600 for character in line)


def _listed(line: str, words: list[str]) -> Mark | None:
    key = " ".join("#" if word[0].isdigit() else word for word in words)
    whole, labels, starts = _table()
    if key in whole:
        return whole[key]
    if match := _LABEL.match(line):
        label = " ".join(_KEY.findall(match["label"].casefold()))
        if label in labels:
            return labels[label]
    for phrase, mark in starts.get(words[0] if not words[0][0].isdigit() else "#", ()):
        if key == phrase or key.startswith(f"{phrase} "):
            doubtful = mark == "agency" and len(words) > 10
            if not doubtful or agencies(line) or len(_EDITED.findall(line)) > 1:
                return mark
    return None


def _credit(line: str, words: list[str]) -> Mark | None:
    """Return the mark of a credit to a photographer, an uploader, an author or an agency."""
    count = len(words)
    if not _UPLOADING.isdisjoint(words) and _UPLOADED.search(line):
        return "media"
    if _INPUTS.match(line) or ("contributed" in words and _CONTRIBUTED.match(line)):
        return "agency"
    if is_sign_off(line):
        return "agency"
    if count <= 12 and _names_agencies_alone(line):
        return "agency"
    if is_byline(line) or (count <= 25 and _RIGHTS.match(line)) or _ADDRESS.match(line):
        return "page"
    pictured = any(map(line.casefold().__contains__, _MEDIA_SIGNS))
    return "media" if pictured and _MEDIA.search(line) else None


def _names_agencies_alone(line: str) -> bool:
    """Return whether a line is names of agencies and the words that credit them.

    The house that took their text over may stand in front: "(France 24 with AFP)".
    """
    line = _HOUSE.sub("", line)
    rest = without_agencies(line)
    return rest != line and not any(map(str.isalnum, _CREDIT_WORDS.sub(" ", rest)))


@cache
def _table() -> tuple[dict[str, Mark], dict[str, Mark], dict[str, tuple[tuple[str, Mark], ...]]]:
    """Return whole lines, labels, and the beginnings of lines by their first word."""
    tables: dict[str, dict[str, Mark]] = {"whole": {}, "label": {}, "start": {}}
    for how, kind, phrase in lexicon("furniture"):
        tables[how][phrase] = _MARKS[kind]
    starts: dict[str, tuple[tuple[str, Mark], ...]] = {}
    for phrase, mark in tables["start"].items():
        first = phrase.split()[0]
        starts[first] = (*starts.get(first, ()), (phrase, mark))
    return tables["whole"], tables["label"], starts


_MARKS: dict[str, Mark] = {
    "page": "page",
    "below": "below",
    "comments": "comments",
    "comment": "comment",
    "media": "media",
    "agency": "agency",
}
