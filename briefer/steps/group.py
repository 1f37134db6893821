"""Articles into stories: the articles on one matter."""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from briefer.language.names import name_key, names
from briefer.language.parties import party_key
from briefer.language.words import content_stems
from briefer.values.article import Article

# Chosen on labelled news articles (`benchmarks/eval_group.py`).
LINK = 0.2
"""The average likeness from which articles are one story."""
NAME_SHARE = 0.2
"""The part of the likeness that the names decide; the other words decide the rest."""
BACKGROUND = 40
"""Articles on other matters that are taken to be there: a day of one story has no rare words
of its own, and what all its articles share must still count."""

Vector = Mapping[str, float]


def group(articles: Sequence[Article]) -> tuple[tuple[str, ...], ...]:
    """Return the stories as tuples of article ids: larger stories first, then by first article.

    Average-link clustering of weighted term vectors: an article joins a story when it is like
    the story's articles on the whole, so that one odd pair cannot chain two stories together.
    Every article is in exactly one story, alone where nothing is like it.

    >>> def article(n, text): return Article(id=f"a{n}", source="s", title="", text=text)
    >>> group([article(1, "The dam near Oroville burst."), article(2, "A dam burst near Oroville."),
    ...        article(3, "Shares of Acme fell on weak sales.")])
    (('a1', 'a2'), ('a3',))
    """
    clusters = _average_link(similarities(_vectors(articles)), len(articles))
    ordered = sorted(clusters, key=lambda members: (-len(members), members[0]))
    return tuple(tuple(articles[n].id for n in members) for members in ordered)


def similarities(vectors: Sequence[Vector]) -> dict[int, dict[int, float]]:
    """Return the cosine of each pair of unit vectors that share a term, both ways round."""
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    similar: dict[int, dict[int, float]] = {n: defaultdict(float) for n in range(len(vectors))}
    for n, vector in enumerate(vectors):
        for term, weight in vector.items():
            for other, other_weight in postings[term]:
                similar[n][other] += weight * other_weight
            postings[term].append((n, weight))
    for n, row in similar.items():
        for other, value in row.items():
            if other < n:
                similar[other][n] = value
    return similar


def _vectors(articles: Sequence[Article]) -> list[Vector]:
    texts = [f"{article.title}\n{article.text}" for article in articles]
    stems = _weighted([Counter(content_stems(text)) for text in texts], 1 - NAME_SHARE)
    called = _weighted([Counter(_called(text)) for text in texts], NAME_SHARE)
    return [{**one, **other} for one, other in zip(stems, called, strict=True)]


def _called(text: str) -> list[str]:
    # The mark keeps a name apart from the same word among the stems.
    return [f"={party_key(name.text) or name_key(name.text)}" for name in names(text)]


def _weighted(counts: Sequence[Counter[str]], share: float) -> list[Vector]:
    """Return a vector of squared length `share` for each count of terms; empty for none."""
    frequency = Counter(term for terms in counts for term in terms)
    return [_vector(terms, frequency, len(counts), share) for terms in counts]


def _vector(
    terms: Mapping[str, int], frequency: Mapping[str, int], total: int, share: float
) -> Vector:
    weighted = {
        term: math.sqrt(count) * math.log((total + BACKGROUND) / (frequency[term] + 1))
        for term, count in terms.items()
    }
    squared = sum(weight * weight for weight in weighted.values())
    scale = math.sqrt(share / squared) if squared > 0 else 0.0
    return {term: weight * scale for term, weight in weighted.items()}


def _average_link(similar: dict[int, dict[int, float]], total: int) -> list[tuple[int, ...]]:
    members: dict[int, tuple[int, ...]] = {n: (n,) for n in range(total)}
    queue = [(-s, a, b) for a, row in similar.items() for b, s in row.items() if a < b and s > LINK]
    heapq.heapify(queue)
    fresh = total
    while queue:
        _, a, b = heapq.heappop(queue)
        if a not in members or b not in members:
            continue
        similar[fresh] = _merged_row(similar, members, a, b)
        members[fresh] = tuple(sorted(members.pop(a) + members.pop(b)))
        for other, value in similar[fresh].items():
            similar[other][fresh] = value
            if value > LINK:
                heapq.heappush(queue, (-value, other, fresh))
        fresh += 1
    return list(members.values())


def _merged_row(
    similar: Mapping[int, Mapping[int, float]],
    members: Mapping[int, tuple[int, ...]],
    a: int,
    b: int,
) -> dict[int, float]:
    size_a, size_b = len(members[a]), len(members[b])
    others = sorted((similar[a].keys() | similar[b].keys()) & members.keys() - {a, b})
    return {
        other: (size_a * similar[a].get(other, 0.0) + size_b * similar[b].get(other, 0.0))
        / (size_a + size_b)
        for other in others
    }
