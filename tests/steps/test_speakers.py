import pytest

from briefer.language.attribution import attributions
from briefer.steps.speakers import speaking, told_in_line
from briefer.steps.split import sentences
from briefer.values.finding import PartyPosition


@pytest.mark.parametrize(
    ("line", "party", "teller"),
    [
        ("Ruiz says Chile wants the island.", "Chile", "Ruiz"),
        ("Ruiz demanded that Chile leave the island; Chile rejected the demand.", "Chile", None),
        (
            "Ruiz said that Chile armed rebels on the island, a charge Chile has always denied.",
            "Chile",
            None,
        ),
        ("Ruiz said that Chile, after a charge of its police, wants the island.", "Chile", "Ruiz"),
    ],
)
def test_what_the_article_itself_tells_of_a_party_has_no_other_teller(line, party, teller):
    told = PartyPosition(party=party, issue="island", stance="denies", position=line, evidence=(1,))
    assert told_in_line(told, {"ruiz": "Peru"}) == teller


def test_two_capitals_that_speak_are_two_parties():
    said = attributions(sentences("Washington and Riyadh called for a truce in Sudan."))
    assert {one.party for one in speaking(said, {})} == {"United States", "Saudi Arabia"}
