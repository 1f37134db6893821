import threading
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.engines import base
from briefer.engines.local import AHEAD, LocalEngine


@given(st.lists(st.integers(), max_size=40), st.integers(1, 6))
def test_results_keep_the_order_of_the_items(items, concurrency):
    assert list(LocalEngine(concurrency).map(str, items)) == [str(item) for item in items]


def test_a_slow_item_keeps_its_place():
    slow = threading.Event()

    def task(item):
        if item == 0:
            assert slow.wait(10)
        if item == 3:
            slow.set()
        return item

    assert list(LocalEngine(2).map(task, range(6))) == [0, 1, 2, 3, 4, 5]


def test_tasks_run_side_by_side():
    meeting = threading.Barrier(3, timeout=10)
    list(LocalEngine(3).map(lambda _: meeting.wait(), range(3)))


def test_endless_items_are_taken_as_there_is_room():
    taken = count()
    results = LocalEngine(2).map(lambda item: item, taken)
    assert [next(results) for _ in range(100)] == list(range(100))
    assert next(taken) <= 100 + 2 * AHEAD
    results.close()


def test_the_first_failing_item_is_raised_and_the_rest_is_not_started():
    started = []

    def task(item):
        started.append(item)
        if item >= 2:
            raise ValueError(item)
        return item

    results = LocalEngine(2).map(task, range(10_000))
    assert [next(results), next(results)] == [0, 1]
    with pytest.raises(ValueError, match=r"^2$"):
        next(results)
    assert len(started) <= 2 + 2 * AHEAD


def test_a_caller_who_stops_does_not_wait_for_what_runs():
    release = threading.Event()

    def task(item):
        if item:
            release.wait(10)
        return item

    results = LocalEngine(2).map(task, range(100))
    assert next(results) == 0
    results.close()
    assert not release.is_set()
    release.set()


def test_an_interrupt_while_waiting_goes_through():
    def items():
        yield 1
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(LocalEngine(2).map(str, items()))


def test_failing_items_are_raised_as_they_are():
    def items():
        yield 1
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        list(LocalEngine(2).map(str, items()))


def test_no_items():
    assert list(LocalEngine().map(str, [])) == []


def test_a_task_that_times_out_itself_is_not_waited_for_again():
    def task(_):
        raise TimeoutError("the server")

    with pytest.raises(TimeoutError, match="the server"):
        list(LocalEngine(1).map(task, [1]))


def test_a_result_that_takes_longer_than_a_look_is_waited_for(monkeypatch):
    monkeypatch.setattr(base, "_LOOKS_UP_S", 0.001)
    ready = threading.Event()
    threading.Timer(0.05, ready.set).start()
    assert list(LocalEngine(1).map(lambda _: ready.wait(10), [1])) == [True]
