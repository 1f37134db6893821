import datetime as dt

import pytest

from briefer.steps.furniture import mark_of
from briefer.steps.lines import Kind, Line
from briefer.steps.pagedate import is_dated_credit, stated_date

TITLE = Line("Bridges Close for Repairs", kind="headline")
BODY = Line("The city council voted on Tuesday to close two bridges, officials said.")
DAY = dt.date(2026, 2, 3)


def above(text: str, kind: Kind = "section label") -> list[Line]:
    mark = mark_of(text)
    return [TITLE, Line(text, mark=mark, kind="date line" if mark == "date" else kind), BODY]


@pytest.mark.parametrize(
    "line",
    [
        *("Riga, 3 February 2026", "By Ann Lee, 3 February 2026", "By Ann Lee - February 3, 2026"),
        *("Posted on Tuesday, 3rd of February 2026 by Ann in Town", "RIGA — 3 February 2026 —"),
        *("by gull_7 » Tue 3 Feb 2026 18:04", "uploaded on 2026-02-03 by admin"),
    ],
)
def test_a_date_beside_a_place_or_a_name(line):
    assert stated_date(above(line)) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "Talks to Resume on 3 February 2026",
        "The plan of 3 February 2026",
        "Ann Lee",
        "February 2026",
    ],
)
def test_a_subhead_is_no_date(line):
    assert not is_dated_credit(line)
    assert stated_date(above(line)) is None


def test_the_dateline_and_the_foot_of_a_page_state_it():
    dateline = Line("RIGA, Feb. 3, 2026 /BNS/ --", mark="dateline", kind="agency credit")
    assert stated_date([TITLE, dateline, BODY]) == DAY
    foot = Line("This page was last updated at 16:58 on 3 February 2026", kind="page furniture")
    assert stated_date([TITLE, BODY, foot]) == DAY


@pytest.mark.parametrize(
    ("line", "settling", "day"),
    [
        ("03/02/2026", "", None),
        ("Tuesday, 03/02/2026", "", DAY),
        ("Monday, 03/02/2026", "", dt.date(2026, 3, 2)),
        ("03/02/2026", "It opened on 21/10/1987, the council said.", DAY),
        ("02/03/2026", "It opened on 10/21/1987, the council said.", DAY),
        ("03/02/2026", "Opened on 10/21/1987, closed on 21/10/1999.", None),
    ],
)
def test_a_doubtful_date_counts_where_the_page_settles_it(line, settling, day):
    lines = above(line) + ([Line(settling)] if settling else [])
    assert stated_date(lines) == day


def test_a_dateline_settles_a_doubtful_date():
    dateline = Line("RIGA, Feb 3 (BNS) -", mark="dateline", kind="agency credit")
    doubtful = Line("03/02/2026", mark="date", kind="date line")
    assert stated_date([TITLE, doubtful, dateline, BODY]) == DAY


def test_the_time_of_a_post_between_paragraphs_dates_nothing():
    name, time = (
        Line("Mari Tamm", kind="section label"),
        Line("3 Feb 2026", mark="date", kind="date line"),
    )
    assert stated_date([TITLE, BODY, name, time, BODY]) is None
    assert stated_date([TITLE, BODY, time]) == DAY
