"""How a server wants to be asked: what one takes, another refuses. Pure."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple

import openai

from briefer.readers.ask import Message

# What a server may be told of the form: a strict schema, that the answer is JSON, or nothing.
# Where it is told no schema, the schema stands in the message.
Shape = Literal["schema", "json", "words"]
_NEXT: Final[Mapping[Shape, Shape]] = {"schema": "json", "json": "words"}
# By these words servers name the part of a request that they do not take.
_OF_SHAPE: Final = ("response_format", "json_schema", "json_object", "structured", "grammar")
_REFUSED: Final = frozenset({400, 404, 422, 501})


class Schema(NamedTuple):
    """A form as a server is told it: its name, and its strict JSON schema."""

    name: str
    form: Mapping[str, Any]


class Dialect(NamedTuple):
    """What goes into a request besides the messages.

    `bound` is the name of the field that bounds the answer: OpenAI has renamed it, and other
    servers know the old name alone. Models that reason take no `temperature`.
    """

    bound: Literal["max_tokens", "max_completion_tokens"]
    temperature: bool = True
    shape: Shape = "schema"

    def request(
        self, model: str, messages: Sequence[Message], schema: Schema, bound: int
    ) -> dict[str, Any]:
        """Return the request for a form, and an answer of at most `bound` tokens.

        >>> Dialect("max_tokens", shape="words").request("m", [], Schema("Form", {}), 10)
        {'messages': [], 'model': 'm', 'max_tokens': 10, 'temperature': 0}
        """
        asked = list(messages)
        if asked and self.shape != "schema":
            asked[-1] = _told(asked[-1], schema)
        request: dict[str, Any] = {"messages": asked, "model": model, self.bound: bound}
        if self.shape == "schema":
            form = {"name": schema.name, "schema": schema.form, "strict": True}
            request["response_format"] = {"type": "json_schema", "json_schema": form}
        elif self.shape == "json":
            request["response_format"] = {"type": "json_object"}
        if self.temperature:
            request["temperature"] = 0
        return request

    def other(self, error: openai.APIStatusError) -> "Dialect | None":
        """Return the dialect in which a refused request may be taken, None where there is none."""
        if error.status_code not in _REFUSED:
            return None
        said = f"{error.param or ''} {error.message}".lower()
        if self.temperature and "temperature" in said:
            return self._replace(temperature=False)
        if "max_completion_tokens" in said and self.bound == "max_tokens":
            return self._replace(bound="max_completion_tokens")
        if any(word in said for word in _OF_SHAPE) and self.shape in _NEXT:
            return self._replace(shape=_NEXT[self.shape])
        return None


def _told(message: Message, schema: Schema) -> Message:
    form = json.dumps(schema.form, ensure_ascii=False)
    told = f"{message['content']}\n\nAnswer with one JSON object that fits this schema:\n{form}"
    return {**message, "content": told}
