import datetime as dt
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from briefer.errors import UsageError
from briefer.settings import DEFAULT_OPENAI_MODEL, Settings, parse_config, resolve
from briefer.steps.lines import visible


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
        ("formats", "md,a/b", "--format: 'md,a/b' is not a list of formats such as md,html,pdf"),
        ("formats", ", ,", "--format: ', ,' is not a list of formats such as md,html,pdf,json"),
        ("model", "gpt", "--model: 'gpt' is not a model: embedded, openai:NAME or gguf:PATH"),
        (
            "model",
            "openai:",
            "--model: 'openai:' is not a model: embedded, openai:NAME or gguf:PATH",
        ),
        ("base_url", "localhost:80", "--base-url: 'localhost:80' is not an address such as"),
        ("model", "openai:a\u202e", "--model: 'openai:a\\u202e' is not a model"),
        ("title", "\u202e\n", "--title: '\\u202e\\n' is not a title"),
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
    ("address", "tip"),
    [
        ("h/v1", "begins with http:// or https://"),
        ("ftp://h/v1", "begins with http:// or https://"),
        ("http://", "the name of a host"),
        ("http://:80/v1", "the name of a host"),
        ("http://a..b/v1", "the name of a host"),
        ("http://<host>/v1", "the name of a host"),
        ("http://[::1", "in [ ] stands an address of IPv6"),
        ("http://[no]/v1", "in [ ] stands an address of IPv6"),
        ("http://[::1]x/v1", "the name of a host"),
        ("http://h:x/v1", "a whole number from 1 to 65535"),
        ("http://h:99999/v1", "a whole number from 1 to 65535"),
        ("http://h:0/v1", "a whole number from 1 to 65535"),
        ("http://a b/v1", "no space"),
        ("http://h/v1\n", "no character that cannot be seen"),
        ("http://h/v1#x", "from the ? or # on"),
    ],
)
def test_a_wrong_address_is_one_line_wherever_it_is_given(address, tip):
    places = {
        "--base-url": ({"base_url": address}, {}, {}),
        "OPENAI_BASE_URL": ({}, {"OPENAI_BASE_URL": address}, {}),
        "briefer.toml: base_url": ({}, {}, {"base_url": address}),
    }
    for place, (flags, environment, config) in places.items():
        with pytest.raises(UsageError) as caught:
            resolve({"model": "openai:m"} | flags, environment, config)
        wanted = f"{place}: {address!r} is not an address such as http://127.0.0.1:8080/v1"
        assert str(caught.value) == wanted
        assert tip in caught.value.tip


@pytest.mark.parametrize(
    "address",
    ["http://[::1]:8080/v1", "HTTPS://a_b.example/", "http://u:p@127.0.0.1:1", "http://é.example"],
)
def test_an_address_that_a_client_can_take_is_taken(address):
    assert resolve({"model": "openai:m", "base_url": address}, {}, {}).settings.base_url == address


@pytest.mark.parametrize(
    "address",
    [
        "http://ana:sesame@h:x/v1",
        "http://ana:open sesame@h/v1",
        "ana:sesame@h/v1",
        "http://h/v1?key=sesame",
    ],
)
def test_a_wrong_address_does_not_show_its_password(address):
    with pytest.raises(UsageError) as caught:
        resolve({"model": "openai:m", "base_url": address}, {}, {})
    assert "sesame" not in str(caught.value) + caught.value.tip


def test_empty_strings_of_the_file_and_empty_variables_are_not_set():
    names = ("api_key", "base_url", "model", "title", "date", "output", "prompts", "sources")
    variables = ("OPENAI_API_KEY", "OPENAI_BASE_URL", "BRIEFER_MODEL", "BRIEFER_TITLE")
    for blank in ("", "  ", "\t\n"):
        config: dict[str, object] = dict.fromkeys(names, blank)
        assert resolve({}, dict.fromkeys(variables, blank), config) == (Settings(), (), "")


def test_a_blank_variable_leaves_the_next_one_its_place():
    environment = {"BRIEFER_API_KEY": " ", "OPENAI_API_KEY": "sesame"}
    assert resolve({}, environment, {}).model_from == "OPENAI_API_KEY"


def test_a_title_is_one_line_of_what_can_be_seen():
    title = resolve({"title": " The\n\tday \u202e\x1b[1mafter\u200b "}, {}, {}).settings.title
    assert title == "The day [1mafter"
    assert Settings(title="a\u2066b").title == "ab"


def test_a_title_is_cleaned_as_the_text_of_an_article_is():
    for code in (*range(0x3000), *range(0xFE00, 0xFFF0)):
        sign = chr(code)
        if unicodedata.category(sign) in {"Cc", "Cf", "Co", "Cs"}:
            wanted = " ".join(visible(f"a{sign}b").split())
            title = Settings(title=f"a{sign}b").title or ""
            assert title.replace(" ", "") == wanted.replace(" ", ""), hex(code)


def test_a_key_loses_the_blanks_around_it_and_is_refused_where_no_header_can_carry_it():
    key = resolve({}, {"OPENAI_API_KEY": " sesame\n"}, {}).settings.api_key
    assert key
    assert key.get_secret_value() == "sesame"
    for wrong in ("sés", "a\nb"):
        with pytest.raises(UsageError, match=r"^OPENAI_API_KEY: the value is not a key$"):
            resolve({}, {"OPENAI_API_KEY": wrong}, {})


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("concurrency = true", "briefer.toml: concurrency: True is not a whole number"),
        ('concurrency = "4"', "briefer.toml: concurrency: '4' is not a whole number"),
        ("date = 20251216", "briefer.toml: date: 20251216 is not a date"),
        ("date = 2025-12-16T10:00:00", "briefer.toml: date: 2025-12-16 10:00:00 is not a date"),
        ("formats = [1]", "briefer.toml: formats: [1] is not a list of formats"),
        ("sources = [1]", "briefer.toml: sources: [1] is not a list of paths"),
        ("output = 3", "briefer.toml: output: 3 is not a folder"),
        ('output = "a\\u0000b"', "briefer.toml: output: 'a\\x00b' is not a folder"),
        ("wide = 3", "briefer.toml: wide: there is no such setting"),
        ("[model]\nname = 3", "briefer.toml: model: {'name': 3} is not a model"),
        ('"a\\nb" = 3', "briefer.toml: a\\nb: there is no such setting"),
        ('"" = 3', "briefer.toml: '': there is no such setting"),
        (f"a = {'[' * 5000}", "briefer.toml: the lists in it are nested too deep"),
        (f'date = "{"x" * 900}"', f"briefer.toml: date: '{'x' * 199}… is not a date"),
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


def test_a_model_file_may_have_blanks_in_its_path():
    settings = resolve({"model": "gguf:my models/a b.gguf"}, {}, {}).settings
    assert settings.model == "gguf:my models/a b.gguf"
    for wrong in ("gguf:", "gguf: ", "gguf:a "):
        with pytest.raises(UsageError, match="is not a model"):
            resolve({"model": wrong}, {}, {})
