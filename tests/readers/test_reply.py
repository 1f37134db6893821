import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.readers.reply import BrokenBodyError, NoEndpointError, completion

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


def body(message, finish_reason="stop", **more):
    """Return the body of an answer with this message."""
    choice = {"message": message, "finish_reason": finish_reason}
    return json.dumps({"choices": [choice]} | more).encode()


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("{}", "{}"),
        (None, ""),
        ([{"type": "text", "text": "{"}, {"type": "text", "text": "}"}], "{}"),
        (["{", "}"], "{}"),
        (7, ""),
    ],
)
def test_the_text_is_taken_from_whatever_holds_it(content, text):
    assert completion(body({"content": content})).choices[0].message.content == text


@pytest.mark.parametrize(
    ("usage", "counted"),
    [
        ({"prompt_tokens": 7, "completion_tokens": 3}, (7, 3)),
        ({"prompt_tokens": 7.0, "completion_tokens": None}, (7, 0)),
        ({"prompt_tokens": "x"}, None),
        ({"prompt_tokens": -1, "completion_tokens": True}, None),
        ("abc", None),
        (None, None),
    ],
)
def test_tokens_are_counted_where_they_are_numbers(usage, counted):
    found = completion(body({"content": "{}"}, usage=usage)).usage
    assert (found and (found.prompt_tokens, found.completion_tokens)) == counted


def test_an_end_that_nobody_knows_is_one():
    assert completion(body({}, "eos")).choices[0].finish_reason == "stop"
    assert completion(body({}, "length")).choices[0].finish_reason == "length"


@pytest.mark.parametrize(
    "said",
    [b"", b"oops", b"{}", b'{"choices": "x"}', b'{"choices": [3]}', b'{"error": {"code": [1]}}'],
)
def test_a_body_without_an_answer_is_none(said):
    with pytest.raises(BrokenBodyError):
        completion(said)


@pytest.mark.parametrize("said", [b"<html>busy</html>", b"[1, 2]", b'"x"'])
def test_what_no_endpoint_says_is_told_apart(said):
    with pytest.raises(NoEndpointError):
        completion(said)


@given(JSON, JSON, JSON)
def test_any_json_is_an_answer_or_none(message, end, usage):
    try:
        found = completion(body(message, end, usage=usage))
    except BrokenBodyError:
        return
    assert isinstance(found.choices[0].message.content, str)


@given(st.binary(max_size=40))
def test_any_body_is_an_answer_or_none(said):
    with pytest.raises(BrokenBodyError):
        completion(said)
