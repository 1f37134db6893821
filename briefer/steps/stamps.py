"""Lines and ends of lines that say when something was published or written."""

import re
from functools import cache

from briefer.language.lexicon import lexicon
from briefer.language.pagedates import month_names

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]{2,}")
_CLOCK = re.compile(
    r"\b\d{1,2}(?:[:.]\d{2}){1,2}\s*(?:[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?|\b\d{1,2}h\d{2}\b",
    re.IGNORECASE,
)


def is_date_line(line: str) -> bool:
    """Return whether a line states a date and, besides the words that go with one, nothing.

    >>> is_date_line("Updated Sun, Dec 14, 2025 at 9:30 p.m. EST"), is_date_line("May 2025 be good")
    (True, False)
    >>> is_date_line("vor 2 Stunden"), is_date_line("uploaded on 12/14/2025")
    (True, True)
    """
    if _CLOCK.fullmatch(line.strip(" |–-")) or is_age(line):
        return True
    if not _DIGIT.search(line) or other_words(line):
        return False
    rest, found = without_date(line)
    aged, ages = _told_age().subn(" ", rest)
    return bool(found or ages) and not _WORD.search(_beside().sub(" ", _CLOCK.sub(" ", aged)))


def other_words(line: str) -> int:
    """Return how many words of a line can be no part of a date, an age or what goes with one.

    It is a quick look: the rest may still be no date.

    >>> other_words("Posted on 3 May 2026 by Ann"), other_words("Publié le 3 mai")
    (2, 0)
    """
    return sum(word.casefold() not in _known() for word in _WORD.findall(line))


def without_date(line: str) -> tuple[str, int]:
    """Return the line without its dates, and how many there were; a month and a day are one.

    >>> without_date("Riga, 3 May 2026")
    ('Riga,  ', 1)
    """
    return _date().subn(" ", line)


def without_stamp(line: str) -> tuple[str, bool]:
    """Return what a line holds besides dates, ages, clocks and their words; whether it has any.

    A clock alone does not count.

    >>> without_stamp("mary_k · 6 hr. ago"), without_stamp("Ann wrote on 11/12/2025 at 21:14")
    (('mary_k', True), ('Ann wrote', True))
    """
    rest, dates = without_date(line)
    rest, ages = _age().subn(" ", rest)
    if not dates and not ages:
        return line, False
    rest = _beside().sub(" ", _CLOCK.sub(" ", rest))
    return " ".join(rest.split()).strip(" ·•|,–—-()"), True


def tells_time(text: str) -> bool:
    """Return whether a text holds a time of the day or an age.

    >>> tells_time("3 May 2026, 9:41 pm"), tells_time("3h"), tells_time("3 May 2026")
    (True, True, False)
    """
    return _CLOCK.search(text) is not None or _age().search(text) is not None


def says_when_alone(text: str) -> bool:
    """Return whether a text is nothing but words that go with a date.

    >>> says_when_alone("Monday"), says_when_alone("Monday Gazette")
    (True, False)
    """
    return not _WORD.search(_beside().sub(" ", without_stamp(text)[0]))


def is_age(line: str) -> bool:
    """Return whether a line is an age and nothing else.

    >>> is_age("3h"), is_age("il y a 2 heures"), is_age("2 hours of talks")
    (True, True, False)
    """
    return _age().fullmatch(line.strip(" ·•|,–—-().")) is not None


@cache
def _date() -> re.Pattern[str]:
    month = rf"(?:{month_names()})\b\.?"
    day = r"\d{1,2}(?:st|nd|rd|th|er|º|ª)?\b\.?"
    joined = r"(?:\s+(?:of|de|del))?"
    return re.compile(
        r"\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:T[\d:.+Z-]{4,25})?"
        r"|\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b"
        rf"|\b{day}[\s-]{{0,2}}{month}-\d\d(?:\d\d)?\b"
        rf"|\b(?:{day}{joined}[\s-]{{1,2}})?{month}(?:\s+{day}(?![:.]\d))?"
        rf"(?:,?{joined}[\s-]{{1,2}}(?:\d{{4}}|['’]\d\d)\b)?",
        re.IGNORECASE,
    )


@cache
def _known() -> frozenset[str]:
    lists = (*lexicon("stampwords"), *lexicon("monthnames"))
    words = {part.casefold() for _, *words in lists for word in words for part in word.split()}
    return frozenset(words | {"st", "nd", "rd", "th", "er"})


@cache
def _words(kind: str) -> str:
    words = {word for name, *words in lexicon("stampwords") if name == kind for word in words}
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))


@cache
def _beside() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('beside')})\b", re.IGNORECASE)


def _age_told() -> str:
    count = rf"(?:\d{{1,3}}|{_words('one')})"
    unit = rf"(?:{_words('unit')})\b\.?"
    return (
        rf"\b(?:(?:{_words('before')})\s{count}\s?{unit}"
        rf"|{count}\s?{unit}\s(?:{_words('after')})\b)"
    )


@cache
def _told_age() -> re.Pattern[str]:
    return re.compile(_age_told(), re.IGNORECASE)


@cache
def _age() -> re.Pattern[str]:
    """Return a pattern of ages: a short unit may stand alone, a long one needs its "ago"."""
    short = r"\b\d{1,3}\s?(?:[smhdwy]|mo|min|hr|yr)\b\.?(?!\w|\sread)"
    return re.compile(rf"{_age_told()}|{short}", re.IGNORECASE)
