"""The one place that sends to a model, waits, and turns its errors into ours."""

import logging
from collections.abc import Sequence
from typing import Any, Final, Generic, NamedTuple, TypeVar
from urllib.parse import urlsplit

import instructor
import openai
from instructor.core.exceptions import IncompleteOutputException, InstructorRetryException
from openai.lib._pydantic import to_strict_json_schema
from openai.types.chat import ChatCompletion
from pydantic import BaseModel, ValidationError

from briefer.errors import PassageError, ReaderError
from briefer.readers import again, faults, proxies
from briefer.readers.answer import bare
from briefer.readers.ask import Message
from briefer.readers.endpoint import Endpoint
from briefer.values.briefing import Usage

Form = TypeVar("Form", bound=BaseModel)

OPENAI_URL: Final = "https://api.openai.com/v1"
# A second answer after one that was not the form; more has not been seen to help.
RE_ASKS: Final = 1

# instructor logs every failed call as an error, which Python prints where nobody set up logging.
logging.getLogger("instructor").addHandler(logging.NullHandler())


class CutShortError(PassageError):
    """The passage, or the answer to it, was too long for one call; `usage` was spent on it."""

    def __init__(self, message: str, usage: Usage) -> None:
        """Keep what was spent."""
        super().__init__(message, tip="Give the model smaller passages (passage_chars).")
        self.usage = usage


class Sent(NamedTuple, Generic[Form]):
    """A filled-in form, and what all the calls for it took."""

    form: Form
    usage: Usage


class Sender:
    """Sends messages to one endpoint and gives back filled-in forms; serves several threads."""

    def __init__(self, endpoint: Endpoint) -> None:
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
        self._retrying = again.retrying(endpoint)
        # OpenAI has renamed the bound, and other servers know the old name alone.
        bound = "max_tokens" if endpoint.base_url else "max_completion_tokens"
        self._options: dict[str, Any] = {"temperature": 0, bound: endpoint.output_tokens}

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

    def ask(self, messages: Sequence[Message], form: type[Form]) -> Sent[Form]:
        """Return the form as the model filled it in.

        Raises:
            CutShortError: the passage or the answer is too long for one call.
            PassageError: the model gave nothing usable for these messages.
            ReaderError: the endpoint cannot be used.
        """
        spent: list[Usage] = []

        def create(**request: Any) -> ChatCompletion:  # noqa: ANN401 - the client's own arguments
            request["response_format"]["json_schema"] |= {
                "strict": True,
                "schema": to_strict_json_schema(form),
            }
            completion = self._retrying.copy()(self._send, request)
            spent.append(_usage(completion))
            message = completion.choices[0].message
            message.content = bare(message.content or "")
            return completion

        try:
            filled = instructor.patch(create=create, mode=instructor.Mode.JSON_SCHEMA)(
                model=self._endpoint.model,
                messages=list(messages),
                response_model=form,
                max_retries=RE_ASKS,
                strict=False,
                **self._options,
            )
        except IncompleteOutputException as error:
            raise CutShortError(
                f"{self._place} did not end its answer", sum(spent, Usage())
            ) from error
        except InstructorRetryException as error:
            raise self._fault(error.__cause__ or error, sum(spent, Usage())) from error
        return Sent(filled, sum(spent, Usage()))

    @property
    def _place(self) -> str:
        return f"the model {self._endpoint.model} at {self._url}"

    @property
    def _url(self) -> str:
        """The address as it may be shown: without a password in it."""
        parts = urlsplit(self._endpoint.base_url or OPENAI_URL)
        return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()

    def _send(self, request: dict[str, Any]) -> ChatCompletion:
        """Send once."""
        try:
            completion = self._client.chat.completions.create(**request)
        except openai.BadRequestError as error:
            # Models that reason take no temperature and say so; the next calls leave it out.
            if error.param != "temperature" or "temperature" not in request:
                raise
            self._options = {k: v for k, v in self._options.items() if k != "temperature"}
            del request["temperature"]
            completion = self._client.chat.completions.create(**request)
        except ValueError as error:
            raise again.BrokenBodyError(str(error)) from error
        if not isinstance(completion, ChatCompletion):
            raise ReaderError(
                f"{self._url} answers, but not as an OpenAI-compatible endpoint does",
                tip="Check --base-url; in most cases it ends in /v1.",
            )
        if not completion.choices or completion.choices[0].message is None:
            raise PassageError(f"{self._place} gave an answer without content")
        return completion

    def _fault(self, error: BaseException, usage: Usage) -> ReaderError:
        if isinstance(error, ReaderError):
            return error
        if isinstance(error, ValidationError):
            why = error.errors(include_url=False, include_input=False)[0]["msg"]
            return PassageError(
                f"{self._place} did not fill in the form: {why}",
                tip="Try a larger model, or one with structured output.",
            )
        if faults.is_too_long(error):
            return CutShortError(f"{self._place} cannot take a passage this long", usage)
        return faults.translated(error, self._endpoint, self._url)


def _usage(completion: ChatCompletion) -> Usage:
    """Return one call and its tokens; zero tokens where the server does not count them."""
    usage = completion.usage
    return Usage(
        calls=1,
        prompt_tokens=(usage.prompt_tokens if usage else 0) or 0,
        output_tokens=(usage.completion_tokens if usage else 0) or 0,
    )
