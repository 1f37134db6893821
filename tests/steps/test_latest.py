"""Which lines of a story still stand."""

from briefer.steps.latest import standing
from briefer.values.briefing import Difference, Entry, Side, Story
from briefer.values.finding import Citation, KeyDevelopment, line_of

QUAKE = "A quake struck western Peru on Monday, killing 37 people."
PLANES = "Chile offered two planes."
LATER = "The toll of the quake in western Peru rose to 61."
HURT = "The number of injured climbed to 214."


def entry(id_, text):
    cited = Citation(article_id="a1", sentence=1, start=0, end=len(text), text=text)
    return Entry(
        id=id_, finding=KeyDevelopment(summary=text, evidence=(1,)), evidence=(cited,), outlets=1
    )


def update(now, then):
    sides = [
        Side(text="t", entries=(one,) if one else (), evidence=(), overtaken=over)
        for one, over in ((now, False), (then, True))
    ]
    return Difference(id="c1", kind="update", about="dead", sides=tuple(sides))


def lines(texts, *differences):
    entries = tuple(entry(f"d{n}", text) for n, text in enumerate(texts, 1))
    story = Story(id="s1", title="T", articles=("a1",), developments=entries)
    told = standing(story.model_copy(update={"differences": differences}))
    return [line_of(one.finding) for one in told]


def test_where_nothing_is_overtaken_all_lines_stand_in_their_order():
    assert lines([QUAKE, PLANES, LATER]) == [QUAKE, PLANES, LATER]


def test_the_later_line_takes_the_place_of_the_one_that_it_overtakes():
    assert lines([QUAKE, PLANES, LATER], update("d3", "d1")) == [LATER, PLANES]


def test_of_several_later_lines_the_first_takes_the_place():
    both = (update("d4", "d1"), update("d3", "d1"))
    assert lines([QUAKE, PLANES, LATER, HURT], *both) == [LATER, PLANES, HURT]


def test_a_later_figure_that_tells_of_something_else_stays_where_it_is():
    assert lines([QUAKE, PLANES, HURT], update("d3", "d1")) == [PLANES, HURT]


def test_where_the_later_figure_is_no_line_the_earlier_one_stands():
    assert lines([QUAKE, PLANES], update("", "d1")) == [QUAKE, PLANES]
