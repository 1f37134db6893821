import pytest

from briefer.steps.measures import measures
from briefer.steps.scope import same_scope


@pytest.mark.parametrize(
    ("one", "other", "common", "same"),
    [
        ("73 people died.", "120 people died.", (), True),
        ("73 people died in Lima.", "120 people died.", (), False),
        ("73 people died in Lima.", "120 people died.", ("Peru",), True),
        ("73 people died this week.", "120 people died.", (), False),
        ("73 people died in 1997.", "120 people died.", (), False),
        ("73 people died in Oruro.", "120 people died in Cusco.", (), False),
        (
            "73 people died in the village of Tifni, he added.",
            "120 people died in Cusco.",
            (),
            False,
        ),
        ("73 people died in Oruro.", "120 people died in Oruro in Bolivia.", (), True),
        ("Acme said 73 people died.", "120 people died, Beta said.", (), True),
        ("Acme killed 73 people.", "Beta killed 120 people.", (), False),
    ],
)
def test_figures_are_compared_in_one_place_and_time(one, other, common, same):
    assert same_scope(measures(one)[0], measures(other)[0], frozenset(common)) is same


def test_the_soldiers_of_two_states_are_counted_apart():
    one = measures("Peru said 2,783 of its soldiers were killed.")[0]
    other = measures("Some 2,900 Chilean soldiers died.")[0]
    assert not same_scope(one, other, frozenset())
    assert not same_scope(one, other, frozenset({"Peru"}))


def test_each_of_two_whom_all_know_has_figures_of_its_own():
    one, other = measures("Peru sent 8 ships.")[0], measures("Chile sent 5 ships.")[0]
    assert not same_scope(one, other, frozenset({"Peru", "Chile"}))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Peru said 12 of its soldiers had died.", "The fighting killed 19 soldiers."),
        ("A woman and two children were killed.", "The toll rose to 15."),
        ("Six civilians were killed.", "Two soldiers were killed."),
        ("Chile reported four dead.", "Peru and Chile lost 19 soldiers."),
    ],
)
def test_of_other_people_other_figures_are_told(one, other):
    first, second = measures(one)[-1], measures(other)[-1]
    assert not same_scope(first, second, frozenset({"Peru", "Chile"}))
    assert not same_scope(second, first, frozenset({"Peru", "Chile"}))
