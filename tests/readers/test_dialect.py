"""How a server wants to be asked."""

import httpx2
import openai
import pytest

from briefer.readers.dialect import Dialect, Schema

SCHEMA = Schema("Form", {"type": "object"})
ASKED = ({"role": "user", "content": "Read."},)


def refused(message, status=400, **fields):
    request = httpx2.Request("POST", "http://h/v1/chat/completions")
    response = httpx2.Response(status, request=request)
    return openai.APIStatusError(message, response=response, body={"message": message, **fields})


def test_a_server_is_asked_for_a_strict_form_first():
    request = Dialect("max_tokens").request("m", ASKED, SCHEMA, 9)
    form = {"name": "Form", "schema": {"type": "object"}, "strict": True}
    assert request["response_format"] == {"type": "json_schema", "json_schema": form}
    assert request["messages"] == list(ASKED)


@pytest.mark.parametrize("shape", ["json", "words"])
def test_where_no_schema_is_taken_the_message_tells_it(shape):
    request = Dialect("max_tokens", shape=shape).request("m", ASKED, SCHEMA, 9)
    [message] = request["messages"]
    assert message["content"].startswith("Read.\n\n")
    assert '{"type": "object"}' in message["content"]
    assert request.get("response_format") == ({"type": "json_object"} if shape == "json" else None)
    assert ASKED[0]["content"] == "Read."


@pytest.mark.parametrize(
    ("error", "other"),
    [
        (refused("no", param="temperature"), {"temperature": False}),
        (refused("use 'max_completion_tokens'"), {"bound": "max_completion_tokens"}),
        (refused("response_format is not supported"), {"shape": "json"}),
        (refused("json_schema: extra field", 422), {"shape": "json"}),
        (refused("invalid grammar", 501), {"shape": "json"}),
    ],
)
def test_what_a_server_does_not_take_is_left_out(error, other):
    first = Dialect("max_tokens")
    assert first.other(error) == first._replace(**other)


def test_what_no_other_dialect_mends_stays_refused():
    assert Dialect("max_tokens").other(refused("content filter")) is None
    assert Dialect("max_tokens").other(refused("response_format", 500)) is None
    last = Dialect("max_tokens", temperature=False, shape="words")
    assert last.other(refused("response_format and temperature")) is None
