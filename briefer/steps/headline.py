"""The head of a page: its headline, and what stands around it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from briefer.language.words import content_stems
from briefer.steps.lines import Kind, Line
from briefer.steps.split import sentences
from briefer.steps.stamps import is_date_line
from briefer.steps.voice import comment_score

_SENTENCE = re.compile(r"[.!?…:][\"'”’)\]»]*$|[”\"]$")
_FULL_STOP = re.compile(r"[.…][\"'”’)\]»]*$")
_STATED_DATE = re.compile(
    r"(?:date\b[:\s]{1,3})?"
    r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|"
    r"\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})"
    r"(?:[\s,|–—-]{1,4}\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?)?[\s|:–—-]{1,4}"
    r"(?:\d{1,5}\s{1,2}(?=[A-Z“\"‘]))?",
    re.IGNORECASE,
)
_ALPHANUMERIC = re.compile(r"\w+")
_FARTHEST = 40
_MOST_SHORT_BETWEEN = 8
_REPORT = -1.5
_BODY_SAMPLE = 4


def is_prose(text: str) -> bool:
    """Return whether a line reads as running text and not as a headline or a label.

    >>> is_prose("The talks went on until late."), is_prose("Talks Go On Until Late")
    (True, False)
    >>> is_prose("Will the talks go on?")
    False
    """
    count = len(text.split())
    if count >= 30:
        return True
    if _FULL_STOP.search(text):
        return count >= 5
    return count >= 15 and _SENTENCE.search(text) is not None


def split_stated_date(text: str) -> tuple[str, str]:
    """Return the date that stands before a headline on its line, and the headline.

    >>> split_stated_date("date 2025-12-14 Miners Go Back to Work")
    ('date 2025-12-14', 'Miners Go Back to Work')
    """
    match = _STATED_DATE.match(text)
    if not match or is_prose(text) or not is_date_line(match[0]):
        return "", text
    rest = text[match.end() :]
    if len(rest.split()) < 3 or not (rest[0].isupper() or rest[0] in "“\"‘'0123456789"):
        return "", text
    return match[0].strip(), rest


def same_words(one: str, other: str) -> bool:
    """Return whether two headlines are one, apart from case, marks and a site's name behind."""
    a, b = ("".join(_ALPHANUMERIC.findall(text)).casefold() for text in (one, other))
    if a == b:
        return bool(a)
    shorter, longer = sorted((a, b), key=len)
    return len(shorter) >= 20 and longer.startswith(shorter) and len(longer) - len(shorter) <= 40


def read_head(lines: Sequence[Line], given: str = "") -> tuple[Line, ...]:
    """Return the lines with everything above the running text told apart.

    `given` is the headline where the page's origin knew it; without it the line that is
    the headline gets that kind. The others become a repeated headline, furniture (above
    it) or a section label (below it). Without any running text nothing is touched.
    """
    first = _text_start(lines)
    if first is None:
        return tuple(lines)
    above = [i for i in range(first) if _open(lines[i])]
    zone = above[-_FARTHEST:]
    place = None if given else _place(lines, zone, first)
    title = given or (lines[place].text if place is not None else "")
    kinds: dict[int, Kind] = dict.fromkeys(above, "page furniture")
    for index in zone:
        kinds[index] = _kind_above(lines[index].text, title, index, place)
    for index in range(first, len(lines)):
        if title and _open(lines[index]) and _repeats(lines[index].text, title):
            kinds[index] = "repeated headline"
    if place is not None:
        kinds[place] = "headline"
    return tuple(
        line._replace(kind=kinds[i]) if i in kinds else line for i, line in enumerate(lines)
    )


def _text_start(lines: Sequence[Line]) -> int | None:
    """Return where the running text starts: past a notice far above three paragraphs or more."""
    places = [i for i, line in enumerate(lines) if _open(line)]
    prose = [order for order, i in enumerate(places) if is_prose(lines[i].text)]
    if not prose:
        return None
    far = [after - before > _MOST_SHORT_BETWEEN for before, after in pairwise(prose)]
    start = 0
    while start < len(far) and far[start] and not _reports(lines[places[prose[start]]].text):
        start += 1
    whole = start + 2 < len(prose) and not any(far[start : start + 2])
    return places[prose[start if whole else 0]]


def _reports(text: str) -> bool:
    """Return whether a paragraph reads so much like a report that it is no notice."""
    return comment_score(text).weight <= _REPORT


def _open(line: Line) -> bool:
    return line.kind is None


def _repeats(text: str, title: str) -> bool:
    return len(text) <= len(title) + 60 and same_words(text, title)


def _kind_above(text: str, title: str, index: int, place: int | None) -> Kind:
    if title and same_words(text, title):
        return "repeated headline"
    below = place is None or index > place
    return "section label" if below and len(text.split()) > 3 else "page furniture"


def _place(lines: Sequence[Line], zone: Sequence[int], first: int) -> int | None:
    """Return where the headline stands: it shares words with the text, or stands twice."""
    if not zone:
        return None
    body = [line.text for line in lines[first:] if _open(line)][:_BODY_SAMPLE]
    told = set(content_stems(" ".join(body)[:3000]))
    texts = {i: lines[i].text for i in zone}
    for i, text in texts.items():
        if len(text.split()) > 3 and any(same_words(text, texts[j]) for j in zone if j > i):
            return i
    sized = [i for i in zone if 3 < len(texts[i].split()) < 30]
    for i in sized:
        stems = set(content_stems(texts[i]))
        if len(stems & told) >= min(3, max(2, len(stems) // 3)):
            return i
    return next(iter(sized or zone), None)


def leading_words(text: str, most: int = 90) -> str:
    """Return the first sentence of a text as a name for it, cut after at most `most` characters.

    >>> leading_words("A bridge fell. No one was hurt.", 20)
    'A bridge fell'
    """
    first = sentences(text[: 4 * most])[0].text.rstrip(".")
    if len(first) <= most:
        return first
    return first[: most - 1].rsplit(None, 1)[0] + "…"
