import datetime as dt

from briefer.steps.compose import checked, day_line, headline, number, timeline
from briefer.values.article import Article
from briefer.values.briefing import Difference, Entry, Side, Statement, Story
from briefer.values.finding import Citation, KeyDevelopment, Omission, OpenQuestion


def entry(line: str, entry_id: str = "", day: dt.date | None = None) -> Entry:
    citation = Citation(article_id="a1", sentence=1, start=0, end=len(line), text=line)
    finding = KeyDevelopment(summary=line, evidence=(1,))
    return Entry(id=entry_id, finding=finding, evidence=(citation,), day=day)


def story(story_id: str, *lines: str, **more) -> Story:
    developments = tuple(entry(line) for line in lines)
    return Story(id=story_id, title=story_id, articles=("a1",), developments=developments, **more)


DAM = "The dam above Oroville burst on Monday and flooded two villages."
SHARES = "Acme cut its forecast for the year on Tuesday."


def test_ids_count_through_the_whole_briefing():
    question = OpenQuestion(question="Will the dam be rebuilt?", evidence=(1,))
    asked = entry(DAM).model_copy(update={"finding": question})
    stories = number([story("s1", DAM, SHARES), story("s2", SHARES, questions=(asked,))])
    assert [one.id for one in stories[0].entries] == ["d1", "d2"]
    assert [one.id for one in stories[1].entries] == ["d3", "q1"]


def test_a_statement_that_its_entries_hold_is_kept_once():
    said = Statement(text=DAM, entries=("d1",))
    kept, omitted = checked([said, said], [entry(DAM, "d1")])
    assert kept == (said,)
    assert omitted == ()


def test_a_statement_that_no_entry_holds_is_omitted_with_its_reason():
    said = Statement(text="The dam above Oroville killed 17 people on Monday.", entries=("d1",))
    kept, (omission,) = checked([said], [entry(DAM, "d1"), entry(SHARES, "d2")])
    assert kept == ()
    assert isinstance(omission, Omission)
    assert (omission.kind, omission.line) == ("bottom line", said.text)


def test_the_day_begins_with_its_only_story_or_with_the_first_words_of_each():
    first, second = Statement(text=DAM, entries=("d1",)), Statement(text=SHARES, entries=("d2",))
    one = story("s1", DAM, bottom_line=(first, second))
    other = story("s2", SHARES, bottom_line=(second,))
    assert day_line([one]) == (first, second)
    assert day_line([one, other]) == (first, second)
    assert day_line([other, story("s3", SHARES), one]) == (second, first)


def test_the_timeline_goes_from_the_oldest_day_to_the_newest():
    monday, tuesday = dt.date(2025, 3, 3), dt.date(2025, 3, 4)
    entries = (entry(SHARES, "d1", tuesday), entry(DAM, "d2", monday), entry(DAM, "d3"))
    told = Story(id="s1", title="t", articles=("a1",), developments=entries)
    assert [(one.day, one.entries) for one in timeline([told])] == [
        (monday, ("d2",)),
        (tuesday, ("d1",)),
    ]


def test_a_story_is_called_by_the_title_that_says_most_of_it():
    titles = ["What now?", "Oroville dam bursts, flooding two villages", "Weather"]
    articles = [
        Article(id=f"a{n}", source="s", title=title, text=DAM) for n, title in enumerate(titles)
    ]
    assert headline(articles, [entry(DAM)]) == titles[1]


def test_the_newest_articles_name_a_story():
    articles = [
        Article(
            id="a1", source="s", title="Oroville dam bursts", text=DAM, date=dt.date(2026, 3, 2)
        ),
        Article(id="a2", source="s", title="Towns dry out", text=DAM, date=dt.date(2026, 3, 4)),
    ]
    assert headline(articles, [entry(DAM)]) == "Towns dry out"


def test_a_title_whose_figure_was_overtaken_does_not_head_the_story():
    texts = ["Eleven dead as bus falls into gorge near Paras", "Toll of Paras bus rises to 17"]
    articles = [
        Article(id=f"a{n}", source=str(n), title=text, text=text) for n, text in enumerate(texts)
    ]
    cited = [
        Citation(article_id=one.id, sentence=1, start=0, end=len(one.text), text=one.text)
        for one in articles
    ]
    line = KeyDevelopment(summary="Eleven died as a bus fell into a gorge.", evidence=(1,))
    entry = Entry(id="d1", finding=line, evidence=(cited[0],))
    sides = tuple(
        Side(text=one.text, entries=(), evidence=(one,), outlets=1, origins=1, overtaken=not n)
        for n, one in enumerate(cited)
    )
    told = Difference(id="c1", kind="update", about="dead", sides=sides)
    assert headline(articles, [entry]) == texts[0]
    assert headline(articles, [entry], [told]) == texts[1]
    assert headline(articles[:1], [entry], [told]) == texts[0]
