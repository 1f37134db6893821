"""Questions that another article answers."""

import datetime as dt

import pytest

from briefer.steps.answered import answered
from briefer.values.briefing import Entry
from briefer.values.finding import (
    Citation,
    Finding,
    KeyDevelopment,
    OmissionReason,
    OpenQuestion,
    line_of,
)

ASKED = OpenQuestion(question="Will Norsk Bank sell its shares in Oslo Steel?", evidence=(1,))
DATES = {"a1": dt.date(2026, 3, 2), "a2": dt.date(2026, 3, 3)}


def entry(finding: Finding, article: str, text: str = "") -> Entry:
    text = text or line_of(finding)
    cited = Citation(article_id=article, sentence=1, start=0, end=len(text), text=text)
    return Entry(id="", finding=finding, evidence=(cited,))


def left(text: str, article: str = "a2") -> list[str]:
    told = KeyDevelopment(summary=text, evidence=(1,))
    kept, omitted = answered([entry(ASKED, "a1", "It may."), entry(told, article)], DATES)
    assert len(kept) + len(omitted) == 2
    assert all(one.reason is OmissionReason.ANSWERED for one in omitted)
    return [one.finding.kind for one in kept]


def test_what_another_article_tells_as_done_is_not_open():
    assert left("Norsk Bank sold its shares in Oslo Steel on Tuesday.") == ["development"]


@pytest.mark.parametrize(
    "text",
    [
        "Norsk Bank wants to sell its shares in Oslo Steel.",
        "Norsk Bank would have sold its shares in Oslo Steel.",
        "Norsk Bank may have sold its shares in Oslo Steel.",
        "Norsk Bank sold a house in Bergen.",
        "Norsk Bank bought shares in Oslo Steel.",
    ],
)
def test_what_is_wanted_possible_or_about_something_else_leaves_it_open(text):
    assert left(text) == ["question", "development"]


def test_the_same_article_and_earlier_ones_do_not_answer():
    text = "Norsk Bank sold its shares in Oslo Steel."
    assert left(text, "a1") == ["question", "development"]
    late = entry(ASKED, "a2", "It may.")
    told = entry(KeyDevelopment(summary=text, evidence=(1,)), "a1")
    assert len(answered([late, told], DATES)[0]) == 2


PLANNED = OpenQuestion(question="Will the senate vote on the toll?", evidence=(1,))


def left_of_plan(text: str, claimed_by: str | None = None) -> int:
    told = KeyDevelopment(summary=text, claimed_by=claimed_by, evidence=(1,))
    asked = entry(PLANNED, "a1", "It is unclear whether the senate will vote on the toll.")
    return len(answered([asked, entry(told, "a2")], DATES)[0])


def test_what_will_be_is_not_open():
    assert left_of_plan("The senate will vote on the toll.") == 1
    assert left_of_plan("The senate will vote on the toll on 11 March, Ito said.", "Ito") == 1


@pytest.mark.parametrize(
    ("text", "claimed_by"),
    [
        ("The senate will vote on the toll, Ito said on Monday.", "Ito"),
        ("The senate may vote on the toll on 11 March, Ito said.", "Ito"),
        ("The senate wants to vote on the toll on 11 March.", None),
        ("The senate will debate the toll on 11 March.", None),
    ],
)
def test_what_someone_expects_or_wants_is_open(text, claimed_by):
    assert left_of_plan(text, claimed_by) == 2


@pytest.mark.parametrize(
    ("text", "open_still"),
    [
        ("Explosions caused by methane are rare, Ann Lee said.", True),
        ("The explosion was caused by methane.", False),
    ],
)
def test_a_cause_in_general_is_not_the_cause(text, open_still):
    question = OpenQuestion(question="What is the cause of the explosion?", evidence=(1,))
    told = KeyDevelopment(summary=text, evidence=(1,))
    kept, _ = answered([entry(question, "a1", "It is not known."), entry(told, "a2")], DATES)
    assert (len(kept) == 2) is open_still
