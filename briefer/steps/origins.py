"""Articles into origins: the independent texts behind them."""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from briefer.language.quotes import quotes
from briefer.language.words import fold, spelled, words
from briefer.values.article import Article

SHINGLE_WORDS = 5
CONTAINED = 0.5
"""The share of the shorter article's shingles that makes it a copy; Jaccard similarity would miss
a cut. Chosen on pairs of real copies and rewrites (`benchmarks/eval_group.py`)."""
COPIED = 0.9
"""The share from which an article adds nothing to the one that holds it."""
SPOKEN_WORDS = 40
"""The most words of a quotation that two reporters may both have noted; a longer one is a stretch
of text."""
QUOTE_WORDS = 6
SHARED_QUOTES = 4
"""Two reporters at one press conference share a quote; the same choice of several long ones, most
of those that the article has, is one report."""

_MARKS = re.compile(r"""["“”„‟«»‘‚]|''|``|(?:^|[\s(\[—–-])'""")

Shingle = int
"""The hash of its words, 64 bits long: two of a day meet in one by a chance of one in a million,
and their words would be most of the memory."""


def origins(articles: Sequence[Article]) -> dict[str, str]:
    """Return for each article id the id of its origin: `o1`, `o2`, … in order of first article.

    Two articles have one origin when one holds a long stretch of the other's text (containment of
    word shingles, after Broder, "On the resemblance and containment of documents", 1997), not
    counting one quotation of a few lines, or when they share most of their long quotations.

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
    # As an array, they take a fifth of the memory that they take as a set.
    texts = [array("q", _shingles(article.text)) for article in articles]

    @lru_cache(maxsize=1)  # the pairs of one article follow one another
    def told(n: int) -> frozenset[Shingle]:
        return _shingles(_told(articles[n].text))

    held = [
        (m, n)
        for m, n, count in _holding(texts)
        if count >= COPIED * len(texts[n]) or _tells(told(n), count, texts[n], texts[m])
    ]
    return held + _quoting([_long_quotes(article.text) for article in articles])


def _tells(
    told: frozenset[Shingle], count: int, own: Sequence[Shingle], longer: Sequence[Shingle]
) -> bool:
    """Say whether the longer text holds a long stretch of what is `told` beside one quotation.

    `count` of all the `own` shingles are held.
    """
    spoken = len(own) - len(told)
    if count - spoken >= CONTAINED * len(told):
        return True  # whichever of them are held
    return len(told.intersection(longer)) >= CONTAINED * len(told)


def _told(text: str) -> str:
    """Return the text without the longest of its quotations that can be noted from speech."""
    spoken = [one for one in quotes(text) if len(spelled(one.text)) <= SPOKEN_WORDS]
    longest = max(spoken, key=lambda one: one.end - one.start, default=None)
    return text if longest is None else f"{text[: longest.start]} {text[longest.end :]}"


def _holding(texts: Sequence[Sequence[Shingle]]) -> list[tuple[int, int, int]]:
    """Return the pairs of which one holds a long stretch of the other, and how many shingles of it.

    Each has a shingle once.

    The longest come first, so that each has to be looked for only in the longer ones before it.
    A copy is not looked into again: what it holds stands in the one it copies, and five hundred
    copies of one wire cost no more than one of them each.
    """
    common = _common(texts)
    holders: dict[Shingle, list[int]] = defaultdict(list)
    pairs: list[tuple[int, int, int]] = []
    for n in sorted(range(len(texts)), key=lambda n: (-len(texts[n]), n)):
        known = common.intersection(texts[n])
        shared = Counter(other for shingle in known for other in holders[shingle])
        pairs += [
            (m, n, count) for m, count in shared.items() if count >= CONTAINED * len(texts[n])
        ]
        if max(shared.values(), default=0) < COPIED * len(texts[n]):
            for shingle in known:
                holders[shingle].append(n)
    return pairs


def _common(texts: Iterable[Iterable[Shingle]]) -> set[Shingle]:
    """Return the shingles of more than one text."""
    once: set[Shingle] = set()
    again: set[Shingle] = set()
    for text in texts:
        again |= once.intersection(text)
        once.update(text)
    return again


def _quoting(quoted: Sequence[frozenset[Shingle]]) -> list[tuple[int, int]]:
    """Return the pairs that share several long quotations, most of those that one of them has."""
    holders: dict[Shingle, list[int]] = defaultdict(list)
    pairs: list[tuple[int, int]] = []
    first: dict[frozenset[Shingle], int] = {}
    for n, own in enumerate(quoted):
        if len(own) < SHARED_QUOTES:
            continue
        if own in first:
            pairs.append((first[own], n))
            continue
        first[own] = n
        shared = Counter(other for quote in own for other in holders[quote])
        pairs += [
            (m, n)
            for m, count in shared.items()
            if count >= SHARED_QUOTES and 2 * count >= min(len(quoted[m]), len(own))
        ]
        for quote in own:
            holders[quote].append(n)
    return pairs


def _shingles(text: str) -> frozenset[Shingle]:
    tokens = [fold(word) for word in spelled(text)]
    if len(tokens) < SHINGLE_WORDS:
        return frozenset({hash(tuple(tokens))} if tokens else ())
    return frozenset(map(hash, zip(*(tokens[n:] for n in range(SHINGLE_WORDS)), strict=False)))


def _long_quotes(text: str) -> frozenset[Shingle]:
    if len(_MARKS.findall(text)) < SHARED_QUOTES:
        return frozenset()  # as most articles: too few quotations to tell whose they are
    folded = (tuple(fold(word.text) for word in words(quote.text)) for quote in quotes(text))
    return frozenset(hash(tokens) for tokens in folded if len(tokens) >= QUOTE_WORDS)
