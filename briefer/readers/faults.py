"""What went wrong with a call, in briefer's own errors."""

from typing import Final
from urllib.parse import urlsplit

import openai

from briefer.errors import PassageError, ReaderError
from briefer.readers.again import SPENT, asked_wait_s, codes, is_unreached
from briefer.readers.endpoint import Endpoint
from briefer.readers.proxies import in_the_way
from briefer.readers.reply import BrokenBodyError

_LONGEST_SAID: Final = 200
# Fields of an error by which servers say that the prompt is longer than the model can take.
_TOO_LONG: Final = frozenset({"context_length_exceeded", "exceed_context_size_error"})


def is_too_long(error: BaseException) -> bool:
    """Return whether the server says that the prompt does not fit the model's context."""
    if not isinstance(error, openai.APIStatusError):
        return False
    return error.status_code == 413 or bool(codes(error) & _TOO_LONG)


def translated(error: BaseException, endpoint: Endpoint, url: str, attempts: int) -> ReaderError:
    """Return the error as one of ours: what failed, on which model, and what to do next.

    `attempts` is how often the call was made. What the server says is repeated without the key.
    """
    place = f"the model {endpoint.model} at {url}"
    if isinstance(error, openai.APIStatusError):
        return _of_status(error, endpoint, place, _in(attempts))
    if isinstance(error, openai.APIConnectionError):
        return _of_connection(error, endpoint, url, _in(attempts))
    if isinstance(error, BrokenBodyError):
        return PassageError(
            f"{place} answered with {error} {_in(attempts)}", tip="Look at the server's log."
        )
    return PassageError(
        f"{place} failed: {said(error, endpoint)}", tip="--debug shows the whole error."
    )


def said(error: BaseException, endpoint: Endpoint) -> str:
    """Return what an error says, on one line of at most 200 characters, without our secrets."""
    body = getattr(error, "body", None)
    message = body.get("message") if isinstance(body, dict) else None
    line = " ".join(str(message or getattr(error, "message", "") or error).split())
    for secret in _secrets(endpoint):
        line = line.replace(secret, "…")
    return line if len(line) <= _LONGEST_SAID else f"{line[: _LONGEST_SAID - 1]}…"


def _secrets(endpoint: Endpoint) -> tuple[str, ...]:
    """Return the key, and the password of the address, where there are any."""
    key = endpoint.api_key.get_secret_value() if endpoint.api_key else ""
    password = urlsplit(endpoint.base_url or "").password or ""
    return tuple(one for one in (key, password) if one)


def _in(attempts: int) -> str:
    return "in one attempt" if attempts == 1 else f"in {attempts} attempts"


def _of_status(
    error: openai.APIStatusError, endpoint: Endpoint, place: str, tries: str
) -> ReaderError:
    status, words = error.status_code, said(error, endpoint)
    if status in {401, 403}:
        given = "refuses the key" if endpoint.api_key else "asks for a key"
        return ReaderError(
            f"{place} {given} ({status}: {words})", tip="Set OPENAI_API_KEY to a valid key."
        )
    if status == 402 or codes(error) & SPENT:
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
        asked = asked_wait_s(error) or 0.0
        long = f" and asks to wait {asked:.0f} s" if asked > endpoint.longest_wait_s else ""
        return PassageError(
            f"{place} limits requests{long} and did not answer {tries} ({words})",
            tip="Set a lower --concurrency, or try later.",
        )
    if status >= 500 or status == 408:
        return PassageError(
            f"{place} failed {tries} ({status}: {words})",
            tip="Look at the server's log, or try later.",
        )
    return PassageError(f"{place} refuses the request ({status}: {words})")


def _of_connection(
    error: openai.APIConnectionError, endpoint: Endpoint, url: str, tries: str
) -> ReaderError:
    why = said(error.__cause__ or error, endpoint)
    if is_unreached(error):
        if proxy := in_the_way(url):
            return ReaderError(
                f"{url} is not reached through the proxy of {proxy} ({why})",
                tip=f"Correct or unset {proxy}; NO_PROXY lists the hosts to reach without it.",
            )
        return ReaderError(
            f"no server answers at {url} ({why})",
            tip="Start the server, or correct --base-url or OPENAI_BASE_URL.",
        )
    if isinstance(error, openai.APITimeoutError):
        return PassageError(
            f"the model {endpoint.model} at {url} gave no answer within {endpoint.timeout_s:g} s",
            tip="Raise timeout_s, or give the model smaller passages (passage_chars).",
        )
    return PassageError(
        f"the connection to {url} was cut {tries} ({why})",
        tip="Look at the server's log, or try later.",
    )
