"""When articles were published, as far as they tell: a day, or the moment itself."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from briefer.values.article import Article

APART: Final = dt.timedelta(hours=1)
"""Two articles of one day that are nearer may each have been at work before the other was out."""


_FIRST: Final = dt.datetime.min.replace(tzinfo=dt.UTC)


class Moment(NamedTuple):
    """The day of an article as it is printed, and the moment, in UTC, where it is known."""

    day: dt.date
    at: dt.datetime | None = None


def moment_of(article: Article) -> Moment | None:
    """Return when the article was published, None where it has no date."""
    return Moment(article.date, article.published) if article.date else None


def in_order(one: Moment | None) -> float:
    """Return a key that sorts moments: seconds, those of a day alone at its beginning, None first.

    >>> day = dt.date(2026, 3, 2)
    >>> noon = Moment(day, dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC))
    >>> in_order(None) < in_order(Moment(day)) < in_order(noon)
    True
    """
    if one is None:
        return 0.0
    at = one.at or dt.datetime.combine(one.day, dt.time(), dt.UTC)
    return (at - _FIRST).total_seconds()


def is_before(one: Moment, other: Moment) -> bool:
    """Return whether one article is older: by an hour where both are exact, else by a day.

    >>> monday, friday = Moment(dt.date(2026, 3, 2)), Moment(dt.date(2026, 3, 6))
    >>> is_before(monday, friday), is_before(monday, monday)
    (True, False)
    """
    if one.at is not None and other.at is not None:
        return other.at - one.at >= APART
    return one.day < other.day


def overtaken(mine: Sequence[Moment], sides: Iterable[Sequence[Moment]]) -> bool:
    """Return whether all articles of a side are older than all those of another side.

    Of a side whose dates are not known, nothing is.

    >>> monday, friday = Moment(dt.date(2026, 3, 2)), Moment(dt.date(2026, 3, 6))
    >>> overtaken([monday], [[friday]]), overtaken([monday, friday], [[friday]])
    (True, False)
    """
    return any(
        all(is_before(one, other) for one in mine for other in others)
        for others in sides
        if mine and others
    )
