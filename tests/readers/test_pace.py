"""The limits of requests and tokens a minute."""

import pytest

from briefer.readers.limits import Limits
from briefer.readers.pace import Pace


class HeldBackError(Exception):
    """A call would have to wait."""


def held():
    raise HeldBackError


def went(pace, tokens=0):
    """Return whether a call of so many tokens goes without a wait."""
    try:
        pace.wait(tokens, held)
    except HeldBackError:
        return False
    return True


def test_without_limits_everything_goes():
    pace = Pace(Limits())
    assert all(went(pace, 10**9) for _ in range(100))


def test_no_minute_has_more_requests():
    pace = Pace(Limits(requests_per_minute=3))
    assert [went(pace) for _ in range(4)] == [True, True, True, False]


def test_no_minute_has_more_tokens():
    pace = Pace(Limits(tokens_per_minute=100))
    assert [went(pace, 40), went(pace, 40), went(pace, 40), went(pace, 20)] == [
        *(True, True, False, True)
    ]


@pytest.mark.parametrize(("took", "next_goes"), [(10, True), (60, False)])
def test_a_charge_is_settled_from_what_the_server_counted(took, next_goes):
    pace = Pace(Limits(tokens_per_minute=100))
    assert went(pace, 50)
    pace.settle(50, took)
    assert went(pace, 60 if next_goes else 50) is next_goes


def test_a_call_larger_than_a_minute_has_one_of_its_own():
    pace = Pace(Limits(tokens_per_minute=100))
    assert went(pace, 1000)
    assert not went(pace, 1)
