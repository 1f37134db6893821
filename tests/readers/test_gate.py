"""How many calls are under way at once."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.readers.gate import Gate


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def nothing():
    """Find no reason to stop."""


@given(st.lists(st.sampled_from(["slow", "quicken", "later"])), st.integers(1, 64))
def test_there_is_always_room_for_one_call_and_never_for_more_than_asked(steps, most):
    clock = Clock()
    gate = Gate(most, clock)
    for step in steps:
        if step == "slow":
            gate.slow(1)
        elif step == "quicken":
            gate.quicken()
        else:
            clock.now += 2
        assert 1 <= gate.allowed <= most


def test_a_refusal_halves_the_calls_and_answers_bring_them_back():
    clock = Clock()
    gate = Gate(32, clock)
    gate.slow(2)
    assert gate.allowed == 16
    gate.slow(2)  # of the same wave
    assert gate.allowed == 16
    clock.now = 3
    gate.slow(2)
    assert gate.allowed == 8
    for _ in range(100):  # 8 + 9 + … + 15 answers, and a few
        gate.quicken()
    assert gate.allowed == 16


def test_one_refusal_holds_all_back_for_as_long_as_the_server_asks():
    gate = Gate(4)
    began, passed = threading.Event(), []

    def call():
        began.set()
        with gate.passed(nothing):
            passed.append(1)

    gate.slow(0.3)
    threads = [threading.Thread(target=call) for _ in range(4)]
    for thread in threads:
        thread.start()
    began.wait()
    assert passed == []
    for thread in threads:
        thread.join()
    assert len(passed) == 4


def test_no_more_are_inside_than_are_allowed():
    gate = Gate(3)
    inside, most, lock = [], [], threading.Lock()
    leave = threading.Event()

    def call():
        with gate.passed(nothing):
            with lock:
                inside.append(1)
                most.append(len(inside))
            leave.wait(0.02)
            with lock:
                inside.pop()

    threads = [threading.Thread(target=call) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(most) == 3


def test_who_waits_hears_that_there_is_a_reason_to_stop():
    gate = Gate(1)
    gate.slow(60)

    def stop():
        raise InterruptedError

    with pytest.raises(InterruptedError), gate.passed(stop):
        pass
