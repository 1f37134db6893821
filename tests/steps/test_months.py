import datetime as dt

import pytest

from briefer.steps.moments import Moment
from briefer.steps.months import other_months
from briefer.steps.scenes import Scenes
from briefer.steps.sides import with_scene
from briefer.values.briefing import Entry
from briefer.values.finding import Citation, KeyDevelopment

DAY = (Moment(dt.date(2026, 11, 30)),)


def line(text, days=DAY):
    cited = Citation(article_id="a1", sentence=1, start=0, end=len(text), text=text)
    finding = KeyDevelopment(summary=text, evidence=(1,))
    return with_scene(Entry(id="d1", finding=finding, evidence=(cited,)), (), days, Scenes([]))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("In August, a ferry sank.", "A ferry sank on Monday.", True),
        ("In November, a ferry sank.", "A ferry sank on Monday.", False),
        ("A ferry sank on 30 November.", "A ferry sank on Monday.", False),
        ("Prices rose in October.", "Prices rose in November.", True),
        ("The October floods killed ten.", "The floods killed twelve.", False),
        ("The mayor may resign in May.", "The mayor resigned in May.", False),
    ],
)
def test_lines_of_other_months_are_told_apart(one, other, apart):
    assert other_months(line(one), line(other)) is apart
    assert other_months(line(other), line(one)) is apart


def test_without_days_both_have_to_name_a_month():
    assert not other_months(line("In August, a ferry sank.", ()), line("A ferry sank.", ()))
    assert other_months(line("In August, it sank.", ()), line("In July, it sank.", ()))
