import pytest

from briefer.steps.conditions import is_conditional


@pytest.mark.parametrize(
    "line",
    [
        "Peru said it would host the talks provided both armies withdrew from the valley.",
        "Chile will sign only after the vote.",
        "“We will come back to the table if they stop the drilling,” the minister said.",
        "Ostby offered a ceasefire in exchange for the prisoners.",
        "Lima will not sign unless the levy is dropped.",
        "Peru will sign if any troops leave.",
    ],
)
def test_a_position_that_hangs_on_something(line):
    assert is_conditional(line, wanted=True)


@pytest.mark.parametrize(
    "line",
    [
        "Peru offered to host the talks.",
        "Peru provided Chile with 40 tanks and 300 trucks.",
        "Peru demanded the grain provided by Chile and the 40 tanks it provided in May.",
        "Peru will stay for as long as it takes.",
        "Reporters asked if Peru would host the talks.",
        "It is not clear if Chile will sign.",
        "Chile called the offer unusual, if not unprecedented.",
        "Peru will sign even if Chile does not.",
        "“If all are excused, there is no rule,” said Ana Ruiz, who wants the fund doubled to 18 billion and part of it spent on hubs abroad.",
    ],
)
def test_a_position_that_hangs_on_nothing(line):
    assert not is_conditional(line, wanted=True)


def test_what_happened_after_something_hangs_on_nothing():
    line = "Ana Ruiz surrendered only after the police had closed the road."
    assert not is_conditional(line, wanted=False)
