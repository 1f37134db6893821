import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from briefer.errors import UsageError
from briefer.settings import DEFAULT_OPENAI_MODEL, Settings, parse_config, resolve


def test_flags_win_over_environment_and_environment_over_file():
    config = {"title": "file", "template": "file", "concurrency": 1}
    environment = {"BRIEFER_TEMPLATE": "env", "BRIEFER_CONCURRENCY": "2"}
    settings = resolve({"concurrency": "3", "title": None}, environment, config).settings
    assert (settings.title, settings.template, settings.concurrency) == ("file", "env", 3)


def test_nothing_given_is_the_defaults():
    assert resolve({}, {"PATH": "/bin", "BRIEFER_MODEL": ""}, {}) == (Settings(), (), "")


@pytest.mark.parametrize(
    ("flags", "environment", "config", "model", "place"),
    [
        ({}, {}, {}, "embedded", ""),
        ({}, {"OPENAI_API_KEY": "k"}, {}, DEFAULT_OPENAI_MODEL, "OPENAI_API_KEY"),
        ({}, {}, {"api_key": "k"}, DEFAULT_OPENAI_MODEL, "briefer.toml: api_key"),
        ({}, {"OPENAI_API_KEY": "k"}, {"model": "embedded"}, "embedded", "briefer.toml: model"),
        ({}, {"BRIEFER_MODEL": "openai:a"}, {"model": "openai:b"}, "openai:a", "BRIEFER_MODEL"),
        ({"model": "embedded"}, {"OPENAI_API_KEY": "k"}, {}, "embedded", "--model"),
        ({"base_url": "http://h/v1", "model": "openai:q:7b"}, {}, {}, "openai:q:7b", "--model"),
    ],
)
def test_which_model_and_why(flags, environment, config, model, place):
    resolved = resolve(flags, environment, config)
    assert (resolved.settings.model, resolved.model_from) == (model, place)


def test_a_server_without_a_model_is_asked_about():
    with pytest.raises(UsageError, match="--base-url: a server is named, but no model") as caught:
        resolve({"base_url": "http://127.0.0.1:1/v1"}, {}, {})
    assert "--model openai:NAME" in caught.value.tip


def test_own_variable_wins_over_the_general_one():
    environment = {"OPENAI_BASE_URL": "http://one", "BRIEFER_BASE_URL": "http://two"}
    settings = resolve({"model": "openai:m"}, environment, {"base_url": "http://three"}).settings
    assert settings.base_url == "http://two"


def test_key_is_never_shown():
    settings = resolve({}, {"OPENAI_API_KEY": "sesame"}, {}).settings
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == "sesame"
    assert "sesame" not in repr(settings) + settings.model_dump_json()


@pytest.mark.parametrize(
    ("key", "value", "line"),
    [
        ("concurrency", "four", "--concurrency: 'four' is not a whole number from 1 to 256"),
        ("concurrency", "0", "--concurrency: '0' is not a whole number from 1 to 256"),
        ("date", "20251", "--date: '20251' is not a date such as 2025-12-16"),
        ("date", "1765843200", "--date: '1765843200' is not a date such as 2025-12-16"),
        ("date", "2025-02-30", "--date: '2025-02-30' is not a date such as 2025-12-16"),
        ("formats", "md,docx", "--format: 'md,docx' is not a choice among md,html,pdf,json,typ"),
        ("formats", ", ,", "--format: ', ,' is not a choice among md,html,pdf,json,typ"),
        ("model", "gpt", "--model: 'gpt' is not a model: embedded, or openai:NAME"),
        ("model", "openai:", "--model: 'openai:' is not a model: embedded, or openai:NAME"),
        ("base_url", "localhost:80", "--base-url: 'localhost:80' is not an address such as"),
        ("output", "", "--output: '' is not a folder"),
        ("template", "../x", "--template: '../x' is not the name of a template set"),
        ("timeout_s", "nan", "--timeout-s: 'nan' is not a number of seconds above 0"),
    ],
)
def test_a_wrong_flag_is_named_with_its_value(key, value, line):
    with pytest.raises(UsageError) as caught:
        resolve({"model": "embedded", key: value}, {}, {})
    assert str(caught.value).startswith(line)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("concurrency = true", "briefer.toml: concurrency: True is not a whole number"),
        ('concurrency = "4"', "briefer.toml: concurrency: '4' is not a whole number"),
        ("date = 20251216", "briefer.toml: date: 20251216 is not a date"),
        ("date = 2025-12-16T10:00:00", "briefer.toml: date: datetime.datetime(2025, 12, 16, 10"),
        ("formats = [1]", "briefer.toml: formats: [1] is not a choice"),
        ("sources = [1]", "briefer.toml: sources: [1] is not a list of paths"),
        ("output = 3", "briefer.toml: output: 3 is not a folder"),
        ('output = "a\\u0000b"', "briefer.toml: output: 'a\\x00b' is not a folder"),
        ("wide = 3", "briefer.toml: wide: there is no such setting"),
        ("[model]\nname = 3", "briefer.toml: model: {'name': 3} is not a model"),
        ("title = ", "briefer.toml: Invalid value (at end of document)"),
        ('a = 1\ntitle = "x', "briefer.toml: "),
    ],
)
def test_a_wrong_file_is_named_with_the_key(text, line):
    with pytest.raises(UsageError) as caught:
        resolve({}, {}, parse_config(text))
    assert str(caught.value).startswith(line)


def test_a_misspelt_key_gets_a_suggestion():
    with pytest.raises(UsageError) as caught:
        resolve({}, {}, {"tilte": "x"})
    assert caught.value.tip == "did you mean title?"


def test_a_wrong_variable_is_named():
    with pytest.raises(UsageError, match=r"^BRIEFER_CONCURRENCY: 'x' is not"):
        resolve({}, {"BRIEFER_CONCURRENCY": "x"}, {})


def test_a_wrong_value_that_a_flag_overrules_does_no_harm():
    assert resolve({"concurrency": 2}, {"BRIEFER_CONCURRENCY": "x"}, {}).settings.concurrency == 2


def test_a_full_file():
    text = """
    sources = ["a/", "b.txt"]
    date = 2025-12-16
    formats = ["md", "pdf", "md"]
    output = "out"
    timeout_s = 30
    """
    resolved = resolve({}, {}, parse_config(text))
    assert resolved.sources == ("a/", "b.txt")
    assert resolved.settings == Settings(
        date=dt.date(2025, 12, 16), formats=("md", "pdf"), output=Path("out"), timeout_s=30
    )


def test_one_source_may_stand_alone():
    assert resolve({}, {}, {"sources": "a/"}).sources == ("a/",)


def test_formats_are_written_in_the_order_given_and_once():
    assert resolve({"formats": "pdf, md,,pdf"}, {}, {}).settings.formats == ("pdf", "md")


def test_settings_cannot_be_changed():
    with pytest.raises(ValidationError):
        Settings().model = "embedded"  # type: ignore[misc]


@given(st.dictionaries(st.sampled_from(sorted(Settings.model_fields)), st.text(max_size=20)))
def test_any_flags_give_settings_or_one_line(flags):
    try:
        settings = resolve(flags, {}, {}).settings
    except UsageError as error:
        line = str(error)
    else:
        line = "--"
        assert Settings.model_validate(settings.model_dump()) == settings
    assert line.startswith("--")
    assert "\n" not in line
