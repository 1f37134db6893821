import pytest

from briefer.steps.statements import verify_statement
from briefer.values.briefing import Entry, Statement
from briefer.values.finding import Citation, KeyDevelopment, Omission, OmissionReason


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
