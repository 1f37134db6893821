"""A page into an article: its body, and everything else with the reason why it is not body."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from briefer.language.pagedates import parse_date, parse_moment
from briefer.language.tongues import language_of
from briefer.steps.body import (
    comments_alone,
    without_afterword,
    without_boxes,
    without_comments,
    without_labels,
    without_lower_part,
)
from briefer.steps.captions import is_caption, is_update, part_controls, part_links
from briefer.steps.clocktimes import times_apart
from briefer.steps.credits import bare_title, credited, stated_publisher, title_apart
from briefer.steps.datelines import cut_dateline
from briefer.steps.extract import extract
from briefer.steps.furniture import mark_of
from briefer.steps.headline import leading_words, read_head, split_stated_date
from briefer.steps.leftout import headings, left_out, with_left_out
from briefer.steps.lines import Kind, Line, lines, visible
from briefer.steps.mail import mail_head_apart
from briefer.steps.pagedate import stated_date
from briefer.steps.signoffs import sign_offs_apart
from briefer.steps.threads import without_threads
from briefer.values.article import Article, Page, Removal, Unread

_KINDS: dict[str, Kind] = {
    "page": "page furniture",
    "below": "page furniture",
    "comments": "page furniture",
    "comment": "page furniture",
    "media": "embedded media",
    "agency": "agency credit",
    "date": "date line",
}
_ROUNDS = 6
_SHORT = 25  # words of a line that can be a headline
_ENDED = re.compile(r"[.!?…:;][\"'”’)\]»]*$")
_DATES_ON_TOP = 3
_HEAD = 8  # lines in which a page's captions and notes of updates stand above its text
_FOLLOWS = "A"  # what a dateline needs behind it: the beginning of a text
_SPEAKER = re.compile(r"([A-Z][^:.!?]{0,40}):\s")


def clean(page: Page, article_id: str) -> Article | Unread:
    r"""Return the article that the page holds, with all that was removed and why.

    Title, body, date line and removals together hold every visible character of the page's
    text. A page of HTML is extracted first. Without a headline the first words stand for
    one; without a stated date the date is None.

    >>> page = Page(source="a.txt", text="Bridge Reopens in Riga\n\nRIGA (AP) — The old bridge "
    ...     "over the river reopened on Monday, the city said.\n\nSpread the love")
    >>> article = clean(page, "a1")
    >>> article.title, article.text
    ('Bridge Reopens in Riga', 'The old bridge over the river reopened on Monday, the city said.')
    >>> [(removal.text, removal.reason) for removal in article.removals]
    [('RIGA (AP) —', 'agency credit'), ('Spread the love', 'page furniture')]
    """
    known = extract(page)
    if isinstance(known, Unread):
        return known
    publisher = _line(known.publisher)
    given = bare_title(_line(known.title), publisher)
    language = _stated_language(_line(known.language)) or language_of(known.text)
    # Extraction leaves few comments, and the signs of comments are those of English ones.
    wary = page.media == "html" or language != "en"
    left = left_out(page.text, known.text, given) if page.media == "html" else ()
    found = _sorted(with_left_out(lines(known.text), headings(left)), given, wary=wary)
    for _ in range(_ROUNDS):
        again = _again(found, wary=wary)
        if again == found:
            break
        found = again
    found = tuple(title_apart(found))
    body = "\n\n".join(line.text for line in found if line.kind is None)
    if not body or (page.media == "text" and _only_a_headline(found)):
        return Unread(source=page.source, reason=_nothing_left(found))
    headline = next((line.text for line in found if line.kind == "headline"), "")
    return Article(
        id=article_id,
        source=page.source,
        title=given or headline or leading_words(body),
        text=body,
        date=parse_date(_line(known.date)) or stated_date(found),
        published=parse_moment(_line(known.date)),
        publisher=publisher or stated_publisher(found),
        agencies=credited(found),
        url=_line(known.url) or None,
        language=language,
        removals=tuple(_removals(with_left_out(found, left))),
    )


def _stated_language(stated: str) -> str:
    """Return the code of a language as pages state it: `en-GB`, `en_GB`, `English`."""
    code = re.split("[-_]", stated)[0].casefold()
    return "en" if code in {"eng", "english"} else code


def _line(text: str | None) -> str:
    return " ".join(visible(text or "").split())


def _sorted(found: Sequence[Line], given: str, *, wary: bool) -> tuple[Line, ...]:
    """Return the lines, each told body or not and why; datelines become lines of their own."""
    dated = _dates_apart(tuple(mail_head_apart(tuple(sign_offs_apart(found)))))
    parted = _controls_apart(tuple(times_apart(tuple(dated))))
    looked = tuple(
        _by_look(line, head=order < _HEAD and not wary) for order, line in enumerate(parted)
    )
    marked = read_head(looked if wary else comments_alone(looked), given)
    ended = without_boxes(without_afterword(without_threads(marked)))
    article = without_lower_part(without_comments(ended, wary=wary))
    return _dateline_apart(without_labels(article, lists_stay=wary))


def _again(found: Sequence[Line], *, wary: bool) -> tuple[Line, ...]:
    """Return the lines after another look at the body alone, as if it were a page.

    What was removed may have hidden what shows now; a body that passes a second look
    unchanged is one that can be cleaned again without loss.
    """
    body = [Line(line.text, gap=1) for line in found if line.kind is None]
    second = _sorted(body, "", wary=wary)
    if len(second) == len(body) and all(line.kind is None for line in second):
        return tuple(found)
    told = any(line.kind == "headline" for line in found)
    rest = iter(second)
    merged: list[Line] = []
    for line in found:
        if line.kind is not None:
            merged.append(line)
            continue
        held = ""
        while len(held) < len(line.text):
            part = next(rest)
            held = f"{held} {part.text}".strip()
            demoted = told and part.kind == "headline"
            merged.append(part._replace(kind="section label") if demoted else part)
    return tuple(merged)


def _by_look(line: Line, *, head: bool) -> Line:
    if line.kind is not None:
        return line
    if head and is_caption(line.text):
        return line._replace(mark="media", kind="embedded media")
    if head and is_update(line.text):
        return line._replace(mark="page", kind="page furniture")
    mark = mark_of(line.text)
    return line._replace(mark=mark, kind=_KINDS[mark]) if mark else line


def _controls_apart(found: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines, players' controls and bracketed links in them as lines of their own."""
    for line in (piece for one in found for piece in _links_apart(one)):
        parted = part_controls(line.text) if line.kind is None else None
        if parted is None or not (parted.head or parted.tail):
            yield line
            continue
        if parted.head:
            yield line._replace(text=parted.head, mark="page", kind="page furniture")
        if not parted.text:
            continue
        whole = line._replace(text=parted.text, gap=0 if parted.head else line.gap)
        caption = parted.gallery
        yield whole._replace(mark="media", kind="embedded media") if caption else whole
        if parted.tail:
            yield Line(parted.tail, mark="page", kind="page furniture")


def _links_apart(line: Line) -> Iterator[Line]:
    for order, (text, link) in enumerate(part_links(line.text)):
        piece = line
        if order or text != line.text:
            piece = line._replace(text=text, gap=0 if order else line.gap)
        known = line.kind is not None or not link
        yield piece if known else piece._replace(mark="page", kind="page furniture")


def _dates_apart(found: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines, a date in front of a headline as a line of its own."""
    for order, line in enumerate(found):
        stated, rest = split_stated_date(line.text) if order < _DATES_ON_TOP else ("", line.text)
        if stated:
            yield line._replace(text=stated, mark="date", kind="date line")
            yield line._replace(text=rest, gap=0)
        else:
            yield line if rest == line.text else line._replace(text=rest)


def _dateline_apart(found: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines, the dateline of the first paragraph as a line of its own."""
    first = next((i for i, line in enumerate(found) if line.kind is None), None)
    if first is None:
        return tuple(found)
    below = (line.text for line in found[first + 1 :] if line.kind is None)
    speakers = frozenset(match[1] for text in below if (match := _SPEAKER.match(text)))
    dateline = cut_dateline(found[first].text, speakers)
    if not dateline.cut:
        return _alone(found, first)
    kind: Kind = "agency credit" if dateline.agencies else "date line"
    cut = Line(dateline.cut, kind=kind, mark="dateline")
    return (*found[:first], cut, Line(dateline.text), *found[first + 1 :])


def _alone(found: Sequence[Line], first: int) -> tuple[Line, ...]:
    """Return the lines, the first of the body as a dateline where it is one and no more."""
    line = found[first]
    more = any(one.kind is None for one in found[first + 1 :])
    dateline = cut_dateline(f"{line.text.rstrip()} {_FOLLOWS}")
    if not more or dateline.text != _FOLLOWS or not dateline.agencies:
        return tuple(found)
    alone = line._replace(kind="agency credit", mark="dateline")
    return (*found[:first], alone, *found[first + 1 :])


def _removals(found: Sequence[Line]) -> Iterator[Removal]:
    """Yield the removed stretches in page order, neighbours with one reason as one."""
    for kind, run in groupby(found, key=lambda line: line.kind):
        if kind is not None and kind != "headline":
            yield Removal(text="\n".join(line.text for line in run), reason=kind)


def _only_a_headline(found: Sequence[Line]) -> bool:
    """Return whether the body is one short line without a full stop.

    It is the page of a video, or a title with its date and nothing below.
    """
    body = [line.text for line in found if line.kind is None]
    cut = any(line.kind in {"page furniture", "date line"} for line in found)
    return cut and len(body) == 1 and len(body[0].split()) < _SHORT and not _ENDED.search(body[0])


def _nothing_left(found: Sequence[Line]) -> str:
    if any(line.kind == "reader comment" for line in found):
        return "no article: only readers' comments; save the article itself"
    if not any(line.kind == "page furniture" for line in found):
        return "it has no text below its title and date; save the article's own text"
    return "it holds page furniture and no article; save the article's own text"
