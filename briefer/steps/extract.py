"""HTML into the text of the article."""

import datetime as dt
import logging
import re
from itertools import takewhile

from briefer.language.outlets import outlet_in
from briefer.language.printeddates import prints
from briefer.language.words import content_stems
from briefer.steps.headline import is_prose
from briefer.steps.leftout import blocks
from briefer.steps.lines import visible
from briefer.values.article import Page, Unread

_MEANINGFUL = re.compile(r"\w+")
_FEWEST_WORDS = 12
_LONGEST_CELL = 40
_SHARED = 2
_TOP_LINES = 12
_MOST_SEARCHED = 3_000_000
_HEAD_CHARS = 200_000
_WINDOW_TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{1,1000})</title", re.IGNORECASE)
_HEADED = re.compile(r"<h1[\s>]|og:title|\"headline\"", re.IGNORECASE)


def extract(page: Page) -> Page | Unread:
    """Return the page with the article's text in place of its HTML.

    Comments are left out and paragraphs kept, one a line. What the page itself states of
    title, date, publisher, address and language fills what was not known before. A page of
    text comes back as it is.

    >>> html = "<html><body><article><p>" + "The council met on Monday. " * 9
    >>> extract(Page(source="a.html", text=html, media="html")).media
    'text'
    >>> extract(Page(source="b.html", text="<html><nav>Home</nav></html>", media="html")).reason
    'no article was found in the HTML; save its text as a .txt file'
    """
    if page.media == "text":
        return page
    found = _trafilatura(page)
    words = len(_MEANINGFUL.findall(found["text"])) if found else 0
    if words < _FEWEST_WORDS:
        reason = "no article was found in the HTML; save its text as a .txt file"
        return Unread(source=page.source, reason=reason)
    text = _without_layout(found["text"], page.text)
    title = "" if _names_page_alone(page.text, found["title"], text) else found["title"]
    return page.model_copy(
        update={
            "text": text,
            "media": "text",
            "title": page.title or title,
            "date": page.date or _printed(found["date"], page.text),
            "publisher": page.publisher or found["sitename"] or _outlet_behind_title(page.text),
            "url": page.url or found["url"],
            "language": page.language or found["language"],
        }
    )


def _printed(stated: str | None, html: str) -> str | None:
    """Return a date that extraction found, where the page prints that very day.

    Extraction mends what is no date (30 February, a year alone) into some day near it.
    """
    try:
        day = dt.date.fromisoformat((stated or "")[:10])
    except ValueError:
        return None
    return stated if prints(html[:_MOST_SEARCHED], day) else None


def _without_layout(text: str, html: str) -> str:
    """Return the text, the cells of tables that lay out a page as the paragraphs in them.

    A table of figures has no cell as long as a paragraph; its rows stay whole.
    """
    found: list[str] = []
    for line in text.split("\n"):
        cells = _cells(line)
        if max((len(cell.split()) for cell in cells), default=0) < _LONGEST_CELL:
            found.append(line)
            continue
        shown = tuple(block.text for block in blocks(html))
        for cell in cells:
            inside = [one for one in shown if one in cell]
            whole = "".join("".join(inside).split()) == "".join(cell.split())
            found += inside if whole else [cell]
    return "\n".join(found)


def _cells(line: str) -> list[str]:
    return [cell for one in line.split("|") if (cell := one.strip())] if "|" in line else []


def _names_page_alone(html: str, title: str, text: str) -> bool:
    """Return whether the title is only the window's, and the text begins with a headline."""
    if not title or _HEADED.search(html[:_MOST_SEARCHED]):
        return False
    stems = set(content_stems(title))
    top = takewhile(lambda line: not is_prose(line), text.split("\n")[:_TOP_LINES])
    return any(len(stems & set(content_stems(line))) >= _SHARED for line in top)


def _outlet_behind_title(html: str) -> str:
    """Return the outlet that the window's title names behind the headline, else empty."""
    match = _WINDOW_TITLE.search(html[:_HEAD_CHARS])
    title = " ".join(visible(match[1]).split()) if match else ""
    return outlet_in(re.split(r"\s(?:[|–—·-]|::)\s", title)[-1]) if title else ""


def _trafilatura(page: Page) -> dict[str, str]:
    """Return what trafilatura finds, empty strings where it finds nothing."""
    from trafilatura import bare_extraction  # noqa: PLC0415  # 0.3 s to import

    # It warns of every page without an article on the root logger's handlers; we say it
    # ourselves, in a line.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    found = bare_extraction(
        page.text,
        url=page.url,
        include_comments=False,
        with_metadata=True,
    )
    if found is None:
        return {}
    known = found if isinstance(found, dict) else found.as_dict()
    names = ("text", "title", "date", "sitename", "url", "language")
    return {name: known.get(name) or "" for name in names}
