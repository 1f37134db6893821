"""Processes: the order of the results, and what happens where a process or the run ends early."""

import os
import signal
import threading
import time
from contextlib import contextmanager
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.engines import cores, pool
from briefer.engines.cores import AHEAD, Cores

# Processes are started by way of a socket of the system's own.
pytestmark = pytest.mark.block_network(allowed_hosts=["[^.]*listener-"])

MANY = range(40)
LARGE = 40_000_000  # characters: what takes a while to write


@pytest.fixture(autouse=True)
def two_cores(monkeypatch):
    monkeypatch.setattr(cores, "usable", _two)


def _two():
    return 2


@contextmanager
def started():
    """Give an engine whose processes are there."""
    with Cores(2, worth_s=0) as engine:
        list(engine.map(str, "ab"))
        assert engine._starting is not None
        engine._starting.join(30)
        yield engine


def where(item):
    return item, os.getpid()


def refuses_two(item):
    if item == 2:
        raise ValueError(item)
    return item


def dies_elsewhere(item):
    """Return the item; in the process of another than the one that the item names, die of it."""
    number, home = item
    if number == 3 and os.getpid() != home:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def dies_writing(item):
    """Return a large text, in the midst of which the process of the item 3 dies elsewhere."""
    number, home = item
    if number == 3 and os.getpid() != home:
        threading.Timer(0.02, os.kill, (os.getpid(), signal.SIGKILL)).start()
    return str(number) * LARGE


def large(_):
    return "x" * LARGE


def naps(item):
    time.sleep(60 if item else 0)
    return os.getpid()


@given(st.lists(st.integers(), max_size=20))
def test_a_little_work_is_done_here(items):
    with Cores(2) as engine:
        assert [one for one, _ in engine.map(where, items)] == items
        assert engine._starting is None


def test_much_work_is_done_by_processes_in_the_order_of_the_items():
    with started() as engine:
        found = list(engine.map(where, MANY))
        again = list(engine.map(where, MANY))
    assert [one for one, _ in found] == [one for one, _ in again] == list(MANY)
    done_by = {process for _, process in found + again}
    assert os.getpid() not in done_by
    assert len(done_by) <= 2


def test_what_they_take_to_start_is_used_here():
    with Cores(2, worth_s=0) as engine:
        first = next(engine.map(where, count()))
        assert first == (0, os.getpid())


def test_one_core_has_no_processes(monkeypatch):
    monkeypatch.setattr(cores, "usable", lambda: 1)
    with Cores(4, worth_s=0) as engine:
        assert {process for _, process in engine.map(where, MANY)} == {os.getpid()}


def test_a_failing_item_is_raised_in_its_turn():
    with started() as engine:
        results = engine.map(refuses_two, MANY)
        assert [next(results), next(results)] == [0, 1]
        with pytest.raises(ValueError, match=r"^2$"):
            next(results)
        assert list(engine.map(str, [1])) == ["1"]


def test_endless_items_are_taken_as_there_is_room():
    with started() as engine:
        taken = count()
        results = engine.map(where, taken)
        assert next(taken) == 2 * AHEAD
        assert [next(results)[0] for _ in range(60)] == [*range(2 * AHEAD), *range(33, 61)]
        assert next(taken) == 2 * AHEAD + 61


def test_a_single_item_is_done_by_a_process_and_waited_for():
    with started() as engine:
        waiting = [engine.begun(where, item) for item in MANY]
        found = [wait() for wait in reversed(waiting)]
        fails = engine.begun(refuses_two, 2)
        with pytest.raises(ValueError, match=r"^2$"):
            fails()
    assert [one for one, _ in found] == [*reversed(MANY)]
    assert os.getpid() not in {process for _, process in found}


def test_a_single_item_is_done_where_it_is_waited_for_while_there_are_no_processes():
    with Cores(2) as engine:
        thread = engine.begun(lambda _: threading.get_ident(), 0)
        assert thread() == threading.get_ident()


def test_one_start_serves_all_threads(monkeypatch):
    starts: list[None] = []
    start = Cores._start
    monkeypatch.setattr(Cores, "_start", lambda self: starts.append(start(self)))
    with Cores(2, worth_s=0) as engine:
        begins = [threading.Thread(target=engine.begun, args=(where, item)) for item in MANY]
        for one in begins:
            one.start()
        for one in begins:
            one.join()
        assert engine._starting is not None
        engine._starting.join(30)
    assert len(starts) == 1


def test_a_single_item_that_a_dead_process_leaves_is_done_where_it_is_waited_for():
    with started() as engine:
        waiting = [engine.begun(dies_elsewhere, (number, os.getpid())) for number in MANY]
        assert [wait() for wait in waiting] == list(MANY)


def test_what_a_dead_process_leaves_is_done_here():
    items = [(number, os.getpid()) for number in MANY]
    with started() as engine:
        assert list(engine.map(dies_elsewhere, items)) == list(MANY)
        assert {process for _, process in engine.map(where, MANY)} == {os.getpid()}


def test_a_process_may_die_in_the_midst_of_a_result():
    items = [(number, os.getpid()) for number in range(6)]
    with started() as engine:
        found = list(engine.map(dies_writing, items))
    assert [one[0] for one in found] == list("012345")
    assert {len(one) for one in found} == {LARGE}


def test_an_error_of_the_run_may_come_in_the_midst_of_results():
    def failing():
        with started() as engine:
            next(engine.map(large, MANY))
            raise ValueError

    begun = time.monotonic()
    with pytest.raises(ValueError, match=r"^$"):
        failing()
    assert time.monotonic() - begun < 30


def test_processes_that_cannot_be_had_are_done_without(monkeypatch, caplog):
    caplog.set_level("INFO", "briefer")

    def refused(*_):
        raise OSError("no semaphores")

    monkeypatch.setattr(pool, "Pool", refused)
    with started() as engine:
        assert {process for _, process in engine.map(where, MANY)} == {os.getpid()}
    assert "no semaphores" in caplog.text


def test_an_error_of_the_run_ends_processes_in_the_midst_of_their_work():
    processes = set()

    def interrupted():
        with started() as engine:
            results = engine.map(naps, MANY)
            processes.add(next(results))
            raise KeyboardInterrupt

    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert time.monotonic() - begun < 30
    [process] = processes - {os.getpid()}
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
