"""The stories of the example, with lines of every kind."""

import datetime as dt
from typing import Final

from briefer.values.briefing import Difference, Entry, Side, Source, Statement, Story
from briefer.values.finding import Citation, KeyDevelopment, OpenQuestion, PartyPosition

DAY: Final = dt.date(2026, 3, 3)


def _cite(source: Source, number: int, part: str = "", *, naming: bool = False) -> Citation:
    """Return a citation of a sentence, or of a part of it."""
    sentence = source.sentences[number - 1]
    said = part or sentence.text
    start = sentence.start + sentence.text.index(said)
    return Citation(
        article_id=source.article.id,
        sentence=number,
        start=start,
        end=start + len(said),
        text=said,
        naming=naming,
    )


def strike_story(strike: Source, port: Source) -> Story:
    """Return a story with developments, positions, differences and a question."""
    return Story(
        id="s1",
        title="Strike at <Haldern>",
        articles=("a1", "a2"),
        bottom_line=(Statement(text="A pay strike has shut the port.", entries=("d1",)),),
        developments=_developments(strike, port),
        positions=_positions(strike, port),
        questions=(
            Entry(
                id="q1",
                finding=OpenQuestion(
                    question="Will medicine be late?",
                    waits_for="the *length* of the strike",
                    evidence=(3,),
                ),
                evidence=(_cite(port, 3),),
            ),
        ),
        differences=(
            Difference(
                id="c1",
                kind="figures",
                about="members",
                sides=(
                    Side(
                        text="1,400 members had joined.",
                        entries=("d2",),
                        evidence=(_cite(strike, 2),),
                    ),
                    Side(text="1,600 members had joined.", evidence=(_cite(port, 2),)),
                ),
            ),
            Difference(
                id="c2",
                kind="names",
                sides=(
                    Side(text="Port & Ferry Board", evidence=(_cite(strike, 4),)),
                    Side(text="the board", evidence=(_cite(port, 1),)),
                ),
            ),
        ),
    )


def _developments(strike: Source, port: Source) -> tuple[Entry, ...]:
    told = (
        ("A strike closed four of six terminals.", (_cite(port, 1), _cite(strike, 1)), "the board"),
        ("1,400 members had joined.", (_cite(strike, 2),), "the Harbour Union"),
        ("Dock workers at Haldern walked out.", (_cite(strike, 1),), None),
        ("1,600 members had joined.", (_cite(port, 2),), "<the> Harbour Union"),
        ("Imports could be late by a week.", (_cite(port, 3),), "the ministry"),
        ("A rise of 9 % is “out of reach”.", (_cite(strike, 4),), "the board"),
    )
    return tuple(
        Entry(
            id=f"d{at}",
            finding=KeyDevelopment(
                summary=summary, when="on Monday", claimed_by=whose, evidence=(1,)
            ),
            evidence=evidence,
            day=DAY - dt.timedelta(days=1) if at < 3 else None,
            outlets=len(evidence),
        )
        for at, (summary, evidence, whose) in enumerate(told, 1)
    )


def _positions(strike: Source, port: Source) -> tuple[Entry, ...]:
    quote = "We will not go back for a promise,"
    return (
        Entry(
            id="p1",
            finding=PartyPosition(
                party="Harbour Union",
                speaker="Mara Lindqvist",
                issue="return to *work*",
                stance="rejects",
                position="The union will not go back.",
                evidence=(3,),
            ),
            evidence=(_cite(strike, 3), _cite(strike, 2, naming=True)),
            quotes=(_cite(strike, 3, quote),),
        ),
        Entry(
            id="p2",
            finding=PartyPosition(
                party="Port & Ferry Board",
                told_by="the Harbour Union",
                issue="shift pay | rise",
                stance="rejects",
                position="A rise of 9 % is out of reach.",
                evidence=(4,),
            ),
            evidence=(_cite(strike, 4),),
        ),
        Entry(
            id="p3",
            finding=PartyPosition(
                party="Ministry",
                issue="return to *work*",
                stance="warns",
                position="Imports could be late.",
                evidence=(3,),
            ),
            evidence=(_cite(port, 3),),
        ),
    )


def wall_story(wall: Source) -> Story:
    """Return a story in letters that run from right to left, without positions."""
    return Story(
        id="s2",
        title="A wall for Lower Brae: 2_000_000 #crowns",
        articles=("a3",),
        developments=(
            Entry(
                id="d7",
                finding=KeyDevelopment(summary="مجلس لوير براي أقر جدارا.", evidence=(1,)),
                evidence=(_cite(wall, 1),),
                day=DAY,
            ),
        ),
        questions=(
            Entry(
                id="q2",
                finding=OpenQuestion(question="Will {{ water }} come?", evidence=(2,)),
                evidence=(_cite(wall, 2),),
            ),
        ),
    )
