"""What a run is told: flags, environment and briefer.toml become one frozen Settings."""

import datetime as dt
import difflib
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final, NamedTuple

from pydantic import BeforeValidator, Field, SecretStr, ValidationError

from briefer.errors import UsageError
from briefer.values.value import Value

CONFIG_NAME: Final = "briefer.toml"
DEFAULT_OPENAI_MODEL: Final = "openai:gpt-4.1-mini"

# A format is a template file `briefing.<format>.j2` of the set, or one of pdf and json.
Format = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]{0,9}$")]


def _listed(value: object) -> object:
    """Return the parts of a comma-separated string, and anything else as it is."""
    if isinstance(value, str):
        return tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
    return value


class Settings(Value):
    """Everything a run can be told besides its sources.

    `date` None means the newest date among the articles. `model` is `embedded` or
    `openai:NAME`. `prompts` and `templates` are folders whose files stand in for the
    shipped ones, file by file. `concurrency` counts readings in flight.
    """

    title: str | None = None
    date: dt.date | None = None
    output: Path = Path("briefings")
    formats: Annotated[tuple[Format, ...], BeforeValidator(_listed), Field(min_length=1)] = (
        "md",
        "html",
        "pdf",
        "json",
    )
    model: Annotated[str, Field(pattern=r"^(embedded|openai:\S.*)$")] = "embedded"
    base_url: Annotated[str, Field(pattern=r"^https?://[^\s/]")] | None = None
    api_key: SecretStr | None = None
    prompts: Path | None = None
    templates: Path | None = None
    template: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$")] = "daily"
    concurrency: Annotated[int, Field(ge=1, le=256)] = 4
    passage_chars: Annotated[int, Field(ge=500, le=1_000_000)] = 6000
    timeout_s: Annotated[float, Field(gt=0, le=86_400)] = 120.0
