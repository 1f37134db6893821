"""Answers kept in a file."""

import datetime as dt
import signal
import sqlite3
import subprocess
import sys
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.readers.kept import VERSION, Answer, Kept
from briefer.values.briefing import Usage

USAGE = Usage(calls=1, prompt_tokens=9, output_tokens=4)
ANSWER = Answer('{"notes": []}', USAGE)


def nothing():
    """Find no reason to stop."""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "folder" / "answers.sqlite"


@pytest.fixture
def kept(path):
    kept = Kept(path)
    yield kept
    kept.close()


def again(path):
    return Kept(path)


def test_an_answer_is_there_for_the_next_run(kept, path):
    assert kept.found("k") is None
    kept.keep("k", "m", ANSWER)
    kept.keep("cut", "m", Answer("", USAGE, cut=True))
    other = again(path)
    assert other.found("k") == ANSWER
    assert other.found("cut") == Answer("", USAGE, cut=True)
    other.close()


@given(st.text(st.characters(exclude_categories=["Cs"])), st.booleans())
def test_an_answer_comes_back_as_it_was(content, cut):
    kept = Kept(None)
    kept.keep("k", "m", Answer(content, USAGE, cut))
    assert kept.found("k") == Answer(content, USAGE, cut)
    kept.close()


def test_in_memory_nothing_is_written(tmp_path):
    kept = Kept(None)
    kept.keep("k", "m", ANSWER)
    kept.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("harm", ["header", "middle", "answer", "no database", "another table"])
def test_a_damaged_file_is_set_aside_with_a_message(path, capsys, harm):
    kept = Kept(path)
    for number in range(200):
        kept.keep(f"k{number}", "m", Answer("x" * 500, USAGE))
    kept.close()
    if harm == "answer":
        with sqlite3.connect(path) as base:
            base.execute("update answers set content = 'y'")
        base.close()
    elif harm == "another table":
        path.unlink()
        with sqlite3.connect(path) as base:
            base.execute("create table answers (a)")
            base.execute(f"pragma user_version = {VERSION}")
        base.close()
    else:
        data = bytearray(path.read_bytes())
        if harm == "middle":
            data[8192:60000] = b"\xff" * (60000 - 8192)
        elif harm == "header":
            data[:100] = bytes(100)
        else:
            data = bytearray(b"this is no database at all" * 99)
        path.write_bytes(data)
    harmed = again(path)
    for number in range(200):
        harmed.found(f"k{number}")
    harmed.keep("new", "m", ANSWER)
    harmed.close()
    assert "is damaged: it is now" in capsys.readouterr().err
    assert path.with_name("answers.sqlite.damaged-1").exists()
    fresh = again(path)
    assert fresh.found("new") == ANSWER
    fresh.close()
    assert capsys.readouterr().err == ""


def test_a_file_of_another_version_is_set_aside(path, capsys):
    Kept(path).close()
    with sqlite3.connect(path) as base:
        base.execute("pragma user_version = 99")
    base.close()
    Kept(path).close()
    assert "of another version of briefer: it is now" in capsys.readouterr().err


def test_where_no_file_can_be_the_run_goes_on_without_one(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    kept = Kept(tmp_path / "file" / "answers.sqlite")
    kept.keep("k", "m", ANSWER)
    assert kept.found("k") == ANSWER
    kept.close()
    said = capsys.readouterr().err
    assert said.startswith("briefer: answers are not kept for later runs")
    assert "--no-cache" in said


def test_the_stock_and_what_is_taken_out(kept):
    kept.keep("a", "small", ANSWER)
    kept.keep("b", "small", ANSWER)
    kept.keep("c", "large", ANSWER)
    assert [(one.model, one.answers, one.prompt_tokens) for one in kept.stock()] == [
        *(("small", 2, 18), ("large", 1, 9))
    ]
    assert kept.output_share("small") == 4 / 9
    assert kept.output_share("none") is None
    kept._base.execute("update answers set used = '2020-01-01' where key = 'a'")
    assert kept.prune(dt.date(2021, 1, 1)) == 1
    assert kept.found("a") is None
    assert kept.prune(None) == 2
    assert kept.stock() == ()


def test_one_thread_at_a_time_holds_a_key_and_others_hold_theirs(kept):
    order, inside = [], threading.Event()

    def first():
        with kept.claimed("k", nothing):
            inside.set()
            time.sleep(0.1)
            order.append("first")

    thread = threading.Thread(target=first)
    thread.start()
    inside.wait()
    with kept.claimed("other", nothing):
        order.append("other")
    with kept.claimed("k", nothing):
        order.append("second")
    thread.join()
    assert order == ["other", "first", "second"]


def test_who_waits_for_a_key_hears_that_there_is_a_reason_to_stop(kept):
    def stop():
        raise InterruptedError

    def other():
        with pytest.raises(InterruptedError), kept.claimed("k", stop):
            pass

    with kept.claimed("k", nothing):
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    with kept.claimed("k", nothing):
        pass


HOLD = """
import sys, time
from pathlib import Path
from briefer.readers.kept import Kept
kept = Kept(Path(sys.argv[1]))
with kept.claimed("k", lambda: None):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_process_that_is_killed_lets_go_of_its_key(kept, path):
    holder = subprocess.Popen([sys.executable, "-c", HOLD, path], stdout=subprocess.PIPE)
    assert holder.stdout
    holder.stdout.readline()

    class WaitedError(Exception):
        pass

    def waited():
        raise WaitedError

    with pytest.raises(WaitedError), kept.claimed("k", waited):
        pass
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    with kept.claimed("k", nothing):
        pass


WRITE = """
import sys
from pathlib import Path
from briefer.readers.kept import Answer, Kept
from briefer.values.briefing import Usage
kept = Kept(Path(sys.argv[1]))
print("begun", flush=True)
for number in range(10**9):
    kept.keep(f"{sys.argv[2]}-{number}", "m", Answer("x" * (number % 5000), Usage(calls=1)))
"""


def test_a_kill_in_the_middle_of_writing_harms_nothing(path, capsys):
    for turn in range(4):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITE, path, str(turn)], stdout=subprocess.PIPE
        )
        assert writer.stdout
        writer.stdout.readline()
        time.sleep(0.05 + 0.03 * turn)
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
    kept = Kept(path)
    [stock] = kept.stock()
    rows = kept._base.execute("select key, content from answers").fetchall()
    assert stock.answers == len(rows) > 4
    assert all(kept.found(key) == Answer(content, Usage(calls=1)) for key, content in rows)
    kept.close()
    assert capsys.readouterr().err == ""
