"""A day, top to bottom: the order of the steps.

The module is not called `daily`, because a module named like the public function would hide it:
`briefer.daily` is the function.
"""

import datetime as dt
from collections.abc import Sequence
from contextlib import nullcontext
from importlib.metadata import version
from typing import BinaryIO

from briefer.assets import read_aliases
from briefer.engines.base import Worker
from briefer.engines.here import Here
from briefer.engines.local import LocalEngine
from briefer.intake import Gathered, gather
from briefer.readers import opened
from briefer.readers.base import Metered, Reader
from briefer.readers.embedded import EmbeddedReader
from briefer.reading import Verified, read
from briefer.settings import Settings
from briefer.sources import Sources
from briefer.steps.compose import day_line, source, timeline
from briefer.steps.parties import under_aliases
from briefer.stories import Report, Told, silent, tell
from briefer.values.article import Article
from briefer.values.briefing import Briefing, Making

__all__ = ["Gathered", "Report", "Told", "Verified", "daily", "gather", "read", "tell"]


def daily(  # noqa: PLR0913 -- all but the sources are named, and have what suits without
    sources: Sources,
    settings: Settings | None = None,
    *,
    report: Report | None = None,
    standard_input: BinaryIO | None = None,
    today: dt.date | None = None,
    reader: Reader | None = None,
    engine: Worker | None = None,
) -> Briefing:
    """Return the briefing of the articles found in the sources.

    `sources` are files, folders, or `-` for `standard_input`. What could not be read is in the
    briefing's `unread`; what was read and not shown is in its `omissions`. Where the settings
    name no date, the briefing has the newest date of its articles, or, where `today` is given,
    the newest up to the day after it, if one is: a single later date is a mistake. `reader` is one
    that is open already; else the one that the settings name is opened for the briefing.

    Raises:
        UsageError: the sources are no paths, or the file of aliases is mistaken.
        SourceError: no source holds an article.
        AssetError: a prompt is missing or mistaken.
        ReaderError: the reader could not be used, or could read none of the passages.
    """
    settings, report = settings or Settings(), report or silent
    aliases = read_aliases(settings.aliases)
    with nullcontext(reader) if reader else opened(settings) as reading:
        passage_chars = settings.passage_chars or reading.about.passage_chars
        gathered = gather(sources, passage_chars, report, standard_input, engine)
        costly = isinstance(reading, Metered)
        instead = EmbeddedReader() if costly and settings.fallback else None
        asking = LocalEngine(settings.concurrency)
        verified = read(
            gathered, reading, engine or Here(), report=report, instead=instead, asking=asking
        )
        supported = under_aliases(verified.supported, aliases)
        told = tell(gathered.told, supported, reading, report, aliases, engine=engine)
    dated = settings.date or _newest(gathered.articles, today)
    settings = settings.model_copy(update={"date": dated})
    return _briefing(settings, reading, gathered, verified, told)


def _newest(articles: Sequence[Article], today: dt.date | None) -> dt.date | None:
    """Return the newest date of an article that can be true: up to tomorrow, for time zones.

    Where all are later, the clock is the odd one out, unless they are later by more than a year.
    """
    days = [one.date for one in articles if one.date]
    if today is None:
        return max(days, default=None)
    known = [day for day in days if day <= today + dt.timedelta(days=1)]
    soon = [day for day in days if day <= today + dt.timedelta(days=366)]
    return max(known or soon, default=None)


def _briefing(
    settings: Settings, reader: Reader, gathered: Gathered, verified: Verified, told: Told
) -> Briefing:
    statements = sum(len(story.bottom_line) for story in told.stories)
    kept = len(verified.supported) + statements
    omissions = verified.omissions + told.omissions
    usage = verified.usage + told.usage
    price = reader.spent.price if isinstance(reader, Metered) else None
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
        fallbacks=verified.fallbacks,
        making=Making(
            reader=reader.about.reader,
            model=reader.about.model,
            version=version("briefer-news"),
            prompts=reader.about.prompts,
            prompt_files=reader.about.prompt_files,
            articles=len(gathered.articles),
            passages=sum(len(passages) for passages in gathered.passages.values()),
            lines_read=kept + len(omissions),
            lines_grounded=kept,
            usage=usage,
            cost=price.cost(usage) if price else None,
            price_seen=price.seen if price else None,
            stopped=verified.stopped,
        ),
    )
