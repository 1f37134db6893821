"""The value that says how much a run may ask of a model."""

from typing import Annotated

from pydantic import Field

from briefer.values.price import Price
from briefer.values.value import Value

Count = Annotated[int, Field(ge=1)]


class Limits(Value):
    """What the calls of one run may take; None is no limit.

    `concurrency` counts calls under way at once. `max_tokens` are those of all the calls of the
    run, asked and answered; `max_cost` is in US dollars and needs a price.
    """

    concurrency: Count = 256
    requests_per_minute: Count | None = None
    tokens_per_minute: Count | None = None
    max_tokens: Count | None = None
    max_cost: Annotated[float, Field(gt=0)] | None = None
    price: Price | None = None
