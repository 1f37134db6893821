"""Blocks of readers' comments known by their apparatus, whatever their text sounds like.

A comment of such a block carries the name of its writer, and the time at which it was
written or the buttons to answer and vote. Below an article, two of them are a block; one is
enough below a heading of comments.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from briefer.steps.apparatus import (
    is_from_reader,
    is_stamp,
    is_vote_line,
    name_in,
    says_name,
    speaker_in,
    writer_in,
)
from briefer.steps.headline import is_prose
from briefer.steps.lines import Line

_WORDS_ABOVE = 25
_WORDS_ABOVE_HEADING = 12
_FEWEST = 2
_LONGEST_COMMENT = 8
_LONGEST_LAST = 4
_BADGES = 1
# Kinds that lines of a block lose to "reader comment": what stands in it is a comment's.
_TAKEN = frozenset({"date", "comment", "comments"})


class Item(NamedTuple):
    """A comment: its first line, its last where buttons close it, and its writer, folded.

    `sure` says that a time or buttons go with the name.
    """

    start: int
    end: int | None
    writer: str
    sure: bool = True


def without_threads(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines with blocks of comments that show by their apparatus told apart."""
    start = thread_start(lines)
    return tuple(
        line._replace(kind="reader comment")
        if _is_open(line) and is_from_reader(line.text)
        or (start is not None and i >= start and (_is_open(line) or line.mark in _TAKEN))
        else line
        for i, line in enumerate(lines)
    )


def thread_start(lines: Sequence[Line]) -> int | None:
    """Return the index of the first line of such a block, None without one."""
    top = _below(lines, _WORDS_ABOVE_HEADING)
    for heading in (i for i in range(top, len(lines)) if lines[i].mark == "comments"):
        below = [item for item in _items(lines, heading + 1) if item.sure]
        below = below or _spoken(lines, heading)
        if below and _prose(lines, heading, below[0].start) <= 1:
            return heading + 1
    top = _below(lines, _WORDS_ABOVE)
    items = [item for item in _items(lines, top) if item.sure]
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


def _items(lines: Sequence[Line], top: int) -> list[Item]:
    """Return the comments in order, each from the line with its writer's name."""
    found: list[Item] = []
    last = top - 1
    for i in range(top, len(lines)):
        if i <= last:
            continue
        item = _opened(lines, i) or _closed(lines, i, last + 1)
        if item is None:
            continue
        if found and item.end is not None and found[-1].start == item.start:
            found[-1] = found[-1]._replace(end=item.end)
        else:
            found.append(item)
        last = item.end if item.end is not None else item.start
    return found


def _opened(lines: Sequence[Line], place: int) -> Item | None:
    """Return the comment that begins at a line with its writer and time, None for none."""
    text = lines[place].text
    if not (_is_open(lines[place]) or lines[place].mark in _TAKEN):
        return None
    if writer := writer_in(text):
        return Item(place, None, writer)
    after = [line.text for line in lines[place + 1 : place + 3 + _BADGES]]
    said = says_name(text)
    if writer := said or name_in(text):
        near = after[:1] if len(after) > 1 and len(after[1].split()) > 3 else after[:2]
        if any(is_stamp(one) for one in near):
            return Item(place, None, writer)
        return Item(place, None, writer, sure=False) if said else None
    if is_stamp(text) and after and (writer := name_in(after[0])):
        return Item(place, None, writer)
    return None


def _closed(lines: Sequence[Line], place: int, top: int) -> Item | None:
    """Return the comment that ends at a line of buttons and begins with a name above it."""
    if not is_vote_line(lines[place].text):
        return None
    for start in range(place - 1, max(top, place - 2 - _LONGEST_COMMENT) - 1, -1):
        line = lines[start]
        usable = _is_open(line) or line.mark in _TAKEN
        writer = (name_in(line.text) or says_name(line.text)) if usable else ""
        if writer and place - start > 1 and not is_vote_line(line.text):
            return Item(start, place, writer)
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
    if not names or above & set(names) or 2 * len(set(names)) <= len(names) > _FEWEST:
        return []
    return [Item(i, None, name) for i, name in speakers] if speakers[0] == below[0] else []


def _is_block(lines: Sequence[Line], items: Sequence[Item], top: int) -> bool:
    """Return whether comments without a heading are a block that goes on to the page's end."""
    writers = {item.writer for item in items}
    if len(items) < _FEWEST or len(writers) < _FEWEST:
        return False
    # Who wrote the posts of a live page stands on top of it too.
    if {name_in(line.text) or writer_in(line.text) for line in lines[:top]} & writers:
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
