"""From the sources to numbered sentences: load, clean, split."""

import logging
from collections.abc import Mapping, Sequence
from typing import BinaryIO, Final, NamedTuple

from briefer.engines.base import Engine
from briefer.engines.here import Here
from briefer.errors import SourceError
from briefer.language.pagedates import parse_date
from briefer.sources import Sources, load, named
from briefer.steps.clean import clean
from briefer.steps.split import split
from briefer.steps.years import with_years
from briefer.stories import Report, silent
from briefer.talk import plain
from briefer.values.article import Article, Page, Passage, Sentence, Unread

_LOG = logging.getLogger(__name__)

# Of the sources that were not read, a message names this many.
MOST_TOLD: Final = 20


class Gathered(NamedTuple):
    """What the sources gave: articles in order, each with its passages, and what gave none."""

    articles: tuple[Article, ...]
    passages: Mapping[str, tuple[Passage, ...]]
    unread: tuple[Unread, ...]

    @property
    def told(self) -> dict[Article, tuple[Sentence, ...]]:
        """The articles in order, each with its sentences."""
        return {article: self.sentences(article) for article in self.articles}

    def sentences(self, article: Article) -> tuple[Sentence, ...]:
        """Return the sentences of the article in order."""
        return tuple(one for passage in self.passages[article.id] for one in passage.sentences)


def gather(
    sources: Sources,
    passage_chars: int,
    report: Report | None = None,
    standard_input: BinaryIO | None = None,
    engine: Engine | None = None,
) -> Gathered:
    """Load, clean and split: return the articles of the sources, numbered a1, a2, ….

    Raises:
        SourceError: no source holds an article.
    """
    report = report or silent
    articles: list[Article] = []
    unread: list[Unread] = []
    for cleaned, given in (engine or Here()).map(_cleaned, load(sources, standard_input)):
        if isinstance(cleaned, Unread):
            unread.append(cleaned)
        else:
            article = cleaned.model_copy(update={"id": f"a{len(articles) + 1}"})
            articles.append(article)
            unread += _unread_date(given, article)
            for removal in article.removals:
                _LOG.info("%s: cut as %s: %r", article.source, removal.reason, removal.text)
        report("loading", len(articles), 0)
    if not articles:
        where = plain(", ".join(named(sources))) or "no source"
        message = f"no article found in {where}{reasons(unread)}"
        raise SourceError(message, tip="Give files or folders of articles.")
    dated = with_years(articles)
    passages = {article.id: split(article, passage_chars) for article in dated}
    return Gathered(dated, passages, tuple(unread))


def _cleaned(page: Page | Unread) -> tuple[Article | Unread, str]:
    """Return the article of a page, not yet numbered, and the date that came with the page."""
    if isinstance(page, Unread):
        return page, ""
    return clean(page, ""), " ".join((page.date or "").split())


def _unread_date(given: str, article: Article) -> tuple[Unread, ...]:
    """Return the date that came with an article where it cannot be told, else nothing."""
    if not given or parse_date(given):
        return ()
    read = f"dated {article.date} by its text" if article.date else "undated"
    reason = f"its date “{given[:60]}” is no day that can be told; the article is {read}"
    return (
        Unread(source=article.source, reason=f"{reason}; write YYYY-MM-DD", article_id=article.id),
    )


def reasons(unread: Sequence[Unread]) -> str:
    """Return a line for each source with the reason it was not read for, each line once.

    Of very many, the first stand for the others.
    """
    lines = list(dict.fromkeys(f"\n  {one.source}: {one.reason}" for one in unread))
    more = f"\n  and {len(lines) - MOST_TOLD:,} more" if len(lines) > MOST_TOLD else ""
    return "".join(lines[:MOST_TOLD]) + more
