"""From findings to stories: nothing is lost, and size does no harm."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from briefer.steps.split import sentences
from briefer.stories import arrange
from briefer.values.article import Article
from briefer.values.finding import (
    Citation,
    KeyDevelopment,
    OpenQuestion,
    PartyPosition,
    Supported,
)

TEXTS = (
    (
        "The dam above Oroville burst on Monday. At least 73 people died in the flood. Peru rejects the "
        "plan for a new dam. Will the talks on the dam go on?"
    ),
    (
        "A flood reached Oroville on Monday after the dam burst. The flood killed 120 people. Chile "
        "demands a new dam. The talks on the dam went on in Lima."
    ),
    (
        "Shares of Acme fell nine percent. The maker of anvils cut its forecast. Acme denies a sale. "
        "Will Acme be sold?"
    ),
    "",
)


def article(number: int, text: str, title: str = "") -> Article:
    return Article(
        id=f"a{number}", source=f"{number}.txt", title=title, text=text, date=dt.date(2024, 3, 1)
    )


def findings(one: Article) -> list[Supported]:
    found = []
    for sentence in sentences(one.text):
        finding: KeyDevelopment | PartyPosition | OpenQuestion
        if sentence.text.endswith("?"):
            finding = OpenQuestion(question=sentence.text, evidence=(sentence.number,))
        elif " rejects " in sentence.text or " demands " in sentence.text:
            finding = PartyPosition(
                party=sentence.text.split()[0],
                issue="dam",
                stance="rejects" if " rejects " in sentence.text else "demands",
                position=sentence.text,
                evidence=(sentence.number,),
            )
        else:
            finding = KeyDevelopment(summary=sentence.text, evidence=(sentence.number,))
        cited = Citation(
            article_id=one.id,
            sentence=sentence.number,
            start=sentence.start,
            end=sentence.end,
            text=sentence.text,
        )
        found.append(Supported(finding=finding, article_id=one.id, evidence=(cited,), support=1.0))
    return found


def arranged(texts, title=""):
    articles = [article(n, text, title) for n, text in enumerate(texts)]
    supported = [one for told in articles for one in findings(told)]
    stories, closed = arrange({one: sentences(one.text) for one in articles}, supported)
    return supported, stories, closed


def assert_nothing_is_lost(supported, stories, closed):
    given_places = {
        (one.finding.kind, one.article_id, one.evidence[0].sentence) for one in supported
    }
    kept = {
        (entry.finding.kind, cited.article_id, cited.sentence)
        for story in stories
        for entry in story.entries
        for cited in entry.evidence
    }
    left_out = {(one.kind, one.article_id, number) for one in closed for number in one.evidence}
    assert given_places == kept | left_out


@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=9))
def test_every_finding_ends_in_an_entry_or_in_the_omissions(texts):
    assert_nothing_is_lost(*arranged(texts))


def report(number: int) -> str:
    """Return a report on the flood: seven counts of the dead, and a line of its own."""
    return (
        f"The dam above Oroville burst on Monday. The flood killed {73 + number % 7} people. "
        f"Peru rejects the plan for a new dam. The flood took {number + 100} houses of Oroville. "
        "Will the talks on the dam go on?"
    )


def test_a_story_of_four_hundred_articles_loses_nothing():
    supported, stories, closed = arranged([report(number) for number in range(400)])
    assert max(len(story.articles) for story in stories) == 400
    assert len(supported) == 2000
    assert_nothing_is_lost(supported, stories, closed)
    assert sum(entry.outlets for entry in stories[0].developments) == 1200


def test_an_article_in_another_language_is_a_story_of_its_own_and_keeps_its_lines():
    german = "Der Damm oberhalb von Oroville brach am Montag. In der Flut starben 73 Menschen."
    supported, stories, closed = arranged([TEXTS[0], german, TEXTS[1]])
    assert sorted(len(story.articles) for story in stories) == [1, 2]
    assert_nothing_is_lost(supported, stories, closed)


def test_five_hundred_identical_articles_are_one_story_of_one_origin():
    _, [story], _ = arranged([TEXTS[0]] * 500)
    assert len(story.articles) == 500
    assert [len(entry.evidence) for entry in story.developments] == [500, 500]
    assert {entry.origins for entry in story.entries} == {1}
    assert story.differences == ()


def test_one_title_over_two_texts_makes_no_story():
    _, stories, _ = arranged([TEXTS[0], TEXTS[2]], title="News of the day")
    assert [len(story.articles) for story in stories] == [1, 1]


def test_what_differs_is_numbered_through_the_day():
    _, stories, _ = arranged(TEXTS)
    found = [one for story in stories for one in story.differences]
    assert [(one.id, one.kind, one.about) for one in found] == [("c1", "figures", "dead")]
    ids = {entry.id for story in stories for entry in story.entries}
    assert {name for side in found[0].sides for name in side.entries} <= ids


def test_an_empty_article_is_a_story_without_lines():
    _, [story], _ = arranged([""])
    assert (story.articles, story.entries) == (("a0",), ())
