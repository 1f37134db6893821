"""A date that a page leaves open ("LIMA, Nov 27 —", "04/12/2026"), told by the other articles."""

import datetime as dt
import re
from collections.abc import Sequence

from briefer.language.dates import dates
from briefer.language.pagedates import stated
from briefer.values.article import Article, RemovalReason

NEAR = 7
"""Days that lie at most between such a date and that of an article that states its year."""

_PLACED = re.compile(r"[A-Z][A-Z .'’/-]+(?:, [A-Z][\w. ]+)?, [A-Z][a-z]+\.? \d{1,2}\.?")
_REASONS: frozenset[RemovalReason] = frozenset({"agency credit", "date line"})


def with_years(articles: Sequence[Article]) -> tuple[Article, ...]:
    r"""Return the articles in order; dated are those without a date whose page names a day.

    A dateline without a year, or a date whose day and month could change places.

    The day counts where it lies within `NEAR` days of an article that states its date, and where
    all such articles give it one year. No article without a dateline is dated.

    >>> from briefer.steps.clean import clean
    >>> from briefer.values.article import Page
    >>> pages = ["Port Opens\n\nLIMA, Nov 27 (AP) — A port opened in Peru, the city said.",
    ...     "Port Closes\n\n26 November 2025\n\nA port closed in Chile, the city said."]
    >>> read = [clean(Page(source=f"{n}", text=one), f"a{n}") for n, one in enumerate(pages)]
    >>> [str(one.date) for one in read], [str(one.date) for one in with_years(read)]
    (['None', '2025-11-26'], ['2025-11-27', '2025-11-26'])
    """
    known = {one.date for one in articles if one.date is not None}
    return tuple(one if one.date is not None else _dated(one, sorted(known)) for one in articles)


def _dated(article: Article, known: Sequence[dt.date]) -> Article:
    """Return the article with the only day that its dateline can mean, else as it is."""
    lines = [
        line
        for one in article.removals
        for line in one.text.splitlines()
        if one.reason in _REASONS or _PLACED.fullmatch(line)
    ]
    days = {
        found.day
        for reference in known
        for line in lines
        for found in dates(line, reference)
        if found.day is not None
        and found.grain == "day"
        and any(one.isdigit() for one in found.text)
        and abs((found.day - reference).days) <= NEAR
    }
    # "04/12/2026" may be two days, of which the others tell one.
    days |= {
        day
        for line in lines
        for meant in stated(line)
        for day in meant
        if any(abs((day - reference).days) <= NEAR for reference in known)
    }
    return article.model_copy(update={"date": days.pop()}) if len(days) == 1 else article
