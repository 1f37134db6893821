import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.language.negation import kinds_of_negation, negated, negations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It did not agree.", ["not"]),
        ("They don’t know.", ["don’t"]),
        ("Nobody came, and nothing happened.", ["Nobody", "nothing"]),
        ("He failed to say why.", ["failed to"]),
        ("She ruled out a deal.", ["ruled out"]),
        ("Peru no longer wants it.", ["no longer"]),
        ("The bank declined to comment.", ["declined to"]),
        ("They cannot and won't.", ["cannot", "won't"]),
    ],
)
def test_negations(text, found):
    assert [word.text for word in negations(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Not only the court heard it.",
        "No doubt it will rain.",
        "No fewer than ten came.",
        "She noted the rise and took notes.",
        "Know the north knot.",
        "",
    ],
)
def test_what_does_not_negate(text):
    assert not negated(text)


def test_a_refusing_verb_does_not_turn_what_follows():
    kinds = {one.text: one.turns for one in kinds_of_negation("It rejected it and never came.")}
    assert kinds == {"rejected": False, "never": True}


@given(st.text(max_size=120))
def test_negations_stand_in_the_text(text):
    assert all(text[one.start : one.end] == one.text for one in negations(text))
