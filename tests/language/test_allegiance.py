import pytest

from briefer.language.allegiance import parties_of_people


@pytest.mark.parametrize(
    "text",
    [
        "Peruvian President Ana Ruiz spoke.",
        "Peru’s president, Ana Ruiz, spoke.",
        "The president of Peru, Ana Ruiz, spoke.",
        "Ana Ruiz, the Peruvian president, spoke.",
        "Ana Ruiz, the president of Peru, spoke.",
        "Ana Ruiz, the president of Peru met union leaders.",
        "Ana Ruiz, head of Peru's army, spoke.",
        "President Ana Ruiz of Peru spoke.",
        "“Chile must pay,” said President Ana Ruiz of Peru.",
    ],
)
def test_an_apposition_tells_for_whom_somebody_speaks(text):
    assert parties_of_people([text]) == {"ana ruiz": "Peru", "ruiz": "Peru"}


@pytest.mark.parametrize(
    "text",
    [
        "Former Peruvian President Ana Ruiz spoke.",
        "Ana Ruiz, a former president of Peru, spoke.",
        "Lima Mayor Ana Ruiz spoke.",
        "Ana Ruiz, the Lima mayor, spoke.",
        "Mayor Ana Ruiz of Lima spoke.",
        "Peruvian author Ana Ruiz spoke.",
        "Ana Ruiz toured Peru.",
        "Peruvian opposition leader Ana Ruiz spoke.",
        "Ana Ruiz, head of Peru's opposition Accord party, spoke.",
        "Ana Ruiz, the leader of Peru’s largest trade union, spoke.",
        "Ana Ruiz, leader of the Peruvian opposition, spoke.",
    ],
)
def test_no_state_speaks_through_those_who_do_not_serve_it(text):
    assert parties_of_people([text]) == {}


def test_most_texts_decide():
    chilean, peruvian = "Chilean minister Leo Diaz left.", "Peruvian minister Leo Diaz left."
    assert parties_of_people([chilean, peruvian, peruvian])["leo diaz"] == "Peru"
    assert parties_of_people([chilean, peruvian]) == {}


def test_a_surname_of_two_parties_tells_nothing():
    found = parties_of_people(["Chilean minister Leo Diaz met Peruvian minister Ana Diaz."])
    assert found == {"leo diaz": "Chile", "ana diaz": "Peru"}
