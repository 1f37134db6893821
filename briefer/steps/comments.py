"""Where an article ends and its readers' comments begin.

The cut is the place from which the lines together read most like comments, as a change
point: no line decides alone, and a sober comment goes with the block that it stands in.
"""

from collections.abc import Sequence
from itertools import accumulate
from math import log2
from typing import NamedTuple

from briefer.steps.voice import Score

# Thresholds of the cut: the sum of weights, the contrast of the means above and below, and
# the mean of the tells; lower where a heading, a gap or an end mark speaks for the place.
_ENOUGH = 2.5
_ENOUGH_MARKED = 1.2
_ENOUGH_WARY = 8.0
_MARKED = 1.5
# From here on a mark is a heading of comments. The first heading that convinces is taken.
HEADED = 4.0
_HEADED_FIRST = 20.0
_MARKED_FIRST = 5.0
_LEAST_HEADED = -1.2
_LEAST_MARKED = -0.4
_TELLS_MARKED = 0.2
# The most words in a row that comments may have in lines that read like an article's.
_SOBER = -0.8
_MOST_SOBER = 130
_MOST_SOBER_HEADED = 250
_CONTRAST = 0.75
_CONTRAST_MARKED = 0.3
_TELLS = 0.25
_FEW = 40
_TELLS_ALONE = 0.55
_ALL_COMMENTS = 0.9
# The mean weight of readers' comments on news, and how far zero may move towards the article's.
_COMMENT_MEAN = 0.6
_MOST_SHIFT = 0.8
_LIKE_COMMENT = 0.0


def comments_start(
    scores: Sequence[Score], gaps: Sequence[int], marks: Sequence[float], *, wary: bool = False
) -> int | None:
    """Return the index of the first line of the comments, or None where there are none.

    `gaps` counts the blank lines before each line. `marks` says how much stands before each
    line that comments stand below: a heading of theirs, the end of an article. `wary` asks
    for more proof, where comments are unlikely or the words of the language unknown. 0 is
    the answer where the page is nothing but comments.
    """
    if not scores:
        return None
    sums = _sums(scores, 0.0 if wary else _shift(scores))
    if not wary and all_comments(scores):
        return 0
    bonus_at = bonuses(gaps, marks)
    best, most = None, 0.0
    for place in range(1, len(scores)):
        bonus = bonus_at[place]
        value = sums.weight[place] + bonus
        if bonus >= _MARKED:
            value += _HEADED_FIRST if bonus >= HEADED else _MARKED_FIRST
        if value > most and _convinces(sums, place, bonus, wary=wary):
            best, most = place, value
    headed = best is not None and bonus_at[best] >= HEADED  # nothing above a heading is one
    while best and best > 1 and not (wary or headed) and _goes_along(scores[best - 1]):
        best -= 1
    return best


class Sums(NamedTuple):
    """For each place what holds of the lines from there to the end.

    The sums of weights and of tells, and the words of the longest run of lines that read
    like an article's.
    """

    weight: list[float]
    tell: list[float]
    sober: list[int]


def _sums(scores: Sequence[Score], shift: float) -> Sums:
    weights = accumulate(score.weight + shift for score in reversed(scores))
    tells = accumulate(score.tell for score in reversed(scores))
    runs = accumulate(
        reversed(scores),
        lambda run, score: run + score.words if score.weight <= _SOBER else 0,
        initial=0,
    )
    longest = list(accumulate(runs, max))[1:]
    return Sums(list(weights)[::-1], list(tells)[::-1], longest[::-1])


def _convinces(sums: Sums, place: int, bonus: float, *, wary: bool) -> bool:
    """Return whether what stands from a place on is comments, given what speaks for the place."""
    count = len(sums.weight) - place
    mean = sums.weight[place] / count
    contrast = mean - (sums.weight[0] - sums.weight[place]) / place
    if sums.sober[place] > (_MOST_SOBER_HEADED if bonus >= HEADED else _MOST_SOBER):
        return False
    if bonus >= HEADED:
        return contrast >= _CONTRAST_MARKED and mean >= _LEAST_HEADED
    total = sums.weight[place] + bonus
    if bonus >= _MARKED and total >= _ENOUGH_MARKED:
        return contrast >= _CONTRAST_MARKED
    if bonus >= _MARKED and not wary:
        sober = mean >= _LEAST_MARKED and sums.tell[place] >= _TELLS_MARKED * count
        return sober and contrast >= _CONTRAST
    if wary:
        return total >= _ENOUGH_WARY and contrast >= _CONTRAST and sums.tell[place] >= 0.6 * count
    return total >= _ENOUGH and contrast >= _CONTRAST and sums.tell[place] >= _TELLS * count


def _goes_along(score: Score) -> bool:
    """Return whether the line above a block of comments is one of them."""
    return score.weight > _LIKE_COMMENT and score.tell > 0


def all_comments(scores: Sequence[Score]) -> bool:
    """Return whether a page is nothing but comments: by tone, and by signs beyond editing."""
    weight = sum(score.weight for score in scores)
    tell = sum(score.tell for score in scores)
    count = len(scores)
    return count > 1 and weight >= _ALL_COMMENTS * count and tell >= _TELLS_ALONE * count


def _shift(scores: Sequence[Score]) -> float:
    """Return what to add to each weight, so that zero lies between the article and comments.

    The more plainly the beginning of the page reads like an article, the less it takes for
    a line to be out of its tone.
    """
    opening = [score.weight for score in scores[: max(2, min(8, len(scores) // 3))]]
    mean = sum(opening) / len(opening)
    return max(0.0, min(_MOST_SHIFT, (_COMMENT_MEAN - mean) / 2 - _COMMENT_MEAN))


def bonuses(gaps: Sequence[int], marks: Sequence[float]) -> tuple[float, ...]:
    """Return for each line what its gap and the marks before it say for comments from there.

    >>> bonuses((0, 1, 1, 9), (0.0, 0.0, 4.0, 0.0))[:3]
    (0.0, 0.0, 4.0)
    """
    usual = _usual(gaps) if gaps else 0
    return tuple(_gap_bonus(gap, usual) + mark for gap, mark in zip(gaps, marks, strict=True))


def _usual(gaps: Sequence[int]) -> int:
    """Return the gap that is usual on the page; where many lines differ, one of the widest."""
    many = len(gaps) > _FEW
    return sorted(gaps)[len(gaps) * 9 // 10 if many else len(gaps) // 2]


def _gap_bonus(gap: int, usual: int) -> float:
    """Return what a gap of blank lines before a line counts, by how far it is out of the usual."""
    return min(4.0, 1.5 * log2((gap + 1) / (usual + 2))) if gap > usual + 1 else 0.0
