"""Sentences that give a figure of the story and became no line: they may differ from one."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from briefer.steps.measures import measures
from briefer.steps.merge import Tellers
from briefer.steps.same import entry_fact
from briefer.steps.sides import Line, tellers_of
from briefer.values.article import Sentence
from briefer.values.briefing import Entry
from briefer.values.finding import Citation, KeyDevelopment

_LONGEST = 400  # characters of a sentence that can be shown as one side


def tallies(
    entries: Sequence[Entry],
    sentences: Sequence[tuple[str, Sequence[Sentence]]],
    dates: Mapping[str, dt.date | None],
    telling: Tellers,
) -> Iterator[Line]:
    """Yield the sentences that count people, or a share a story has one of, as lines of no entry.

    `sentences` are those of each article with its id, `dates` those of the articles. Sentences
    that an entry cites are left out; nothing is yielded where one origin tells it all.

    >>> list(tallies([], [], {}, Tellers({}, {}, {})))
    []
    """
    if len(set(telling.origin.values())) < 2:
        return
    cited = {(one.article_id, one.sentence) for entry in entries for one in entry.evidence}
    for article, told in sentences:
        for sentence in told:
            text = sentence.text
            if (article, sentence.number) in cited or len(text) > _LONGEST or "?" in text:
                continue
            typed = tuple(one for one in measures(text) if one.typed)
            if typed:
                entry = _entry(article, sentence, telling)
                day = dates.get(article)
                yield Line(entry, entry_fact(entry), typed, (day,) if day else ())


def _entry(article: str, sentence: Sentence, telling: Tellers) -> Entry:
    """Return the sentence as an entry without an id."""
    held = Citation(
        article_id=article,
        sentence=sentence.number,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
    )
    finding = KeyDevelopment(summary=sentence.text, evidence=(sentence.number,))
    return Entry(id="", finding=finding, evidence=(held,), **tellers_of((held,), telling))
