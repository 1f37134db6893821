"""A pasted page into its lines, without what cannot be shown."""

import html
import html.entities
import re
from itertools import pairwise
from typing import Literal, NamedTuple

from briefer.steps.joiners import NEEDLESS
from briefer.values.article import RemovalReason

# Control characters, zero-width and direction marks, tags, lone surrogates, noncharacters and
# private use: none has a shape of its own, and several are means to hide text from a reader.
# Joiners stay where they shape their neighbours.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
    f"|{NEEDLESS}"
)
# An entity with its final mark, also where its own "&" was written as one, once or more.
_ENTITY = re.compile(
    r"&(?:(?:amp|#0{0,3}38|#x0{0,3}26);){0,9}"
    r"(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});",
    re.IGNORECASE,
)
_ROUNDS = 4
_BREAK = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]»]*$")
_BULLET = re.compile(r"(?:(?:[-*+•·▪►‣◦]|–(?=\s[A-Z“\"‘])|>+)\s)+|>+(?=[“\"‘'A-Z])")
_MAIL_FIELD = re.compile(
    r"(?:subject|date|from|to|cc|bcc|sent|reply-to|sender|message-id|mime-version|x-[\w-]{2,30}|"
    r"content-[\w-]{2,30}|list-[\w-]{2,30}|return-path|received|precedence):\s",
    re.IGNORECASE,
)
_LONGEST_LABEL = 14
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

    The entities of HTML become the characters that they stand for, as texts taken from
    pages and feeds hold them.

    >>> visible("so\u00adft\u202e\x00 line\r\nnext")
    'soft line\nnext'
    >>> visible("Marks &amp; Spencer&rsquo;s &lt;b&gt;, R&D; AT&T")
    'Marks & Spencer’s <b>, R&D; AT&T'
    """
    text = _shown(text)
    for _ in range(_ROUNDS):
        read = _ENTITY.sub(_character, text) if "&" in text else text
        if read == text:
            break
        text = _shown(read)
    return text


def _shown(text: str) -> str:
    return _UNSEEN.sub("", _BREAK.sub("\n", text))


def _character(entity: re.Match[str]) -> str:
    return html.unescape(f"&{entity[1]};") if _known(entity[1]) else entity[0]


def _known(name: str) -> bool:
    return name[0] == "#" or f"{name};" in html.entities.html5


def lines(text: str) -> tuple[Line, ...]:
    r"""Return the lines that hold anything, spaces made single, in order.

    A text that was wrapped by hand at a fixed width is joined into paragraphs first. A
    bullet before a sentence and the marks of a quoted block are left out; before a word or
    two a bullet stays, as it alone tells an item from a label.

    >>> [line.text for line in lines("One\u00a0 line.\n\n\n- Another.\n> A third.\n- coal")]
    ['One line.', 'Another.', 'A third.', '- coal']
    """
    found: list[Line] = []
    gap = 0
    for raw in visible(text).split("\n"):
        if inner := " ".join(raw.split()):
            found.append(Line(inner, gap))
            gap = 0
        else:
            gap += 1
    whole = _unwrapped(found) if _is_wrapped(found) else tuple(found)
    return tuple(line._replace(text=_without_bullet(line.text)) for line in whole)


def _without_bullet(text: str) -> str:
    mark = _BULLET.match(text)
    if not mark or mark.end() == len(text):
        return text
    sentence = _ENDED.search(text) or len(text.split()) > _LONGEST_LABEL
    return text[mark.end() :] if sentence or ">" in mark[0] else text


def _is_wrapped(found: list[Line]) -> bool:
    """Return whether most lines break off in mid-sentence at much the same width."""
    if len(found) < 4 or max(len(line.text) for line in found) > _WRAPPED_AT_MOST:
        return False
    pairs = [(a.text, b.text) for a, b in pairwise(found) if b.gap == 0 and not _alone(a, b)]
    broken = sum(
        len(a) >= _WRAPPED_AT_LEAST and not _ENDED.search(a) and not b[0].isupper()
        for a, b in pairs
    )
    return len(pairs) > 1 and broken >= 0.4 * len(pairs)


def _alone(one: Line, other: Line) -> bool:
    """Return whether two lines are none that a wrapped paragraph holds side by side."""
    if one.text.startswith(">") and other.text.startswith(">"):
        return False
    opens = _BULLET.match(other.text) is not None
    return opens or is_mail_field(one.text) or is_mail_field(other.text)


def is_mail_field(text: str) -> bool:
    """Return whether a line is a field of the head of an electronic letter.

    >>> is_mail_field("Subject: Court strikes down a deal"), is_mail_field("Subject to approval")
    (True, False)
    """
    return _MAIL_FIELD.match(text) is not None


def _unwrapped(found: list[Line]) -> tuple[Line, ...]:
    paragraphs: list[Line] = []
    parts: list[str] = []
    for line in found:
        full = bool(parts) and line.gap == 0 and len(parts[-1]) >= _WRAPPED_AT_LEAST
        runs_on = full and not _alone(paragraphs[-1], line)
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
