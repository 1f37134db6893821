"""From verified findings to stories: the order of the steps behind verification."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from briefer.errors import PassageError
from briefer.readers.base import Composition, Reader
from briefer.readers.embedded import EmbeddedReader
from briefer.steps.answered import answered
from briefer.steps.compose import checked, headline, number
from briefer.steps.group import group
from briefer.steps.issues import share_issues
from briefer.steps.merge import merge
from briefer.steps.origins import origins
from briefer.steps.parties import printed
from briefer.values.article import Article, Unread
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


def tell(
    articles: Sequence[Article],
    supported: Sequence[Supported],
    reader: Reader,
    report: Report | None = None,
    aliases: Mapping[str, str] | None = None,
) -> Told:
    """Group the articles, merge their findings and compose the bottom lines.

    `aliases` are the user's names of parties, by key: they have the last word on what is printed.
    """
    report = report or silent
    origin = origins(articles)
    omissions: list[Omission] = []
    named = partial(_named, aliases=aliases or {})
    stories = number(
        named(
            _story(
                f"s{n}",
                [one for one in articles if one.id in members],
                supported,
                origin,
                omissions,
            )
        )
        for n, members in enumerate(group(articles), 1)
    )
    composed: list[Story] = []
    unread: list[Unread] = []
    usage = Usage()
    for done, story in enumerate(stories, 1):
        report("composing", done, len(stories))
        composition = _compose(reader, story, unread)
        statements, omitted = checked(composition.statements, story.entries)
        composed.append(story.model_copy(update={"bottom_line": statements}))
        omissions.extend(omitted)
        usage += composition.usage
    return Told(tuple(composed), origin, tuple(omissions), tuple(unread), usage)


def silent(_step: str, _done: int, _total: int) -> None:
    """Report nothing."""


def _story(
    story_id: str,
    articles: Sequence[Article],
    supported: Sequence[Supported],
    origin: Mapping[str, str],
    omissions: list[Omission],
) -> Story:
    """Return the story of the articles; what is open no more is added to the omissions."""
    known = {article.id for article in articles}
    told = [one for one in supported if one.article_id in known]
    dates = {article.id: article.date for article in articles}
    entries, closed = answered(share_issues(merge(told, articles, origin)), dates)
    omissions.extend(closed)

    def of(kind: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in entries if entry.finding.kind == kind)

    return Story(
        id=story_id,
        title=headline(articles, entries),
        articles=tuple(article.id for article in articles),
        developments=of("development"),
        positions=of("position"),
        questions=of("question"),
    )


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
        return reader.compose(story.entries)
    except PassageError as error:
        reason = f"{error}; it was chosen from the entries instead"
        unread.append(Unread(source=f"the bottom line of “{story.title}”", reason=reason))
        return EmbeddedReader().compose(story.entries)
