"""What two readings of the same articles found, put side by side."""

from collections.abc import Sequence

from briefer.language.words import content_stems
from briefer.values.comparison import Beside
from briefer.values.finding import Supported, line_of

# Lines that rest on a sentence in common are about one thing when they share this much of their
# words (Dice), lines that rest on others when they share that much.
_ALIKE_ON_ONE, _ALIKE = 0.3, 0.6


def beside(left: Sequence[Supported], right: Sequence[Supported]) -> tuple[Beside, ...]:
    """Return the findings of two readings in pairs, as far as two tell of one thing.

    Each finding stands in one pair, the most alike first put together. The pairs come in the order
    of the articles in `left` and `right`, and of the sentences that they rest on.

    >>> from briefer.values.finding import KeyDevelopment
    >>> def one(line):
    ...     finding = KeyDevelopment(summary=line, evidence=(1,))
    ...     return Supported(finding=finding, article_id="a1", evidence=(), support=1.0)
    >>> [pair] = beside([one("The dam burst.")], [one("The old dam burst on Monday.")])
    >>> [pair.left.finding.summary, pair.right.finding.summary]
    ['The dam burst.', 'The old dam burst on Monday.']
    """
    order = {one.article_id: None for one in (*left, *right)}
    place = {article_id: n for n, article_id in enumerate(order)}
    scores = sorted(
        ((_likeness(a, b), -m, -n) for m, a in enumerate(left) for n, b in enumerate(right)),
        reverse=True,
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for score, m, n in scores:
        if score and -m not in partner and -n not in taken:
            partner[-m] = -n
            taken.add(-n)
    pairs = [
        Beside(article_id=a.article_id, left=a, right=right[partner[m]] if m in partner else None)
        for m, a in enumerate(left)
    ]
    pairs += [
        Beside(article_id=b.article_id, right=b) for n, b in enumerate(right) if n not in taken
    ]
    return tuple(sorted(pairs, key=lambda pair: (place[pair.article_id], _first(pair))))


def _likeness(a: Supported, b: Supported) -> float:
    """Return how much two findings look like one, 0 where they are about different things."""
    if a.article_id != b.article_id:
        return 0.0
    one, other = (frozenset(content_stems(line_of(each.finding))) for each in (a, b))
    share = 2 * len(one & other) / (len(one) + len(other) or 1)
    common = not _sentences(a).isdisjoint(_sentences(b))
    if share < (_ALIKE_ON_ONE if common else _ALIKE):
        return 0.0
    return share + 0.5 * common + 0.25 * (a.finding.kind == b.finding.kind)


def _sentences(one: Supported) -> frozenset[int]:
    return frozenset(one.finding.evidence)


def _first(pair: Beside) -> int:
    """Return the first sentence that the pair rests on."""
    return min(min(one.finding.evidence, default=0) for one in (pair.left, pair.right) if one)
