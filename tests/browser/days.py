"""Days that strain a page: very many of everything, very long words, all kinds of writing."""

import datetime as dt

from briefer.values.article import Article
from briefer.values.briefing import Briefing, Entry, Happening, Making, Source, Statement, Story
from briefer.values.finding import KeyDevelopment, OpenQuestion, PartyPosition, Stance
from tests.steps.conftest import cite, source_of

__all__ = ["great_day", "wide_day", "written_day"]

FIRST = dt.date(2026, 1, 5)
STANCES: tuple[Stance, ...] = ("supports", "rejects", "demands", "offers", "warns")
WRITINGS = {
    "ar": "خبر عاجل من العاصمة (12) حول \u202eمحادثات\u202c السلام.",
    "he": "שלום: הממשלה אישרה את התקציב ב־2026 (סופית).",
    "zh": "北京时间今日新闻：两国代表团在日内瓦举行了第三轮会谈，双方同意下周继续对话。",
    "hi": "संयुक्त राष्ट्र ने क्षेत्र में युद्धविराम की घोषणा की।",
    "und": "Zxq vrrk plluum doo.",
    "en": "Flags 🏴‍☠️ 🇳🇴 👩‍👩‍👧, combining e\u0301 x\u0300\u0301\u0302\u0303 Z\u0351\u036b\u0343\u036a, and "
    + "w" * 300
    + ".",
}
HOSTILE = (
    "<script>window.taken = 1</script></script><img src=x onerror='window.taken = 1'>",
    "{{ 7 * 7 }} {% raw %} ${window.taken = 1} </style> <!-- ]]>",
    'javascript:window.taken=1 \u202egnihton\u202c "onclick="window.taken=1"',
)


def _article(number: int, text: str, title: str = "", language: str = "en") -> Article:
    return Article(
        id=f"a{number}",
        source=f"news/{number}.txt",
        title=title or f"Report {number} of the day",
        text=text,
        date=FIRST,
        publisher=f"Outlet {number % 90}",
        url=f"https://outlet{number}.example/{number}",
        language=language,
    )


def _development(number: int, source: Source, sentence: int = 1) -> Entry:
    found = KeyDevelopment(summary=source.sentences[sentence - 1].text, evidence=(sentence,))
    day = FIRST + dt.timedelta(days=number % 9 * 7)
    return Entry(id=f"d{number}", finding=found, evidence=(cite(source, sentence),), day=day)


def _briefing(title: str, stories: tuple[Story, ...], sources: tuple[Source, ...]) -> Briefing:
    told = [entry for story in stories for entry in story.developments]
    days: dict[dt.date, list[str]] = {}
    for entry in told:
        if entry.day:
            days.setdefault(entry.day, []).append(entry.id)
    making = Making(
        reader="embedded",
        model="",
        version="1",
        articles=len(sources),
        passages=len(sources),
        lines_read=len(told),
        lines_grounded=len(told),
    )
    return Briefing(
        title=title,
        date=FIRST,
        bottom_line=tuple(
            Statement(text=f"In short {one.id}.", entries=(one.id,)) for one in told[:3]
        ),
        stories=stories,
        timeline=tuple(Happening(day=day, entries=tuple(ids)) for day, ids in sorted(days.items())),
        sources=sources,
        making=making,
    )


def great_day(stories: int = 60, sources: int = 600) -> Briefing:
    """Return a day of many stories; each is one agency's text, in many copies, and one more."""
    each = sources // stories
    told: list[Story] = []
    held: list[Source] = []
    for number in range(1, stories + 1):
        text = "\n\n".join(f"Sentence {n} of story {number} says something." for n in range(1, 25))
        copies = tuple(
            source_of(
                _article(len(held) + n, text if n < each else f"{text} It ends here."),
                f"o{number}" if n < each else f"p{number}",
            )
            for n in range(1, each + 1)
        )
        held += copies
        finding = KeyDevelopment(summary=f"Sentence 1 of story {number}.", evidence=(1,))
        shared = Entry(
            id=f"d{2 * number - 1}",
            finding=finding,
            evidence=tuple(cite(one, 1) for one in copies),
            outlets=each,
            origins=2,
            day=FIRST,
        )
        told.append(
            Story(
                id=f"s{number}",
                title=f"Story {number} about a matter of some weight",
                articles=tuple(one.article.id for one in copies),
                developments=(shared, _development(2 * number, copies[0], 20)),
            )
        )
    return _briefing("A great day", tuple(told), tuple(held))


def wide_day(parties: int = 25, issues: int = 40) -> Briefing:
    """Return a day whose table of positions has many rows and columns."""
    text = " ".join(f"Position {n} is held firmly." for n in range(1, parties * 2 + 1))
    source = source_of(_article(1, text), "o1")
    positions = tuple(
        Entry(
            id=f"p{party * issues + issue + 1}",
            finding=PartyPosition(
                party=f"Party number {party}" if party else "Parti" + "y" * 300,
                issue=f"Issue number {issue} with a name" if issue else "Donau" + "dampf" * 60,
                stance=STANCES[(party + issue) % len(STANCES)],
                position=f"It holds {party} on {issue}.",
                told_by="Party number 3" if (party + issue) % 7 == 0 else None,
                evidence=(party + 1,),
            ),
            evidence=(cite(source, party + 1),),
        )
        for party in range(parties)
        for issue in range(issues)
        if (party * 7 + issue) % 3
    )
    story = Story(
        id="s1",
        title="Wide",
        articles=("a1",),
        developments=(_development(1, source),),
        positions=positions,
    )
    return _briefing("A wide day", (story,), (source,))


def written_day() -> Briefing:
    """Return a day with a title of 400 characters, endless words, all writings, hostile texts."""
    texts = [*WRITINGS.items(), *(("en", text) for text in HOSTILE)]
    sources = tuple(
        source_of(_article(n, f"{text} Second one.", title=text, language=tongue), f"o{n}")
        for n, (tongue, text) in enumerate(texts, 1)
    )
    developments = tuple(_development(n, source) for n, source in enumerate(sources, 1))
    position = PartyPosition(
        party=WRITINGS["ar"],
        issue=WRITINGS["zh"],
        stance="rejects",
        position=WRITINGS["he"],
        evidence=(1,),
    )
    others = position.model_copy(
        update={"party": WRITINGS["en"], "issue": HOSTILE[0], "told_by": HOSTILE[1]}
    )
    question = OpenQuestion(question=WRITINGS["hi"], waits_for=WRITINGS["ar"], evidence=(1,))
    story = Story(
        id="s1",
        title="T" + "itle " * 80,
        articles=tuple(one.article.id for one in sources),
        developments=developments,
        positions=(
            Entry(
                id="p1",
                finding=position,
                evidence=(cite(sources[0], 1),),
                quotes=(cite(sources[0], 2),),
            ),
            Entry(id="p2", finding=others, evidence=(cite(sources[1], 1),)),
        ),
        questions=(Entry(id="q1", finding=question, evidence=(cite(sources[3], 1),)),),
    )
    two = story.model_copy(
        update={
            "id": "s2",
            "title": WRITINGS["ar"],
            "developments": (_development(99, sources[0]),),
            "positions": (),
            "questions": (),
        }
    )
    return _briefing(("A title without end, " * 20)[:400], (story, two), sources)
