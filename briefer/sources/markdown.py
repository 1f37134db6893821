"""Markdown into plain text: front matter, headings and emphasis, as far as articles use them."""

import re

from briefer.values.article import Page

_FRONT = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_]{2,20})[ \t]{0,9}:[ \t]{1,9}(\S.{0,999})$", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_PICTURE = re.compile(r"!\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\]\n]{1,500})\]\([^)\n]{0,2000}\)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*])([*_])(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1(?![\w*])")
_NAMES = {
    "title": "title",
    "date": "date",
    "published": "date",
    "publisher": "publisher",
    "source": "publisher",
    "site": "publisher",
    "url": "url",
    "link": "url",
    "language": "language",
    "lang": "language",
}


def from_markdown(text: str, source: str) -> Page:
    r"""Return the page that a Markdown text holds, without its marks.

    Front matter gives the metadata; a first-level heading on top gives the title where the
    front matter has none. Pictures are cut to their description, links to their words.

    >>> from_markdown("---\ndate: 2026-01-05\n---\n# A title\n\nSome *plain* words.", "a.md").text
    'Some plain words.'
    """
    text = text.replace("\r\n", "\n")
    known: dict[str, str] = {}
    if front := _FRONT.match(text):
        for field in _FIELD.finditer(front[1]):
            if name := _NAMES.get(field[1].lower()):
                known.setdefault(name, field[2].strip().strip("\"'"))
        text = text[front.end() :]
    text = text.strip()
    heading = _HEADING.match(text)
    if heading and len(heading[1]) == 1 and "title" not in known:
        known["title"] = _plain(heading[2])
        text = text[heading.end() :]
    return Page(source=source, text=_plain(_HEADING.sub(r"\2", text)).strip(), **known)


def _plain(text: str) -> str:
    for pattern, kept in ((_PICTURE, r"\1"), (_LINK, r"\1"), (_BOLD, r"\2"), (_ITALIC, r"\2")):
        text = pattern.sub(kept, text)
    return text
