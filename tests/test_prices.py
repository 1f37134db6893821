"""Prices: whose file counts, and what is said of a mistaken one."""

import pytest

from briefer.errors import UsageError
from briefer.prices import price_of

DOLLARS = "is not a number of US dollars from 0 to 1000000, without quotes"
DAY = "is not a day such as 2026-03-01, without quotes"


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path / "p.toml"


def mistake(path, text):
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(UsageError) as caught:
        price_of("m", None, path)
    assert str(caught.value).startswith(str(path))
    assert caught.value.tip
    return str(caught.value).removeprefix(str(path)), caught.value.tip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("prompt = -1\noutput = 2", f": m: prompt: -1 {DOLLARS}"),
        ("prompt = 1\noutput = -2", f": m: output: -2 {DOLLARS}"),
        ("prompt = 1", ": m: output: it is missing"),
        ("", ": m: prompt: it is missing"),
        ("prompt = 'cheap'\noutput = 2", f": m: prompt: 'cheap' {DOLLARS}"),
        ("prompt = '1.5'\noutput = 2", f": m: prompt: '1.5' {DOLLARS}"),
        ("prompt = true\noutput = 2", f": m: prompt: True {DOLLARS}"),
        ("prompt = inf\noutput = 2", f": m: prompt: inf {DOLLARS}"),
        ("prompt = nan\noutput = 2", f": m: prompt: nan {DOLLARS}"),
        ("prompt = 1e300\noutput = 2", f": m: prompt: 1e+300 {DOLLARS}"),
        ("prompt = 1\noutput = 2\ncurrency = 'EUR'", ": m: currency: there is no such field"),
        ("prompt = 1\noutput = 2\nseen = 'yesterday'", f": m: seen: 'yesterday' {DAY}"),
        ("prompt = 1\noutput = 2\nseen = 0", f": m: seen: 0 {DAY}"),
        ("prompt = 1\noutput = 2\nseen = 2026-03-01T10:00:00", f"2026-03-01 10:00:00 {DAY}"),
    ],
)
def test_a_mistaken_price_is_told_with_its_model_and_field(path, text, said):
    message, tip = mistake(path, f"[m]\n{text}\n")
    assert message.endswith(said)
    assert "`prompt` and `output`" in tip


@pytest.mark.parametrize(
    ("text", "said", "todo"),
    [
        ("", ": no model is listed in it", "a model is a table"),
        ("# nothing\n", ": no model is listed in it", "a model is a table"),
        ("hello world", "(at line 1, column 7)", "a model is a table"),
        ("[m]\nprompt = 1\n[m]\n", "Cannot declare ('m',) twice (at line 3", "a model is a table"),
        ("prompt = 1", ": prompt: 1 is not a table with a price", "`prompt` and `output`"),
        ("[[m]]\nprompt = 1", "is not a table with a price", "`prompt` and `output`"),
        ("[m-4.1]\nprompt = 1\noutput = 2", ": m-4: prompt: it is missing", '["m-4.1"]'),
        (b"# a\n# \xff\n", ", line 2: it is not UTF-8", "save it as UTF-8"),
    ],
)
def test_a_mistaken_file_of_prices_is_told_with_what_to_do(path, text, said, todo):
    message, tip = mistake(path, text)
    assert said in message
    assert todo in tip


def test_a_message_stays_on_its_line(path):
    message, _ = mistake(path, '["m\\nn"]\nprompt = -1\n')
    assert "\n" not in message


def test_the_own_price_counts_on_any_server_and_the_shipped_on_openai_alone(path):
    path.write_text('["gpt-4.1"]\nprompt = 1\noutput = 0\nseen = 2026-03-01\n')
    elsewhere = "http://127.0.0.1:8080/v1"
    own = price_of("gpt-4.1-2025-04-14", elsewhere, path)
    assert own is not None
    assert own.prompt == 1
    assert price_of("gpt-4.1-mini", None, path) is not None
    assert price_of("gpt-4.1-mini", elsewhere, path) is None
