"""The price of a model: from the user's own file first, then from the shipped one."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from briefer.errors import UsageError
from briefer.settings import shown
from briefer.talk import plain
from briefer.values.price import Price

SHIPPED: Final = Path(__file__).parent / "prices.toml"
_OPENAI: Final = "api.openai.com"
# A name with a day is the state of a model on that day, at the price of the model.
_DAY: Final = re.compile(r"-\d{4}-\d{2}-\d{2}$")
_TABLE: Final = 'a model is a table: ["name"], then prompt = 0.40 and output = 1.60'
_FIELDS: Final = (
    "a price has `prompt` and `output`, US dollars for a million tokens, and `seen`, a day"
)
_DOLLARS: Final = "a number of US dollars from 0 to 1000000, without quotes"
_EXPECTED: Final = {
    "": "a table with a price",
    "prompt": _DOLLARS,
    "output": _DOLLARS,
    "seen": "a day such as 2026-03-01, without quotes",
}


def price_of(model: str, base_url: str | None, path: Path | None) -> Price | None:
    """Return the price of a model at an address (None: OpenAI's own), None where none is listed.

    Raises:
        UsageError: the user's file cannot be read, is mistaken, or lists no model.
    """
    own = parse_prices(_text(path), str(path)) if path else {}
    if path and not own:
        raise UsageError(f"{path}: no model is listed in it", tip=_TABLE)
    at_openai = base_url is None or urlsplit(base_url).hostname == _OPENAI
    shipped = parse_prices(_text(SHIPPED), SHIPPED.name) if at_openai else {}
    names = (model, _DAY.sub("", model))
    return next(
        (prices[name] for prices in (own, shipped) for name in names if name in prices), None
    )


def parse_prices(text: str, place: str) -> Mapping[str, Price]:
    r"""Return the price of each model that the text of a price file names.

    Raises:
        UsageError: the text is no TOML, or a price is none; with the place and the model.

    >>> parse_prices('["m"]\nprompt = 1\noutput = 2.5', "prices.toml")["m"].output
    2.5
    """
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{place}: {error}", tip=_TABLE) from error
    return {model: _price(model, table, place) for model, table in tables.items()}


def _price(model: str, table: object, place: str) -> Price:
    try:
        return Price.model_validate(table)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        keys = ".".join(str(key) for key in first["loc"])
        where = plain(f"{place}: {model}{': ' if keys else ''}{keys}")
        raise UsageError(f"{where}: {_wrong(first, keys)}", tip=_tip(model, table)) from error


def _wrong(error: ErrorDetails, field: str) -> str:
    """Return what is wrong with a field of a price, or with the whole where `field` is empty."""
    if error["type"] == "missing":
        return "it is missing"
    if error["type"] == "extra_forbidden":
        return "there is no such field"
    return f"{shown(error['input'])} is not {_EXPECTED[field]}"


def _tip(model: str, table: object) -> str:
    """Return how a price is written; of a name that TOML has parted, how the name is."""
    tables = table.items() if isinstance(table, dict) else ()
    parted = next((key for key, value in tables if isinstance(value, dict)), None)
    return plain(f'a name with a dot stands in quotes: ["{model}.{parted}"]') if parted else _FIELDS


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{path}, line {line}: it is not UTF-8", tip="save it as UTF-8") from error
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise UsageError(
            f"{path}: cannot be read: {why}", tip="mend the path of `prices`"
        ) from error
