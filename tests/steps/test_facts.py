import pytest

from briefer.steps.facts import Line


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("Some 412 passengers left.", {(412.0, "person")}),
        ("Some 17 people left with 17 boats.", {(17.0, "person")}),
        ("It fell by 4.5 percent.", {(4.5, "%")}),
        ("Two shops shut at 5:30 p.m.", set()),
        ("Two shops shut at 16:45.", set()),
    ],
)
def test_large_figures_and_fractions_tell_and_the_time_of_day_does_not(text, telling):
    assert Line(text).telling == telling


def test_sums_and_shares_are_measured_and_spans_of_time_are_not():
    line = Line("It cost $30 and took five years and 40 men, 4% of the crew.")
    assert line.measured == {(30.0, "usd"), (4.0, "%")}
