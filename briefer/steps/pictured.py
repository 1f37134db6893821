"""What the pictures, the table and the filters of a page need to know."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from briefer.language.words import fold, words
from briefer.steps import wording
from briefer.values.sheet import Day, Line, Party, Row, Spread

_YEAR, _MONTH = 365, 61  # days from which a gap is told in years, in months


def grid(parties: Sequence[Party]) -> tuple[Row, ...]:
    """Return the positions issue by issue, those first on which the most parties take one.

    Issues of as many parties keep the order in which they are first mentioned.
    """
    names: dict[str, str] = {}
    held: dict[str, dict[int, tuple[Line, ...]]] = {}
    for place, party in enumerate(parties):
        for issue in party.issues:
            names.setdefault(issue.name.casefold(), issue.name)
            held.setdefault(issue.name.casefold(), {})[place] = issue.positions
    order = sorted(held, key=lambda key: -len(held[key]))
    return tuple(
        Row(
            issue=names[key],
            cells=tuple(held[key].get(place, ()) for place in range(len(parties))),
        )
        for key in order
    )


def spread(origins: Sequence[str], outlets: Sequence[str]) -> Spread:
    """Return how widely a story is told: of each of its articles the origin and the outlet.

    An outlet is empty where it is not known; then the articles are counted.

    >>> spread(["x", "y", "x"], ["The Post", "The Mail", "The Sun"])
    Spread(articles=3, origins=2, words='3 outlets, 2 origins', shares=(2, 1))
    >>> spread(["x"], [""]).words
    '1 article, 1 origin'
    """
    named = set(outlets)
    told = (
        wording.count(len(origins), "article")
        if "" in named
        else wording.count(len(named), "outlet")
    )
    shares = sorted(Counter(origins).values(), reverse=True)
    return Spread(
        articles=len(origins),
        origins=len(shares),
        words=f"{told}, {wording.count(len(shares), 'origin')}",
        shares=tuple(shares),
    )


def course(days: Iterable[tuple[dt.date, tuple[Line, ...]]]) -> tuple[Day, ...]:
    """Return the days of the timeline, each with what separates it from the day before it."""
    made: list[Day] = []
    before: dt.date | None = None
    for day, lines in days:
        made.append(
            Day(
                name=wording.full_day(day),
                short=wording.brief_day(day),
                year=str(day.year) if before is None or before.year != day.year else "",
                gap=_gap((day - before).days) if before else "",
                iso=day.isoformat(),
                lines=lines,
            )
        )
        before = day
    return tuple(made)


def _gap(days: int) -> str:
    """Return how long it is, in words; empty for the next day.

    >>> [_gap(days) for days in (1, 5, 100, 800)]
    ['', '5 days', '3 months', '2 years']
    """
    if days <= 1:
        return ""
    if days < _MONTH:
        return wording.count(days, "day")
    return (
        wording.count(days * 12 // _YEAR, "month")
        if days < _YEAR
        else wording.count(days // _YEAR, "year")
    )


def ranked(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names, each once whatever its case, the most frequent first.

    >>> ranked(["Peru", "Chile", "CHILE"])
    ('Chile', 'Peru')
    """
    first: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for name in names:
        first.setdefault(name.casefold(), name)
        counts[name.casefold()] += 1
    return tuple(first[key] for key, _ in counts.most_common())


def patterns(parties: Sequence[str]) -> dict[int, str]:
    """Return what to look for to find each party named, by its number from 1.

    >>> patterns(["the Harbour Union", "Ministry"])
    {1: ' harbour union ', 2: ' ministry '}
    """
    return {
        number: f" {said.removeprefix('the ')} "
        for number, name in enumerate(parties, 1)
        if (said := _said(name))
    }


def named(texts: Iterable[str], patterns: Mapping[int, str]) -> tuple[int, ...]:
    """Return the numbers of the parties that the texts name, in rising order.

    >>> named(["The Harbour Union’s chair left."], patterns(["the harbour union", "Ministry"]))
    (1,)
    """
    said = f" {' | '.join(map(_said, texts))} "
    return tuple(number for number, pattern in patterns.items() if pattern in said)


def _said(text: str) -> str:
    return " ".join(fold(word.text).removesuffix("'s") for word in words(text))
