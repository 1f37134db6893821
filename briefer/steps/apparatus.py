"""What pages set around a single comment: who wrote it, when, and buttons to answer or vote."""

import re
from functools import cache, lru_cache

from briefer.language.lexicon import lexicon
from briefer.language.names import PARTICLES
from briefer.steps.stamps import is_age, is_date_line, other_words, without_stamp

_LONGEST = 14
_LONGEST_NAME = 40
_MOST_OTHERS = 8
_NUMBER = re.compile(r"[\d.,]+\s?[km]?", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_NAME = re.compile(
    r"@[\w.]{2,30}|@?(?:[^\W\d_][\w'’&/-]*\.?|u/\w+|\w*[a-z]\w*[\d_-]\w*)"
    r"(?:\s(?:[^\W\d_][\w'’&/-]*\.?|\w*[a-z]\w*[\d_-]\w*)){0,3}"
)
# What may follow a name: a place, or what the writer is to the page.
_BEHIND = re.compile(r"(?:,\s?|\s[(\[|·•–—-]\s?)[A-Z][^.!?:]{1,30}[)\]]?$")
_NO_NAMES = frozenset({"the", "a", "an", "in", "on", "at", "of", "for", "to", "by", "from", "and"})
_FROM_READER = re.compile(
    r"(?:a\s)?(?:reader(?:['’]?s)?['’]?\s)?(?:comment|message|letter)\s(?:from|by)\s[^:.!?]{2,40}:\s",
    re.IGNORECASE,
)
_AROUND = " ·•|,»«›–—-()[]:"
_COUNT = re.compile(r"\s[\d.,]+$")
_HANDLE = re.compile(r"(?<!\S)(?:@\w|u/\w|[^\W\d]+_?\d+(?!\S)|\w+_\w|[a-z]{3,}(?=\s»))")
_BY = re.compile(r"(?:posted\s)?(?:by|von|par|por|di|da|door)\s", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?:[Ff]rom:|[-–—])\s*"
    r"(?:(?:[Aa]n?|[Tt]he)\s[\w -]{2,25}|[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3})"
    r",\s*[A-Z][\w.’'-]*(?:[\s,]+[A-Z][\w.’'-]*){0,3}",
)
_SPEAKER = re.compile(r"\**(?P<name>@?[^\W\d_][\w.'’ -]{0,30}?)\**:\**\s")


def is_vote_line(line: str) -> bool:
    """Return whether a line is nothing but buttons, votes and the age of a comment.

    >>> is_vote_line("Like · Reply · 3h"), is_vote_line("17 Recommend")
    (True, True)
    >>> is_vote_line("Share"), is_vote_line("People like this.")
    (False, False)
    """
    if len(line) > 80 or line.endswith((".", "!", "?")):
        return False
    rest, found = _votes().subn(" ", line)
    if not found:
        return False
    bare, _ = without_stamp(rest)
    return not _LETTER.search(_NUMBER.sub(" ", _beside().sub(" ", bare)))


def is_stamp(line: str) -> bool:
    """Return whether a line says on what day or how long ago something was written.

    >>> is_stamp("10 Dec 2025 6.12am"), is_stamp("3h"), is_stamp("14:05")
    (True, True, False)
    """
    if len(line) > 60:
        return False
    return is_age(line) or (is_date_line(line) and without_stamp(line)[1])


def name_in(line: str) -> str:
    """Return the name that a line is, folded, as the writer of a comment is named; else empty.

    >>> name_in("Doug R., Ohio"), name_in("limeño77"), name_in("He resigned.")
    ('doug r.', 'limeño77', '')
    """
    if len(line) > _LONGEST_NAME + 20:
        return ""
    behind = _BEHIND.search(line)
    name = (line[: behind.start()] if behind else line).strip("* ")
    words = name.split()
    if not words or len(name) > _LONGEST_NAME or not _NAME.fullmatch(name):
        return ""
    handle = len(words) == 1
    capital = all(word[0].isupper() or word in PARTICLES for word in words)
    initial = name.endswith(".") and len(words[-1]) > 3
    if (not capital and not handle) or initial or words[0].lower() in _NO_NAMES:
        return ""
    return name.casefold()


@lru_cache(maxsize=1024)  # a page's short lines are looked at more than once
def writer_in(line: str) -> str:
    """Return who wrote a comment, where a line says that and when, and nothing else.

    >>> writer_in("Wanjiku wrote on 11/12/2025 at 21:14"), writer_in("Horst K. vor 2 Stunden")
    ('wanjiku', 'horst k.')
    >>> writer_in("The court ruled on 3 May 2026")
    ''
    """
    if len(line) > 100 or len(line.split()) > _LONGEST or other_words(line) > _MOST_OTHERS:
        return ""
    rest, stamped = without_stamp(line.rstrip(":"))
    if not stamped:
        return ""
    rest = " ".join(_beside().sub(" ", _votes().sub(" ", _wrote().sub(" ", rest))).split())
    return name_in(_BY.sub("", _COUNT.sub("", rest.strip(_AROUND))).strip(_AROUND))


def is_writers(line: str) -> bool:
    """Return whether a line names a writer as only comments do: as who wrote, or by a handle.

    >>> is_writers("gull_7 2 days ago"), is_writers("Ann wrote on 3 May"), is_writers("Ann Lee")
    (True, True, False)
    """
    return _wrote().search(line) is not None or _HANDLE.search(line) is not None


@lru_cache(maxsize=1024)
def says_name(line: str) -> str:
    """Return who wrote a comment, where a line says that he did, and no more.

    >>> says_name("Pieter V. says:"), says_name("The minister said:")
    ('pieter v.', '')
    """
    rest, found = _wrote().subn(" ", line)
    return name_in(rest.strip(" :")) if found == 1 and line.endswith(":") else ""


def is_signature(line: str) -> bool:
    """Return whether a line is a letter's: who it is from, or who signs it, with the place.

    >>> is_signature("From: Ann Lee, Leeds"), is_signature("- A nurse, Karsk")
    (True, True)
    >>> is_signature("- Peru sent ships, and Chile did not"), is_signature("Ann Lee, Leeds")
    (False, False)
    """
    return len(line) <= _LONGEST_NAME + 30 and _SIGNED.fullmatch(line.strip()) is not None


def speaker_in(line: str) -> str:
    """Return who speaks, where a line begins with a name and a colon.

    >>> speaker_in("Leila B.: My uncle was there.")
    'leila b.'
    """
    match = _SPEAKER.match(line)
    return name_in(match["name"]) if match else ""


def is_from_reader(line: str) -> bool:
    """Return whether a line is a reader's comment by its own words.

    >>> is_from_reader("Comment from Steve in Hull: I am done.")
    True
    """
    return _FROM_READER.match(line) is not None


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    words = {word for name, *words in lexicon("threadwords") if name == kind for word in words}
    inner = "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))
    return re.compile(rf"(?<![\w'’])(?:{inner})(?![\w'’])", re.IGNORECASE)


def _votes() -> re.Pattern[str]:
    return _pattern("vote")


def _beside() -> re.Pattern[str]:
    return _pattern("beside")


def _wrote() -> re.Pattern[str]:
    return _pattern("wrote")
