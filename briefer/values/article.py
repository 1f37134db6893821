"""From the raw page to the numbered sentence.

Offsets are half-open and count code points of `Article.text`.
"""

import datetime as dt
from typing import Literal

from briefer.values.value import Value

RemovalReason = Literal[
    "reader comment",
    "page furniture",
    "repeated headline",
    "date line",
    "agency credit",
    "section label",
    "embedded media",
]


class Page(Value):
    """One article as it arrived: raw text or HTML, with what is known of its origin.

    `source` names the place it came from, as a person would find it again: a path,
    a path with a line number, or `standard input`. `date` is as the origin wrote it.
    """

    source: str
    text: str
    media: Literal["text", "html"] = "text"
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


class Removal(Value):
    """A stretch of the page that is not part of the article, and why."""

    text: str
    reason: RemovalReason


class Article(Value):
    """A cleaned article.

    `text` holds the body alone: paragraphs joined by one blank line, no title.
    `date` is None when the page states none; `published` is the moment, in UTC, where it
    states that with its time zone. `agencies` are the wire services credited on the page, in
    order of mention. `removals` keep page order.
    """

    id: str
    source: str
    title: str
    text: str
    date: dt.date | None = None
    published: dt.datetime | None = None
    publisher: str | None = None
    agencies: tuple[str, ...] = ()
    url: str | None = None
    language: str = "en"
    removals: tuple[Removal, ...] = ()


class Sentence(Value):
    """A sentence of an article: `article.text[start:end] == text`.

    `number` counts from 1 through the whole article; `paragraph` counts from 0.
    """

    number: int
    start: int
    end: int
    text: str
    paragraph: int


class Passage(Value):
    """Whole paragraphs of one article, as many as fit one reading.

    `title` and `lead` (the article's first paragraph; empty where the passage
    holds it itself) are context for the reader and carry no sentence number. `before` are
    the sentences in front of the passage, the nearest ones: they tell who "he" is.
    `language` is the article's, empty where it is not known.
    """

    article_id: str
    title: str
    date: dt.date | None = None
    lead: str = ""
    language: str = ""
    before: tuple[Sentence, ...] = ()
    sentences: tuple[Sentence, ...]


class Unread(Value):
    """Something that was given to read and was not read, and why.

    `sentences` is the first and last sentence number where a passage of a known
    article failed, and None where the whole page did.
    """

    source: str
    reason: str
    article_id: str | None = None
    sentences: tuple[int, int] | None = None


class Fallback(Value):
    """A passage that the model could not read, and that the embedded reader read instead.

    `sentences` are the first and the last number.
    """

    source: str
    reason: str
    article_id: str
    sentences: tuple[int, int]
