"""What a model costs, as its owner lists it."""

import datetime as dt
from typing import Annotated

from pydantic import Field

from briefer.values.briefing import Usage
from briefer.values.value import Value

_MILLION = 1_000_000

# Strict: neither a number in quotes nor a day of 1970, which pydantic reads from a bare number.
Dollars = Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False, strict=True)]


class Price(Value):
    """US dollars for a million tokens, and the day on which the list said so."""

    prompt: Dollars
    output: Dollars
    seen: Annotated[dt.date, Field(strict=True)] | None = None

    def cost(self, usage: Usage) -> float:
        """Return the US dollars for the tokens of the usage.

        >>> Price(prompt=0.5, output=2).cost(Usage(prompt_tokens=1_000_000, output_tokens=250_000))
        1.0
        """
        return (usage.prompt_tokens * self.prompt + usage.output_tokens * self.output) / _MILLION
