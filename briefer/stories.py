"""From verified findings to stories: the order of the steps behind verification."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from briefer.errors import ReaderError
from briefer.judging import judged
from briefer.readers.base import Composition, Reader
from briefer.readers.embedded import EmbeddedReader
from briefer.steps.answered import answered
from briefer.steps.compose import checked, differing, headline, number
from briefer.steps.differ import differences
from briefer.steps.doubts import Doubt, nearest
from briefer.steps.echoes import echoed
from briefer.steps.fold import fold
from briefer.steps.ground import share_ground
from briefer.steps.group import group
from briefer.steps.issues import share_issues
from briefer.steps.merge import Tellers, in_doubt, merge, tellers
from briefer.steps.origins import origins
from briefer.steps.parties import printed
from briefer.steps.same import UNJUDGED, Verdicts
from briefer.values.article import Article, Sentence, Unread
from briefer.values.briefing import Entry, Story, Usage
from briefer.values.finding import Omission, Supported

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
    """The articles of one story, what was found in them, and who tells it."""

    articles: tuple[Article, ...]
    supported: tuple[Supported, ...]
    telling: Tellers

    @property
    def dates(self) -> dict[str, dt.date | None]:
        """The stated date of each article, by its id."""
        return {article.id: article.date for article in self.articles}


def tell(
    gathered: Mapping[Article, Sequence[Sentence]],
    supported: Sequence[Supported],
    reader: Reader,
    report: Report | None = None,
    aliases: Mapping[str, str] | None = None,
) -> Told:
    """Group the articles, merge their findings, set what differs side by side, compose.

    A reader that judges is asked about the pairs of lines that merging is in doubt about.

    `gathered` are the articles in order, with their sentences. The stories come most important
    first: those with most independent origins, then the freshest, then the largest. `aliases` are
    the user's names of parties, by key: they have the last word on what is printed.
    """
    report = report or silent
    origin = origins(tuple(gathered))
    plots = _plots(gathered, supported, origin)
    judgement = judged(reader, (one for plot in plots for one in _doubts(plot)), report)
    stories, closed = _arranged(plots, gathered, aliases, judgement.verdicts)
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
    plots = _plots(gathered, supported, origins(tuple(gathered)))
    return nearest(one for plot in plots for one in _doubts(plot))


def arrange(
    gathered: Mapping[Article, Sequence[Sentence]],
    supported: Sequence[Supported],
    origin: Mapping[str, str] | None = None,
    aliases: Mapping[str, str] | None = None,
) -> tuple[tuple[Story, ...], tuple[Omission, ...]]:
    """Return the stories without their bottom lines, and what is open no more.

    `origin` is the origin of each article by its id, found where it is not given.
    """
    plots = _plots(gathered, supported, origin or origins(tuple(gathered)))
    return _arranged(plots, gathered, aliases)


def _arranged(
    plots: Sequence[_Plot],
    gathered: Mapping[Article, Sequence[Sentence]],
    aliases: Mapping[str, str] | None,
    verdicts: Verdicts = UNJUDGED,
) -> tuple[tuple[Story, ...], tuple[Omission, ...]]:
    """Return the stories of the plots, merged with the verdicts, and what is open no more."""
    omissions: list[Omission] = []
    told = (_story(f"s{n}", plot, verdicts, omissions) for n, plot in enumerate(plots, 1))
    stories = number(told)
    whole = (
        _named(_with_differences(story, plot, gathered), aliases or {})
        for story, plot in zip(stories, plots, strict=True)
    )
    return differing(whole), tuple(omissions)


def silent(_step: str, _done: int, _total: int) -> None:
    """Report nothing."""


def _plots(
    gathered: Mapping[Article, Sequence[Sentence]],
    supported: Sequence[Supported],
    origin: Mapping[str, str],
) -> list[_Plot]:
    """Return the articles of each story with their findings, the most important story first."""
    by_id = {article.id: article for article in gathered}
    found: dict[str, list[Supported]] = {}
    for one in supported:
        found.setdefault(one.article_id, []).append(one)
    plots = [
        _Plot(
            tuple(by_id[member] for member in members),
            echoed(
                tuple(one for member in members for one in found.get(member, ())),
                {member: gathered[by_id[member]] for member in members},
            ),
            tellers([by_id[member] for member in members], origin),
        )
        for members in group(tuple(gathered))
    ]
    return sorted(plots, key=_importance)


def _doubts(plot: _Plot) -> tuple[Doubt, ...]:
    return in_doubt(plot.supported, plot.articles, plot.telling)


def _importance(plot: _Plot) -> tuple[int, int, int]:
    """Return a key that puts stories with more origins, newer ones and larger ones first."""
    newest = max((one.date for one in plot.articles if one.date), default=dt.date.min)
    apart = {plot.telling.origin[article.id] for article in plot.articles}
    return -len(apart), -newest.toordinal(), -len(plot.articles)


def _story(story_id: str, plot: _Plot, verdicts: Verdicts, omissions: list[Omission]) -> Story:
    """Return the story of the articles; what is open no more is added to the omissions."""
    merged = merge(plot.supported, plot.articles, plot.telling, verdicts)
    shared = share_ground(share_issues(merged))
    entries, closed = answered(fold(shared, plot.telling), plot.dates)
    omissions.extend(closed)

    def of(kind: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in entries if entry.finding.kind == kind)

    return Story(
        id=story_id,
        title=headline(plot.articles, entries),
        articles=tuple(article.id for article in plot.articles),
        developments=of("development"),
        positions=of("position"),
        questions=of("question"),
    )


def _with_differences(
    story: Story, plot: _Plot, gathered: Mapping[Article, Sequence[Sentence]]
) -> Story:
    sentences = [(article.id, gathered[article]) for article in plot.articles]
    found = differences(story.entries, sentences, plot.dates, plot.telling)
    return story.model_copy(update={"differences": found})


def _named(story: Story, aliases: Mapping[str, str]) -> Story:
    """Return the story with each party under the name that the user's aliases have for it."""
    positions = tuple(
        entry.model_copy(update={"finding": printed(entry.finding, aliases)})
        for entry in story.positions
    )
    return story.model_copy(update={"positions": positions})


def _compose(reader: Reader, story: Story, unread: list[Unread]) -> Composition:
    """Return the reader's bottom line, or one chosen from the entries where the reader fails."""
    try:
        return reader.compose(story.standing)
    except ReaderError as error:
        reason = f"{error}; it was chosen from the entries instead"
        unread.append(Unread(source=f"the bottom line of “{story.title}”", reason=reason))
        return EmbeddedReader().compose(story.standing)
