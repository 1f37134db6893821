"""How much a line matters to its story: what the articles come back to, and its figures."""

import datetime as dt
import math
from collections import Counter
from collections.abc import Mapping, Sequence

from briefer.language.numbers import quantities
from briefer.steps.facts import terms
from briefer.values.article import Article
from briefer.values.briefing import Entry
from briefer.values.finding import line_of

EARLY_SENTENCES = 5
"""A finding this far into an article counts half as early as its first sentence."""
OPENING = 0.3
"""What it counts besides that an article opens with a finding: that is its news."""
LEAD_CHARS = 600
_RETOLD = 1.2
# What a day makes of a line, and days after which it is no older: yesterday's news still explains.
_A_DAY, _DAYS = 0.6, 2
_FIGURE = 0.1
_FIGURES_COUNTED = 3


def matter(articles: Sequence[Article], lines: Sequence[frozenset[str]]) -> dict[str, float]:
    """Return for each term of the story how much it is what the story is about, 0 to about 2.

    Counted are the titles and first paragraphs that hold it, and the `lines`, given as their terms,
    that do.
    """
    opening = Counter(
        term for article in articles for term in terms(f"{article.title}. {_lead(article)}")
    )
    retold = Counter(term for line in lines for term in line)
    most = max(retold.values(), default=1)
    return {
        term: opening[term] / len(articles) + _RETOLD * retold[term] / most
        for term in sorted(opening.keys() | retold.keys())
    }


def importance(entry: Entry, weights: Mapping[str, float]) -> float:
    """Return a number between 0 and about 4 that grows with importance.

    Much counts a line that speaks of what the story is about, that the articles have early, with
    figures, and from independent texts.
    """
    text = line_of(entry.finding)
    line = terms(text)
    central = sum(weights.get(term, 0.0) for term in sorted(line)) / math.sqrt(len(line) or 1)
    earliest = min(citation.sentence for citation in entry.holding)
    figures = _FIGURE * min(len(quantities(text)), _FIGURES_COUNTED)
    early = 1 / (1 + earliest / EARLY_SENTENCES) + (OPENING if earliest == 1 else 0.0)
    return central + figures + early + math.log(entry.origins)


def staleness(entry: Entry, dates: Mapping[str, dt.date | None], newest: dt.date | None) -> float:
    """Return what is taken off the importance of a line for the days it is older than its story.

    `dates` are those of the story's articles, and `newest` the last of them; a line that one of
    the newest has is not stale, nor one whose days are not known.
    """
    told = max((day for one in entry.holding if (day := dates.get(one.article_id))), default=None)
    if newest is None or told is None:
        return 0.0
    return _A_DAY * min((newest - told).days, _DAYS)


def _lead(article: Article) -> str:
    """Return the first paragraph, or the beginning of one that is no lead but all of it."""
    return article.text[:LEAD_CHARS].partition("\n\n")[0]
