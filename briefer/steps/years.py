"""The year of a dateline that has none ("LIMA, Nov 27 —"), told by the other articles of a day."""

import datetime as dt
import re
from collections.abc import Sequence

from briefer.language.dates import dates
from briefer.values.article import Article, RemovalReason

NEAR = 7
"""Days that lie at most between such a date and that of an article that states its year."""

_PLACED = re.compile(r"[A-Z][A-Z .'’/-]+(?:, [A-Z][\w. ]+)?, [A-Z][a-z]+\.? \d{1,2}\.?")
_REASONS: frozenset[RemovalReason] = frozenset({"agency credit", "date line"})


def with_years(articles: Sequence[Article]) -> tuple[Article, ...]:
    r"""Return the articles in order; dated are those without a date whose dateline names a day.

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
    return article.model_copy(update={"date": days.pop()}) if len(days) == 1 else article
