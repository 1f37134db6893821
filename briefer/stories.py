"""From verified findings to stories: the order of the steps behind verification."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Final, NamedTuple

from briefer.engines.base import Engine
from briefer.engines.here import Here
from briefer.errors import ReaderError
from briefer.judging import judged
from briefer.readers.base import AskedError, Composition, Reader
from briefer.readers.embedded import EmbeddedReader
from briefer.steps.answered import answered
from briefer.steps.compose import checked, headline, number
from briefer.steps.differ import differences
from briefer.steps.doubts import Doubt, nearest
from briefer.steps.echoes import echoed
from briefer.steps.fold import fold
from briefer.steps.ground import share_ground
from briefer.steps.group import group
from briefer.steps.issues import share_issues
from briefer.steps.latest import standing
from briefer.steps.merge import Tellers, in_doubt, merge, tellers
from briefer.steps.moments import moment_of
from briefer.steps.origins import origins
from briefer.steps.parties import printed
from briefer.steps.placed import share_places
from briefer.steps.profiles import Profile, profile, texts
from briefer.steps.requoted import requoted
from briefer.steps.same import UNJUDGED, Verdicts
from briefer.values.article import Article, Sentence, Unread
from briefer.values.briefing import Entry, Story, Usage
from briefer.values.finding import Omission, Supported

_BATCH: Final = 64  # texts whose profiles are made at once: of one it takes little

Report = Callable[[str, int, int], None]
"""Called with the name of a step, how much of it is done, and how much there is (0: not known)."""


class Told(NamedTuple):
    """The stories, numbered, and what was lost on the way to their bottom lines."""

    stories: tuple[Story, ...]
    origins: Mapping[str, str]
    omissions: tuple[Omission, ...]
    unread: tuple[Unread, ...]
    usage: Usage


class _Plot(NamedTuple):
    """The articles of one story with their sentences, what was found in them, and who tells it."""

    told: Mapping[Article, Sequence[Sentence]]
    found: tuple[Supported, ...]
    telling: Tellers

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles, in order."""
        return tuple(self.told)

    @property
    def supported(self) -> tuple[Supported, ...]:
        """What was found, and again for each article that carries it word for word."""
        told = {one.id: sentences for one, sentences in self.told.items()}
        return requoted(echoed(self.found, told), told)


def tell(  # noqa: PLR0913 -- the last three have what suits without
    gathered: Mapping[Article, Sequence[Sentence]],
    supported: Sequence[Supported],
    reader: Reader,
    report: Report | None = None,
    aliases: Mapping[str, str] | None = None,
    *,
    engine: Engine | None = None,
) -> Told:
    """Group the articles, merge their findings, set what differs side by side, compose.

    A reader that judges is asked about the pairs of lines that merging is in doubt about.

    `gathered` are the articles in order, with their sentences. The stories come most important
    first: those with most independent origins, then the freshest, then the largest. `aliases` are
    the user's names of parties, by key: they have the last word on what is printed.
    """
    report = report or silent
    engine = engine or Here()
    plots, origin = _plots(gathered, supported, engine)
    judgement = judged(reader, (one for plot in plots for one in _doubts(plot)), report)
    stories, closed = _arranged(plots, aliases or {}, judgement.verdicts, engine)
    omissions = list(closed)
    composed: list[Story] = []
    unread = list(judgement.unread)
    usage = judgement.usage
    for done, story in enumerate(stories, 1):
        report("composing", done, len(stories))
        composition = _compose(reader, story, unread)
        statements, omitted = checked(composition.statements, story.entries)
        composed.append(story.model_copy(update={"bottom_line": statements}))
        omissions.extend(omitted)
        usage += composition.usage
    return Told(tuple(composed), origin, tuple(omissions), tuple(unread), usage)


def doubtful(
    gathered: Mapping[Article, Sequence[Sentence]], supported: Sequence[Supported]
) -> tuple[Doubt, ...]:
    """Return the pairs of lines that a judge may be asked about in a day, the least alike first."""
    plots, _ = _plots(gathered, supported, Here())
    return nearest(one for plot in plots for one in _doubts(plot))


def arrange(
    gathered: Mapping[Article, Sequence[Sentence]],
    supported: Sequence[Supported],
    engine: Engine | None = None,
) -> tuple[tuple[Story, ...], tuple[Omission, ...]]:
    """Return the stories without their bottom lines, and what is open no more."""
    engine = engine or Here()
    plots, _ = _plots(gathered, supported, engine)
    return _arranged(plots, {}, UNJUDGED, engine)


def _arranged(
    plots: Sequence[_Plot], aliases: Mapping[str, str], verdicts: Verdicts, engine: Engine
) -> tuple[tuple[Story, ...], tuple[Omission, ...]]:
    """Return the stories of the plots, merged with the verdicts, and what is open no more."""
    task = partial(_story, aliases=aliases, verdicts=verdicts)
    found = list(engine.map(task, plots))
    return number(story for story, _ in found), tuple(one for _, closed in found for one in closed)


def silent(_step: str, _done: int, _total: int) -> None:
    """Report nothing."""


def _plots(
    gathered: Mapping[Article, Sequence[Sentence]], supported: Sequence[Supported], engine: Engine
) -> tuple[list[_Plot], Mapping[str, str]]:
    """Return the plot of each story, the most important first, and the origin of each article."""
    articles = tuple(gathered)
    alike = texts(articles)
    batches = [alike[at : at + _BATCH] for at in range(0, len(alike), _BATCH)]
    profiles = engine.map(_profiles, batches)
    # Behind them, as they are waited for first; what they show is compared here meanwhile.
    traced = engine.map(origins, [articles])
    by_id = {article.id: article for article in articles}
    found: dict[str, list[Supported]] = {}
    for one in supported:
        found.setdefault(one.article_id, []).append(one)
    grouped = group(articles, chain.from_iterable(profiles))
    [origin] = traced
    plots = [
        _Plot(
            {by_id[member]: gathered[by_id[member]] for member in members},
            tuple(one for member in members for one in found.get(member, ())),
            tellers([by_id[member] for member in members], origin),
        )
        for members in grouped
    ]
    return sorted(plots, key=_importance), origin


def _profiles(batch: Sequence[Sequence[Article]]) -> list[Profile]:
    return [profile(copies) for copies in batch]


def _doubts(plot: _Plot) -> tuple[Doubt, ...]:
    return in_doubt(plot.supported, plot.articles, plot.telling)


def _importance(plot: _Plot) -> tuple[int, int, int]:
    """Return a key that puts stories with more origins, newer ones and larger ones first."""
    newest = max((one.date for one in plot.articles if one.date), default=dt.date.min)
    apart = {plot.telling.origin[article.id] for article in plot.articles}
    return -len(apart), -newest.toordinal(), -len(plot.articles)


def _story(
    plot: _Plot, aliases: Mapping[str, str], verdicts: Verdicts
) -> tuple[Story, tuple[Omission, ...]]:
    """Return the story of the articles, numbered within itself, and what is open no more."""
    dates = {article.id: article.date for article in plot.articles}
    merged = merge(plot.supported, plot.articles, plot.telling, verdicts)
    shared = share_places(share_ground(share_issues(merged)))
    entries, closed = answered(fold(shared, plot.telling), dates)

    def of(kind: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in entries if entry.finding.kind == kind)

    [story] = number(
        [
            Story(
                id="",
                title="",
                articles=tuple(article.id for article in plot.articles),
                developments=of("development"),
                positions=of("position"),
                questions=of("question"),
            )
        ]
    )
    sentences = [(article.id, told) for article, told in plot.told.items()]
    moments = {article.id: moment_of(article) for article in plot.articles}
    found = differences(story.entries, sentences, moments, plot.telling)
    title = headline(plot.articles, story.entries, found)
    told = story.model_copy(update={"differences": found, "title": title})
    return _named(told, aliases), tuple(closed)


def _named(story: Story, aliases: Mapping[str, str]) -> Story:
    """Return the story with each party under the name that the user's aliases have for it."""
    positions = tuple(
        entry.model_copy(update={"finding": printed(entry.finding, aliases)})
        for entry in story.positions
    )
    return story.model_copy(update={"positions": positions})


def _compose(reader: Reader, story: Story, unread: list[Unread]) -> Composition:
    """Return the reader's bottom line, or one chosen from the entries where the reader fails."""
    entries = standing(story)
    try:
        return reader.compose(entries)
    except ReaderError as error:
        reason = f"{error}; it was chosen from the entries instead"
        unread.append(Unread(source=f"the bottom line of “{story.title}”", reason=reason))
        spent = error.usage if isinstance(error, AskedError) else Usage()
        return EmbeddedReader().compose(entries).model_copy(update={"usage": spent})
