"""What went wrong with a call, in briefer's own errors."""

from typing import Final

import openai

from briefer.errors import PassageError, ReaderError
from briefer.readers.again import SPENT, BrokenBodyError, is_unreached
from briefer.readers.endpoint import Endpoint
from briefer.readers.proxies import in_the_way

_LONGEST_SAID: Final = 200
# Fields of an error by which servers say that the prompt is longer than the model can take.
_TOO_LONG: Final = frozenset({"context_length_exceeded", "exceed_context_size_error"})


def is_too_long(error: BaseException) -> bool:
    """Return whether the server says that the prompt does not fit the model's context."""
    if not isinstance(error, openai.APIStatusError):
        return False
    return error.status_code == 413 or bool({error.code, error.type} & _TOO_LONG)


def translated(error: BaseException, endpoint: Endpoint, url: str) -> ReaderError:
    """Return the error as one of ours: what failed, on which model, and what to do next."""
    place = f"the model {endpoint.model} at {url}"
    if isinstance(error, openai.APIStatusError):
        return _of_status(error, endpoint, place)
    if isinstance(error, openai.APIConnectionError):
        return _of_connection(error, endpoint, url)
    if isinstance(error, BrokenBodyError):
        return PassageError(
            f"{place} answered with a body that is no JSON, {endpoint.attempts} times",
            tip="Look at the server's log.",
        )
    return PassageError(f"{place} failed: {said(error)}", tip="--debug shows the whole error.")


def said(error: BaseException) -> str:
    """Return what an error says, on one line of at most 200 characters."""
    body = getattr(error, "body", None)
    message = body.get("message") if isinstance(body, dict) else None
    line = " ".join(str(message or getattr(error, "message", "") or error).split())
    return line if len(line) <= _LONGEST_SAID else f"{line[: _LONGEST_SAID - 1]}…"


def _of_status(error: openai.APIStatusError, endpoint: Endpoint, place: str) -> ReaderError:
    status, words = error.status_code, said(error)
    if status in {401, 403}:
        given = "refuses the key" if endpoint.api_key else "asks for a key"
        return ReaderError(
            f"{place} {given} ({status}: {words})", tip="Set OPENAI_API_KEY to a valid key."
        )
    if status == 402 or {error.code, error.type} & SPENT:
        return ReaderError(
            f"{place}: the quota is spent ({words})",
            tip="Look at the account, or read with --model embedded.",
        )
    if status == 404:
        return ReaderError(
            f"{place} is not there (404: {words})",
            tip="Check the name after openai:, and that the address ends as the server's does, "
            "in most cases in /v1.",
        )
    if status == 429:
        return PassageError(
            f"{place} limits requests and did not answer in {endpoint.attempts} attempts ({words})",
            tip="Set a lower --concurrency, or try later.",
        )
    if status >= 500:
        return PassageError(
            f"{place} failed in {endpoint.attempts} attempts ({status}: {words})",
            tip="Look at the server's log, or try later.",
        )
    return PassageError(f"{place} refuses the request ({status}: {words})")


def _of_connection(error: openai.APIConnectionError, endpoint: Endpoint, url: str) -> ReaderError:
    if is_unreached(error):
        if proxy := in_the_way(url):
            return ReaderError(
                f"{url} is not reached through the proxy of {proxy}"
                f" ({said(error.__cause__ or error)})",
                tip=f"Correct or unset {proxy}; NO_PROXY lists the hosts to reach without it.",
            )
        return ReaderError(
            f"no server answers at {url} ({said(error.__cause__ or error)})",
            tip="Start the server, or correct --base-url or OPENAI_BASE_URL.",
        )
    if isinstance(error, openai.APITimeoutError):
        return PassageError(
            f"the model {endpoint.model} at {url} gave no answer within {endpoint.timeout_s:g} s",
            tip="Raise timeout_s, or give the model smaller passages (passage_chars).",
        )
    return PassageError(
        f"the connection to {url} was cut in {endpoint.attempts} attempts "
        f"({said(error.__cause__ or error)})",
        tip="Look at the server's log, or try later.",
    )
