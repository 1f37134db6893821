import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from briefer.steps.pictured import course, grid, named, patterns, ranked, spread
from briefer.steps.present import present
from briefer.values.sheet import Issue, Line, Party

DAY = dt.date(2026, 3, 1)


def line(name):
    return Line(label=name.upper(), anchor=name, text=name, witness="one source", marks=())


@st.composite
def tables(draw):
    """Draw parties with issues whose cases differ, each with its own positions."""
    names = st.lists(
        st.sampled_from(["pay", "Pay", "ports", "tax"]), max_size=4, unique_by=str.casefold
    )
    drawn = draw(st.lists(names, max_size=5))
    return [
        Party(
            name=f"Party {n}",
            issues=tuple(Issue(name=one, positions=(line(f"p{n}-{one}"),)) for one in issues),
        )
        for n, issues in enumerate(drawn)
    ]


@given(tables())
def test_the_table_holds_each_position_once_under_its_party_and_issue(parties):
    rows = grid(parties)
    assert all(len(row.cells) == len(parties) for row in rows)
    held = {
        (place, row.issue.casefold(), cell)
        for row in rows
        for place, cell in enumerate(row.cells)
        if cell
    }
    told = {
        (place, issue.name.casefold(), issue.positions)
        for place, party in enumerate(parties)
        for issue in party.issues
    }
    assert held == told
    counts = [sum(map(bool, row.cells)) for row in rows]
    assert counts == sorted(counts, reverse=True)


@given(st.lists(st.sampled_from("abc"), min_size=1))
def test_the_pieces_of_a_story_are_its_origins_and_together_its_articles(origins):
    told = spread(origins, ["The Post"] * len(origins))
    assert sum(told.shares) == told.articles == len(origins)
    assert len(told.shares) == told.origins == len(set(origins))
    assert list(told.shares) == sorted(told.shares, reverse=True)


def test_a_day_says_how_long_after_the_one_before_it_is_and_the_year_where_it_changes():
    days = [DAY, DAY + dt.timedelta(1), DAY + dt.timedelta(10), DAY + dt.timedelta(400)]
    told = course((day, (line("d1"),)) for day in days)
    assert [day.short for day in told] == ["1 Mar", "2 Mar", "11 Mar", "5 Apr"]
    assert [day.gap for day in told] == ["", "", "9 days", "1 year"]
    assert [day.year for day in told] == ["2026", "", "", "2027"]
    assert told[0].name == "Sunday 1 March 2026"


def test_parties_are_found_where_they_are_named_whole():
    parties = ranked(["the City", "Oslo", "the city", "Oslo Port"])
    assert parties == ("the City", "Oslo", "Oslo Port")
    known = patterns(parties)
    assert named(["The city’s mayor left Oslo."], known) == (1, 2)
    assert named(["Citywide trams stop at Oslo", "Port of Oslo"], known) == (2,)
    assert named(["خبر"], patterns(["خبر", "…"])) == (1,)


def test_a_line_knows_the_parties_that_take_it_or_are_named(briefing):
    sheet = present(briefing)
    assert sheet.parties == ("Port authority", "Harbour Union")
    lines = {one.anchor: one for chapter in sheet.chapters for one in chapter.developments}
    for chapter in sheet.chapters:
        for party in chapter.parties:
            lines |= {one.anchor: one for issue in party.issues for one in issue.positions}
    assert {name: one.parties for name, one in lines.items()} == {
        "d1": (1,),
        "d2": (),
        "d3": (),
        "p1": (2,),
        "p2": (1,),
        "p3": (1,),
    }
