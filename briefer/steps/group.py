"""Articles into stories: the articles on one matter."""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from briefer.language.names import name_key, names
from briefer.language.words import content_stems
from briefer.values.article import Article

# Chosen on labelled news articles (`benchmarks/eval_group.py`), together with the weights below.
LINK = 0.2
NAME_WEIGHT = 1.0
TERMS_KEPT = 200

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
    counts = [_counts(article) for article in articles]
    frequency = Counter(term for terms in counts for term in terms)
    return [_unit(terms, frequency, len(articles)) for terms in counts]


def _counts(article: Article) -> dict[str, float]:
    counts: dict[str, float] = defaultdict(float)
    for text in (article.title, article.text):
        for stem in content_stems(text):
            counts[stem] += 1.0
        for name in names(text):
            counts[f"={name_key(name.text)}"] += NAME_WEIGHT
    return counts


def _unit(terms: Mapping[str, float], frequency: Mapping[str, int], total: int) -> Vector:
    # Smoothed inverse document frequency: on a day of one story, what all share must still count.
    weighted = {
        term: math.sqrt(count) * (1 + math.log((1 + total) / (1 + frequency[term])))
        for term, count in terms.items()
    }
    top = heapq.nlargest(TERMS_KEPT, weighted.items(), key=lambda item: (item[1], item[0]))
    length = math.sqrt(sum(weight * weight for _, weight in top))
    return {term: weight / length for term, weight in top}


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
