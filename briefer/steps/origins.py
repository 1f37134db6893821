"""Articles into origins: the independent texts behind them."""

from collections import defaultdict
from collections.abc import Sequence

from briefer.language.quotes import quotes
from briefer.language.words import fold, words
from briefer.values.article import Article

SHINGLE_WORDS = 5
CONTAINED = 0.5
"""The share of the shorter article's shingles that makes it a copy; Jaccard similarity would miss
a cut. Chosen on pairs of real copies and rewrites (`benchmarks/eval_group.py`)."""
QUOTE_WORDS = 6
SHARED_QUOTES = 4
"""Two reporters at one press conference share a quote; the same choice of several long ones, most
of those that the article has, is one report."""

Shingle = tuple[str, ...]


def origins(articles: Sequence[Article]) -> dict[str, str]:
    """Return for each article id the id of its origin: `o1`, `o2`, … in order of first article.

    Two articles have one origin when one holds a long stretch of the other's text (containment of
    word shingles, after Broder, "On the resemblance and containment of documents", 1997), or when
    they share most of their long quotations.

    >>> def article(n, text): return Article(id=f"a{n}", source="s", title="", text=text)
    >>> wire = "The dam near the town of Oroville burst late on Monday, officials said."
    >>> origins([article(1, wire), article(2, wire + " Nobody was hurt."), article(3, "No news.")])
    {'a1': 'o1', 'a2': 'o1', 'a3': 'o2'}
    """
    parent = list(range(len(articles)))
    for a, b in _kin(articles):
        low, high = sorted((_root(parent, a), _root(parent, b)))
        parent[high] = low
    names: dict[int, str] = {}
    return {
        article.id: names.setdefault(_root(parent, n), f"o{len(names) + 1}")
        for n, article in enumerate(articles)
    }


def _root(parent: list[int], n: int) -> int:
    while parent[n] != n:
        parent[n] = parent[parent[n]]
        n = parent[n]
    return n


def _kin(articles: Sequence[Article]) -> list[tuple[int, int]]:
    texts = [_shingles(article.text) for article in articles]
    quoted = [_long_quotes(article.text) for article in articles]
    return [
        pair
        for pair, shared in _shared(texts).items()
        if shared >= CONTAINED * min(len(texts[pair[0]]), len(texts[pair[1]]))
    ] + [
        pair
        for pair, shared in _shared(quoted).items()
        if shared >= SHARED_QUOTES and 2 * shared >= min(len(quoted[pair[0]]), len(quoted[pair[1]]))
    ]


def _shingles(text: str) -> frozenset[Shingle]:
    tokens = [fold(word.text) for word in words(text)]
    last = max(1, len(tokens) - SHINGLE_WORDS + 1)
    return frozenset(tuple(tokens[n : n + SHINGLE_WORDS]) for n in range(last) if tokens)


def _long_quotes(text: str) -> frozenset[Shingle]:
    folded = (tuple(fold(word.text) for word in words(quote.text)) for quote in quotes(text))
    return frozenset(tokens for tokens in folded if len(tokens) >= QUOTE_WORDS)


def _shared(sets: Sequence[frozenset[Shingle]]) -> dict[tuple[int, int], int]:
    holders: dict[Shingle, list[int]] = defaultdict(list)
    counts: dict[tuple[int, int], int] = defaultdict(int)
    for n, members in enumerate(sets):
        for member in members:
            for other in holders[member]:
                counts[other, n] += 1
            holders[member].append(n)
    return counts
