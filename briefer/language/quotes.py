"""Words in quotation marks, whatever marks the page uses."""

import re
from typing import NamedTuple

# One opening or closing mark. A single mark opens only after a space or bracket and before a word
# or another mark; it closes only where no letter follows, so an apostrophe inside a word is none.
_MARK = re.compile(
    r"(?=[\"“”„‟«»'`‘‚’])(?:"
    r"(?P<double>''|``|[\"“”„‟«»])|(?<![^\s(\[\"“—–-])(?P<open>['‘‚])(?=[\w“\"£$€])|(?<=\S)(?P<close>['’])(?!\w))"
)
_OPENS = frozenset("“„‟«")
_CLOSES = frozenset("”»")
_PAIRED = frozenset({"''", "``"})
_BREAK = "\n\n"
_SHORTEST_SINGLE, _LONGEST_SINGLE = 3, 400  # a single letter: rock 'n' roll


class Quote(NamedTuple):
    """The words between two marks: `source[start:end] == text`, the marks left out.

    `closed` is False where no closing mark follows in the paragraph: the quotation goes on in
    the next paragraph, or its closing mark was forgotten.
    """

    text: str
    start: int
    end: int
    closed: bool


def quotes(text: str) -> tuple[Quote, ...]:
    """Return the outermost quotations of the text in order.

    Straight, curly and low marks and guillemets; single marks where they cannot be
    apostrophes. A quotation ends with its paragraph at the latest.

    >>> [quote.text for quote in quotes("It’s “a first step,” she said. ‘Not the last.’")]
    ['a first step,', 'Not the last.']
    >>> quotes("They’ve seen the workers’ rights go.")
    ()
    """
    found: list[Quote] = []
    offset = 0
    for paragraph in text.split(_BREAK):
        _scan(paragraph, offset, found)
        offset += len(paragraph) + len(_BREAK)
    return tuple(found)


def _scan(paragraph: str, offset: int, found: list[Quote]) -> None:
    start, kind = -1, ""
    for mark in _MARK.finditer(paragraph):
        sign, place = mark.group(), mark.end()
        single = mark.lastgroup != "double"
        if start < 0:
            if mark.lastgroup != "close" and _can_open(sign, paragraph, place):
                start, kind = place, "single" if single else "double"
        elif kind == "double" and not single:
            if sign in _OPENS and place - start > 1:
                continue
            _keep(paragraph, (start, mark.start()), offset, found)
            start = -1
        elif kind == "single" and mark.lastgroup == "close":
            if _SHORTEST_SINGLE < place - start <= _LONGEST_SINGLE:
                _keep(paragraph, (start, mark.start()), offset, found)
            start = -1
        elif kind == "single" and not single:
            start, kind = (place, "double") if _can_open(sign, paragraph, place) else (-1, "")
    if start >= 0 and kind == "double" and paragraph[start:].strip():
        found.append(
            Quote(paragraph[start:], offset + start, offset + len(paragraph), closed=False)
        )


def _can_open(sign: str, paragraph: str, place: int) -> bool:
    """Say whether a quotation can begin here: a closing mark or one before a space cannot."""
    if sign in _CLOSES or place >= len(paragraph) or paragraph[place].isspace():
        return False
    # 6" of rain, 5'10": a straight mark right behind a digit measures
    before = paragraph[place - 2] if place >= 2 else " "
    return not (sign == '"' and before.isalnum())


def marked(text: str, quote: Quote) -> tuple[int, int]:
    """Return the span of a quotation of the text with its marks.

    >>> marked("''Go.'' No.", quotes("''Go.'' No.")[0])
    (0, 7)
    """
    width = 2 if text[quote.start - 2 : quote.start] in _PAIRED else 1
    return max(0, quote.start - width), min(len(text), quote.end + width * quote.closed)


def _keep(paragraph: str, span: tuple[int, int], offset: int, found: list[Quote]) -> None:
    inner = paragraph[span[0] : span[1]]
    if inner.strip():
        found.append(Quote(inner, offset + span[0], offset + span[1], closed=True))
