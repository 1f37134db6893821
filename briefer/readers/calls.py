"""The one place that sends to a model: one call with all its attempts."""

import logging
import time
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urlsplit

import httpx2
import openai
from openai import APIResponse, RequestOptions
from openai.types import CompletionUsage
from openai.types.chat import ChatCompletion
from tenacity import RetryCallState

from briefer.errors import PassageError, ReaderError
from briefer.readers import again, faults, proxies, tokens
from briefer.readers.ask import Message
from briefer.readers.base import AskedError
from briefer.readers.breaker import Breaker
from briefer.readers.budget import Budget
from briefer.readers.dialect import Dialect, Schema
from briefer.readers.endpoint import Endpoint
from briefer.readers.gate import Gate
from briefer.readers.limits import Limits
from briefer.readers.pace import Pace
from briefer.readers.reply import BrokenBodyError, NoEndpointError, completion
from briefer.talk import complain
from briefer.values.briefing import Usage

OPENAI_URL: Final = "https://api.openai.com/v1"
_PATH: Final = "/chat/completions"
# By this header the client itself knows that a body is not to be read yet.
_STREAM: Final[RequestOptions] = {"headers": {"X-Stainless-Raw-Response": "stream"}}
_RAISE_CONTEXT: Final = "Raise the context of the server, or set smaller passage_chars."
_LOG: Final = logging.getLogger(__name__)


class TooLongError(AskedError):
    """What was asked does not fit what the model takes at once; `usage` was spent on the call."""


class Calls:
    """Calls one endpoint within the limits of a run; serves several threads.

    A call waits for the gate, then for its place in the minute, then for the budget; what fails
    in passing is tried again, and what no other call can escape ends the run's calls.
    """

    def __init__(self, endpoint: Endpoint, limits: Limits) -> None:
        """Open the client; nothing is sent.

        Raises:
            ReaderError: OpenAI is asked for, and there is no key; or a proxy cannot be used.
        """
        if endpoint.base_url is None and endpoint.api_key is None:
            raise ReaderError(
                f"the model {endpoint.model} of OpenAI needs a key, and none is set",
                tip="Set OPENAI_API_KEY, name a server with --base-url, "
                "or read with --model embedded.",
            )
        self._endpoint = endpoint
        self._client = self._opened()
        self._breaker = Breaker()
        self._gate = Gate(limits.concurrency)
        self._pace = Pace(limits)
        self.budget = Budget(limits)
        self._answered = False
        self._retrying = again.retrying(endpoint, lambda: self._answered).copy(
            sleep=self._breaker.sleep, before_sleep=self._slowed
        )
        self._dialect = Dialect("max_tokens" if endpoint.base_url else "max_completion_tokens")
        self._said_cut = self._said_uncounted = False

    @property
    def place(self) -> str:
        """The model and its address as they may be shown: without a password."""
        return f"the model {self._endpoint.model} at {self._url}"

    def check(self) -> None:
        """Do nothing while the model may be asked.

        Raises:
            StoppedError: it is asked no more in this run.
        """
        self._breaker.check()

    def made(self, messages: Sequence[Message], schema: Schema) -> ChatCompletion:
        """Return the model's answer, in a form with this strict schema where the server can.

        Raises:
            TooLongError: the messages, or what the server read of them, are too long.
            PassageError: the model gave no answer to these messages.
            ReaderError: the endpoint cannot be used, or may not be used any more.
        """
        patience = again.Patience(self._endpoint)
        retrying = self._retrying.copy(stop=patience)
        try:
            return retrying(self._attempt, messages, schema, patience)
        except (openai.APIError, BrokenBodyError) as error:
            raise self._fault(error, retrying.statistics.get("attempt_number", 1)) from error
        except ReaderError as error:
            if not isinstance(error, PassageError):
                self._breaker.stop(error)
            raise

    def _opened(self) -> openai.OpenAI:
        key = self._endpoint.api_key
        try:
            return openai.OpenAI(
                base_url=self._endpoint.base_url or OPENAI_URL,
                # A local server takes any key, and the client refuses to go without one.
                api_key=key.get_secret_value() if key else "none",
                timeout=self._endpoint.timeout_s,
                max_retries=0,
            )
        # OSError: the certificates that the environment names are not there.
        except (*proxies.UNUSABLE, OSError) as error:
            raise proxies.at_fault(error, self._url) from error

    @property
    def _url(self) -> str:
        parts = urlsplit(self._endpoint.base_url or OPENAI_URL)
        return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()

    def _attempt(
        self, messages: Sequence[Message], schema: Schema, patience: again.Patience
    ) -> ChatCompletion:
        """Send until the server takes the request, once where nothing speaks against it."""
        while True:
            dialect = self._dialect
            bound = self._endpoint.output_tokens
            request = dialect.request(self._endpoint.model, messages, schema, bound)
            try:
                return self._sent(request, patience)
            except openai.APIStatusError as error:
                other = dialect.other(error)
                if other is None:
                    raise
                why = faults.said(error, self._endpoint)
                _LOG.info("%s is asked in another way: %s", self.place, why)
                self._dialect = other

    def _sent(self, request: dict[str, Any], patience: again.Patience) -> ChatCompletion:
        """Send once, within the limits."""
        texts = [str(message["content"]) for message in request["messages"]]
        prompt = tokens.expected(texts)
        charge = round(prompt * (1 + tokens.OUTPUT_SHARE))
        most = Usage(prompt_tokens=tokens.most(texts), output_tokens=self._endpoint.output_tokens)
        self.check()
        begun = time.monotonic()
        with self._gate.passed(self.check):
            self._pace.wait(charge, self.check)
            with self.budget.reserved(most, self.check):
                patience.waited_s += time.monotonic() - begun
                answer = self._answer(request)
                counted = answer.usage
                if counted is None or not counted.prompt_tokens:
                    answer.usage = self._estimated(answer, prompt)
                usage = usage_of(answer)
                self.budget.took(usage)
        self._pace.settle(charge, usage.prompt_tokens + usage.output_tokens)
        self._gate.quicken()
        self._breaker.answered()
        self._answered = True
        if counted is not None:
            self._check_read(_read(counted), texts, prompt, usage)
        return answer

    def _estimated(self, answer: ChatCompletion, prompt: int) -> CompletionUsage:
        """Return about what a call took of a server that does not count."""
        if not self._said_uncounted:
            self._said_uncounted = True
            complain(f"{self.place} does not count tokens: they are estimated")
        output = tokens.expected([answer.choices[0].message.content or ""])
        return CompletionUsage(
            prompt_tokens=prompt, completion_tokens=output, total_tokens=prompt + output
        )

    def _answer(self, request: dict[str, Any]) -> ChatCompletion:
        """Return the answer, which has to be there in whole within the time for one."""
        ends = time.monotonic() + self._endpoint.timeout_s
        # Not `chat.completions.create`: that walks through the schema of each request anew. Read as
        # a stream, since the client bounds the wait for each piece, and not for all of them.
        answer = self._client.post(
            _PATH, body=request, cast_to=APIResponse[object], options=_STREAM
        )
        body = _whole(answer.http_response, ends)
        try:
            return completion(body)
        except NoEndpointError as error:
            if self._answered:
                raise  # something on the way answers in the place of the server
            raise ReaderError(
                f"{self._url} answers, but not as an OpenAI-compatible endpoint does",
                tip="Check --base-url; in most cases it ends in /v1.",
            ) from error

    def _check_read(self, read: int, texts: Sequence[str], prompt: int, usage: Usage) -> None:
        """Refuse the answer, paid for, of a server that read a part of what it was sent."""
        if tokens.is_cut(texts, read):
            message = f"{self.place} read {read:,} of about {prompt:,} tokens that it was sent"
            if not self._said_cut:
                self._said_cut = True
                complain(message)
                complain(f"It is asked in smaller passages. {_RAISE_CONTEXT}", name="tip")
            raise TooLongError(message, usage, tip=_RAISE_CONTEXT)

    def _slowed(self, state: RetryCallState) -> None:
        """Hold all the threads back where the server limits; ask no more of one that hangs."""
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, openai.APITimeoutError):
            fault = faults.translated(error, self._endpoint, self._url, state.attempt_number)
            self._breaker.hung(fault)
        limits = isinstance(error, openai.RateLimitError)
        if state.next_action and (limits or again.asked_wait_s(error) is not None):
            self._gate.slow(state.next_action.sleep)

    def _fault(self, error: Exception, attempts: int) -> ReaderError:
        """Return the error as one of ours; what ends the run's calls ends them."""
        if faults.is_too_long(error):
            return TooLongError(f"{self.place} cannot take a passage this long")
        fault = faults.translated(error, self._endpoint, self._url, attempts)
        if not isinstance(fault, PassageError):
            self._breaker.stop(fault)
        elif again.is_passing(error):
            self._breaker.failed(fault)
        return fault


def _whole(response: httpx2.Response, ends: float) -> bytes:
    """Return the body of a response that has to be there before the clock is at `ends`.

    Raises:
        APITimeoutError: it was not.
        APIConnectionError: the connection was cut.
    """
    parts = []
    try:
        for part in response.iter_bytes():
            parts.append(part)
            if time.monotonic() > ends:
                raise openai.APITimeoutError(request=response.request)
    except httpx2.TimeoutException as error:
        raise openai.APITimeoutError(request=response.request) from error
    except httpx2.HTTPError as error:
        raise openai.APIConnectionError(request=response.request) from error
    finally:
        response.close()
    return b"".join(parts)


def usage_of(answer: ChatCompletion) -> Usage:
    """Return one call and its tokens."""
    usage = answer.usage
    return Usage(
        calls=1,
        prompt_tokens=usage.prompt_tokens if usage else 0,
        output_tokens=usage.completion_tokens if usage else 0,
    )


def _read(usage: CompletionUsage) -> int:
    """Return the tokens that were read; some servers count apart what they had read before."""
    details = usage.prompt_tokens_details
    return usage.prompt_tokens + ((details and details.cached_tokens) or 0)
