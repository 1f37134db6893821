"""Entries into the parts around them: the bottom line, the timeline, a story's title."""

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from briefer.language.words import content_stems
from briefer.steps.links import joined
from briefer.steps.statements import verify_statement
from briefer.values.article import Article, RemovalReason, Sentence
from briefer.values.briefing import (
    Cut,
    Difference,
    Entry,
    Happening,
    Side,
    Source,
    Statement,
    Story,
)
from briefer.values.finding import Omission, line_of


def checked(
    statements: Iterable[Statement], entries: Sequence[Entry]
) -> tuple[tuple[Statement, ...], tuple[Omission, ...]]:
    """Return the statements that their entries hold, in order, and the others as omissions.

    A statement that repeats an earlier one is dropped without a trace: nothing is lost by it.
    What links one to a sentence that is not there is taken off it.
    """
    kept: dict[str, Statement] = {}
    omitted: list[Omission] = []
    before = ""
    for statement in statements:
        alone = statement.model_copy(update={"text": joined(statement.text, before)})
        match verify_statement(alone, entries):
            case Statement() as good:
                kept.setdefault(good.text, good)
                before = good.text
            case Omission() as omission:
                omitted.append(omission)
                before = ""
    return tuple(kept.values()), tuple(omitted)


def source(article: Article, sentences: Sequence[Sentence], origin: str) -> Source:
    """Return the article as a source of the briefing, with what was cut from its page counted.

    >>> from briefer.values.article import Removal
    >>> shared = Removal(text="Share this", reason="page furniture")
    >>> dam = Article(id="a1", source="s", title="Dam", text="", removals=(shared, shared))
    >>> source(dam, [], "o1").removed
    (Cut(reason='page furniture', stretches=2, words=4),)
    """
    cut: dict[RemovalReason, list[int]] = defaultdict(list)
    for removal in article.removals:
        cut[removal.reason].append(len(removal.text.split()))
    return Source(
        article=article.model_copy(update={"removals": ()}),
        sentences=tuple(sentences),
        origin=origin,
        removed=tuple(
            Cut(reason=reason, stretches=len(words), words=sum(words))
            for reason, words in sorted(cut.items())
        ),
    )


def number(stories: Iterable[Story]) -> tuple[Story, ...]:
    """Return the stories, their entries and differences with ids counted through the briefing.

    They are s1, s2; d1, p1, q1; c1. The sides of a difference name the entries by their new ids; a
    story has no bottom line yet.

    >>> number([Story(id="", title="Dam bursts", articles=("a1",))])[0].id
    's1'
    """
    counts: dict[str, Iterator[int]] = defaultdict(partial(itertools.count, 1))
    return tuple(_numbered(story, counts) for story in stories)


def _numbered(story: Story, counts: Mapping[str, Iterator[int]]) -> Story:
    new: dict[str, str] = {}

    def entries(given: Sequence[Entry], letter: str) -> tuple[Entry, ...]:
        found = []
        for entry in given:
            new[entry.id] = f"{letter}{next(counts[letter])}"
            found.append(entry.model_copy(update={"id": new[entry.id]}))
        return tuple(found)

    def side(given: Side) -> Side:
        return given.model_copy(update={"entries": tuple(new[one] for one in given.entries)})

    def difference(given: Difference) -> Difference:
        sides = tuple(side(one) for one in given.sides)
        return given.model_copy(update={"id": f"c{next(counts['c'])}", "sides": sides})

    return story.model_copy(
        update={
            "id": f"s{next(counts['s'])}",
            "developments": entries(story.developments, "d"),
            "positions": entries(story.positions, "p"),
            "questions": entries(story.questions, "q"),
            "differences": tuple(difference(one) for one in story.differences),
        }
    )


def day_line(stories: Sequence[Story]) -> tuple[Statement, ...]:
    """Return the day's bottom line: the only story's, or the first statement of the first five.

    >>> day_line([])
    ()
    """
    told = [story.bottom_line for story in stories if story.bottom_line]
    return told[0] if len(told) == 1 else tuple(line[0] for line in told)[:5]


def timeline(stories: Iterable[Story]) -> tuple[Happening, ...]:
    """Return the days on which something happened, oldest first, with the ids of the entries.

    >>> timeline([])
    ()
    """
    days: dict[dt.date, list[str]] = defaultdict(list)
    for story in stories:
        for entry in story.developments:
            if entry.day:
                days[entry.day].append(entry.id)
    return tuple(Happening(day=day, entries=tuple(days[day])) for day in sorted(days))


def headline(
    articles: Sequence[Article],
    entries: Sequence[Entry],
    differences: Sequence[Difference] = (),
) -> str:
    """Return the title, among the newest articles', that says most of what the entries say.

    Not that of an article with a figure that another has overtaken, where there is one without.

    >>> dam = Article(id="a1", source="s", title="Dam bursts near Oroville", text="")
    >>> headline([dam], [])
    'Dam bursts near Oroville'
    """
    said = [frozenset(content_stems(line_of(entry.finding))) for entry in entries]

    def told(article: Article) -> float:
        stems = frozenset(content_stems(article.title))
        return sum(len(stems & line) for line in said) / (len(stems) + 5) if stems else -1.0

    newest = max((one.date for one in articles if one.date), default=None)
    fresh = [one for one in articles if one.date == newest and one.title]
    older = {
        cited.article_id
        for difference in differences
        for side in difference.sides
        if side.overtaken
        for cited in side.evidence
    }
    latest = [one for one in fresh if one.id not in older]
    return max(latest or fresh or articles, key=told).title
