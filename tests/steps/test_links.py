import pytest

from briefer.steps.links import joined, unlinked


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("Meanwhile, he left.", "He left."),
        ("Meanwhile the fire grew.", "The fire grew."),
        ("And he left.", "He left."),
        ("Still waters run deep.", "Still waters run deep."),
        ("However", "However"),
        ("", ""),
    ],
)
def test_a_link_to_the_sentence_before_goes(line, alone):
    assert unlinked(line) == alone


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("The bank, however, refused.", "The bank refused."),
        ("Togo also shut the port.", "Togo shut the port."),
        ("But Togo shut the port.", "Togo shut the port."),
        (
            "Togo not only shut the port but also sued.",
            "Togo not only shut the port but also sued.",
        ),
        ("Togo, also a member, shut the port.", "Togo, also a member, shut the port."),
    ],
)
def test_a_link_to_nothing_goes(line, alone):
    assert joined(line, "") == alone


def test_a_link_to_the_sentence_in_front_stays():
    before = "Togo shut the port."
    assert joined("But Togo also sued.", before) == "But Togo also sued."
    assert joined("Ghana also sued.", before) == "Ghana sued."
