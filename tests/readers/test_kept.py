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

from briefer.errors import CacheError
from briefer.readers import keptfile
from briefer.readers.kept import Answer, Kept
from briefer.readers.keptfile import VERSION
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


@pytest.mark.parametrize("harm", ["header", "middle", "no database", "another table"])
def test_a_damaged_file_is_set_aside_with_a_message(path, capsys, harm):
    kept = Kept(path)
    for number in range(200):
        kept.keep(f"k{number}", "m", Answer("x" * 500, USAGE))
    kept.close()
    if harm == "another table":
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


@pytest.mark.parametrize("altered", ["y", b"\xff", 7])
def test_an_altered_answer_is_dropped_alone_and_it_is_said_once(path, capsys, altered):
    kept = Kept(path)
    for key in ("a", "b", "c"):
        kept.keep(key, "m", ANSWER)
    kept._base.execute("update answers set content = ? where key != 'c'", (altered,))
    other = again(path)
    assert [kept.found(key) for key in ("a", "b", "c")] == [None, None, ANSWER]
    kept.keep("a", "m", ANSWER)
    assert [other.found(key) for key in ("a", "b", "c")] == [ANSWER, None, ANSWER]
    kept.close()
    other.close()
    assert capsys.readouterr().err.count("an answer that was altered is taken out") == 1
    assert not path.with_name("answers.sqlite.damaged-1").exists()


FIND = """
import sys
from pathlib import Path
from briefer.readers.kept import Answer, Kept
from briefer.values.briefing import Usage
kept = Kept(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
for number in range(200):
    kept.found(f"k{number}")
    kept.keep(f"{sys.argv[2]}-{number}", "m", Answer("paid", Usage(calls=1)))
kept.close()
"""


def test_of_runs_that_find_damage_one_moves_the_file_and_all_keep_in_the_new_one(path):
    kept = Kept(path)
    for number in range(200):
        kept.keep(f"k{number}", "m", Answer("x" * 500, USAGE))
    kept.close()
    data = bytearray(path.read_bytes())
    data[8192:60000] = b"\xff" * (60000 - 8192)
    path.write_bytes(data)
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", FIND, path, str(run)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for run in range(3)
    ]
    for run in runs:
        assert run.stdout
        run.stdout.readline()
    said = b"".join(run.communicate(b"\n")[1] for run in runs)
    assert said.count(b"is damaged: it is now") == said.count(b"\n") == 1
    kept = again(path)
    assert all(kept.found(f"{run}-199") for run in range(3))
    kept.close()
    assert not path.with_name("answers.sqlite.damaged-2").exists()


@pytest.mark.parametrize("finds", [True, False])
def test_a_run_goes_on_with_the_file_that_another_has_begun(kept, path, finds):
    old = path.rename(path.with_name("old.sqlite"))
    other = again(path)
    if finds:
        kept._set_aside(path, "is damaged")
    kept.keep("k", "m", ANSWER)
    assert other.found("k") == ANSWER
    other.close()
    assert old.exists()
    assert list(path.parent.glob("*.damaged*")) == []


def database(path, *statements):
    with sqlite3.connect(path) as base:
        for statement in statements:
            base.execute(statement)
    base.close()


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("article.txt", lambda path: path.write_text("The harbour opened.\n")),
        ("article", lambda path: path.write_text("The harbour opened.\n" * 300)),
        (
            "own.sqlite",
            lambda path: database(path, "create table t (x)", "pragma user_version = 1"),
        ),
        ("own.db", lambda path: database(path, "create table answers (question, answer)")),
    ],
)
def test_a_file_of_somebody_s_own_is_left_as_it_is(tmp_path, capsys, name, made):
    path = tmp_path / name
    made(path)
    data = path.read_bytes()
    kept = Kept(path)
    kept.keep("k", "m", ANSWER)
    with kept.claimed("k", nothing):
        assert kept.found("k") == ANSWER
    kept.close()
    said = capsys.readouterr().err
    assert f"not kept for later runs: {path}: it is no file of kept answers" in said
    with pytest.raises(CacheError, match="it is no file of kept answers"):
        Kept(path, strict=True)
    assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_is_ours_by_its_first_bytes_whatever_its_name(tmp_path, capsys):
    path = tmp_path / "answers"
    kept = Kept(path)
    for number in range(99):
        kept.keep(f"k{number}", "m", Answer("x" * 500, USAGE))
    kept.close()
    path.write_bytes(path.read_bytes()[:9000])
    Kept(path).close()
    assert "is damaged: it is now" in capsys.readouterr().err


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


def at_the_opening(kept, path, monkeypatch):
    """Have SQLite refuse to open the file for writing; to make one in memory it does not."""
    kept.close()
    connected = keptfile.connected

    def refused(asked):
        if asked is None:
            return connected(None)
        error = sqlite3.OperationalError("attempt to write a readonly database")
        error.sqlite_errorcode = sqlite3.SQLITE_READONLY_DIRECTORY
        raise error

    monkeypatch.setattr(keptfile, "connected", refused)
    return Kept(path)


def at_the_first_answer(kept, _path, _monkeypatch):
    kept._base.execute("pragma query_only = on")
    return kept


@pytest.mark.parametrize("day", ["2026-03-02", None])
@pytest.mark.parametrize("refused", [at_the_opening, at_the_first_answer])
def test_of_a_file_that_cannot_be_written_to_the_answers_are_used(
    kept, path, capsys, monkeypatch, refused, day
):
    kept._today = day or kept._today
    kept.keep("old", "m", ANSWER)
    readonly = refused(kept, path, monkeypatch)
    readonly._today = "2026-03-03" if day else readonly._today
    for _ in range(2):
        assert readonly.found("old") == ANSWER
        readonly.keep("new", "m", ANSWER)
        assert readonly.found("new") == ANSWER
    readonly.close()
    why = f"{path}: it cannot be written to; those in it are used"
    assert capsys.readouterr().err == f"briefer: answers are not kept for later runs: {why}\n"
    monkeypatch.undo()
    later = Kept(path)
    assert (later.found("old"), later.found("new")) == (ANSWER, None)
    later.close()


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


def test_what_comes_after_the_end_of_a_run_is_passed_over_in_peace(kept, path, capsys):
    kept.keep("k", "m", ANSWER)
    kept.close()
    kept.keep("late", "m", ANSWER)
    assert kept.found("late") is None
    assert capsys.readouterr().err == ""
    assert again(path).found("k") == ANSWER
