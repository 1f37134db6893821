"""What a run is told: flags, environment and briefer.toml become one frozen Settings."""

import datetime as dt
import difflib
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final, NamedTuple

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError

from briefer import checks
from briefer.errors import UsageError
from briefer.talk import plain
from briefer.values.sheet import Paper
from briefer.values.value import Value

CONFIG_NAME: Final = "briefer.toml"
DEFAULT_OPENAI_MODEL: Final = "openai:gpt-4.1-mini"


def _once(formats: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(formats))


# Name and password in front of a host, and what an address hands over behind its question mark.
_SECRET: Final = re.compile(r"(?<=//)[^/]*@|(?<=^['\"])[^/]*:[^/]*@")
_HANDED: Final = re.compile(r"(?<=[?&])([^=&]*)=[^&'\"]*")
_LONGEST_SHOWN: Final = 200  # characters of a value that a message repeats

# `typ` is the Typst markup that the PDF is set from. Any other name is that of a template.
Format = Annotated[str, Field(pattern=f"^{checks.FORMAT}$")]
Formats = Annotated[
    tuple[Format, ...], BeforeValidator(checks.listed), AfterValidator(_once), Field(min_length=1)
]
Folder = Annotated[Path, BeforeValidator(checks.path)]


class Settings(Value):
    """Everything a run can be told besides its sources.

    `date` None means the newest date among the articles, and `title` None the title that
    the briefing gives itself; a title is put on one line, without characters that cannot be
    seen. `model` is `embedded`, `openai:NAME` or `gguf:PATH`. `prompts` and `templates` are folders
    whose files stand in for the shipped ones, file by file; `prompt_set` and `template` name the
    set that is used, unless `prompts` holds prompts itself, and so is the set. `aliases` is a file
    of names of parties and what they stand for. `paper` is what the PDF is set for. `concurrency`
    counts readings in flight, and bounds the cores that a large day is read on.

    What a model cannot read the embedded reader reads, unless `fallback` is off. The answers of
    models are kept in the file `cache` (None: one in the user's own cache folder), unless `keep`
    is off. `prices` is a file of prices, `max_cost` is in US dollars; it and `max_tokens` bound
    what one run asks of a model.
    """

    title: Annotated[str, BeforeValidator(checks.one_line), Field(min_length=1)] | None = None
    date: Annotated[dt.date | None, BeforeValidator(checks.day)] = None
    output: Folder = Path("briefings")
    formats: Formats = ("md", "html", "pdf", "json")
    model: Annotated[
        str,
        Field(pattern=r"^(embedded|openai:\S+|gguf:\S(.*\S)?)$"),
        AfterValidator(checks.printable),
    ] = "embedded"
    base_url: Annotated[str, AfterValidator(checks.address)] | None = None
    api_key: Annotated[SecretStr, BeforeValidator(checks.key)] | None = None
    prompts: Folder | None = None
    prompt_set: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$")] = "default"
    templates: Folder | None = None
    aliases: Folder | None = None
    template: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$")] = "daily"
    paper: Paper = "a4"
    concurrency: Annotated[int, Field(ge=1, le=256)] = 4
    passage_chars: Annotated[int, Field(ge=500, le=1_000_000)] | None = None
    timeout_s: Annotated[float, Field(gt=0, le=86_400)] = 120.0
    fallback: bool = True
    cache: Folder | None = None
    keep: bool = True
    prices: Folder | None = None
    max_cost: Annotated[float, Field(gt=0, le=1_000_000)] | None = None
    max_tokens: Annotated[int, Field(ge=1)] | None = None
    requests_per_minute: Annotated[int, Field(ge=1)] | None = None
    tokens_per_minute: Annotated[int, Field(ge=1)] | None = None


class Resolved(NamedTuple):
    """The settings of a run, the sources that briefer.toml names, and where the model came from.

    `model_from` is how a person finds the choice again: `--model`, `BRIEFER_MODEL`,
    `briefer.toml: model`, the variable of a key, or empty where nothing was configured.
    """

    settings: Settings
    sources: tuple[str, ...]
    model_from: str


class _Given(NamedTuple):
    value: object
    place: str


# For each key: the types that TOML may give it, and what it should hold, in words.
_KEYS: Final[dict[str, tuple[tuple[type, ...], str]]] = {
    "title": ((str,), "a title"),
    "date": ((str, dt.date), "a date such as 2025-12-16"),
    "output": ((str,), "a folder"),
    "formats": ((str, list), "a list of formats such as md,html,pdf,json"),
    "model": ((str,), "a model: embedded, openai:NAME or gguf:PATH"),
    "base_url": ((str,), "an address such as http://127.0.0.1:8080/v1"),
    "api_key": ((str,), "a key"),
    "prompts": ((str,), "a folder"),
    "prompt_set": ((str,), "the name of a prompt set such as default or brief"),
    "templates": ((str,), "a folder"),
    "aliases": ((str,), "a file of names and what they stand for"),
    "template": ((str,), "the name of a template set such as daily"),
    "paper": ((str,), "a paper: a4 or letter"),
    "concurrency": ((int,), "a whole number from 1 to 256"),
    "passage_chars": ((int,), "a whole number from 500 to 1000000"),
    "timeout_s": ((int, float), "a number of seconds above 0"),
    "fallback": ((bool,), "true or false"),
    "cache": ((str,), "a file for the answers of models"),
    "keep": ((bool,), "true or false"),
    "prices": ((str,), "a file of prices"),
    "max_cost": ((int, float), "a number of US dollars above 0"),
    "max_tokens": ((int,), "a number of tokens above 0"),
    "requests_per_minute": ((int,), "a whole number above 0"),
    "tokens_per_minute": ((int,), "a whole number above 0"),
    "sources": ((str, list), "a list of paths"),
}
# The flags that are not called as their setting is.
_FLAGS: Final = {"formats": "--format", "keep": "--no-cache", "fallback": "--no-fallback"}


def parse_config(text: str) -> dict[str, object]:
    """Return the table that the text of a briefer.toml holds.

    Raises:
        UsageError: the text is not TOML; the line says where.

    >>> parse_config('model = "embedded"')
    {'model': 'embedded'}
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(
            f"{CONFIG_NAME}: {error}", tip="strings stand in quotes in TOML"
        ) from error
    except RecursionError as error:
        raise UsageError(f"{CONFIG_NAME}: the lists in it are nested too deep") from error


def resolve(
    flags: Mapping[str, object], environment: Mapping[str, str], config: Mapping[str, object]
) -> Resolved:
    """Return the settings: flags win over the environment, the environment over briefer.toml.

    `flags` and `config` are keyed by the names of the settings; None stands for a flag
    not given. The environment gives `BRIEFER_<NAME>`, and OPENAI_API_KEY and
    OPENAI_BASE_URL. A variable, or a string in briefer.toml, that is empty or of blanks alone
    counts as unset.

    Raises:
        UsageError: an unknown key or a value that does not fit, with its place.

    >>> resolve({"concurrency": 8}, {"BRIEFER_CONCURRENCY": "2"}, {}).settings.concurrency
    8
    """
    given = _from_config(config) | _from_environment(environment) | _from_flags(flags)
    listed = given.pop("sources", _Given((), ""))
    sources = (listed.value,) if isinstance(listed.value, str) else listed.value
    model = _model(given)
    values = {key: value for key, (value, _) in given.items()}
    try:
        settings = Settings.model_validate(values | {"model": model.value})
    except ValidationError as error:
        raise _mistake(error, given) from error
    return Resolved(settings, _texts(sources, listed.place), model.place)


def _from_config(config: Mapping[str, object]) -> dict[str, _Given]:
    given = {}
    for key, value in config.items():
        place = f"{CONFIG_NAME}: {plain(key) or repr(key)}"
        if key not in _KEYS:
            near = difflib.get_close_matches(key, _KEYS, n=1)
            tip = f"did you mean {near[0]}?" if near else f"known are {', '.join(_KEYS)}"
            raise UsageError(f"{place}: there is no such setting", tip=tip)
        types, expected = _KEYS[key]
        # TOML's true is a whole number to Python, and a time with its day is a day.
        stray = isinstance(value, dt.datetime) or (isinstance(value, bool) and bool not in types)
        if not isinstance(value, types) or stray:
            raise UsageError(f"{place}: {shown(value)} is not {expected}")
        if not isinstance(value, str) or value.strip():
            given[key] = _Given(value, place)
    return given


def _from_environment(environment: Mapping[str, str]) -> dict[str, _Given]:
    given = {}
    for key in Settings.model_fields:
        names = [f"BRIEFER_{key.upper()}"]
        if key in {"api_key", "base_url"}:
            names.append(f"OPENAI_{key.upper()}")
        name = next((name for name in names if environment.get(name, "").strip()), None)
        if name:
            given[key] = _Given(environment[name], name)
    return given


def _from_flags(flags: Mapping[str, object]) -> dict[str, _Given]:
    named = {key: _FLAGS.get(key, f"--{key.replace('_', '-')}") for key in flags}
    return {key: _Given(value, named[key]) for key, value in flags.items() if value is not None}


def _model(given: Mapping[str, _Given]) -> _Given:
    """Return the configured model, else one for the configured key, else the embedded reader."""
    if "model" in given:
        return given["model"]
    if "api_key" in given:
        return _Given(DEFAULT_OPENAI_MODEL, given["api_key"].place)
    address = given.get("base_url")
    if address:
        raise UsageError(
            f"{address.place}: a server is named, but no model on it",
            tip="name one with --model openai:NAME, or take --model embedded",
        )
    return _Given("embedded", "")


def _texts(sources: object, place: str) -> tuple[str, ...]:
    """Return the sources that briefer.toml lists, in its order."""
    if isinstance(sources, list | tuple) and all(isinstance(item, str) for item in sources):
        return tuple(sources)
    raise UsageError(f"{place}: {shown(sources)} is not {_KEYS['sources'][1]}")


def shown(value: object) -> str:
    """Return the value as a message repeats it: as it is written, without the end of a long one."""
    written = str(value) if isinstance(value, dt.date | dt.time) else repr(value)
    text = _HANDED.sub(r"\1=…", _SECRET.sub("…@", written))
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def _mistake(error: ValidationError, given: Mapping[str, _Given]) -> UsageError:
    """Return the first mistake as a line that names its place, never the pydantic report."""
    first = error.errors(include_url=False)[0]
    key = str(first["loc"][0])
    value, place = given.get(key, ("", key))
    written = "the value" if key == "api_key" else shown(value)
    explained = key in {"base_url", "api_key"}
    tip = str(first.get("ctx", {}).get("error", "")) if explained else ""
    return UsageError(f"{place}: {written} is not {_KEYS[key][1]}", tip=tip)
