"""The price of a model: from the user's own file first, then from the shipped one."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from pydantic import ValidationError

from briefer.errors import UsageError
from briefer.values.price import Price

SHIPPED: Final = Path(__file__).parent / "prices.toml"
_OPENAI: Final = "api.openai.com"
# A name with a day is the state of a model on that day, at the price of the model.
_DAY: Final = re.compile(r"-\d{4}-\d{2}-\d{2}$")


def price_of(model: str, base_url: str | None, path: Path | None) -> Price | None:
    """Return the price of a model at an address (None: OpenAI's own), None where none is listed.

    Raises:
        UsageError: the user's file cannot be read, or is mistaken.
    """
    own = parse_prices(_text(path), str(path)) if path else {}
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
        tip = 'a model is a table: ["name"], then prompt = 0.40 and output = 1.60'
        raise UsageError(f"{place}: {error}", tip=tip) from error
    return {model: _price(model, table, place) for model, table in tables.items()}


def _price(model: str, table: object, place: str) -> Price:
    try:
        return Price.model_validate(table)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        where = f"{place}: {model}{': ' if field else ''}{field}"
        raise UsageError(
            f"{where}: {first['msg'].lower()}",
            tip="a price has `prompt` and `output`, US dollars for a million tokens, and `seen`, "
            "a day",
        ) from error


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        raise UsageError(
            f"{path}: cannot be read: {why}", tip="mend the path of `prices`"
        ) from error
