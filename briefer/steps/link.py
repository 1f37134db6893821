"""Items into groups by their likeness: average link, and a second look at what stayed behind."""

import heapq
from collections.abc import Mapping, Sequence

# Chosen on labelled news articles (`benchmarks/eval_group.py`).
LINK = 0.16
"""The average likeness from which two groups are one."""
STRAY = 0.1
"""The average likeness from which a straggler joins a larger group."""
CLEAR = 1.5
"""How much more it must be like that group than like the next one."""
MANY = 2.5
"""Items from which a group has a matter of its own that a straggler can belong to; one of fewer, a
short report or an odd one, may be such a straggler."""

Likeness = Mapping[int, Mapping[int, float]]
Members = tuple[int, ...]


def linked(likeness: Likeness, sizes: Sequence[float]) -> list[Members]:
    """Return the groups as tuples of item numbers, in order of their first item.

    `likeness` has a value for each pair that is alike at all, both ways round; `sizes` tells how
    much each item counts: of ten copies, each a tenth. First average link (UPGMA): an item joins a
    group when it is like its items on the whole, so that one odd pair cannot chain two groups
    together. Then a group of a few joins the larger one that it is like, if there is one that it is
    clearly most like: short reports share too few words with each other to meet at once.

    >>> alike = {0: {1: 0.9}, 1: {0: 0.9}, 2: {}}
    >>> linked(alike, [1, 1, 1])
    [(0, 1), (2,)]
    """
    groups = _average_link({n: dict(row) for n, row in likeness.items()}, sizes)
    return sorted(_gathered_in(groups, likeness, sizes), key=lambda members: members[0])


def _average_link(similar: dict[int, dict[int, float]], sizes: Sequence[float]) -> list[Members]:
    members: dict[int, Members] = {n: (n,) for n in range(len(sizes))}
    weight = dict(enumerate(sizes))
    queue = [(-s, a, b) for a, row in similar.items() for b, s in row.items() if a < b and s > LINK]
    heapq.heapify(queue)
    fresh = len(sizes)
    while queue:
        _, a, b = heapq.heappop(queue)
        if a not in members or b not in members:
            continue
        row = _merged_row(similar, weight, a, b)
        members[fresh] = tuple(sorted(members.pop(a) + members.pop(b)))
        weight[fresh] = weight[a] + weight[b]
        for gone in (a, b):
            for other in similar.pop(gone):
                similar.get(other, {}).pop(gone, None)
        similar[fresh] = row
        for other, value in row.items():
            similar[other][fresh] = value
            if value > LINK:
                heapq.heappush(queue, (-value, other, fresh))
        fresh += 1
    return list(members.values())


def _merged_row(similar: Likeness, weight: Mapping[int, float], a: int, b: int) -> dict[int, float]:
    """Return the likeness of both together to the others: the average over all their items."""
    of_a, of_b = similar[a], similar[b]
    whole = weight[a] + weight[b]
    return {
        other: (weight[a] * of_a.get(other, 0.0) + weight[b] * of_b.get(other, 0.0)) / whole
        for other in sorted((of_a.keys() | of_b.keys()) - {a, b})
    }


def _gathered_in(
    groups: Sequence[Members], likeness: Likeness, sizes: Sequence[float]
) -> list[Members]:
    """Return the groups, the stragglers among them in the larger one they belong to."""

    def size(members: Members) -> float:
        return sum(sizes[n] for n in members)

    large = [members for members in groups if size(members) >= MANY]
    home = {n: place for place, members in enumerate(large) for n in members}
    counts = [size(members) for members in large]
    joined: list[Members] = list(large)
    alone: list[Members] = []
    for members in groups:
        if size(members) >= MANY:
            continue
        place = _nearest(members, likeness, home, sizes, counts)
        if place is None:
            alone.append(members)
        else:
            joined[place] = tuple(sorted(joined[place] + members))
    return joined + alone


def _nearest(
    members: Members,
    likeness: Likeness,
    home: Mapping[int, int],
    sizes: Sequence[float],
    counts: Sequence[float],
) -> int | None:
    """Return the place of the one group that a straggler clearly belongs to, None without one.

    `counts` are the sizes of the groups.
    """
    sums: dict[int, float] = {}
    for n in members:
        for other, value in likeness[n].items():
            if other in home:
                sums[home[other]] = sums.get(home[other], 0.0) + sizes[n] * sizes[other] * value
    own = sum(sizes[n] for n in members)
    averages = sorted(
        ((total / counts[place] / own, place) for place, total in sums.items()),
        key=lambda one: (-one[0], one[1]),
    )
    if not averages or averages[0][0] < STRAY:
        return None
    runner_up = averages[1][0] if len(averages) > 1 else 0.0
    return averages[0][1] if averages[0][0] >= CLEAR * runner_up else None
