"""The value that says where a model is and how patient to be with it."""

from typing import Annotated

from pydantic import AfterValidator, Field, SecretStr

from briefer.values.value import Value


class Endpoint(Value):
    """An OpenAI-compatible endpoint and a model on it.

    `base_url` None means OpenAI itself; the slash at its end is left out, so that an address has
    one form. `timeout_s` bounds the wait for one answer; `attempts` and `patience_s` bound one
    call with all its repetitions, without what it waits for its turn. Waits between attempts start
    at `first_wait_s`, double, and end at `longest_wait_s`; a server that asks for a longer wait
    than that is not waited for. `output_tokens` bounds one answer. `identity` names the model
    where the address does not: two models of one identity give the same answers.
    """

    model: Annotated[str, Field(min_length=1)]
    base_url: Annotated[str, AfterValidator(lambda url: url.removesuffix("/"))] | None = None
    api_key: SecretStr | None = None
    timeout_s: Annotated[float, Field(gt=0)] = 120.0
    attempts: Annotated[int, Field(ge=1)] = 4
    patience_s: Annotated[float, Field(gt=0)] = 600.0
    first_wait_s: Annotated[float, Field(ge=0)] = 1.0
    longest_wait_s: Annotated[float, Field(ge=0)] = 60.0
    output_tokens: Annotated[int, Field(ge=1)] = 3000
    identity: str = ""
