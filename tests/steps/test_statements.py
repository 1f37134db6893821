import pytest

from briefer.steps.statements import verify_statement
from briefer.values.briefing import Entry, Statement
from briefer.values.finding import (
    Citation,
    KeyDevelopment,
    Omission,
    OmissionReason,
    OpenQuestion,
)


def entry(ident, line):
    cited = Citation(article_id="a1", sentence=1, start=0, end=len(line), text=line)
    return Entry(id=ident, finding=KeyDevelopment(summary=line, evidence=(1,)), evidence=(cited,))


ENTRIES = (
    entry("d1", "The port of Lome was closed for two days."),
    entry("d2", "Togo objects to Ghana's changes to the fishing treaty."),
)


def test_a_statement_rests_on_its_entries_or_is_moved():
    good = Statement(text="Togo objects to Ghana's treaty changes.", entries=("d2",))
    assert verify_statement(good, ENTRIES) == good
    moved = verify_statement(good.model_copy(update={"entries": ("d1", "d9")}), ENTRIES)
    assert isinstance(moved, Statement)
    assert moved.entries == ("d2",)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Ghana objects to Togo's changes to the fishing treaty.", OmissionReason.SPEAKER),
        ("The port of Lome was closed for five days.", OmissionReason.NUMBER),
        ("Fuel became scarce across the whole region.", OmissionReason.ENTRIES),
        ("Treaty:", OmissionReason.FORM),
    ],
)
def test_a_false_statement_is_left_out(text, reason):
    lost = verify_statement(Statement(text=text, entries=("d1", "d2")), ENTRIES)
    assert isinstance(lost, Omission)
    assert (lost.kind, lost.reason) == ("bottom line", reason)


def question(line, cited):
    asked = entry("q1", cited)
    return asked.model_copy(update={"finding": OpenQuestion(question=line, evidence=(1,))})


NEWS = entry("d3", "Togo will hold a vote on the treaty by May, its government said.")
OPEN = "It is open whether Togo will hold a vote on the treaty by May."


def test_what_is_called_open_rests_on_an_open_question():
    asked = question("Will Togo hold a vote on the treaty by May?", "Togo may vote by May on it.")
    said = Statement(text=OPEN, entries=("d3",))
    held = verify_statement(said, (*ENTRIES, NEWS, asked))
    assert isinstance(held, Statement)
    assert held.entries == ("q1",)


@pytest.mark.parametrize("line", ["When will Togo hold a vote on the treaty?", "Will Togo leave?"])
def test_what_an_entry_tells_is_not_called_open(line):
    asked = question(line, "Togo will hold a vote on the treaty by May, its government said.")
    lost = verify_statement(Statement(text=OPEN, entries=("d3", "q1")), (NEWS, asked))
    assert isinstance(lost, Omission)
    assert lost.reason is OmissionReason.ENTRIES


def test_news_that_something_is_not_known_is_told():
    said = entry("d1", "The cause of the fire at the port of Lome is not known.")
    told = Statement(text="The cause of the fire at the port is not known.", entries=("d1",))
    assert verify_statement(told, (said,)) == told
