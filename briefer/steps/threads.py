"""Blocks of readers' comments known by their apparatus, whatever their text sounds like.

A comment of such a block carries the name of its writer, and the time at which it was
written or the buttons to answer and vote. Below an article, two of them are a block; one is
enough below a heading of comments.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from briefer.steps.apparatus import (
    is_from_reader,
    is_signature,
    is_stamp,
    is_vote_line,
    is_writers,
    name_in,
    says_name,
    speaker_in,
    writer_in,
)
from briefer.steps.headline import is_prose
from briefer.steps.lines import Line
from briefer.steps.stamps import tells_time
from briefer.steps.voice import comment_score

_WORDS_ABOVE = 25
_WORDS_ABOVE_HEADING = 12
_FEWEST = 2
_LONGEST_COMMENT = 8
_LONGEST_LAST = 4
_LONGEST_POST = 3
_LONGEST_LINE = 100
_BADGES = 1
_REPORT = -1.0
# Kinds that lines of a block lose to "reader comment": what stands in it is a comment's.
_TAKEN = frozenset({"date", "comment", "comments"})


Sign = Literal["bare", "buttons", "day", "time", "writer"]


class Item(NamedTuple):
    """A comment: its first line, its last where buttons close it, and its writer, folded.

    `sign` says what goes with the name: nothing ("bare"), buttons, a day, a time of the day
    or an age, or words that only a writer of comments has beside these ("wrote", a handle).
    """

    start: int
    end: int | None
    writer: str
    sign: Sign = "bare"


def without_threads(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines with what others wrote told apart, as far as its apparatus shows it.

    Below an article these are readers' comments, to the end. Between its paragraphs they are
    posts that it shows.
    """
    start = thread_start(lines)
    posts = set(_shown_posts(lines)) if start is None else set()
    return tuple(
        _told_apart(line, within=start is not None and i >= start, shown=i in posts)
        for i, line in enumerate(lines)
    )


def _told_apart(line: Line, *, within: bool, shown: bool) -> Line:
    if _is_open(line) and is_from_reader(line.text):
        return line._replace(kind="reader comment")
    if not (_is_open(line) or line.mark in _TAKEN):
        return line
    return line._replace(
        kind="reader comment" if within else "embedded media" if shown else line.kind
    )


def _shown_posts(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the lines of single posts between name and time above and buttons below."""
    for item in _items(lines, _below(lines, _WORDS_ABOVE)):
        closed = item.end is not None and item.sign in {"day", "time", "writer"}
        if closed and _prose(lines, item.start, item.end or 0) <= _LONGEST_POST:
            yield from range(item.start, (item.end or 0) + 1)


def thread_start(lines: Sequence[Line]) -> int | None:
    """Return the index of the first line of such a block, None without one."""
    top = _below(lines, _WORDS_ABOVE_HEADING)
    shown = {i for item in _items(lines, top) for i in range(item.start, (item.end or 0) + 1)}
    headings = (i for i in range(top, len(lines)) if lines[i].mark == "comments")
    for heading in (i for i in headings if i not in shown):  # a post counts its replies too
        below = [item for item in _items(lines, heading + 1) if item.sign != "bare"]
        below = below or _spoken(lines, heading)
        if not below and any(is_signature(line.text) for line in lines[heading + 1 :]):
            return heading + 1  # letters: who wrote them stands above or below each
        if below and not _reports(lines, heading, below[0].start):
            return heading + 1
    top = _below(lines, _WORDS_ABOVE)
    items = [item for item in _items(lines, top) if _is_plain(item)]
    return items[0].start if _is_block(lines, items, top) else None


def _is_open(line: Line) -> bool:
    return line.kind is None


def _below(lines: Sequence[Line], least: int) -> int:
    """Return the first line that so many words of running text stand above, else the end."""
    words = 0
    for i, line in enumerate(lines):
        if words >= least:
            return i
        words += len(line.text.split()) if _is_open(line) and is_prose(line.text) else 0
    return len(lines)


def _prose(lines: Sequence[Line], start: int, end: int) -> int:
    return sum(_is_open(line) and is_prose(line.text) for line in lines[start:end])


def _reports(lines: Sequence[Line], start: int, end: int) -> bool:
    """Return whether a paragraph between two places reads like an article's."""
    told = (line.text for line in lines[start:end] if _is_open(line) and is_prose(line.text))
    return any(comment_score(text).weight < _REPORT for text in told)


def _items(lines: Sequence[Line], top: int) -> list[Item]:
    """Return the comments in order, each from the line with its writer's name."""
    found: list[Item] = []
    for i in range(top, len(lines)):
        last = found[-1] if found else None
        if is_vote_line(lines[i].text):
            if last and _closes(lines, last, i):
                found[-1] = last._replace(end=i)
            elif item := _closed(lines, i, max(last.end or 0, last.start) + 1 if last else top):
                found.append(item)
        elif (item := _opened(lines, i)) and not (last and item.start == last.start + 1):
            found.append(item)  # a name and a handle below it are one writer
    return found


def _closes(lines: Sequence[Line], item: Item, place: int) -> bool:
    """Return whether a line of buttons is the last of a comment, or goes on with its buttons."""
    if item.end is None:
        return place - item.start <= _LONGEST_COMMENT + 2
    return not any(
        _is_open(line) and len(line.text.split()) > 1 for line in lines[item.end + 1 : place]
    )


def _opened(lines: Sequence[Line], place: int) -> Item | None:
    """Return the comment that begins at a line with its writer and time, None for none."""
    text = lines[place].text
    usable = _is_open(lines[place]) or lines[place].mark in _TAKEN
    if len(text) > _LONGEST_LINE or not usable:
        return None
    if writer := writer_in(text):
        return Item(place, None, writer, _sign(text, text))
    after = [line.text for line in lines[place + 1 : place + 3 + _BADGES]]
    said = says_name(text)
    if writer := said or name_in(text):
        near = after[:1] if len(after) > 1 and len(after[1].split()) > 3 else after[:2]
        if stamp := next(filter(is_stamp, near), ""):
            return Item(place, None, writer, _sign(text, stamp))
        return Item(place, None, writer) if said else None
    if is_stamp(text) and after and (writer := name_in(after[0])):
        return Item(place, None, writer, _sign(after[0], text))
    return None


def _sign(name: str, stamp: str) -> Sign:
    if is_writers(name):
        return "writer"
    return "time" if tells_time(stamp) else "day"


def _is_plain(item: Item) -> bool:
    """Return whether a comment is plainly one where no heading says so.

    A day below a few words may be an entry of a chronicle.
    """
    return item.end is not None or item.sign in {"time", "writer"}


def _closed(lines: Sequence[Line], place: int, top: int) -> Item | None:
    """Return the comment that ends at a line of buttons and begins with a name above it."""
    if not is_vote_line(lines[place].text):
        return None
    for start in range(place - 1, max(top, place - 2 - _LONGEST_COMMENT) - 1, -1):
        line = lines[start]
        usable = _is_open(line) or line.mark in _TAKEN
        writer = (name_in(line.text) or says_name(line.text)) if usable else ""
        if writer and place - start > 1 and not is_vote_line(line.text):
            return Item(start, place, writer, "buttons")
    return None


def _spoken(lines: Sequence[Line], heading: int) -> list[Item]:
    """Return the lines below a heading that begin with a name each, as comments are quoted.

    None where a speaker stands above the heading too, or one speaks again and again: that is
    an interview.
    """
    below = [
        (i, speaker_in(line.text) or says_name(line.text))
        for i, line in enumerate(lines)
        if i > heading and (_is_open(line) or line.mark in _TAKEN)
    ]
    speakers = [(i, name) for i, name in below if name]
    names = [name for _, name in speakers]
    above = {speaker_in(line.text) for line in lines[:heading] if _is_open(line)}
    if not names or above & set(names) or 3 * len(set(names)) <= 2 * len(names):
        return []
    return [Item(i, None, name) for i, name in speakers] if speakers[0] == below[0] else []


def _is_live_page(lines: Sequence[Line], items: Sequence[Item], top: int) -> bool:
    """Return whether names and times alone stand over reports: the posts of a live page.

    Who wrote them stands on top of it too.
    """
    if any(item.end is not None or item.sign == "writer" for item in items):
        return False
    writers = {item.writer for item in items}
    if {name_in(line.text) or writer_in(line.text) for line in lines[:top]} & writers:
        return True
    said = [line.text for line in lines[items[0].start :] if _is_open(line) and is_prose(line.text)]
    return 2 * sum(comment_score(text).weight < _REPORT for text in said) >= len(said)


def _is_block(lines: Sequence[Line], items: Sequence[Item], top: int) -> bool:
    """Return whether comments without a heading are a block that goes on to the page's end."""
    writers = {item.writer for item in items}
    if len(items) < _FEWEST or len(writers) < _FEWEST:
        return False
    if _is_live_page(lines, items, top):
        return False
    for item, following in pairwise(items):
        if _prose(lines, item.start, following.start) > _LONGEST_COMMENT:
            return False
        if item.end is not None and _prose(lines, item.end, following.start):
            return False
    last = items[-1]
    if last.end is not None:
        return not _prose(lines, last.end, len(lines))
    return _prose(lines, last.start, len(lines)) <= _LONGEST_LAST
