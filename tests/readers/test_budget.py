"""What a run may take of a model, and what it took."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.readers.breaker import StoppedError
from briefer.readers.budget import Budget
from briefer.readers.limits import Limits
from briefer.values.briefing import Usage
from briefer.values.price import Price

CALL = Usage(prompt_tokens=100, output_tokens=50)


def nothing():
    """Find no reason to stop."""


def call(budget, most=CALL, took=None):
    with budget.reserved(most, nothing):
        budget.took((took or most).model_copy(update={"calls": 1}))


def test_what_was_taken_is_counted():
    budget = Budget(Limits(price=Price(prompt=1, output=2)))
    call(budget)
    call(budget)
    budget.kept()
    spent = budget.spent
    assert (spent.requests, spent.usage.calls, spent.kept) == (2, 2, 1)
    assert spent.cost == pytest.approx((200 + 2 * 100) / 1e6)


@given(st.integers(1, 2000), st.lists(st.integers(1, 400), max_size=30))
def test_no_call_begins_that_could_pass_the_tokens(most, calls):
    budget = Budget(Limits(max_tokens=most))
    for tokens in calls:
        try:
            call(budget, Usage(prompt_tokens=tokens))
        except StoppedError:
            assert budget.spent.usage.prompt_tokens + tokens > most
    assert budget.spent.usage.prompt_tokens <= most


def test_the_cost_is_a_limit_too():
    budget = Budget(Limits(max_cost=0.0003, price=Price(prompt=1, output=2)))
    call(budget)  # 0.0002
    with pytest.raises(StoppedError, match=r"the limit of \$0\.0003 would be passed"):
        call(budget)
    assert budget.spent.requests == 1


def test_a_call_waits_for_what_those_under_way_really_take():
    budget = Budget(Limits(max_tokens=320))
    inside, over = threading.Event(), threading.Event()

    def first():
        with budget.reserved(Usage(output_tokens=300), nothing):
            inside.set()
            over.wait()
            budget.took(Usage(output_tokens=10))

    thread = threading.Thread(target=first)
    thread.start()
    inside.wait()
    threading.Timer(0.05, over.set).start()
    call(budget, Usage(output_tokens=300))
    thread.join()
    assert budget.spent.usage.output_tokens == 310


def test_what_failed_gives_its_share_back():
    budget = Budget(Limits(max_tokens=200))
    for _ in range(5):
        with pytest.raises(OSError, match="cut"), budget.reserved(CALL, nothing):
            raise OSError("cut")
    call(budget)
    assert budget.spent.requests == 6
