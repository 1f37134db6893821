"""The body of an article told from what stands below and between its paragraphs."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, groupby, takewhile

from briefer.steps.comments import HEADED, all_comments, bonuses, comments_start
from briefer.steps.datelines import cut_dateline
from briefer.steps.furniture import is_biography, is_sign_off
from briefer.steps.headline import is_prose
from briefer.steps.lines import Kind, Line
from briefer.steps.remarks import is_of_newsroom, nothing_but_remarks, remarks_start
from briefer.steps.voice import Score, comment_score

_NO_LABEL = re.compile(r"^[-•*·▪►–—\d]|^[QA]: |[.!?…:;,”\"’)][\"'”’)\]»]*$")
_LONGEST_LABEL = 14
_LIST_AT_LEAST = 3
_BIOGRAPHY_WITHIN = 3
# What stands between two lines and makes it likelier that comments begin at the second.
_BOUNDARY = {
    "comments": 4.0,
    "below": 1.5,
    "comment": 1.0,
    "media": 0.7,
    "agency": 0.7,
    "page": 0.4,
}
_AGE = re.compile(
    r"^(?:\S{1,30}\s){0,2}(?:\d{1,3}|an?|one)\s?"
    r"(?:h|hrs?|hours?|d|days?|w|weeks?|months?|mins?|minutes?|years?|yrs?)\sago\W{0,3}$",
    re.IGNORECASE,
)
_BOUNDARY_AT_MOST = 6.0
_PROSE_WORDS_BEFORE = 50
_PROSE_WORDS_BEFORE_SIGN_OFF = 25
_AS_ARTICLE = -0.5
_ITEM_BULLET = re.compile(r"[-*•·▪►–]\s")
_LEAST_ANNOUNCEMENT = 3


def without_comments(lines: Sequence[Line], *, wary: bool = False) -> tuple[Line, ...]:
    """Return the lines with the readers' comments below the article told apart.

    `wary` asks for more proof, as `comments_start` says.
    """
    places = _open(lines)
    listed = _listed([lines[i].text for i in places])
    scores = [_score(lines[i].text, in_list=i in listed) for i in places]
    marks: list[float] = []
    words = 0
    for order, (before, place) in enumerate(zip([-1, *places], places, strict=False)):
        between = [lines[i].mark or "" for i in range(before + 1, place)]
        apparatus = min(2.0, between.count("comment") + 0.5 * between.count("comments"))
        scores[order] = scores[order]._replace(weight=scores[order].weight + apparatus)
        weight = _boundary(between)
        marks.append(min(_BOUNDARY_AT_MOST, weight) if words >= _PROSE_WORDS_BEFORE else 0.0)
        words += _prose_words(lines[place])
    gaps = [lines[i].gap for i in places]
    start = comments_start(scores, gaps, marks, wary=wary)
    if not wary:
        sober = remarks_start([lines[i].text for i in places], bonuses(gaps, marks), listed)
        start = min((place for place in (start, sober) if place is not None), default=None)
        headed = next((place for place, mark in enumerate(marks) if mark >= HEADED), None)
        if start is not None and start + 1 == headed:
            start = headed  # the line above a heading ends the article
        start = _at_other_spacing(gaps, start)
    return _marked(lines, places[start:] if start is not None else [], "reader comment")


def _at_other_spacing(gaps: Sequence[int], start: int | None) -> int | None:
    """Return where the comments start: a line or two later where they are set closer there.

    Paragraphs that blank lines part, and then lines that none do, are two hands' work.
    """
    if start is None:
        return None
    close = next((i for i in range(len(gaps) - 1, -1, -1) if gaps[i]), 0)
    apart = close > 1 and all(gaps[1:close]) and len(gaps) - close > _LIST_AT_LEAST
    return close if apart and start < close <= start + 2 else start


def _score(text: str, *, in_list: bool) -> Score:
    """Return how a line reads; an item of a list is no one's remark, however it is typed."""
    score = comment_score(text)
    return Score(min(score.weight, _AS_ARTICLE), 0.0, score.words) if in_list else score


def _listed(texts: Sequence[str]) -> frozenset[int]:
    """Return the places of the items of lists: behind bullets, or below a line with a colon."""
    found: list[int] = []
    announced = False
    for item, group in groupby(range(len(texts)), key=lambda i: _is_item(texts[i])):
        run = list(group)
        if item:
            bullets = sum(_ITEM_BULLET.match(texts[i]) is not None for i in run)
            found += run if len(run) > 1 and (announced or bullets == len(run)) else []
        above = texts[run[-1]]
        announced = above.endswith(":") and len(above.split()) >= _LEAST_ANNOUNCEMENT
    return frozenset(found)


def _is_item(text: str) -> bool:
    return _ITEM_BULLET.match(text) is not None or text[:1].islower()


def _boundary(marks: Sequence[str]) -> float:
    """Return what the marks between two lines say for comments that begin at the second.

    A heading counts only where nothing but their apparatus follows it: a link to the
    comments among the buttons on top of an article is none.
    """
    last = takewhile(lambda mark: mark in {"comments", "comment", "date"}, reversed(marks))
    headed = "comments" in last
    others = sum(_BOUNDARY.get(mark, 0.0) for mark in marks if mark != "comments")
    return others + (_BOUNDARY["comments"] if headed else 0.0)


def comments_alone(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines, all that are open as comments where the page is nothing else."""
    places = _open(lines)
    alone = all_comments([comment_score(lines[i].text) for i in places])
    buttons = sum(line.mark == "comment" or _AGE.search(line.text) is not None for line in lines)
    alone = alone or nothing_but_remarks([lines[i].text for i in places], buttons)
    return _marked(lines, places if alone else [], "reader comment")


def without_boxes(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines with the headlines that follow an end-of-article marker told apart."""
    offered: list[int] = []
    for marker in (i for i, line in enumerate(lines) if line.mark == "below"):
        following = takewhile(lambda i: _is_offered(lines[i]), range(marker + 1, len(lines)))
        offered += [i for i in following if lines[i].kind is None]
    return _marked(lines, offered, "page furniture")


def without_lower_part(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines with what follows an end-of-article marker told apart.

    Everything below goes where it is less than half as much running text as stands above;
    not where paragraphs go on, undivided, below a box of headlines.
    """
    removed: list[int] = []
    above = list(accumulate((_prose_words(line) for line in lines), initial=0))
    for marker in (i for i, line in enumerate(lines) if line.mark == "below"):
        below = above[-1] - above[marker]
        enough = above[marker] >= _PROSE_WORDS_BEFORE and below < 0.5 * above[marker]
        if enough and not _goes_on(lines, marker):
            removed += [i for i in _open(lines) if i > marker]
            break
    return _marked(lines, removed, "page furniture")


def _goes_on(lines: Sequence[Line], marker: int) -> bool:
    """Return whether the article goes on below a box: two headlines, then paragraphs alone."""
    rest = list(takewhile(lambda line: line.mark != "below", lines[marker + 1 :]))
    box = list(takewhile(_is_offered, rest))
    headlines = sum(line.mark is None for line in box)
    text = [line for line in rest[len(box) :] if line.kind is None]
    told = len(text) > 1 and all(is_prose(line.text) for line in text)
    return headlines > 1 and told and any(comment_score(one.text).weight < -1 for one in text)


def without_afterword(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines with what follows an agency's sign-off told apart.

    The sign-off names who reported and who edited, and ends the article. Where another
    article follows, with a sign-off or dateline of its own, all stays.
    """
    signed = [i for i, line in enumerate(lines) if is_sign_off(line.text)]
    words = sum(map(_prose_words, lines[: signed[0]])) if signed else 0
    if len(signed) != 1 or words < _PROSE_WORDS_BEFORE_SIGN_OFF:
        return tuple(lines)
    below = [i for i in _open(lines) if i > signed[0]]
    if any(cut_dateline(lines[i].text).agencies for i in below):
        return tuple(lines)
    told = [i for i in below if is_prose(lines[i].text) and not is_of_newsroom(lines[i].text)]
    rest = [i for i in below if i not in set(told)]
    return _marked(_marked(lines, told, "reader comment"), rest, "page furniture")


def without_labels(lines: Sequence[Line], *, lists_stay: bool = False) -> tuple[Line, ...]:
    """Return the lines with section labels and stray short lines told apart.

    A label is a short line without a final mark before running text. More than two in a
    row are a list where a colon announces them, or where `lists_stay`; else they are what
    pages offer between and below their paragraphs.
    """
    places = _open(lines)
    if not any(is_prose(lines[i].text) for i in places):
        return tuple(lines)
    labels: list[int] = []
    loose: list[int] = []
    for short, group in groupby(places, key=lambda i: _is_label(lines[i].text)):
        run = list(group)
        last = run[-1] == places[-1]
        if not short or _announced(lines, places, run[0]):
            continue
        if len(run) < _LIST_AT_LEAST and not last:
            labels += run
        elif not lists_stay:
            loose += run
    body = [i for i in places if i not in set(loose)]
    loose += [i for i in body[-_BIOGRAPHY_WITHIN:] if i != body[0] and is_biography(lines[i].text)]
    return _marked(_marked(lines, labels, "section label"), loose, "page furniture")


def _announced(lines: Sequence[Line], places: Sequence[int], first: int) -> bool:
    """Return whether the line above a list ends with a colon."""
    order = bisect_left(places, first)
    return order > 0 and lines[places[order - 1]].text.endswith(":")


def _is_label(text: str) -> bool:
    return len(text.split()) <= _LONGEST_LABEL and not _NO_LABEL.search(text)


def _open(lines: Sequence[Line]) -> list[int]:
    return [i for i, line in enumerate(lines) if line.kind is None]


def _is_offered(line: Line) -> bool:
    """Return whether a line below a marker is one of the headlines on offer."""
    if line.kind is not None:
        return line.mark not in {"below", "comments"}
    return not is_prose(line.text) and comment_score(line.text).tell < 1


def _prose_words(line: Line) -> int:
    return len(line.text.split()) if line.kind is None and is_prose(line.text) else 0


def _marked(lines: Sequence[Line], places: Sequence[int], kind: Kind) -> tuple[Line, ...]:
    chosen = frozenset(places)
    return tuple(line._replace(kind=kind) if i in chosen else line for i, line in enumerate(lines))
