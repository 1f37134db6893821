"""The command, killed at any moment and started again: nothing is paid for twice."""

import json
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter

import pytest

from tests.model_server import SENTENCE, article_in, read_well

pytestmark = pytest.mark.block_network(allowed_hosts=["127.0.0.1"])

ARTICLES, KILLS, AT_ONCE = 40, 20, 4
SECONDS = (0.3, 3.0)  # of a run's life: from before the first call to after the last


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(ARTICLES):
        text = f"Harbour {number} reopened on Monday after a strike of {number + 3} days."
        (folder / f"{number:02}.txt").write_text(f"Harbour {number} opens\n\n{text}\n", "utf-8")
    return folder


@pytest.fixture
def slow_server(server):
    server.behaviour = answer
    return server


def answer(request):
    return read_well(request)._replace(delay_s=0.05)


def command(server, articles, folder, cache):
    return [
        *(sys.executable, "-m", "briefer", "daily", str(articles), "--quiet"),
        *("--model", "openai:m", "--base-url", server.url, "--concurrency", str(AT_ONCE)),
        *("--cache", str(cache), "--output", str(folder), "--format", "json,md"),
    ]


def finished(server, articles, folder, cache):
    subprocess.run(command(server, articles, folder, cache), check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def asked(server):
    """Return how often each passage was asked for, by the sentence in it."""
    texts = [article_in(request) for _, _, request in server.requests]
    return Counter(found[2] for text in texts if (found := SENTENCE.search(text)))


def read_so_far(cache):
    """Return the sentences whose readings are in the file."""
    if not cache.exists():
        return set()
    with sqlite3.connect(cache) as base:
        begun = base.execute("select 1 from sqlite_master where name = 'answers'").fetchone()
        rows = base.execute("select content from answers").fetchall() if begun else ()
    base.close()
    return {note["statement"] for (content,) in rows for note in json.loads(content)["notes"]}


def test_runs_killed_at_random_moments_end_in_the_briefing_of_an_unbroken_one(
    slow_server, articles, tmp_path
):
    unbroken = finished(slow_server, articles, tmp_path / "unbroken", tmp_path / "one.sqlite")
    assert asked(slow_server).total() == ARTICLES
    slow_server.requests.clear()

    chance = random.Random(7)
    cache, folder = tmp_path / "two.sqlite", tmp_path / "resumed"
    for _ in range(KILLS):
        had, before = read_so_far(cache), len(slow_server.requests)
        run = subprocess.Popen(command(slow_server, articles, folder, cache))
        time.sleep(chance.uniform(*SECONDS) / (1 if had else 2))
        run.send_signal(signal.SIGKILL)
        run.wait()
        paid = [request for _, _, request in slow_server.requests[before:]]
        texts = [article_in(one) for one in paid]
        assert not [text for text in texts for one in had if one in text]

    assert finished(slow_server, articles, folder, cache) == unbroken
    assert set(asked(slow_server)) <= {*read_so_far(cache)}
    # Each kill may lose the answers under way, and no others.
    assert asked(slow_server).total() <= ARTICLES + KILLS * AT_ONCE
    before = len(slow_server.requests)
    assert finished(slow_server, articles, folder, cache) == unbroken
    assert len(slow_server.requests) == before


def test_two_runs_at_once_on_one_file_pay_once_and_write_the_same(slow_server, articles, tmp_path):
    folders = [tmp_path / "one", tmp_path / "two"]
    cache = tmp_path / "answers.sqlite"
    runs = [
        subprocess.Popen(command(slow_server, articles, folder, cache), stderr=subprocess.PIPE)
        for folder in folders
    ]
    assert [(run.communicate()[1], run.returncode) for run in runs] == [(b"", 0), (b"", 0)]
    assert set(asked(slow_server).values()) == {1}
    one, two = ({path.name: path.read_bytes() for path in f.iterdir()} for f in folders)
    assert one == two


def test_ctrl_c_ends_within_two_seconds_with_what_was_read_kept(slow_server, articles, tmp_path):
    cache, folder = tmp_path / "answers.sqlite", tmp_path / "out"
    run = subprocess.Popen(
        [*command(slow_server, articles, folder, cache)[:-2], "--format", "md"],
        stderr=subprocess.PIPE,
    )
    while len(read_so_far(cache)) < 3:
        assert run.poll() is None
        time.sleep(0.05)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=2)
    assert run.returncode == 130
    assert b"interrupted" in said
    assert b"the same command goes on from here: what was read is kept" in said
    had, before = read_so_far(cache), len(slow_server.requests)
    assert len(had) >= 3
    finished(slow_server, articles, folder, cache)
    later = [article_in(one) for _, _, one in slow_server.requests[before:]]
    assert not [text for text in later for one in had if one in text]
