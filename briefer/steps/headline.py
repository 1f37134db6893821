"""The head of a page: its headline, and what stands around it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from briefer.language.words import content_stems
from briefer.steps.lines import Kind, Line
from briefer.steps.pagedate import is_dated_credit
from briefer.steps.split import sentences
from briefer.steps.stamps import is_date_line, without_stamp
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
_SPEAKER = re.compile(r"([A-Z][\w.’'-]{0,20}(?:\s[\w.’'-]{1,20}){0,3}):\s")
_ALPHANUMERIC = re.compile(r"\w+")
_FARTHEST = 40
_MOST_SHORT_BETWEEN = 8
_REPORT = -1.5
_BODY_SAMPLE = 4
_MENU = 2


@lru_cache(maxsize=4096)  # a page's lines are looked at more than once
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
    order = prose[start if whole else 0]
    speakers = Counter(_speaker(lines[i].text) for i in places)
    while order and speakers[_speaker(lines[places[order - 1]].text) or " "] > 1:
        order -= 1  # an interview begins with its first question, however short
    return places[order]


def _speaker(text: str) -> str:
    match = _SPEAKER.match(text)
    return match[1] if match else ""


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
    texts = {i: lines[i].text for i in zone}
    for i, text in texts.items():
        if len(text.split()) > 3 and _stands_again(text, i, lines, texts):
            return i
    sized = [i for i in zone if 3 < len(texts[i].split()) < 30]
    body = [line.text for line in lines[first:] if _open(line)]
    told = [text for text in body if is_prose(text)][:_BODY_SAMPLE]
    shared = {i: _shared(i, texts, " ".join(told or body[:_BODY_SAMPLE])[:3000]) for i in sized}
    fitting = [i for i in sized if shared[i].fits]
    if not fitting:
        return next(iter(sized or zone), None)
    best = fitting[0]
    # Below a menu, the line with the date beneath is the headline, and a motto on top is none.
    dated = [i for i in fitting if _dated_below(lines, i) and shared[i].words >= shared[best].words]
    if dated and dated[0] > best + _MENU and not _dated_below(lines, best):
        best = dated[0]
    above = best - 1
    on_top = above == zone[0] and above in shared and shared[above].words > 0
    return above if on_top and not without_stamp(texts[above])[1] else best


class _Shared(NamedTuple):
    """How many words a line shares with the text and the lines around it; whether enough."""

    words: int
    fits: bool


def _shared(place: int, texts: Mapping[int, str], body: str) -> _Shared:
    around = " ".join(text for i, text in texts.items() if i != place)
    stems = set(content_stems(texts[place]))
    count = len(stems & set(content_stems(f"{body} {around}")))
    return _Shared(count, count >= min(3, max(2, len(stems) // 3)))


def _stands_again(text: str, place: int, lines: Sequence[Line], texts: Mapping[int, str]) -> bool:
    """Return whether a line stands again below: as a headline, or in a heading of comments."""
    if any(same_words(text, other) for i, other in texts.items() if i > place):
        return True
    return any(line.mark == "comments" and text in line.text for line in lines[place + 1 :])


def _dated_below(lines: Sequence[Line], place: int) -> bool:
    """Return whether a date stands one or two lines below, alone or beside the author."""
    below = lines[place + 1 : place + 3]
    dates = (line.mark == "date" and without_stamp(line.text)[1] for line in below)
    return any(dates) or any(is_dated_credit(line.text) for line in below)


def leading_words(text: str, most: int = 90) -> str:
    """Return the first sentence of a text as a name for it, cut after at most `most` characters.

    >>> leading_words("A bridge fell. No one was hurt.", 20)
    'A bridge fell'
    """
    first = sentences(text[: 4 * most])[0].text.rstrip(".")
    if len(first) <= most:
        return first
    return first[: most - 1].rsplit(None, 1)[0] + "…"
