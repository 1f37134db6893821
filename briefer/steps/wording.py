"""Dates, counts and claims in the words that every format prints."""

import datetime as dt
import re
from functools import cache
from itertools import pairwise

from briefer.language.lexicon import lexicon
from briefer.language.parties import party_key, surname
from briefer.language.words import fold, stem, words
from briefer.values.briefing import DifferenceKind
from briefer.values.finding import JOINT, Finding, KeyDevelopment, line_of

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DIFFERENCES: dict[DifferenceKind, str] = {
    "figures": "other figures for the same thing",
    "update": "a later figure",
    "scope": "figures for things that are not the same",
    "denial": "a claim and its denial",
    "contrary": "the one says it, the other that it is not so",
    "names": "names that take sides",
}
_SUBJECT = 6  # words at the head of a line that hold its subject: "The party's leader Ana Ruiz"
_APPOSITION = re.compile(r"(?:’s|'s)?,[^,;.“”\"]{2,100},(?P<behind>(?: \w+){1,3})")
_ARTICLES = frozenset({"the", "a", "an"})
# where the line begins with the claimant, these are the claimant's, however far behind the name
_SAID = frozenset(
    {"said", "says", "told", "tells", "added", "adds", "wrote", "explained", "insisted", "admitted"}
    | {"claimed", "argued", "acknowledged", "denied", "testified", "tweeted", "announced"}
    | {"expressed", "voiced", "warned", "vowed", "insists", "claims", "argues", "denies", "warns"}
)
_OWN_ACCOUNT = "by their own account"
_BESIDE = 3  # words between a name and its verb: "X has also said"


def full_day(day: dt.date) -> str:
    """Return the day with its weekday, in English, whatever the locale.

    >>> full_day(dt.date(2025, 12, 14))
    'Sunday 14 December 2025'
    """
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_day(day: dt.date) -> str:
    """Return the day without its weekday.

    >>> short_day(dt.date(2025, 12, 14))
    '14 December 2025'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def brief_day(day: dt.date) -> str:
    """Return the day and its month, as short as can be.

    >>> brief_day(dt.date(2025, 12, 14))
    '14 Dec'
    """
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"


def count(number: int, one: str, many: str = "") -> str:
    """Return the number with its noun; the plural is the singular with an s if not given.

    >>> count(1, "article"), count(1200, "article"), count(2, "story", "stories")
    ('1 article', '1,200 articles', '2 stories')
    """
    noun = one if number == 1 else many or f"{one}s"
    return f"{number:,} {noun}"


def spans(numbers: tuple[int, ...]) -> str:
    """Return ascending numbers with what follows one upon another told as from and to.

    >>> spans((2, 3, 5, 6, 7, 8)), spans(())
    ('2, 3, 5–8', '')
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = [[f"{run[0]}–{run[-1]}"] if len(run) > 2 else map(str, run) for run in runs]
    return ", ".join(one for run in told for one in run)


def listed(words: tuple[str, ...]) -> str:
    """Return the words as a list in a sentence.

    >>> listed(("AP", "AFP", "PTI"))
    'AP, AFP and PTI'
    """
    *head, last = words or ("",)
    return f"{', '.join(head)} and {last}" if head else last


def witness(articles: int, outlets: int | None, origins: int) -> str:
    """Return how many tell a line, and from how many independent texts.

    `outlets` counts the different ones among them, None where not every article names its own.

    >>> witness(1, 1, 1), witness(4, 3, 2), witness(2, 2, 1)
    ('one source', '3 outlets, 2 origins', '2 outlets, 1 origin')
    >>> witness(2, None, 1), witness(1, None, 1)
    ('2 articles, 1 origin', 'one source')
    """
    told = articles if outlets is None else outlets
    if told <= 1:
        return "one source"
    noun = "article" if outlets is None else "outlet"
    return f"{count(told, noun)}, {count(origins, 'origin')}"


def figures_in(some: int) -> str:
    """Return that so many of those who tell a line have its figures.

    >>> figures_in(1), figures_in(3)
    ('figures in one', 'figures in 3')
    """
    return f"figures in {'one' if some == 1 else some}"


def how_they_differ(kind: DifferenceKind) -> str:
    """Return in what way sources differ.

    >>> how_they_differ("update")
    'a later figure'
    """
    return _DIFFERENCES[kind]


def attribution(claimed_by: str | None, text: str) -> str:
    """Return `according to …` for a claim, empty where the line itself says whose it is.

    What somebody does is told by their own account, where they are the ones who say so.

    >>> attribution("the mayor", "The bridge is safe.")
    'according to the mayor'
    >>> attribution("Ana Ruiz", "The bridge is safe, Ruiz said.")
    ''
    >>> attribution("Ana Ruiz", "Prime Minister Ana Ruiz expressed grief.")
    ''
    >>> attribution("Ana Ruiz", "Ana Ruiz closed the bridge in May.")
    'by their own account'
    """
    name = (claimed_by or "").strip()
    said = [word.text for word in words(text)]
    places = _places(name, said)
    if not name or _according(said) or any(_speaks(said, at) for at in places):
        return ""
    if any(_speaks_apart(text, at) for at in places):
        return ""
    if not _is_subject(name, said):
        return f"according to {name}"
    return "" if any(fold(word) in _SAID for word in said[places[0].stop :]) else _OWN_ACCOUNT


def told(finding: Finding) -> str:
    """Return the line of a finding, a claim with whose it is.

    >>> told(KeyDevelopment(summary="The bridge is safe.", claimed_by="the mayor", evidence=(1,)))
    'The bridge is safe, according to the mayor.'
    >>> told(KeyDevelopment(summary="It shut at 5 p.m.", claimed_by="the mayor", evidence=(1,)))
    'It shut at 5 p.m., according to the mayor.'
    """
    line = line_of(finding).strip()
    whose = finding.claimed_by if isinstance(finding, KeyDevelopment) else None
    claim = attribution(whose, line)
    return f"{_unended(line)}, {claim}." if claim else line


def _unended(line: str) -> str:
    """Return the line without its full stop, except where it belongs to an abbreviation."""
    bare = line.removesuffix(".")
    last = bare.rpartition(" ")[2].lstrip("([“‘\"'")
    short = "." in last and last.replace(".", "").isalpha()  # p.m., U.S.
    return line if short or (last[:1].isupper() and last.casefold() in _shortened()) else bare


@cache
def _shortened() -> frozenset[str]:
    """Return the abbreviations that may end a sentence: Inc, Jr, Sept."""
    return frozenset(row[0] for row in lexicon("abbreviations") if row[1] == "open")


def speaker(name: str | None, party: str, text: str) -> str:
    """Return the speaker of a position, empty where the line or its party names them already.

    >>> speaker("Ana Ruiz", "the city", "The city rejects the toll.")
    'Ana Ruiz'
    >>> speaker("Ana Ruiz", "the city", "Mayor Ana Ruiz rejects the toll.")
    ''
    >>> speaker("Ana Ruiz", "the city", "“We will not pay,” said the deputy mayor, Ana Ruiz.")
    ''
    >>> speaker("Ana Ruiz", "the city", "Oslo and others asked for a lower toll; Ruiz said no.")
    ''
    """
    name = (name or "").strip()
    said = [word.text for word in words(text.rpartition(JOINT)[2])]  # an answer is what is told
    places = _places(name, said)
    full = len(words(name))
    told = any(at[-1] < _SUBJECT or _speaks(said, at) or (len(at) == full > 1) for at in places)
    return "" if told or fold(name) == fold(party) else name


def _places(name: str, said: list[str]) -> list[range]:
    """Return where a name stands in a line: its last word, the surname, with the words before it.

    >>> _places("the Harbour Board", ["The", "Oslo", "Harbour", "Board", "said"])
    [range(2, 4)]
    >>> _places("United Kingdom", ["London", "said", "it", "would"])
    [range(0, 1)]
    """
    parts = [fold(word.text) for word in words(name)]
    while len(parts) > 1 and parts[-1] != surname(name):
        parts.pop()  # "Jr."
    found: list[range] = []
    for at, word in enumerate(said):
        if not parts or not (fold(word) == parts[-1] or parts[-1].endswith(f"-{fold(word)}")):
            continue
        start = at
        while start and fold(said[start - 1]) in parts[:-1]:
            start -= 1
        found.append(range(start, at + 1))
    if found or party_key(name) != name:
        return found
    # "London said" is the United Kingdom's own word.
    return [range(at, at + 1) for at, word in enumerate(said) if party_key(word) == name]


def _speaks(said: list[str], at: range) -> bool:
    """Return whether the name at a place stands beside a verb of saying."""
    start = at.start - (at.start > 0 and fold(said[at.start - 1]) in _ARTICLES)
    before, after = said[:start], said[at.stop : at.stop + _BESIDE]
    return any(stem(word) in _sayings() for word in before[-1:] + after)


def _speaks_apart(text: str, at: range) -> bool:
    """Return whether an apposition parts the name from its verb: "Lee, a baker in Oslo, said"."""
    apart = _APPOSITION.match(text, words(text)[at[-1]].end)
    return apart is not None and any(stem(word) in _sayings() for word in apart["behind"].split())


def _according(said: list[str]) -> bool:
    """Return whether the line gives a source itself, whichever it is: two are one too many."""
    return ("according", "to") in pairwise(fold(word) for word in said)


def _is_subject(name: str, said: list[str]) -> bool:
    """Return whether the line begins with the name, a title before it let pass."""
    first = next(iter(_places(name, said)), None)
    if first is None or first.start >= _SUBJECT:
        return False
    leads = said[: first.start]
    titled = all(word[:1].isupper() or fold(word) in _ARTICLES for word in leads)
    possessive = said[first.stop - 1].endswith(("’s", "'s"))
    return titled and not possessive


@cache
def _sayings() -> frozenset[str]:
    """Return the stems of the verbs that can be followed by what was said."""
    rows = (row for row in lexicon("cues") if " " not in row[0])
    return frozenset(stem(verb) for verb, _, frames, *_ in rows if "that" in frames.split(","))
