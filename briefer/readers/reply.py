"""From the body of a server's answer to what is used of it: pure.

Servers differ from OpenAI's in what they leave out, add and write in another type. What is used
is taken over where it can be understood, and an answer in which it cannot is no answer.
"""

import json
from collections.abc import Mapping
from typing import Any, Final, get_args

from openai.types import CompletionUsage
from openai.types.chat import ChatCompletion, ChatCompletionMessage
from openai.types.chat.chat_completion import Choice
from openai.types.completion_usage import PromptTokensDetails

_ENDS: Final = frozenset(get_args(Choice.model_fields["finish_reason"].annotation))


class BrokenBodyError(Exception):
    """A server answered with status 200 and a body that holds no answer."""


class NoEndpointError(BrokenBodyError):
    """A body that no OpenAI-compatible server gives: a web page, a list."""


def completion(body: bytes) -> ChatCompletion:
    """Return the answer in a body, with its first choice and the tokens that the server counted.

    Raises:
        NoEndpointError: the body is not that of such an endpoint.
        BrokenBodyError: it is no JSON, or holds an error or no choice.
    """
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        kind = NoEndpointError if body.lstrip()[:1] == b"<" else BrokenBodyError
        raise kind("a body that is no JSON") from error
    if not isinstance(said, dict):
        raise NoEndpointError("a body that is no JSON object")
    choices = said.get("choices")
    first = choices[0] if isinstance(choices, list) and choices else None
    message = first.get("message") if isinstance(first, dict) else None
    if not isinstance(first, dict) or not isinstance(message, dict):
        raise BrokenBodyError(
            "an error in place of an answer" if "error" in said else "a body without an answer"
        )
    end = first.get("finish_reason")
    return ChatCompletion(
        id="",
        object="chat.completion",
        created=0,
        model="",
        choices=[
            Choice(
                index=0,
                finish_reason=end if isinstance(end, str) and end in _ENDS else "stop",
                message=ChatCompletionMessage(
                    role="assistant", content=_text(message), refusal=_refusal(message)
                ),
            )
        ],
        usage=_usage(said.get("usage")),
    )


def _refusal(message: Mapping[str, Any]) -> str | None:
    """Return the words by which a model declines to fill in a form, None where it does not."""
    said = message.get("refusal")
    return said if isinstance(said, str) and said.strip() else None


def _text(message: Mapping[str, Any]) -> str:
    """Return the text of a message; some servers send it in parts."""
    content = message.get("content")
    parts = content if isinstance(content, list) else [content]
    texts = [one.get("text") if isinstance(one, dict) else one for one in parts]
    return "".join(one for one in texts if isinstance(one, str))


def _usage(stated: object) -> CompletionUsage | None:
    """Return the tokens as they were counted, None where they were not."""
    if not isinstance(stated, dict):
        return None
    prompt, answer = (_count(stated.get(f"{name}_tokens")) for name in ("prompt", "completion"))
    details = stated.get("prompt_tokens_details")
    cached = _count(details.get("cached_tokens")) if isinstance(details, dict) else None
    if prompt is None and answer is None:
        return None
    return CompletionUsage(
        prompt_tokens=prompt or 0,
        completion_tokens=answer or 0,
        total_tokens=(prompt or 0) + (answer or 0),
        prompt_tokens_details=PromptTokensDetails(cached_tokens=cached),
    )


def _count(stated: object) -> int | None:
    whole = isinstance(stated, int | float) and not isinstance(stated, bool)
    return int(stated) if whole and 0 <= stated < 1e12 else None  # type: ignore[operator, call-overload]
