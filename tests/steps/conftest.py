"""An example briefing that holds at least one of everything a template can show."""

import datetime as dt
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest

from briefer.assets import loader
from briefer.steps.compose import source as made_source
from briefer.steps.render import render
from briefer.values.article import Article, Removal, Sentence, Unread
from briefer.values.briefing import (
    Briefing,
    Difference,
    Entry,
    Happening,
    Making,
    Side,
    Source,
    Statement,
    Story,
    Usage,
)
from briefer.values.finding import (
    Citation,
    KeyDevelopment,
    Omission,
    OmissionReason,
    OpenQuestion,
    PartyPosition,
)
from briefer.values.value import Value

TEXTS = {
    "a1": (
        "Dock workers at the port of Haldern walked out on Monday after talks on shift pay broke"
        " down. The Harbour Union said 1,400 of its 1,600 members had joined."
        "\n\n“We will not go back for a promise,” union chair Mara Lindqvist told reporters."
        " The port authority rejected the demand for a nine per cent rise as “out of reach”."
    ),
    "a2": (
        "A strike has closed four of the six terminals at Haldern, the port authority said."
        " Its director, Piet Oduya, called on the union to return to the table without conditions."
        " Some 30 ships were waiting off the coast on Tuesday morning."
    ),
    "a3": (
        "A strike has closed four of the six terminals at Haldern, the port authority said."
        " The transport ministry warned that medicine imports could be delayed within a week."
    ),
    "a4": (
        "The council of Lower Brae approved a flood wall of 2.1 million crowns on 2 March."
        " Residents of the east bank fear that the wall will push the water to their side."
        " An independent study is due in May."
    ),
}


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text whose paragraphs are split and whose sentences end in `. `."""
    found: list[Sentence] = []
    at = 0
    for number, paragraph in enumerate(text.split("\n\n")):
        for piece in paragraph.replace(". ", ".\0").split("\0"):
            start = text.index(piece, at)
            at = start + len(piece)
            found.append(
                Sentence(number=len(found) + 1, start=start, end=at, text=piece, paragraph=number)
            )
    return tuple(found)


def source_of(article: Article, origin: str) -> Source:
    """Return the article with its sentences."""
    return made_source(article, sentences_of(article.text), origin)


def cite(source: Source, number: int, part: str = "") -> Citation:
    """Return a citation of a sentence, or of a part of it."""
    sentence = source.sentences[number - 1]
    part = part or sentence.text
    start = source.article.text.index(part, sentence.start)
    return Citation(
        article_id=source.article.id,
        sentence=number,
        start=start,
        end=start + len(part),
        text=part,
    )


def articles() -> tuple[Article, ...]:
    """Return the articles of the example: four outlets, one of them undated, two of one origin."""
    return (
        Article(
            id="a1",
            source="news/haldern.txt",
            title="Haldern port strike enters second day",
            text=TEXTS["a1"],
            date=dt.date(2026, 3, 3),
            publisher="The Coastal Post",
            url="https://coastal.example/2026/haldern_strike?from=(front)&page=1",
            removals=(
                Removal(text="Share this article", reason="page furniture"),
                Removal(text="Bring back the old ferry! 12 likes", reason="reader comment"),
                Removal(text="They earn enough already.", reason="reader comment"),
            ),
        ),
        Article(
            id="a2",
            source="news/terminals.html",
            title="Four terminals shut",
            text=TEXTS["a2"],
            date=dt.date(2026, 3, 3),
            publisher="Haldern Daily",
            agencies=("AP", "PTI"),
            url="javascript:alert(1)",
        ),
        Article(id="a3", source="news/wire.txt", title="Port closed by strike", text=TEXTS["a3"]),
        Article(
            id="a4",
            source="news/brae.jsonl:3",
            title="Lower Brae gets its wall",
            text=TEXTS["a4"],
            date=dt.date(2026, 3, 2),
            publisher="Brae Valley News",
        ),
    )


def port_story(one: Source, two: Source, three: Source) -> Story:
    """Return the story of the strike."""
    return Story(
        id="haldern",
        title="Strike at the port of Haldern",
        articles=("a1", "a2", "a3"),
        bottom_line=(Statement(text="A pay strike has shut most of the port.", entries=("d1",)),),
        developments=(
            Entry(
                id="d1",
                finding=KeyDevelopment(
                    summary="A strike closed four of the six terminals at Haldern.",
                    claimed_by="the port authority",
                    evidence=(1,),
                ),
                evidence=(cite(two, 1), cite(three, 1)),
                day=dt.date(2026, 3, 2),
                outlets=2,
                origins=1,
            ),
            Entry(
                id="d2",
                finding=KeyDevelopment(
                    summary="Some 30 ships were waiting off the coast.",
                    when="Tuesday morning",
                    evidence=(3,),
                ),
                evidence=(cite(two, 3),),
            ),
        ),
        positions=(
            Entry(
                id="p1",
                finding=PartyPosition(
                    party="Harbour Union",
                    speaker="Mara Lindqvist",
                    issue="return to work",
                    stance="rejects",
                    position="The union will not go back for a promise.",
                    evidence=(3,),
                ),
                evidence=(cite(one, 3),),
                quotes=(cite(one, 3, "We will not go back for a promise,"),),
            ),
            Entry(
                id="p2",
                finding=PartyPosition(
                    party="Port authority",
                    issue="shift pay",
                    stance="rejects",
                    position="The port authority rejects a rise of nine per cent.",
                    evidence=(4,),
                ),
                evidence=(cite(one, 4),),
                quotes=(cite(one, 4, "out of reach"),),
            ),
            Entry(
                id="p3",
                finding=PartyPosition(
                    party="port authority",
                    speaker="Piet Oduya",
                    issue="return to work",
                    stance="demands",
                    position="The union should return to the table without conditions.",
                    evidence=(2,),
                ),
                evidence=(cite(two, 2),),
            ),
        ),
        questions=(
            Entry(
                id="q1",
                finding=OpenQuestion(
                    question="Will medicine imports be delayed?",
                    waits_for="the length of the strike",
                    evidence=(2,),
                ),
                evidence=(cite(three, 2),),
            ),
        ),
    )


def wall_story(four: Source) -> Story:
    """Return the story of the flood wall, which has no positions."""
    return Story(
        id="brae",
        title="A flood wall for Lower Brae",
        articles=("a4",),
        developments=(
            Entry(
                id="d3",
                finding=KeyDevelopment(
                    summary="The council approved a flood wall of 2.1 million crowns.",
                    when="2 March",
                    evidence=(1,),
                ),
                evidence=(cite(four, 1),),
                day=dt.date(2026, 3, 2),
            ),
        ),
        questions=(
            Entry(
                id="q2",
                finding=OpenQuestion(
                    question="Will the wall push the water to the east bank?",
                    waits_for="an independent study due in May",
                    evidence=(2, 3),
                ),
                evidence=(cite(four, 2), cite(four, 3)),
            ),
        ),
    )


OMISSIONS = (
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
        line="The port authority demands a nine per cent rise.",
        reason=OmissionReason.SPEAKER,
        detail="Harbour Union",
        article_id="a1",
        evidence=(4,),
        party="Port authority",
        stance="demands",
        issue="pay",
    ),
    Omission(
        kind="bottom line",
        line="An end of the strike is close.",
        reason=OmissionReason.ENTRIES,
    ),
    Omission(
        kind="development",
        line="Some 300 ships were waiting.",
        reason=OmissionReason.NUMBER,
        article_id="a2",
        evidence=(3,),
    ),
)

MODEL_MADE = Making(
    reader="model",
    model="openai:small-instruct",
    version="0.1.0",
    prompts="0f3a9c21d4be",
    articles=4,
    passages=4,
    lines_read=12,
    lines_grounded=8,
    usage=Usage(calls=6, prompt_tokens=9120, output_tokens=1504),
    cost=0.0123,
)

EMBEDDED_MADE = Making(
    reader="embedded",
    model="embedded",
    version="0.1.0",
    articles=1,
    passages=1,
    lines_read=2,
    lines_grounded=2,
)


@pytest.fixture(scope="session")
def briefing() -> Briefing:
    """Two stories made by a model."""
    one, two, three, four = (
        source_of(article, origin)
        for article, origin in zip(articles(), ("o1", "o2", "o2", "o3"), strict=True)
    )
    return Briefing(
        title="Morning briefing",
        date=dt.date(2026, 3, 3),
        bottom_line=(
            Statement(
                text="A strike over shift pay has closed four of Haldern’s six terminals.",
                entries=("d1", "p2"),
            ),
            Statement(text="Lower Brae will have its flood wall.", entries=("d3",)),
        ),
        stories=(port_story(one, two, three), wall_story(four)),
        timeline=(Happening(day=dt.date(2026, 3, 2), entries=("d1", "d3")),),
        sources=(one, two, three, four),
        omissions=OMISSIONS,
        unread=(
            Unread(source="news/broken.html", reason="no article was found on the page"),
            Unread(
                source="news/haldern.txt",
                reason="the model’s answer was not in the form",
                article_id="a1",
                sentences=(3, 4),
            ),
        ),
        making=MODEL_MADE,
    )


@pytest.fixture(scope="session")
def small_briefing() -> Briefing:
    """One story of one article, made without a model, with nothing left out."""
    source = source_of(articles()[3], "o1")
    story = wall_story(source)
    return Briefing(
        title="Lower Brae",
        date=None,
        bottom_line=(Statement(text="Lower Brae will have its flood wall.", entries=("d3",)),),
        stories=(story,),
        sources=(source,),
        making=EMBEDDED_MADE,
    )


@pytest.fixture(scope="session")
def empty_briefing() -> Briefing:
    """Nothing was read."""
    making = EMBEDDED_MADE.model_copy(
        update={"articles": 0, "passages": 0, "lines_read": 0, "lines_grounded": 0}
    )
    return Briefing(title="Nothing", date=None, making=making)


HOSTILE = (
    "{{ 7*7 }} {% raw %} {# no #}",
    "<script>alert(1)</script> <!-- x --> &lt;b&gt; &copy; &#65;",
    '"onmouseover="run(1)',
    '#set page(width: 1cm) #import "@preview/x:1.0.0" // gone /* gone',
    "$x$ $$y$$ 5 < 6 > 4",
    "[x](javascript:alert(1)) ![i](http://e.example/p.png) [^1]: note <http://e.example>",
    "http://e.example/?a=b www.e.example ftp://e.example mail@e.example",
    "a | b \\| c \\ d \\",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "1) item",
    "# head",
    "> quote",
    "=== ---",
    "~~~",
    "```x",
    "*a* _b_ **c** __d__ `e` ~f~ ~~g~~ a_b_c",
    "abc\u202edef\u2066ghi\u2069 \x00\x07\x1b[31m",
    "🏴‍☠️ 🇳🇴 e\u0301 x\u0300\u0301\u0302",
    "خبر عاجل من العاصمة",
    "北京时间今日新闻",
    "שלום",
    "w" * 300,
    "@user <label> @ref ~ -- --- ... 'q' \"q\" - minus -1",
    "line\n\n# two\n\n| a |\n|---|\r\n```\u2028end",
)


class Text(HTMLParser):
    """Collects the text and the tags of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, tuple(attrs)))

    def handle_data(self, data):
        self.text += data

    def handle_comment(self, data):
        self.tags.append(("comment", ()))


def parsed(html: str) -> Text:
    parser = Text()
    parser.feed(html)
    parser.close()
    return parser


# The fields that name other values or come from a closed list; all others hold text from outside.
KEPT: dict[type[Value], tuple[str, ...]] = {
    Citation: ("article_id",),
    Difference: ("id", "kind"),
    Entry: ("id",),
    Happening: ("entries",),
    KeyDevelopment: ("kind",),
    Omission: ("article_id", "kind", "reason"),
    OpenQuestion: ("kind",),
    PartyPosition: ("kind", "stance"),
    Side: ("entries",),
    Source: ("origin",),
    Statement: ("entries",),
    Story: ("id", "articles"),
    Unread: ("article_id",),
}


def _spoiled(value: Any, text: str) -> Any:
    """Return the value with the text in every field that holds text from outside."""
    if isinstance(value, Value):
        fields = {name: _spoiled(getattr(value, name), text) for name in type(value).model_fields}
        kept = KEPT.get(type(value), ())
        fields |= {name: getattr(value, name) for name in kept}
        if isinstance(value, Source):
            fields |= {"article": value.article.model_copy(update=_article_fields(text))}
        return value.model_copy(update=fields)
    if isinstance(value, tuple):
        return tuple(_spoiled(one, text) for one in value)
    return text if isinstance(value, str) else value


def _article_fields(text: str) -> dict[str, Any]:
    removal = Removal(text=text, reason="reader comment")
    return {
        **dict.fromkeys(("source", "title", "publisher"), text),
        "url": f"javascript:{text}",
        "agencies": (text, text),
        "removals": (removal,),
    }


@pytest.fixture(params=HOSTILE)
def hostile(request):
    """Each of the texts that would be markup if it could."""
    return request.param


@pytest.fixture(scope="session", name="parsed")
def parsed_fixture() -> Callable[[str], Text]:
    """Read HTML into its text and tags."""
    return parsed


@pytest.fixture(scope="session")
def spoiled() -> Callable[[Briefing, str], Briefing]:
    """Put a text into every field of a briefing that holds text from outside."""
    return _spoiled


@pytest.fixture(scope="session")
def shown() -> Callable[[Briefing, Any], str]:
    """Render a briefing by the shipped templates."""
    return lambda briefing, fmt: render(briefing, "daily", fmt, loader("templates"))
