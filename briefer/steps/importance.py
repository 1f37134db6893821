"""How much a line matters to its story: what the articles come back to, and its figures."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from briefer.language.numbers import quantities
from briefer.steps.same import terms
from briefer.values.article import Article
from briefer.values.briefing import Entry
from briefer.values.finding import line_of

EARLY_SENTENCES = 5
"""A finding this far into an article counts half as early as its first sentence."""
LEAD_CHARS = 600
_RETOLD = 1.2
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
    return central + figures + 1 / (1 + earliest / EARLY_SENTENCES) + math.log(entry.origins)


def _lead(article: Article) -> str:
    """Return the first paragraph, or the beginning of one that is no lead but all of it."""
    return article.text[:LEAD_CHARS].partition("\n\n")[0]
