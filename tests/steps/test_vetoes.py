"""What keeps two lines apart, however alike they are."""

import datetime as dt

import pytest

from briefer.steps.facts import fact
from briefer.steps.vetoes import veto
from briefer.values.finding import Citation, KeyDevelopment, OpenQuestion, Supported


def told(line, kind=KeyDevelopment, day=None):
    named = {"summary": line} if kind is KeyDevelopment else {"question": line}
    finding = kind(evidence=(1,), **named)
    cited = (Citation(article_id="a1", sentence=1, start=0, end=len(line), text=line),)
    return fact(Supported(finding=finding, article_id="a1", evidence=cited, support=1.0), day)


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        (
            "Chile's foreign minister refused to discuss the gas pipeline with Jordan.",
            "Argentina's foreign minister refused to discuss the water dam with Chile.",
            "names",
        ),
        (
            "The foreign minister refused to discuss the gas pipeline before 2027.",
            "The foreign minister refused to discuss the gas pipeline before 2026.",
            "day",
        ),
        (
            "Jordan demanded that the dam be opened by 2 January.",
            "Jordan demanded that the dam be opened by January 4.",
            "day",
        ),
        (
            "The mayor declared three days of mourning.",
            "The mayor extended the mourning from three days to seven.",
            "numbers",
        ),
        (
            "Jordan demanded that the dam be opened by 2 January.",
            "Jordan demanded that the dam be opened by 2 March.",
            "day",
        ),
        (
            "The toll of the bus crash rose to 17.",
            "The bus crash killed 12 people.",
            "numbers",
        ),
        (
            "Dozens of houses collapsed in the village of Tifni.",
            "Dozens of houses collapsed in the town of Caraveli.",
            "names",
        ),
        (
            "On Tuesday the budget of the city came from John Lee.",
            "On Tuesday the budget of the city came from Ana Lee.",
            "names",
        ),
        (
            "A third person died of wounds in a hospital of Arica.",
            "Two people were killed in Arica.",
            "numbers",
        ),
        ("Police held 31 miners in Arica.", "Police held 31 miners in Tacna.", "names"),
        ("Sales rose 5% in the third quarter.", "Sales rose 5% in the first nine months.", "day"),
        (
            "The prosecutor asked for a 10-year sentence for Bob Lee.",
            "The court gave Bob Lee a 10-year sentence.",
            "word",
        ),
        (
            "Chile denied that it had closed the port and said the army had targeted smugglers.",
            "Chile denied targeting fishermen.",
            "word",
        ),
        (
            "The climber Bob Lee died when he fell 200m down a gully on the mountain.",
            "The climber Bob Lee died when he fell 200ft down a gully on the mountain.",
            "numbers",
        ),
        (
            "Peru's ruling Liberal Party led in Sunday's election with most votes counted.",
            "Peru's Liberal Party won Sunday's election, early results showed.",
            "word",
        ),
    ],
)
def test_lines_of_one_frame_tell_of_two_things(one, other, name):
    assert veto(told(one), told(other)) == name
    assert veto(told(other), told(one)) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chile closed the port of Arica on 2 January.", "On January 2 Chile closed Arica port."),
        ("Chile closed the port on Friday 2 January.", "Chile closed the port on 2 January."),
        ("Chile closed the port in 2026.", "Chile closed the port on 2 January 2026."),
        ("John B. Lee left the talks.", "Senator John Lee left the talks."),
        ("The third round of talks ended in Arica.", "The talks in Arica ended on Monday."),
        ("Chile told Peru that the port is closed.", "Chile said that the port is closed."),
    ],
)
def test_more_or_fewer_details_keep_nothing_apart(one, other):
    assert veto(told(one), told(other)) is None


def test_questions_on_two_states_are_two():
    questions = ("Will Jordan accept mediation on the dam?", "Will Chile accept mediation on it?")
    one, other = (told(text, OpenQuestion) for text in questions)
    assert veto(one, other) == "names"


def test_another_day_keeps_apart():
    days = (dt.date(2026, 1, 2), dt.date(2026, 1, 3))
    one, other = (told("Chile closed the port.", day=day) for day in days)
    assert veto(one, other) == "day"
