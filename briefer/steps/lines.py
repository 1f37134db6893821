"""A pasted page into its lines, without what cannot be shown."""

import re
from itertools import pairwise
from typing import Literal, NamedTuple

from briefer.values.article import RemovalReason

# Control characters, zero-width and direction marks, tags, lone surrogates, noncharacters and
# private use: none has a shape of its own, and several are means to hide text from a reader.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_BREAK = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]»]*$")
_WRAPPED_AT_MOST = 100
_WRAPPED_AT_LEAST = 40


Kind = RemovalReason | Literal["headline"]


class Line(NamedTuple):
    """A line of the page.

    `gap` counts the blank lines before it. `mark` is what it is by its look alone. `kind` is
    why it is no part of the body; None where it is one.
    """

    text: str
    gap: int = 0
    mark: str | None = None
    kind: Kind | None = None


def visible(text: str) -> str:
    r"""Return the text without characters that have no shape, line breaks as `\n`.

    >>> visible("so\u00adft\u202e\x00 line\r\nnext")
    'soft line\nnext'
    """
    return _UNSEEN.sub("", _BREAK.sub("\n", text))


def lines(text: str) -> tuple[Line, ...]:
    r"""Return the lines that hold anything, spaces made single, in order.

    A text that was wrapped by hand at a fixed width is joined into paragraphs first.

    >>> [line.text for line in lines("One\u00a0 line.\n\n\nAnother.")]
    ['One line.', 'Another.']
    """
    found: list[Line] = []
    gap = 0
    for raw in visible(text).split("\n"):
        if inner := " ".join(raw.split()):
            found.append(Line(inner, gap))
            gap = 0
        else:
            gap += 1
    return _unwrapped(found) if _is_wrapped(found) else tuple(found)


def _is_wrapped(found: list[Line]) -> bool:
    """Return whether most lines break off in mid-sentence at much the same width."""
    if len(found) < 4 or max(len(line.text) for line in found) > _WRAPPED_AT_MOST:
        return False
    pairs = [(a.text, b.text) for a, b in pairwise(found) if b.gap == 0]
    broken = sum(
        len(a) >= _WRAPPED_AT_LEAST and not _ENDED.search(a) and not b[0].isupper()
        for a, b in pairs
    )
    return len(pairs) > 1 and broken >= 0.4 * len(pairs)


def _unwrapped(found: list[Line]) -> tuple[Line, ...]:
    paragraphs: list[Line] = []
    parts: list[str] = []
    for line in found:
        runs_on = parts and line.gap == 0 and len(parts[-1]) >= _WRAPPED_AT_LEAST
        if runs_on:
            parts.append(line.text)
            continue
        if parts:
            paragraphs[-1] = paragraphs[-1]._replace(text=" ".join(parts))
        parts = [line.text]
        paragraphs.append(line)
    if parts:
        paragraphs[-1] = paragraphs[-1]._replace(text=" ".join(parts))
    return tuple(paragraphs)
