"""Briefings that were made up, to try templates on: one of everything, and hardly anything.

The news is invented. Titles, names and sentences hold what would be markup in some format, and
letters that run from right to left: a template that prints them as text prints any text.
"""

import datetime as dt
from typing import Final

from briefer.steps.examplestories import DAY, strike_story, wall_story
from briefer.values.article import Article, Fallback, Sentence, Unread
from briefer.values.briefing import (
    Briefing,
    Cut,
    Happening,
    Making,
    Source,
    Statement,
    Usage,
)
from briefer.values.finding import Omission, OmissionReason

_STRIKE: Final = (
    "Dock workers at Haldern walked out on Monday.",
    "The Harbour Union said 1,400 members had joined.",
    "“We will not go back for a promise,” union chair Mara Lindqvist said.",
    "The Port & Ferry Board <board@haldern.example> called a rise of 9 % “out of reach”.",
)
_PORT: Final = (
    "A strike has closed four of the six terminals, the board said.",
    "The Harbour Union said 1,600 members had joined.",
    "The #1 risk is $medicine$: *imports* could be late by a week, the ministry warned.",
)
_WALL: Final = (
    "أقر مجلس لوير براي جدارا بقيمة 2 مليون كرونة.",
    "The east bank fears that {{ water }} will come to its side.",
)


def example() -> Briefing:
    """Return a briefing with two stories and one of everything that a template can show."""
    strike, port, wall = (
        _source(1, "Haldern strike: <b>day two</b> & more", _STRIKE, "en"),
        _source(2, "Terminals | *shut* [again](x)", _PORT, "en"),
        _source(3, "Lower Brae #wall $1", _WALL, "ar"),
    )
    return Briefing(
        title="An example: “day” & <night> *3* #1",
        date=DAY,
        bottom_line=(
            Statement(text="A strike has shut most of the port.", entries=("d1", "p1")),
            Statement(text="Lower Brae has its wall.", entries=("d7",)),
        ),
        stories=(strike_story(strike, port), wall_story(wall)),
        timeline=(
            Happening(day=DAY - dt.timedelta(days=1), entries=("d1", "d2")),
            Happening(day=DAY, entries=("d7",)),
        ),
        sources=(strike, port, wall),
        omissions=_OMISSIONS,
        unread=(
            Unread(source="news/broken.html", reason="no article was found on the page"),
            Unread(source="news/1.txt", reason="no answer", article_id="a1", sentences=(3, 4)),
        ),
        fallbacks=(
            Fallback(source="news/2.txt", reason="no *answer*", article_id="a2", sentences=(1, 3)),
        ),
        making=_MAKING.model_copy(
            update={
                "reader": "model",
                "model": "openai:an-example",
                "prompts": "0f3a9c21d4be",
                "usage": Usage(calls=6, prompt_tokens=9120, output_tokens=1504),
                "cost": 0.0123,
            }
        ),
    )


def bare_example() -> Briefing:
    """Return a briefing of nothing: no articles, and no date."""
    none = {"articles": 0, "passages": 0, "lines_read": 0, "lines_grounded": 0}
    return Briefing(title="", date=None, making=_MAKING.model_copy(update=none))


_MAKING: Final = Making(
    reader="embedded",
    model="embedded",
    version="0",
    articles=3,
    passages=3,
    lines_read=16,
    lines_grounded=13,
)

_OMISSIONS: Final = (
    Omission(
        kind="development",
        line="The strike closed all six terminals.",
        reason=OmissionReason.NUMBER,
        detail="six terminals",
        article_id="a2",
        evidence=(1,),
    ),
    Omission(
        kind="position",
        line="The board demands a rise.",
        reason=OmissionReason.SPEAKER,
        article_id="a1",
        evidence=(4,),
        party="Port & Ferry Board",
        stance="demands",
        issue="pay",
    ),
    Omission(
        kind="bottom line", line="An end is *close*.", reason=OmissionReason.ENTRIES, detail="#end"
    ),
)


def _source(number: int, title: str, sentences: tuple[str, ...], language: str) -> Source:
    """Return an article of these sentences, two to a paragraph, with what was cut from it."""
    split: list[Sentence] = []
    text = ""
    for at, said in enumerate(sentences):
        text += ("" if not at else " " if at % 2 else "\n\n") + said
        start, end = len(text) - len(said), len(text)
        split.append(Sentence(number=at + 1, start=start, end=end, text=said, paragraph=at // 2))
    article = Article(
        id=f"a{number}",
        source=f"news/{number}_of_3.txt",
        title=title,
        text=text,
        date=DAY if number < 3 else None,
        publisher=("The <Coastal> Post", "", "لوير براي")[number - 1],
        agencies=("AP", "A & P") if number == 2 else (),
        url="https://coastal.example/2026/haldern_(2)?a=b&c=*d*" if number == 1 else None,
        language=language,
    )
    cut = Cut(reason="reader comment", stretches=2, words=11)
    return Source(
        article=article,
        sentences=tuple(split),
        origin="o3" if number == 3 else "o1",
        removed=(cut,) if number == 1 else (),
    )
