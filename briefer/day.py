"""A day, top to bottom: the order of the steps.

The module is not called `daily`, because a module named like the public function would hide it:
`briefer.daily` is the function.
"""

import datetime as dt
import logging
from collections.abc import Mapping, Sequence
from functools import partial
from importlib.metadata import version
from typing import BinaryIO, Final, NamedTuple

from briefer.assets import read_aliases
from briefer.engines.base import Engine
from briefer.engines.local import LocalEngine
from briefer.errors import PassageError, ReaderError, SourceError
from briefer.language.pagedates import parse_date
from briefer.readers import open_reader
from briefer.readers.base import Reader, Reading
from briefer.settings import Settings
from briefer.sources import Sources, load, named
from briefer.steps.clean import clean
from briefer.steps.compose import day_line, source, timeline
from briefer.steps.parties import under_aliases
from briefer.steps.split import split
from briefer.steps.verify import Indexed, index, verify
from briefer.stories import Report, Told, silent, tell
from briefer.talk import plain
from briefer.values.article import Article, Page, Passage, Sentence, Unread
from briefer.values.briefing import Briefing, Making, Usage
from briefer.values.finding import Omission, Supported

__all__ = ["Gathered", "Report", "Told", "Verified", "daily", "gather", "read", "tell"]

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


class Verified(NamedTuple):
    """What reading gave, after verification, and what it took."""

    supported: tuple[Supported, ...]
    omissions: tuple[Omission, ...]
    unread: tuple[Unread, ...]
    usage: Usage


def daily(
    sources: Sources,
    settings: Settings | None = None,
    *,
    report: Report | None = None,
    standard_input: BinaryIO | None = None,
    today: dt.date | None = None,
) -> Briefing:
    """Return the briefing of the articles found in the sources.

    `sources` are files, folders, or `-` for `standard_input`. What could not be read is in the
    briefing's `unread`; what was read and not shown is in its `omissions`. Where the settings
    name no date, the briefing has the newest date of its articles, or, where `today` is given,
    the newest up to the day after it: no article is from later, whatever it says.

    Raises:
        UsageError: the sources are no paths, or the file of aliases is mistaken.
        SourceError: no source holds an article.
        AssetError: a prompt is missing or mistaken.
        ReaderError: the reader could not be used, or could read none of the passages.
    """
    settings, report = settings or Settings(), report or silent
    reader, aliases = open_reader(settings), read_aliases(settings.aliases)
    gathered = gather(
        sources, settings.passage_chars or reader.about.passage_chars, report, standard_input
    )
    verified = read(gathered, reader, LocalEngine(settings.concurrency), report)
    supported = under_aliases(verified.supported, aliases)
    told = tell(gathered.told, supported, reader, report, aliases)
    dated = settings.date or _newest(gathered.articles, today)
    settings = settings.model_copy(update={"date": dated})
    return _briefing(settings, reader, gathered, verified, told)


def gather(
    sources: Sources,
    passage_chars: int,
    report: Report | None = None,
    standard_input: BinaryIO | None = None,
) -> Gathered:
    """Load, clean and split: return the articles of the sources, numbered a1, a2, ….

    Raises:
        SourceError: no source holds an article.
    """
    report = report or silent
    articles: list[Article] = []
    unread: list[Unread] = []
    for page in load(sources, standard_input):
        cleaned = page if isinstance(page, Unread) else clean(page, f"a{len(articles) + 1}")
        if isinstance(cleaned, Unread):
            unread.append(cleaned)
        else:
            articles.append(cleaned)
            unread += _unread_date(page, cleaned)
            for removal in cleaned.removals:
                _LOG.info("%s: cut as %s: %r", page.source, removal.reason, removal.text)
        report("loading", len(articles), 0)
    if not articles:
        where = plain(", ".join(named(sources))) or "no source"
        message = f"no article found in {where}{_reasons(unread)}"
        raise SourceError(message, tip="Give files or folders of articles.")
    passages = {article.id: split(article, passage_chars) for article in articles}
    return Gathered(tuple(articles), passages, tuple(unread))


def read(
    gathered: Gathered, reader: Reader, engine: Engine, report: Report | None = None
) -> Verified:
    """Read each passage and verify what is found against its article.

    Raises:
        ReaderError: the reader could not be used, or could read none of the passages.
    """
    report = report or silent
    supported: list[Supported] = []
    omissions: list[Omission] = []
    unread: list[Unread] = []
    usage, tip = Usage(), ""
    by_id = {article.id: article for article in gathered.articles}
    passages = [one for article in gathered.articles for one in gathered.passages[article.id]]
    results = engine.map(partial(_attempt, reader), passages)
    indexed: Indexed | None = None  # of the article at hand: its passages follow one another
    for done, (passage, result) in enumerate(zip(passages, results, strict=True), 1):
        report("reading", done, len(passages))
        if isinstance(result, PassageError):
            tip = tip or result.tip
            unread.append(_unread(passage, by_id[passage.article_id], result))
            continue
        usage += result.usage
        omissions.extend(result.omissions)
        article = by_id[passage.article_id]
        if indexed is None or indexed.article.id != article.id:
            indexed = index(article, gathered.sentences(article))
        for finding in result.findings:
            verdict = verify(finding, indexed)
            (supported if isinstance(verdict, Supported) else omissions).append(verdict)  # type: ignore[arg-type]
    if passages and len(unread) == len(passages):
        raise ReaderError(f"none of the articles could be read{_reasons(unread)}", tip=tip)
    return Verified(tuple(supported), tuple(omissions), tuple(unread), usage)


def _unread_date(page: Page | Unread, article: Article) -> tuple[Unread, ...]:
    """Return the date that came with an article where it cannot be told, else nothing."""
    given = " ".join((page.date or "").split()) if isinstance(page, Page) else ""
    if not given or parse_date(given):
        return ()
    read = f"dated {article.date} by its text" if article.date else "undated"
    reason = f"its date “{given[:60]}” is no day that can be told; the article is {read}"
    return (
        Unread(source=article.source, reason=f"{reason}; write YYYY-MM-DD", article_id=article.id),
    )


def _reasons(unread: Sequence[Unread]) -> str:
    """Return a line for each source with the reason it was not read for, each line once.

    Of very many, the first stand for the others.
    """
    lines = list(dict.fromkeys(f"\n  {one.source}: {one.reason}" for one in unread))
    more = f"\n  and {len(lines) - MOST_TOLD:,} more" if len(lines) > MOST_TOLD else ""
    return "".join(lines[:MOST_TOLD]) + more


def _newest(articles: Sequence[Article], today: dt.date | None) -> dt.date | None:
    """Return the newest date of an article that can be true: up to tomorrow, for time zones."""
    latest = today + dt.timedelta(days=1) if today else dt.date.max
    return max((one.date for one in articles if one.date and one.date <= latest), default=None)


def _attempt(reader: Reader, passage: Passage) -> Reading | PassageError:
    try:
        return reader.read(passage)
    except PassageError as error:
        return error


def _unread(passage: Passage, article: Article, error: PassageError) -> Unread:
    first, last = passage.sentences[0].number, passage.sentences[-1].number
    return Unread(
        source=article.source, reason=str(error), article_id=article.id, sentences=(first, last)
    )


def _briefing(
    settings: Settings, reader: Reader, gathered: Gathered, verified: Verified, told: Told
) -> Briefing:
    statements = sum(len(story.bottom_line) for story in told.stories)
    kept = len(verified.supported) + statements
    omissions = verified.omissions + told.omissions
    return Briefing(
        title=settings.title or "Daily briefing",
        date=settings.date,
        bottom_line=day_line(told.stories),
        stories=told.stories,
        timeline=timeline(told.stories),
        sources=tuple(
            source(one, gathered.sentences(one), told.origins[one.id]) for one in gathered.articles
        ),
        omissions=omissions,
        unread=gathered.unread + verified.unread + told.unread,
        making=Making(
            reader=reader.about.reader,
            model=reader.about.model,
            version=version("briefer-news"),
            prompts=reader.about.prompts,
            articles=len(gathered.articles),
            passages=sum(len(passages) for passages in gathered.passages.values()),
            lines_read=kept + len(omissions),
            lines_grounded=kept,
            usage=verified.usage + told.usage,
        ),
    )
