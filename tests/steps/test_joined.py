import pytest

from briefer.steps.split import sentences
from briefer.steps.verify import index, verify
from briefer.values.article import Article
from briefer.values.finding import Omission, PartyPosition, Supported, line_of


def checked(text, line, party="Chile", stance="rejects", evidence=(1, 2)):
    article = index(Article(id="a", source="s", title="", text=text), sentences(text))
    position = PartyPosition(
        party=party, issue="ships", stance=stance, position=line, evidence=evidence
    )
    return verify(position, article)


TEXT = "Ana Ruiz of Peru offered 14 ships in May. Chile declined to match the offer."


def test_each_half_is_held_by_its_sentence():
    line = "Ana Ruiz of Peru offered 14 ships in May; Chile declined to match the offer."
    found = checked(TEXT, line)
    assert isinstance(found, Supported)
    assert [one.sentence for one in found.evidence] == [1, 2]
    assert line_of(found.finding) == line


@pytest.mark.parametrize(
    ("line", "party"),
    [
        ("Ana Ruiz of Peru offered 40 ships in May; Chile declined to match the offer.", "Chile"),
        ("Ana Ruiz of Peru offered 14 ships in May; Chile agreed to match the offer.", "Chile"),
        ("Ana Ruiz of Peru offered 14 ships in May; Chile declined to match the offer.", "Bolivia"),
    ],
)
def test_a_half_that_its_sentence_does_not_hold_fells_the_line(line, party):
    assert isinstance(checked(TEXT, line, party), Omission)


def test_what_is_only_reported_is_no_fact_in_a_half():
    text = "Ana Ruiz said the dam in Peru had leaked for weeks. Chile rejected that."
    found = checked(text, "The dam in Peru had leaked for weeks; Chile rejected that.")
    assert isinstance(found, Omission)
