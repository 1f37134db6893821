"""What a run takes of a model: told before it, bounded in it, told after it."""

import json
import os
import re
import sqlite3
from contextlib import closing

import pytest

from briefer import cli
from briefer.readers.kept import Answer, Kept
from briefer.values.briefing import Briefing, Usage
from tests.model_server import article_in, completion, read_well

pytestmark = pytest.mark.block_network(allowed_hosts=["127.0.0.1"])

ARTICLES = 6


@pytest.fixture(autouse=True)
def _somewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "BRIEFER_MODEL"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(ARTICLES):
        text = f"The port of Harbour {number} reopened on Monday after a strike.\n"
        (folder / f"{number}.txt").write_text(f"Harbour {number} opens\n\n{text}", "utf-8")


@pytest.fixture
def model(server):
    server.behaviour = read_well
    return server


def run(model, *more, folder="out", one_by_one=True):
    at_once = ["--concurrency", "1"] if one_by_one else []
    given = ["daily", "articles", "--model", "openai:m", "--base-url", model.url]
    return cli.main([*given, "--format", "json", "--output", folder, *at_once, *more])


def written(tmp_path, folder="out"):
    [path] = (tmp_path / folder).iterdir()
    return Briefing.model_validate_json(path.read_text("utf-8"))


def test_a_second_run_makes_no_call_and_writes_the_same(model, tmp_path, capsys):
    assert run(model) == 0
    calls = len(model.requests)
    said = capsys.readouterr().err
    assert f"this run: {calls} requests, {calls},000 tokens in, {calls * 50} out" in said
    first = written(tmp_path)
    assert first.making.usage.calls == calls
    assert run(model, folder="again") == 0
    assert len(model.requests) == calls
    assert f"this run: no request; {calls} answers kept from before" in capsys.readouterr().err
    assert written(tmp_path, "again") == first


def test_an_address_is_one_with_and_without_its_last_slash(model, capsys):
    assert run(model) == 0
    calls = len(model.requests)
    assert run(model, "--base-url", f"{model.url}/") == 0
    assert len(model.requests) == calls
    assert run(model, "--base-url", f"{model.url}/other") == 0
    assert len(model.requests) == 2 * calls


def test_without_a_cache_every_run_asks(model):
    run(model, "--no-cache")
    run(model, "--no-cache", "--cache", "answers.sqlite")
    calls = len(model.requests)
    assert calls % 2 == 0
    run(model, "--cache", "answers.sqlite")
    assert len(model.requests) == calls // 2 * 3


def test_one_text_is_paid_for_once_however_many_carry_it(model, tmp_path):
    text = (tmp_path / "articles" / "0.txt").read_text("utf-8")
    for number in range(10, 20):
        (tmp_path / "articles" / f"{number}.txt").write_text(text, "utf-8")
    run(model, "--no-cache", one_by_one=False)
    texts = [request["messages"][0]["content"] for _, _, request in model.requests]
    assert len(texts) == len(set(texts))
    assert written(tmp_path).making.usage.calls == len(texts)


def test_one_text_that_fails_is_paid_for_once_however_many_carry_it(model, tmp_path):
    text = (tmp_path / "articles" / "0.txt").read_text("utf-8")
    for number in range(10, 20):
        (tmp_path / "articles" / f"{number}.txt").write_text(text, "utf-8")
    bad = completion("I am sorry.", "stop", (1000, 50))
    model.behaviour = lambda asked: (
        bad if "Harbour 0 reopened" in article_in(asked) else read_well(asked)
    )
    run(model, "--no-cache", one_by_one=False)
    asked = [article_in(one) for _, _, one in model.requests]
    assert sum("Harbour 0 reopened" in text for text in asked) == 2
    assert len(written(tmp_path).fallbacks) == 11
    assert written(tmp_path).making.usage.calls == len(asked)


@pytest.mark.parametrize("limit", [("--max-tokens", "9000"), ("--max-cost", "0.009")])
def test_a_limit_stops_before_the_call_that_would_pass_it(model, tmp_path, capsys, limit):
    (tmp_path / "prices.toml").write_text("[m]\nprompt = 1\noutput = 1\n")
    assert run(model, *limit, "--prices", "prices.toml") == 3
    briefing = written(tmp_path)
    usage = briefing.making.usage
    assert 0 < usage.prompt_tokens + usage.output_tokens <= 9000
    assert 0 < len(briefing.fallbacks) < ARTICLES
    assert "would be passed by the next call" in briefing.making.stopped
    said = capsys.readouterr().err
    assert f"{len(briefing.fallbacks)} of {ARTICLES} passages read without the model" in said
    assert "the same command goes on from here" in said
    before = len(model.requests)
    run(model, folder="rest")
    assert len({json.dumps(one) for _, _, one in model.requests}) == len(model.requests) > before
    capsys.readouterr()
    run(model, *limit, "--prices", "prices.toml", "--no-cache", folder="lost")
    said = capsys.readouterr().err
    assert "would be passed by the next call" in said
    assert "goes on from here" not in said
    assert written(tmp_path, "rest").fallbacks == ()


def test_a_limit_that_allows_no_call_writes_nothing(model, tmp_path, capsys):
    assert run(model, "--max-tokens", "10") == 1
    assert "the limit of 10 tokens would be passed by the next call" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    assert model.requests == []


def test_a_limit_of_cost_needs_a_price(model, capsys):
    assert run(model, "--max-cost", "1") == 2
    assert "no price is listed for m" in capsys.readouterr().err


def test_the_cost_is_told_at_the_price_of_its_day(model, tmp_path, capsys):
    (tmp_path / "prices.toml").write_text("[m]\nprompt = 2\noutput = 10\nseen = 2026-03-01\n")
    run(model, "--prices", "prices.toml")
    briefing, calls = written(tmp_path), len(model.requests)
    assert briefing.making.cost == pytest.approx(calls * 0.0025)
    assert f"US${calls * 0.0025:.4f} at the price of 2026-03-01" in capsys.readouterr().err


def test_without_a_price_only_tokens_are_told(model, tmp_path, capsys):
    run(model)
    assert written(tmp_path).making.cost is None
    assert "US$" not in capsys.readouterr().err


def test_a_dry_run_tells_and_asks_nothing(model, tmp_path, capsys):
    (tmp_path / "prices.toml").write_text("[m]\nprompt = 2\noutput = 10\n")
    assert run(model, "--dry-run", "--prices", "prices.toml") == 0
    said = capsys.readouterr().out
    assert said.startswith("6 articles, 6 passages, of which 0 are kept from before\nabout ")
    assert "US$" in said
    assert model.requests == []
    assert not (tmp_path / "out").exists()


def test_a_dry_run_of_what_is_all_kept_foresees_no_call(model, capsys):
    run(model)
    calls = len(model.requests)
    capsys.readouterr()
    assert run(model, "--dry-run") == 0
    assert capsys.readouterr().out == (
        "6 articles, 6 passages, of which 6 are kept from before\n"
        "no call: all that is asked is kept from before\n"
    )
    assert len(model.requests) == calls


def test_a_dry_run_counts_the_bottom_lines_that_are_not_kept(model, tmp_path, capsys):
    bad = completion("I am sorry.", "stop", (1000, 50))
    model.behaviour = lambda asked: read_well(asked) if article_in(asked) else bad
    run(model)
    calls = len(model.requests)
    capsys.readouterr()
    assert run(model, "--dry-run") == 0
    printed = capsys.readouterr()
    assert "of which 6 are kept from before\nabout 1 call, 650 tokens in" in printed.out
    assert "0 to read, 1 for the bottom lines, less where one is kept" in printed.out
    assert printed.err == ""
    assert len(model.requests) == calls


def test_a_dry_run_of_the_embedded_reader_says_that_it_makes_no_call(capsys):
    assert cli.main(["daily", "articles", "--dry-run"]) == 0
    assert "the embedded reader makes no call" in capsys.readouterr().out


def fails_from(call, answer):
    """Read well, and from that call on give the answer."""
    asked = []

    def behaviour(request):
        asked.append(request)
        return read_well(request) if len(asked) < call else answer

    return behaviour


WRONG_KEY = (401, "wrong key")
SPENT = (429, "spent", {"code": "insufficient_quota"})


def failed(model, status, message, fields=None):
    model.fail(status, message, **(fields or {}))
    return model.plan.pop()


@pytest.mark.parametrize("how", [WRONG_KEY, SPENT])
def test_what_no_call_can_escape_ends_the_run_at_once(model, tmp_path, capsys, how):
    answer = failed(model, *how)
    model.behaviour = lambda _: answer
    assert run(model) == 1
    assert len(model.requests) == 1
    assert not (tmp_path / "out").exists()
    assert how[1] in capsys.readouterr().err


@pytest.mark.parametrize("how", [WRONG_KEY, SPENT])
def test_what_was_read_before_is_kept_and_the_rest_is_read_without(model, tmp_path, capsys, how):
    model.behaviour = fails_from(4, failed(model, *how))
    assert run(model) == 3
    assert len(model.requests) == 4
    briefing = written(tmp_path)
    assert len(briefing.fallbacks) == 3
    assert how[1] in briefing.making.stopped
    assert "the same command goes on from here" in capsys.readouterr().err
    model.behaviour = read_well
    model.requests.clear()
    run(model, folder="rest")
    assert len(written(tmp_path, "rest").fallbacks) == 0
    texts = [one["messages"][0]["content"] for _, _, one in model.requests]
    assert sum("<article>" in text for text in texts) == 3


def test_a_passage_that_the_model_cannot_read_is_marked(model, tmp_path, capsys):
    bad = completion("I am sorry.", "stop", (1000, 50))
    model.behaviour = lambda asked: (
        bad if "Harbour 2 reopened" in json.dumps(asked) else read_well(asked)
    )
    assert run(model) == 0
    briefing = written(tmp_path)
    [fallback] = briefing.fallbacks
    assert fallback.source.endswith("2.txt")
    assert fallback.sentences == (1, 1)
    assert "did not fill in the form" in fallback.reason
    assert briefing.unread == ()
    said = capsys.readouterr().err
    assert "1 of 6 passages read without the model: the model m at" in said


def test_without_the_fallback_it_is_left_out(model, tmp_path, capsys):
    bad = completion("I am sorry.", "stop", (1000, 50))
    model.behaviour = lambda asked: (
        bad if "Harbour 2 reopened" in json.dumps(asked) else read_well(asked)
    )
    assert run(model, "--no-fallback") == 3
    briefing = written(tmp_path)
    assert briefing.fallbacks == ()
    assert [one.source.endswith("2.txt") for one in briefing.unread] == [True]
    told = {
        one.article_id for story in briefing.stories for e in story.entries for one in e.evidence
    }
    assert "a3" not in told


def test_the_cache_is_shown_pruned_and_cleared(model, capsys):
    assert cli.main(["cache"]) == 0
    assert "no answers are kept yet" in capsys.readouterr().out
    run(model)
    calls = len(model.requests)
    capsys.readouterr()
    assert cli.main(["cache"]) == 0
    shown = capsys.readouterr().out
    assert re.search(rf"answers\.sqlite: {calls} answers, \d+ kB\n  m: {calls} answers", shown)
    assert cli.main(["cache", "prune", "--days", "1"]) == 0
    assert "0 answers taken out" in capsys.readouterr().err
    assert cli.main(["cache", "clear"]) == 0
    assert f"{calls} answers taken out" in capsys.readouterr().err
    run(model)
    assert len(model.requests) == 2 * calls


def test_days_below_zero_are_refused(capsys):
    assert cli.main(["cache", "prune", "--days", "-1"]) == 2
    assert "--days: -1" in capsys.readouterr().err


def test_a_mistake_in_a_prompt_that_is_sent_last_is_told_before_anything_is_paid(
    model, tmp_path, capsys
):
    own = tmp_path / "mine" / "default"
    own.mkdir(parents=True)
    (own / "compose.md.j2").write_text("{{ entrees }}\n", "utf-8")
    assert run(model, "--prompts", "mine") == 1
    said = capsys.readouterr().err
    assert re.search(r"compose\.md\.j2, line 1: there is no variable `entrees`", said)
    assert "`briefer prompts` lists all mistakes" in said
    assert model.requests == []


def test_more_days_than_the_calendar_has_take_nothing_out(model, capsys):
    run(model)
    for days in ("99999999", "9" * 30):
        assert cli.main(["cache", "prune", "--days", days]) == 0
        assert "0 answers taken out" in capsys.readouterr().err


@pytest.mark.parametrize("action", ["prune", "clear"])
def test_what_another_process_writes_to_is_not_said_to_be_cleared(
    model, tmp_path, capsys, monkeypatch, action
):
    monkeypatch.setattr("briefer.readers.keptfile._BUSY_S", 0.1)
    file = tmp_path / "own.sqlite"
    run(model, "--cache", str(file))
    capsys.readouterr()
    with closing(sqlite3.connect(file, isolation_level=None)) as base:
        base.execute("begin immediate")
        assert cli.main(["cache", action, "--cache", str(file)]) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert f"nothing taken out: {file}: another process is writing to it\ntip: " in said.err
        assert cli.main(["cache", "--cache", str(file)]) == 0
        assert f"{len(model.requests)} answers" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("action", "undone"), [("show", "answers cannot be shown"), ("clear", "nothing taken out")]
)
def test_what_is_no_file_of_answers_is_neither_shown_nor_cleared(tmp_path, capsys, action, undone):
    own = tmp_path / "article.txt"
    own.write_text("The harbour opened.")
    assert cli.main(["cache", action, "--cache", str(own)]) == 1
    assert f"{undone}: {own}: it is no file of kept answers" in capsys.readouterr().err
    assert own.read_text() == "The harbour opened."
    assert cli.main(["cache", action, "--cache", str(tmp_path)]) == 1
    assert f"{undone}: {tmp_path}: it is a folder" in capsys.readouterr().err


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everything")
@pytest.mark.parametrize("mode", [0o555, 0o755])
def test_a_file_that_cannot_be_written_to_is_shown_and_not_cleared(tmp_path, capsys, mode):
    file = tmp_path / "folder" / "own.sqlite"
    kept = Kept(file)
    kept.keep("k", "m", Answer("", Usage(calls=1)))
    kept.close()
    file.chmod(0o444)
    file.parent.chmod(mode)
    assert cli.main(["cache", "--cache", str(file)]) == 0
    assert "own.sqlite: 1 answer," in capsys.readouterr().out
    assert cli.main(["cache", "clear", "--cache", str(file)]) == 1
    assert "it cannot be written to" in capsys.readouterr().err
    file.parent.chmod(0o755)
