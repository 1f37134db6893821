"""What a page holds: both papers, the first page, the one page, days that are far too full."""

import datetime as dt
import io
import re

import pytest
from pypdf import PdfReader

from briefer.assets import loader
from briefer.steps.compose import source as made_source
from briefer.steps.example import bare_example, example
from briefer.steps.pdf import pdf
from briefer.steps.render import render
from briefer.values.article import Article, Sentence
from briefer.values.briefing import Briefing, Entry, Happening, Statement, Story
from briefer.values.finding import Citation, KeyDevelopment, PartyPosition

DAY = dt.date(2026, 3, 3)
POINTS = {"a4": (595, 842), "letter": (612, 792)}
STANCES = ("supports", "demands", "rejects", "warns")


def opened(briefing, template, paper="a4"):
    markup = render(briefing, template, "typ", loader("templates"), paper)
    return PdfReader(io.BytesIO(pdf(markup, briefing.date)))


def text_of(page):
    return re.sub(r"[\s\u200b]", "", page.extract_text())


def report(number):
    """Return a source of one sentence, and what cites it."""
    said = f"Town {number} voted on its bridge after a long debate, the mayor said on Tuesday."
    article = Article(id=f"a{number}", source=f"{number}.txt", title=f"Report {number}", text=said)
    sentence = Sentence(number=1, start=0, end=len(said), text=said, paragraph=0)
    cited = Citation(article_id=article.id, sentence=1, start=0, end=len(said), text=said)
    return made_source(article, (sentence,), article.id), cited


def great_day(stories=60, each=10, words=""):
    sources, told = [], []
    for at in range(stories):
        held = [report(at * each + n) for n in range(each)]
        sources += [source for source, _ in held]
        entry = Entry(
            id=f"d{at + 1}",
            finding=KeyDevelopment(
                summary=f"Town {at} has voted on its bridge.{words}", evidence=(1,)
            ),
            evidence=tuple(cited for _, cited in held),
            outlets=each,
            origins=each,
        )
        articles = tuple(source.article.id for source, _ in held)
        title = f"The bridge of town {at}"
        told.append(Story(id=f"s{at}", title=title, articles=articles, developments=(entry,)))
    return Briefing(
        title="A great day",
        date=DAY,
        bottom_line=tuple(
            Statement(text=f"{n} votes.{words}", entries=(f"d{n}",)) for n in range(1, 6)
        ),
        stories=tuple(told),
        sources=tuple(sources),
        making=example().making,
    )


def summit(parties=25, issues=40):
    source, cited = report(0)
    positions = tuple(
        Entry(
            id=f"p{party * issues + issue + 1}",
            finding=PartyPosition(
                party=f"Federation {party} of the North",
                issue=f"issue {issue} of the treaty on borders",
                stance=STANCES[(party + issue) % 4],
                position=f"Federation {party} has its say on issue {issue}.",
                evidence=(1,),
            ),
            evidence=(cited,),
        )
        for party in range(parties)
        for issue in range(issues)
        if (party + issue) % 3 == 0
    )
    story = Story(id="s1", title="A summit", articles=("a0",), positions=positions)
    return Briefing(
        title="A summit", date=DAY, stories=(story,), sources=(source,), making=example().making
    )


@pytest.mark.parametrize("template", ["daily", "onepage", "matrix"])
@pytest.mark.parametrize("paper", POINTS)
def test_a_page_has_the_size_of_its_paper(paper, template):
    box = opened(example(), template, paper).pages[0].mediabox
    assert (round(box.width), round(box.height)) == POINTS[paper]


def test_the_first_page_can_go_out_alone():
    first, *rest = map(text_of, opened(example(), "daily").pages)
    for part in ("Anexample", "Tuesday3March2026", "Bottomline", "Fivethingstoknow"):
        assert part in first
    assert "Keydevelopments" not in first
    assert "Keydevelopments" in rest[0]


def test_each_citation_leads_to_its_sentence_and_each_sentence_back():
    markup = render(example(), "daily", "typ", loader("templates"))
    for label in ("s2-1", "s1-3", "d1", "p2", "q1", "c1"):
        assert markup.count(f'#label("{label}")') == 1, label
        assert markup.count(f'link(label("{label}"))') >= 1, label
    evidence = markup.partition("= Evidence")[2]
    back = re.search(r'#label\("s1-3"\).*', evidence)
    assert back
    assert 'link(label("p1"))' in back[0]


@pytest.mark.parametrize("paper", POINTS)
@pytest.mark.parametrize("words", ["w" * 300, "a line of many words " * 60, "a b " * 200])
def test_the_one_page_is_one_page_and_says_what_found_no_room(words, paper, spoiled):
    [page] = opened(spoiled(example(), words), "onepage", paper).pages
    assert "fullbriefing" in text_of(page)
    [page] = opened(great_day(6, 3, words), "onepage", paper).pages
    assert "Noroomonthispage" in text_of(page)


def test_the_one_page_of_a_great_day_counts_what_it_leaves_to_the_full_briefing():
    [page] = opened(great_day(), "onepage").pages
    assert "Notonthispage:55developments,550furthersources." in text_of(page)


@pytest.mark.parametrize("template", ["daily", "onepage", "matrix"])
def test_a_day_without_anything_is_a_page_that_says_so(template):
    [page] = opened(bare_example(), template).pages
    text = text_of(page)
    assert "Nolinecouldbetiedtoasource" in text or "Nopartytakesaposition" in text


def test_a_great_day_lists_all_its_stories_and_sources():
    pages = [text_of(page) for page in opened(great_day(), "daily").pages]
    assert "Fivethingstoknow" in pages[0]
    assert "Inthisbriefing" in pages[1]
    text = "".join(pages)
    assert all(f"Thebridgeoftown{at}" in text for at in range(60))
    assert all(f"Report{number}" in text for number in range(600))


def test_a_day_of_the_timeline_that_is_longer_than_a_page_is_whole():
    lines = tuple(f"d{at + 1}" for at in range(60))
    day = great_day().model_copy(update={"timeline": (Happening(day=DAY, entries=lines),)})
    text = "".join(text_of(page) for page in opened(day, "daily").pages)
    timeline = text[text.rindex("Timeline") : text.rindex("Sources")]
    assert all(f"(D{at + 1})" in timeline for at in range(60))


def test_a_great_table_is_several_that_fit_the_page():
    reader = opened(summit(), "matrix")
    pages = [text_of(page) for page in reader.pages]
    tables = [page for page in pages if page.count("Issue")]
    assert sum(page.count("Issue") for page in tables) >= 5
    text = "".join(pages)
    for party in range(25):
        assert f"Federation{party}oftheNorth" in text
    # Whatever is set stays on the paper.
    for page in reader.pages[: len(tables)]:
        spots: list[float] = []
        page.extract_text(visitor_text=lambda t, _c, tm, _f, _s, at=spots: at.append(tm[4]))
        assert max(spots) < float(page.mediabox.width) - 40


@pytest.mark.parametrize("room", [4, 9, 14])  # cm that are taken before it
def test_a_table_that_fits_on_a_page_stands_on_one(room):
    markup = render(summit(3, 15), "matrix", "typ", loader("templates"))
    markup = markup.replace("#beside(", f"#v({room}cm)\n#beside(", 1)
    pages = map(text_of, PdfReader(io.BytesIO(pdf(markup, DAY))).pages)
    [table] = [page for page in pages if "Issue" in page]
    assert all(f"issue{issue}ofthetreaty" in table for issue in range(15))


@pytest.mark.parametrize("template", ["daily", "matrix"])
def test_an_endless_title_is_cut_in_the_headings_and_stands_whole_once_below(template):
    words = " ".join(f"word{n}" for n in range(100))
    stories = tuple(one.model_copy(update={"title": words}) for one in example().stories)
    day = example().model_copy(update={"title": words, "stories": stories})
    reader = opened(day, template)
    named = [one.title for one in reader.outline if not isinstance(one, list)]
    cut = [one for one in named if "word0" in one]
    assert len(cut) >= 2
    assert all(one.endswith("…") and len(one) < 200 for one in cut)
    text = "".join(map(text_of, reader.pages))
    assert text.count("word99") >= 2  # of the day, and of each story
    assert reader.metadata.title == words
