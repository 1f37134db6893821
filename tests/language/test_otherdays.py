"""Dates that are not the days on which something happens."""

import datetime as dt

import pytest

from briefer.language.otherdays import is_other_day
from briefer.steps.days import day_of
from briefer.values.finding import KeyDevelopment


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("The strikers must return by Friday.", True),
        ("The rebels have until the end of Friday to leave.", True),
        ("The union may extend the strike beyond Friday.", True),
        ("All must be paid before next Friday.", True),
        ("They pay no later than Friday.", True),
        ("The port stays shut through Friday.", True),
        ("Seven have died, three more than the army had reported on Friday.", True),
        ("The minister invited the unions to new talks on Friday.", True),
        ("The minister invited the unions on Friday.", False),
        ("At least 63 died of the fever, which was declared on Friday.", True),
        ("The ministry has counted 121 cases since Friday.", True),
        ("The walkout will last until 6 p.m. on Friday.", True),
        ("The bank, which meets on Friday, is expected to cut its rate.", True),
        ("Acme paid a premium of 28% to the closing price on Friday.", True),
        ("The rebels gave the names of four captives to be freed on Friday.", True),
        ("He stays free on bond until his sentencing on Friday.", True),
        ("The captives are to be freed on Friday.", False),
        ("A fire, which killed nine, broke out on Friday.", False),
        ("More than 40 people died on Friday.", False),
        ("The senate will not vote until Friday.", False),
        ("The bridge fell on Friday.", False),
        ("Stopped by police, he left Friday.", False),
        ("It was passed by 40 votes late Friday.", False),
    ],
)
def test_a_deadline_is_told_from_the_day_of_an_event(line, due):
    assert is_other_day(line, line.index("Friday")) is due


@pytest.mark.parametrize("when", ["Friday", "by Friday"])
def test_a_deadline_dates_no_event(when):
    finding = KeyDevelopment(summary="Peru must pay by Friday.", when=when, evidence=(1,))
    assert day_of(finding, dt.date(2026, 11, 3)) is None


def test_a_day_that_is_named_twice_is_that_of_the_event():
    line = "They met on Friday and agreed to pay by Friday."
    finding = KeyDevelopment(summary=line, when="Friday", evidence=(1,))
    assert day_of(finding, dt.date(2026, 11, 3)) == dt.date(2026, 10, 30)
