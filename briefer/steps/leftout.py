"""What a page of HTML shows and its extracted text does not hold, with the reason."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from briefer.steps.furniture import Mark, mark_of
from briefer.steps.headline import same_words
from briefer.steps.lines import Kind, Line, visible

# Beyond these the account of a page stops: it must not cost more than reading the page does.
_MOST_CHARS = 3_000_000
_MOST_TEXT = 300_000
_MOST_BLOCKS = 4_000
_RUN = 5
_HELD = 0.5
_WORD = re.compile(r"\w+")
_COMMENT = re.compile(
    r"(?:^|[\s_-])(?:comments?|commentlist|disqus\w*|respond|replies)"
    r"(?![\w-]*(?:count|link|btn|button|toggle|enabled|allowed|icon|open|off))"
)
_MEDIA = re.compile(r"(?:^|[\s_-])(?:caption|figcaption|gallery|photo|video|credit)")
# One of these stands in what the patterns match: a quick look before them.
_COMMENT_SIGNS = ("comment", "disqus", "respond", "replies")
_MEDIA_SIGNS = ("caption", "gallery", "photo", "video", "credit")
_UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe", "object"})
_INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
        "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike",
        "strong", "sub", "sup", "tt", "u", "var", "wbr",
    }
)  # fmt: skip
_WHOLE_PAGE = frozenset({"html", "body", "main", "article"})
_BY_TAG: dict[str, Kind] = {
    **dict.fromkeys(
        ("nav", "footer", "aside", "form", "button", "select", "menu"), "page furniture"
    ),
    **dict.fromkeys(("figure", "figcaption", "video", "audio", "picture"), "embedded media"),
    "time": "date line",
}
_BY_MARK: dict[Mark, Kind] = {
    "media": "embedded media",
    "agency": "agency credit",
    "date": "date line",
    "comment": "reader comment",
}


class Left(NamedTuple):
    """A block that was left out, and why; None where that is still to be told.

    `after` counts the words of the extracted text that stand before it.
    """

    text: str
    kind: Kind | None
    after: int


class _Piece(NamedTuple):
    text: str
    kind: Kind | None
    breaks: bool


class Block(NamedTuple):
    """A block of visible text, and what its elements say that it is."""

    text: str
    kind: Kind | None


def left_out(html: str, text: str, title: str) -> tuple[Left, ...]:
    """Return the blocks that the page shows and that neither text nor title holds, in order.

    >>> page = "<body><nav>Home</nav><p>Rain fell on all of the coast.</p><p>Ad break</p></body>"
    >>> [(one.text, one.kind, one.after)
    ...     for one in left_out(page, "Rain fell on all of the coast.", "")]
    [('Home', 'page furniture', 0), ('Ad break', 'page furniture', 7)]
    """
    if len(text) > _MOST_TEXT:
        return ()
    places = _places(_WORD.findall(visible(text)))
    lines = {" ".join(line.split()) for line in text.split("\n")}
    found: list[Left] = []
    after, titled = 0, False
    for block in blocks(html):
        words = _WORD.findall(block.text)
        place = _place(words, places)
        plain = block.kind is None or len(words) >= _RUN
        if not words or block.text in lines or (place is not None and plain):
            after = max(after, (place or 0) + len(words)) if place is not None else after
            continue
        if title and same_words(block.text, title):
            found += [Left(block.text, "repeated headline", after)] if titled else []
            titled = True
            continue
        found.append(Left(block.text, _reason(block), after))
    return tuple(found)


def headings(left: Sequence[Left]) -> tuple[Left, ...]:
    """Return the headings of comments among the blocks, for what they are yet to be told.

    What the text holds below such a heading shows by it for what it is.
    """
    return tuple(one._replace(kind=None) for one in left if mark_of(one.text) == "comments")


def with_left_out(lines: Sequence[Line], left: Sequence[Left]) -> tuple[Line, ...]:
    """Return the lines with the blocks that were left out at their places in the page.

    A heading that stands among the lines already is not told twice.
    """
    if not left:
        return tuple(lines)
    heads = {one.text for one in headings(left)}
    own = [line for line in lines if line.kind is None or line.text not in heads]
    merged: list[Line] = []
    words, at = 0, 0
    for line in own:
        while at < len(left) and left[at].after <= words:
            merged.append(Line(left[at].text, kind=left[at].kind))
            at += 1
        merged.append(line)
        words += len(_WORD.findall(line.text))
    return (*merged, *(Line(one.text, kind=one.kind) for one in left[at:]))


def _reason(block: Block) -> Kind:
    if block.kind in {"reader comment", "embedded media"}:
        return block.kind
    mark = mark_of(block.text)
    return _BY_MARK.get(mark, "page furniture") if mark else block.kind or "page furniture"


def _places(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Return where each run of one to five words begins first."""
    places: dict[tuple[str, ...], int] = {}
    for size in range(1, _RUN + 1):
        for i in range(len(words) - size + 1):
            places.setdefault(tuple(words[i : i + size]), i)
    return places


def _place(words: Sequence[str], places: dict[tuple[str, ...], int]) -> int | None:
    """Return where the text holds a block, or most of one; None where it does not."""
    size = min(_RUN, len(words))
    runs = [tuple(words[i : i + size]) for i in range(len(words) - size + 1)] if size else []
    held = [places[run] for run in runs if run in places]
    return held[0] if held and len(held) >= _HELD * len(runs) else None


def blocks(html: str) -> Iterator[Block]:
    """Yield the blocks of visible text in order, with what their elements say they are."""
    parts: list[str] = []
    kind: Kind | None = None
    count = 0
    for piece in chain(_pieces(html), (_Piece("", None, breaks=True),)):
        if piece.breaks and parts:
            if shown := " ".join(visible("".join(parts)).split()):
                yield Block(shown, kind)
                count += 1
            parts = []
            if count >= _MOST_BLOCKS:
                return
        if piece.text.strip() and not any(part.strip() for part in parts):
            kind = piece.kind
        if piece.text:
            parts.append(piece.text)


def _pieces(html: str) -> Iterator[_Piece]:
    """Yield the pieces of text that the page shows, as its elements begin and end."""
    from lxml import etree  # noqa: PLC0415  # comes with trafilatura, as slow to import
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415

    try:
        data = html[:_MOST_CHARS].encode("utf-8", "replace")
        root = document_fromstring(data, parser=HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return
    kinds: list[Kind | None] = [None]
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            attributes = dict(element.attrib) if len(element.attrib) else {}
            kinds.append(_kind_of(element.tag, attributes) or kinds[-1])
            unseen = element.tag in _UNSEEN or (attributes and _is_hidden(attributes))
            if unseen:
                walk.skip_subtree()
            text = "" if unseen else element.text or ""
            yield _Piece(text, kinds[-1], breaks=element.tag not in _INLINE)
            continue
        if event == "end":
            kinds.pop()
        breaks = event == "end" and element.tag not in _INLINE
        yield _Piece(element.tail or "", kinds[-1], breaks=breaks)


def _kind_of(tag: str, attributes: dict[str, str]) -> Kind | None:
    """Return what an element says that its text is, None where it says nothing."""
    if attributes and tag not in _WHOLE_PAGE:
        named = f"{attributes.get('class', '')} {attributes.get('id', '')}"[:500].lower()
        if any(map(named.__contains__, _COMMENT_SIGNS)) and _COMMENT.search(named):
            return "reader comment"
        if any(map(named.__contains__, _MEDIA_SIGNS)) and _MEDIA.search(named):
            return "embedded media"
    return _BY_TAG.get(tag)


def _is_hidden(attributes: dict[str, str]) -> bool:
    style = attributes.get("style", "")
    return "hidden" in attributes or ("none" in style and "display:none" in style.replace(" ", ""))
