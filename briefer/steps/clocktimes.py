"""The times of the entries of a live report, told apart from what the entries say."""

import re
from collections.abc import Iterator, Sequence

from briefer.steps.lines import Line

_TIME = re.compile(
    r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s?[ap]\.?m\b\.?)?(?:\s[A-Z]{2,4}(?=\s?[-–—:|]))?"
    r"\s?[-–—:|]?(?=\s+[A-Z“\"‘'])"
)
_FEWEST = 3  # entries that make a live report


def times_apart(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines, the time in front of each entry of a live report as a line of its own.

    Fewer than three such lines are no report of that kind, and stay as they are.

    >>> page = [Line(f"14:{minute} The river rose.", gap=1) for minute in (50, 41, 30)]
    >>> [line.text for line in times_apart(page)][:2]
    ['14:50', 'The river rose.']
    """
    found = [_TIME.match(line.text) if line.kind is None else None for line in lines]
    several = sum(one is not None for one in found) >= _FEWEST
    for line, time in zip(lines, found, strict=True):
        if time is None or not several:
            yield line
            continue
        yield line._replace(text=time[0].strip(), mark="date", kind="date line")
        yield line._replace(text=line.text[time.end() :].strip(), gap=0)
